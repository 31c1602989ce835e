"""Five hundred hostile texts come out of the register as they went in, as text."""

from __future__ import annotations

import io

import openpyxl
from excel_trackers import workbook
from hostile_texts import hostile_texts

from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.register import read_appeals
from suivi_tool.tracker.understanding import understand_views
from suivi_tool.tracker.writing import SheetWriter

HOSTILE = hostile_texts()
HEADINGS = (
    "N° appel | Reçu le | Canal | Appelant | Qualité | Objet | Notifié le | Motif de l'appel\n"
)
ONE = "APP-2026-001 | 2026-01-02 | e-mail | Durand | Candidat | Retrait | 2025-12-20 | Barème\n"


def test_texts_come_out_of_the_cell_equal() -> None:
    tracker = Tracker(workbook({"Appels": HEADINGS + ONE}))
    layout = understand_views(tracker.views()).appeals
    assert layout is not None
    writer = SheetWriter(tracker, layout, read_appeals(tracker, layout).extent)
    for number, text in enumerate(HOSTILE):
        writer.append({"number": f"APP-H-{number:03}", "ground": text})
    saved = tracker.book.save()
    sheet = openpyxl.load_workbook(io.BytesIO(saved))["Appels"]
    column = layout.columns["ground"]
    found = {str(row[0].value): row[column - 1] for row in sheet.iter_rows(min_row=2)}
    for number, text in enumerate(HOSTILE):
        cell = found[f"APP-H-{number:03}"]
        assert (cell.value, cell.data_type) == (text, "s"), repr(text[:40])

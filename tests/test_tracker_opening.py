from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from excel_trackers import workbook

from suivi_tool.errors import WorkbookRefused
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.register import read_appeals
from suivi_tool.tracker.understanding import understand, understand_views


def test_formulas_of_a_row_are_seen() -> None:
    data = workbook(
        {"Appels": "N° appel | Reçu le | Limite\nAPP-1 | 2026-01-02 |"},
        formulas=[("Appels", "C2", "=EDATE(B2,2)")],
    )
    assert Tracker(data).formulas("Appels", 2) == {3: "EDATE(B2,2)"}


def test_what_was_read_serves_a_workbook_in_which_nothing_is_changed_yet() -> None:
    tracker = Tracker(workbook({"Appels": "N° appel | Reçu le\nAPP-1 | 2026-01-02"}))
    view = tracker.view("Appels")
    tracker.book.set_cells("Appels", {(2, 1): "APP-9"})
    other = tracker.unchanged()
    assert other.view("Appels") is view
    assert other.book.save() == tracker.data != tracker.book.save()


@pytest.mark.parametrize("date1904", [False, True])
def test_days_are_days_whatever_the_workbook_counts_from(date1904: bool) -> None:
    drawn = "N° appel | Reçu le | Appelant | Objet\nAPP-1 | 2026-05-03 | Durand | Retrait"
    tracker = Tracker(workbook({"Appels": drawn}, date1904=date1904))
    layout = understand_views(tracker.views()).appeals
    assert layout is not None
    [row] = read_appeals(tracker, layout).appeals
    assert row.appeal.received_on == date(2026, 5, 3)


def test_no_workbook_of_the_corpus_stops_the_understanding(shared: Path) -> None:
    folder = shared / "corpus" / "workbooks"
    files = sorted(folder.rglob("*.xls[xm]"))[::25]
    assert files
    for file in files:
        try:
            understood = understand(file.read_bytes())
        except WorkbookRefused:
            continue
        assert understood.appeals is None, file.name

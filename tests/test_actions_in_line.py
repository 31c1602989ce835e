"""Every command brings what people typed into line, not « actualiser » alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from work_folders import WorkPlace, make

from suivi_tool.actions import in_line
from suivi_tool.actions.merging import Merge
from suivi_tool.actions.situation import look
from suivi_tool.documents import controls
from suivi_tool.workbook.book import Workbook

FIRST, SECOND, ROW = "APP-2026-006", "APP-2026-007", 29


def place_with_two(folder: Path) -> WorkPlace:
    place = make(folder)
    place.register()
    place.register(nom="Roux", prenom="Marie", motif="Barème")
    return place


def test_a_step_on_one_appeal_brings_the_fiche_of_another_into_line(tmp_path: Path) -> None:
    place = place_with_two(tmp_path)
    column = next(c.column for c in place.sheet("Appels")[1] if c.value == "AR – envoyé le")
    book = Workbook(place.tracker.read_bytes())
    book.set_cells("Appels", {(ROW, column): date(2026, 5, 2)})
    place.tracker.write_bytes(book.save())
    told = [alert.message for alert in place.treat(SECOND, "accuse", le="02/05/2026").alerts]
    assert f"{FIRST}, saisi à la main\u00a0: AR – envoyé le." in told
    assert f"«\u00a0Fiche d’appel {FIRST}.docx\u00a0» est remise d’accord avec le suivi." in told
    fiche = place.office().work.files.folder(FIRST) / f"Fiche d'appel {FIRST}.docx"
    assert controls.read(fiche.read_bytes())["ar.envoye_le"] == "02/05/2026"


def test_nothing_typed_by_hand_is_nothing_to_do(tmp_path: Path) -> None:
    place = place_with_two(tmp_path)
    office = place.office()
    assert in_line.after_merge(office, Merge()) == []
    assert in_line.after_merge(office, Merge(edited=("APP-2026-001",))) == []  # no case of ours
    done = in_line.bring(office, look(office), (FIRST, "APP-1999-001"))
    assert (done.paths, done.told, done.read_back) == ([], [], 0)

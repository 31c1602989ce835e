"""What was left because it may be somebody else's name is told with its place."""

from __future__ import annotations

from pathlib import Path

from test_actions_anonymise import LATER, NUMBER, closed, in_2033
from work_folders import WorkPlace

from suivi_tool.actions import anonymised_doubts
from suivi_tool.actions.anonymise import anonymise, plan
from suivi_tool.actions.identity import Identity
from suivi_tool.actions.situation import look
from suivi_tool.workbook.book import Workbook

EVERY_PART = True  # anonymising reaches every part of the tracker

WHO = Identity(("Zoé Zylber", "Zoé", "Zylber"), alone=frozenset({"zoe", "zylber"}))


def jotted(place: WorkPlace, *texts: str) -> None:
    """Write into « Notes », a sheet that the tool knows nothing of."""
    book = Workbook(place.tracker.read_bytes())
    book.set_cells("Notes", {(row, 3): text for row, text in enumerate(texts, 5)})
    place.tracker.write_bytes(book.save())


def test_somebody_else_keeps_the_name_and_a_person_is_told_where(tmp_path: Path) -> None:
    place = closed(tmp_path / "Qualité")
    others = ("Anne Delaunay", "Roux-Delaunay Anne, salle 3")
    jotted(place, *others, "Mme Delaunay rappelle", "DELAUNAY Élodie")
    [planned] = [item for item in plan(in_2033(place)).planned if item.number == NUMBER]
    said = " ".join(planned.what).replace("\u00a0", " ")
    assert "laissé, à regarder (à côté d’un autre nom) : feuille « Notes », ligne 5" in said
    done = anonymise(in_2033(place))
    assert done.left == ()
    notes = place.sheet("Notes")
    now = [notes.cell(row, 3).value for row in range(5, 9)]
    assert now == [*others, "Mme Anonymisé rappelle", "Anonymisé"]
    [told] = [fault for fault in done.told if "une autre personne" in fault.message]
    said = told.message.replace("\u00a0", " ")
    assert "feuille « Notes », ligne 5, feuille « Notes », ligne 6" in said
    assert "Delaunay" not in said
    assert plan(place.office(LATER)).planned == ()


def test_a_file_that_may_name_somebody_else_is_left_and_told(tmp_path: Path) -> None:
    place = closed(tmp_path / "Qualité")
    draft = place.root / "Salles Anne Delaunay.txt"
    draft.write_text("Anne Delaunay, salle 3", "utf-8")
    done = anonymise(in_2033(place))
    assert done.left == ()
    assert draft.read_text("utf-8") == "Anne Delaunay, salle 3"
    assert any("Salles Anne Delaunay.txt" in fault.message for fault in done.told)


def test_nothing_doubtful_says_nothing(tmp_path: Path) -> None:
    place = closed(tmp_path / "Qualité")
    assert anonymised_doubts.told(place.office(), look(place.office()), WHO) == ()


def test_many_places_are_counted() -> None:
    assert anonymised_doubts.some([f"ligne {n}" for n in range(12)]).endswith("ligne 9 et 2 autres")

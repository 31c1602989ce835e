"""The row of an appeal without its person, and the note of whose data is being taken out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sample_cases import opened
from work_folders import make

from suivi_tool.actions.anonymised_rows import facts_without_person, noted, notes, without_person
from suivi_tool.actions.identity import Identity
from suivi_tool.procedure.anonymising import ANONYMOUS
from suivi_tool.procedure.appeal import Appeal

APPEAL = Appeal("APP-1", received_on=date(2026, 4, 30), appellant="Zoé Martin", contact="z@x.org",
                contested_decision="Retrait")  # fmt: skip


def test_the_cells_that_can_name_a_person_are_cleared_and_no_others(samples: Path) -> None:
    _, understood = opened(samples / "1-deux-feuilles.xlsx")
    assert understood.appeals is not None
    facts = facts_without_person(understood.appeals, APPEAL)
    assert facts == {"appellant": ANONYMOUS, "contact": None}
    assert facts_without_person(understood.appeals, without_person(APPEAL)) == {}


def test_the_appeal_reads_as_its_row_does() -> None:
    found = without_person(APPEAL)
    assert (found.appellant, found.contact) == (ANONYMOUS, "")
    assert (found.number, found.received_on, found.contested_decision) == (
        "APP-1", date(2026, 4, 30), "Retrait",
    )  # fmt: skip


def test_a_note_is_found_again_by_whoever_goes_on(tmp_path: Path) -> None:
    office = make(tmp_path / "d").office()
    assert noted(office) == {}
    who = Identity(("Zoé Martin",), frozenset({"un texte à elle"}))
    notes(office).write("APP-1", who.as_json())
    assert noted(office) == noted(office, ["APP-1"]) == {"APP-1": who}
    assert noted(office, ["APP-2"]) == {}

"""What is kept of a case beside the tracker, and documents put into its folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions import cases
from suivi_tool.actions.change_settings import change as change_settings
from suivi_tool.actions.kept import Act, Kept, read_kept, write_kept
from suivi_tool.actions.situation import look
from suivi_tool.procedure.appeal import Appeal, Appellant
from suivi_tool.procedure.duties import Step

NUMBER = "APP-2026-004"


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path / "Dossier été")


def test_what_is_kept_reads_back_equal(place: WorkPlace) -> None:
    kept = Kept(
        Appellant("Durand", "Zoé", address="1 rue du Port\n44000 Nantes"),
        "Repasser l’épreuve.",
        "Anne",
        ("certificat médical.pdf",),
        {"Fiche.docx": {"ar.envoye_le": "04/05/2026", "conclusion.justifie": True}},
        (Act(Step.ACKNOWLEDGE, date(2026, 5, 4), "Anne", "Mail"),),
    )
    write_kept(place.office(), NUMBER, kept)
    assert read_kept(place.office(), NUMBER) == kept
    assert kept.act(Step.ACKNOWLEDGE).by == "Anne"
    assert kept.act(Step.END) == Act(Step.END)


def test_a_case_that_nobody_kept_is_empty(place: WorkPlace) -> None:
    assert read_kept(place.office(), "APP-1999-001").appellant is None


def test_a_name_that_is_taken_gets_a_number_and_the_same_bytes_do_not(place: WorkPlace) -> None:
    office = place.office()
    names = [
        cases.put(office, NUMBER, f"Courrier {NUMBER}.docx", data).path.name
        for data in (b"one", b"two", b"one", b"three")
    ]
    assert names == [
        f"Courrier {NUMBER}.docx",
        f"Courrier {NUMBER} (2).docx",
        f"Courrier {NUMBER}.docx",
        f"Courrier {NUMBER} (3).docx",
    ]


def test_a_number_with_a_slash_names_no_folder(place: WorkPlace) -> None:
    assert cases.safe_name(place.office(), "Fiche d'appel 2026/7.docx", "2026/7") == (
        "Fiche d'appel 2026-7.docx"
    )


def test_the_case_says_what_the_register_and_the_rules_say(place: WorkPlace) -> None:
    office = place.office()
    situation = look(office)
    appeal = situation.appeal(NUMBER)
    assert appeal
    case = cases.case_of(office, appeal, Kept(), situation)
    assert case.acknowledgement
    assert (case.acknowledgement.due, case.place) == (date(2026, 4, 23), "Paris La Défense")
    assert case.appellant.full_name == appeal.appellant


def test_nobody_signs_for_one_who_took_the_contested_decision(place: WorkPlace) -> None:
    change_settings(place.office(), {
        "roles.rq.suppleant": "Paul Dubois", "roles.rq.absent_du": date(2026, 5, 1),
        "roles.rq.absent_au": date(2026, 5, 31),
    })  # fmt: skip
    office = place.office()
    appeal = Appeal("A", handler="Hélène Marchand", decided_by="Jury")
    situation = look(office)
    holder = cases.case_of(office, appeal, Kept(), situation).responsible.stands_in_for
    assert holder
    assert holder.name == "Hélène Marchand"
    taken = replace(appeal, decided_by="Jury ; H. Marchand")
    who = cases.case_of(office, taken, Kept(), situation).responsible
    assert (who.name, who.stands_in_for) == ("Paul Dubois", None)

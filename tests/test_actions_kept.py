"""What is known of a case beside the tracker, act by act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions.kept import Act, Kept, read_kept, write_kept
from suivi_tool.actions.undo import undo
from suivi_tool.errors import RefusedInput
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.duties import Step

MAY_6, MAY_7 = date(2026, 5, 6), date(2026, 5, 7)
KEPT = Kept(
    acts=(
        Act(Step.REGISTER, involved=("Anne Petit", "Jean Valette")),
        Act(Step.ANALYSE, MAY_6, "Luc", ground="Cachet de la poste.", replacement="Luc : jury"),
        Act(Step.TREAT, MAY_7, "Luc", involved=("Anne Petit", "Paul"), correction="Remboursée"),
    )
)


def test_everything_said_on_the_way_counts_and_the_last_word_stands() -> None:
    assert KEPT.involved == ("Anne Petit", "Jean Valette", "Paul")
    assert KEPT.replacement == "Luc : jury"
    later = replace(KEPT, acts=(*KEPT.acts, Act(Step.CLOSE, correction="Épreuve repassée")))
    assert (KEPT.correction, later.correction) == ("Remboursée", "Épreuve repassée")


def test_the_reason_of_the_verdict_is_that_of_the_analysis_that_stands() -> None:
    assert KEPT.period_ground(Appeal("A", period_validated_on=MAY_6)) == "Cachet de la poste."
    assert KEPT.period_ground(Appeal("A", period_validated_on=MAY_7)) == ""
    assert KEPT.period_ground(Appeal("A")) == ""


def test_taking_back_a_step_takes_back_what_it_told() -> None:
    assert KEPT.without_last(Step.TREAT).acts == KEPT.acts[:2]
    assert KEPT.without_last(Step.END) == KEPT


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path)


def test_undo_forgets_the_letter_that_was_filed(place: WorkPlace) -> None:
    number = place.register().number
    office = place.office()
    place.treat(number, "courrier", le="02/05/2026", nature="relance", texte="La copie.")
    assert read_kept(office, number).act(Step.LETTER).subject == "Relance"
    undo(office)
    assert read_kept(office, number).act(Step.LETTER) == Act(Step.LETTER)


def test_a_damaged_record_is_refused_on_reading_and_a_step_goes_on(place: WorkPlace) -> None:
    number = place.register().number
    office = place.office()
    write_kept(office, number, KEPT)
    [path] = office.work.cases.folder.iterdir()
    path.write_bytes(b"{")
    with pytest.raises(RefusedInput, match="abîmé"):
        read_kept(office, number)
    answer = place.treat(number, "accuse", le="02/05/2026", mode="mail")
    assert answer.on is not None
    assert any("abîmé" in alert.message for alert in answer.alerts)


def test_a_step_noted_again_on_its_day_keeps_what_is_not_said_anew() -> None:
    told = Act(Step.END, MAY_7, "Anne Petit", "Courrier", noted_on=MAY_7)
    again = Kept(acts=(told, Act(Step.END, MAY_7, noted_on=MAY_7)))
    assert again.act(Step.END) == told
    assert Kept(acts=(told, Act(Step.END, MAY_6, "Luc"))).act(Step.END).means == ""
    assert Kept().act(Step.END) == Act(Step.END)

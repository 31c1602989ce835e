"""What the documents of a case say beside its row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions import case_facts
from suivi_tool.actions.kept import Act, Kept
from suivi_tool.actions.situation import Situation, look
from suivi_tool.procedure.appeal import Appeal, Appellant
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.impartiality import Independence

MAY_6, MAY_7 = date(2026, 5, 6), date(2026, 5, 7)
APPEAL = Appeal("APP-9", decided_by="Jean Valette", handler="Luc Morel")


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path)


@pytest.fixture
def situation(place: WorkPlace) -> Situation:
    return look(place.office())


def test_whoever_re_examines_is_compared_with_the_jury(place: WorkPlace) -> None:
    jury = Act(Step.REGISTER, involved=("Jury : Anne Petit ; Paul Roux",))
    again = Act(Step.TREAT, MAY_7, "A. Petit")
    office = place.office()
    treated = replace(APPEAL, treated_on=MAY_7)
    conform = case_facts.independence(office, treated, Kept(acts=(jury,)))
    assert conform.state is not Independence.CONFLICT
    found = case_facts.independence(office, treated, Kept(acts=(jury, again)))
    assert found.conflicts == ("A. Petit",)
    undone = case_facts.independence(office, APPEAL, Kept(acts=(jury, again)))
    assert undone.state is not Independence.CONFLICT


def test_one_letter_that_replies_and_ends_tells_both(place: WorkPlace) -> None:
    appeal = replace(APPEAL, replied_on=MAY_7, end_told_on=MAY_7, told_progress_on=(MAY_6,))
    told = case_facts.told(appeal, Kept(acts=(Act(Step.REPLY, MAY_7, "Luc", "Courrier"),)))
    assert [(one.on, one.subject, one.means, one.by) for one in told] == [
        (MAY_6, "Avancement du traitement", "", ""),
        (MAY_7, "Réponse à l’appel", "Courrier", "Luc"),
        (MAY_7, "Fin du traitement", "Courrier", "Luc"),
    ]
    assert place.root.exists()


def test_chosen_precedents_are_told_with_their_outcome_unknown_ones_by_number(
    situation: Situation,
) -> None:
    known = situation.appeals[0].number
    chosen = replace(APPEAL, similar=f"{known} ; 1999/4", follows="1998/1")
    rows = case_facts.precedents(chosen, situation)
    assert [(row.number, bool(row.outcome)) for row in rows] == [
        ("1998/1", False), (known, True), ("1999/4", False),
    ]  # fmt: skip
    assert rows[0].subject == "Appel précédent"
    assert case_facts.precedents(replace(APPEAL, similar="aucun trouvé"), situation) == ()


def test_who_acted_is_told_only_of_the_act_that_stands() -> None:
    kept = Kept(acts=(Act(Step.CLOSE, MAY_6, "Anne", noted_on=MAY_7),))
    closed = replace(APPEAL, closed_on=MAY_6)
    assert case_facts.actors(closed, kept) == {"cloture": "Anne"}
    assert case_facts.closing_noted(closed, kept) == MAY_7
    by_hand = replace(APPEAL, closed_on=MAY_7)
    assert case_facts.actors(by_hand, kept) == {}
    assert case_facts.closing_noted(by_hand, kept) is None


def test_the_appellant_is_as_the_register_has_him_now() -> None:
    known = Appellant("Roux", "Marie", "Madame", "3 place Foch", "06 12", "m@example.org")
    row = Appeal("A", appellant="Marie Roux", contact="3 place Foch\nm@example.org\nTél. 06 12")
    assert case_facts.appellant(row, Kept(known)) == known
    moved = replace(row, appellant="Marie Blanc",
                    contact="1 rue Neuve\n44000 Nantes\nTél. : 07 00\nnew@example.org")  # fmt: skip
    assert case_facts.appellant(moved, Kept(known)) == Appellant(
        "Marie Blanc", "", "Madame", "1 rue Neuve\n44000 Nantes", "07 00", "new@example.org"
    )
    assert case_facts.appellant(moved, Kept()).mail == "new@example.org"

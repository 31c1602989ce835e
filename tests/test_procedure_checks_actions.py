"""What one action linked to an appeal lacks, or says against itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from complete_rows import ACTION, TODAY, remarked

from suivi_tool.procedure.appeal import Action
from suivi_tool.procedure.checks_actions import action_remarks, concerns_appeals


def drawn(**facts: Any) -> list[str]:
    """What is said of the complete action with other facts."""
    return remarked(action_remarks(replace(ACTION, **facts), TODAY))


def test_a_complete_action_has_nothing_to_say() -> None:
    assert drawn() == []


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        ({"effective": "À valider"},
         ["Erreur | effective | Action close sans vérification de son efficacité."]),
        ({"effective": "", "closed_on": None, "status": "Clôturée"},
         ["Erreur | effective | Action close sans vérification de son efficacité."]),
        ({"effective": "Non"},
         ["Alerte | effective | Action close alors qu’elle n’est pas efficace."]),
        ({"closed_on": date(2026, 6, 1)},
         ["Erreur | closed_on | Action close avant sa réalisation."]),
        ({"opened_on": date(2026, 6, 11)},
         ["Erreur | done_on | Action réalisée avant son ouverture."]),
        ({"opened_on": date(2026, 6, 21), "done_on": None},
         ["Erreur | closed_on | Action close avant son ouverture."]),
        ({"pilot": " "}, ["Alerte | pilot | Action sans pilote."]),
        ({"new_due": date(2026, 6, 30)},
         ["Information | postponement_ground | Échéance reportée sans motif."]),
        ({"new_due": date(2026, 6, 14), "postponement_ground": "Congés"},
         ["Erreur | new_due | La nouvelle échéance précède la première."]),
        ({"closed_on": date(2026, 7, 2)},
         ["Erreur | closed_on | Date dans le futur : clôture le 02/07/2026."]),
    ],
)  # fmt: skip
def test_one_wrong_fact_of_an_action_is_told_alone(facts: dict[str, Any], lines: list[str]) -> None:
    assert drawn(**facts) == lines


OPEN: dict[str, Any] = {"done_on": None, "closed_on": None, "effective": ""}


def test_an_action_is_late_the_day_after_its_last_due_date() -> None:
    assert drawn(**OPEN) == ["Alerte | done_on | Action en retard : échéance du 15/06/2026."]
    assert drawn(**OPEN, due=TODAY) == []
    put_off: dict[str, Any] = {"new_due": TODAY, "postponement_ground": "Congés"}
    assert drawn(**OPEN, **put_off) == []
    assert drawn(**OPEN, status="Terminée") == []


def test_a_missing_due_date_is_told_until_the_action_is_done() -> None:
    assert drawn(due=None) == []
    assert drawn(**OPEN, due=None) == ["Alerte | due | Action sans échéance."]


def test_the_row_of_an_appeal_in_a_single_sheet_is_no_action_of_its_own() -> None:
    row = Action("APP-1", kind="Appel", opened_on=date(2026, 4, 30), closed_on=date(2026, 5, 27))
    assert remarked(action_remarks(row, TODAY)) == []


def test_which_actions_come_from_an_appeal() -> None:
    assert concerns_appeals(Action("1", origin="APPEL"))
    assert concerns_appeals(Action("1", kind="appel"))
    assert not concerns_appeals(Action("1", origin="Audit COFRAC", kind="AC"))

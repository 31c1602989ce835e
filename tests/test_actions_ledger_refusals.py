"""Another appeal of the same number is told from the same one corrected by hand."""

from __future__ import annotations

from datetime import date

import pytest

from suivi_tool.actions.ledger_refusals import is_another, is_another_action
from suivi_tool.procedure.appeal import Action, Appeal

OURS = Appeal("APP-1", received_on=date(2026, 4, 30), appellant="Zoé Durand")


@pytest.mark.parametrize(
    ("there", "another"),
    [
        (Appeal("APP-1", received_on=date(2026, 4, 28), appellant="Luc Martin"), True),
        (Appeal("APP-1", received_on=date(2026, 4, 28), appellant="Zoe DURAND"), False),
        (Appeal("APP-1", received_on=date(2026, 4, 30), appellant="Zoé Durand-Petit"), False),
        (Appeal("APP-1", received_on=date(2026, 4, 30), appellant="Luc Martin"), True),
        (Appeal("APP-1", received_on=date(2026, 4, 28), appellant="Luc Durand"), True),
        (Appeal("APP-1"), False),
    ],
)
def test_another_person_is_another_appeal_a_corrected_name_is_not(
    there: Appeal, another: bool
) -> None:
    assert is_another(there, OURS) is another


ACTION = Action("AC-1", origin_reference="APP-1", action="Former le jury", finding="Absent")


@pytest.mark.parametrize(
    ("there", "another"),
    [
        (Action("AC-1", origin_reference="APP-1", action="former le JURY"), False),
        (Action("AC-1", action="Former deux jurys", finding="Absent"), False),
        (Action("AC-1"), False),
        (Action("AC-1", action="Changer la chaudière", finding="Froid"), True),
        (Action("AC-1", origin_reference="APP-1", action="Relire les sujets"), True),
    ],
)
def test_other_words_are_another_action(there: Action, another: bool) -> None:
    assert is_another_action(there, ACTION) is another

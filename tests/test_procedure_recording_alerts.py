"""What is said when a step is recorded that the procedure would not have expected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from complete_rows import ACTION, CALENDAR, JUSTIFIED, REFUSED

from suivi_tool.procedure.appeal import Action, Appeal, Justified, Outcome
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.entry import Entry
from suivi_tool.procedure.impartiality import Circle
from suivi_tool.procedure.recording_alerts import after_a_change, alerts, contradictions


def said(before: Appeal, step: Step, day: date, *actions: Action, **after: Any) -> list[str]:
    """What is said of `step` on `day`, where it leaves these facts."""
    told = alerts(before, replace(before, **after), Entry(step, day, ground="Motif"), CALENDAR,
                  actions, circle=Circle())  # fmt: skip
    return [alert.message.replace("\u00a0", " ") for alert in told]


RUNNING = replace(REFUSED, closed_on=None, end_told_on=None, replied_on=None, status="")
"""Acknowledged on 12/05, analysed on 18/05, turned down on 20/05; nothing after."""


def test_the_step_that_comes_next_needs_no_word() -> None:
    assert said(RUNNING, Step.REPLY, date(2026, 5, 22), replied_on=date(2026, 5, 22)) == []


@pytest.mark.parametrize(("day", "late"), [(date(2026, 5, 15), False), (date(2026, 5, 18), True)])
def test_an_acknowledgement_is_late_after_its_eighth_working_day(day: date, late: bool) -> None:
    new = replace(RUNNING, acknowledged_on=None)
    told = said(new, Step.ACKNOWLEDGE, day, acknowledged_on=day)
    assert told == (
        ["Accusé de réception hors délai : le dernier jour était ven. 15/05/2026."] if late else []
    )


def test_a_date_that_is_replaced_is_said_and_the_same_one_is_not() -> None:
    again = said(RUNNING, Step.ACKNOWLEDGE, date(2026, 5, 13), acknowledged_on=date(2026, 5, 13))
    assert again == ["Accusé de réception : la date du 12/05/2026 est remplacée par le 13/05/2026."]
    assert said(RUNNING, Step.ACKNOWLEDGE, date(2026, 5, 12)) == []


def test_a_step_on_a_closed_appeal_is_said_but_its_end_and_its_letters_are_not() -> None:
    closed = replace(RUNNING, closed_on=date(2026, 5, 27), replied_on=date(2026, 5, 22))
    (told,) = said(closed, Step.INFORM, date(2026, 5, 28))
    assert told == "La fiche d’appel est close depuis le 27/05/2026."
    end = date(2026, 5, 28)
    assert said(closed, Step.END, end, end_told_on=end) == []
    assert said(closed, Step.LETTER, end) == []


def test_closing_names_every_step_left_out() -> None:
    told = said(RUNNING, Step.CLOSE, date(2026, 5, 27), closed_on=date(2026, 5, 27))
    assert told == [
        "Avant « Clôture de la fiche d’appel », il manque : Réponse à l’appelant.",
        "La fin du traitement est à annoncer à l’appelant.",
    ]


def test_one_letter_may_be_the_reply_and_the_end() -> None:
    both = date(2026, 5, 22)
    told = said(RUNNING, Step.END, both, replied_on=both, end_told_on=both)
    assert told == [
        "Avant « Information de fin de traitement », il manque : Clôture de la fiche d’appel."
    ]
    apart = said(RUNNING, Step.END, both, replied_on=date(2026, 5, 21), end_told_on=both)
    assert apart[-1] == "Fin de traitement annoncée avant la clôture de la fiche."


def test_closing_with_open_actions_is_allowed_and_said() -> None:
    running = replace(JUSTIFIED, closed_on=None)
    one, two = (replace(ACTION, number=number, done_on=None, closed_on=None)
                for number in ("AC-1", "AC-2"))  # fmt: skip
    day = date(2026, 5, 27)
    assert said(running, Step.CLOSE, day, one, closed_on=day) == [
        "Clôture alors que l’action AC-1 est encore ouverte : permis, l’action reste à suivre."
    ]
    assert said(running, Step.CLOSE, day, one, two, closed_on=day) == [
        (
            "Clôture alors que les actions AC-1 et AC-2 sont encore ouvertes : permis, les actions "
            "restent à suivre."
        )
    ]
    assert said(running, Step.CLOSE, day, ACTION, closed_on=day) == []


def test_an_action_for_what_is_not_declared_justified() -> None:
    told = said(RUNNING, Step.ACTION, date(2026, 5, 21), actions=("AC-1",))
    assert told == ["Fiche AC/AP ouverte alors que l’appel n’est pas déclaré justifié."]


@pytest.mark.parametrize(
    ("justified", "outcome", "said_of_it"),
    [
        (Justified.YES, Outcome.UPHELD, ["Appel justifié et pourtant décision maintenue."]),
        (Justified.NO, Outcome.CANCELLED,
         ["Appel non justifié et pourtant « Décision annulée »."]),
        (Justified.YES, Outcome.MODIFIED, []),
        (Justified.NO, Outcome.UPHELD, []),
        (Justified.PENDING, Outcome.UPHELD, []),
    ],
)  # fmt: skip
def test_the_decision_and_its_outcome_agree(
    justified: Justified, outcome: Outcome, said_of_it: list[str]
) -> None:
    appeal = replace(REFUSED, justified=justified, outcome=outcome)
    found = [fault.message.replace("\u00a0", " ") for fault in contradictions(appeal)]
    assert found == said_of_it


def test_what_must_follow_a_changed_decision_and_nothing_after_an_upheld_one() -> None:
    bare = Appeal("APP-1", outcome=Outcome.CANCELLED)
    (all_three,) = after_a_change(bare)
    assert all_three.message.replace("\u00a0", " ") == (
        "Décision annulée : manquent la nouvelle décision, sa notification et la mise à jour du "
        "certificat ou de la liste des personnes certifiées."
    )
    (last,) = after_a_change(replace(JUSTIFIED, list_updated_on=None))
    assert last.message.replace("\u00a0", " ").startswith("Décision modifiée : manque la mise à")
    assert list(after_a_change(JUSTIFIED)) == list(after_a_change(REFUSED)) == []

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from complete_rows import ACTION, CALENDAR, CESI, JUSTIFIED, REFUSED, TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from suivi_tool.procedure.appeal import Action, Appeal, AppellantType, Channel, Justified, Outcome
from suivi_tool.procedure.checks import findings


def drawn(*appeals: Appeal, actions: tuple[Action, ...] = ()) -> list[str]:
    """« gravité | sujet n° | champ | message »."""
    return [
        f"{item.gravity} | {item.subject} {item.number} | {item.field} | {item.message}".replace(
            "\u00a0", " "
        )
        for item in findings(appeals, actions, CALENDAR, TODAY, CESI)
    ]


def test_what_is_no_appeal_needs_a_reason_and_nothing_of_the_procedure() -> None:
    complaint = Appeal("APP-9", received_on=date(2026, 1, 5), outcome=Outcome.NOT_AN_APPEAL)
    assert drawn(complaint) == [
        "Alerte | appel APP-9 | ruling_ground | « Pas un appel », sans raison.",
        "Information | appel APP-9 | closed_on | « Pas un appel », sans date.",
    ]
    told = replace(complaint, ruling_ground="Plainte.", closed_on=date(2026, 1, 6))
    assert drawn(told) == []


def test_a_complete_appeal_has_no_finding_in_either_way() -> None:
    assert drawn(REFUSED) == []
    assert drawn(JUSTIFIED, actions=(ACTION,)) == []


def test_an_acknowledgement_overdue_and_not_sent_is_an_error() -> None:
    waiting = Appeal("APP-2", received_on=date(2026, 6, 15), channel=Channel.MAIL, appellant="A",
                     appellant_type=AppellantType.CANDIDATE, contested_decision="Retrait",
                     decided_by="Jury", notified_on=date(2026, 6, 1))  # fmt: skip
    (line,) = drawn(waiting)
    assert line.startswith("Erreur | appel APP-2 | acknowledged_on | Accusé de réception en retard")
    assert line.endswith("au plus tard jeu. 25/06/2026.")


def test_justified_without_action_and_yet_upheld() -> None:
    found = drawn(replace(JUSTIFIED, actions=(), outcome=Outcome.UPHELD))
    assert found == [
        "Erreur | appel APP-1 | actions | Appel justifié sans action corrective.",
        "Alerte | appel APP-1 | outcome | Appel justifié et pourtant décision maintenue.",
    ]


def test_modified_without_what_must_follow() -> None:
    found = drawn(
        replace(JUSTIFIED, new_decision_on=None, new_decision_by="Jean Valette",
                new_decision_notified_on=None, list_updated_on=None),
        actions=(ACTION,),
    )  # fmt: skip
    assert [line.split(" | ")[2] for line in found] == ["handler", "new_decision_on"]
    assert "Jean Valette (nouvelle décision) a pris part à la décision contestée" in found[0]
    assert "manquent la nouvelle décision, sa notification" in found[1]


def test_a_withdrawn_appeal_needs_only_its_closing_and_its_end() -> None:
    withdrawn = Appeal(
        "APP-3", received_on=date(2026, 6, 1), opened_on=date(2026, 6, 1), channel=Channel.MAIL,
        appellant="A", appellant_type=AppellantType.CANDIDATE, contested_decision="Retrait",
        decided_by="Jury", notified_on=date(2026, 5, 20), outcome=Outcome.WITHDRAWN,
        closed_on=date(2026, 6, 4), end_told_on=date(2026, 6, 5), status="Clos",
    )  # fmt: skip
    assert drawn(withdrawn) == []


def test_a_number_given_twice_is_told_at_the_second_row() -> None:
    again = replace(REFUSED, number=" app-1")
    (found,) = findings([REFUSED, again], [], CALENDAR, TODAY, CESI)
    assert (found.field, found.position) == ("number", 1)
    twice = findings([], [Action("7"), Action("7")], CALENDAR, TODAY, CESI)
    assert [(item.field, item.subject, item.position) for item in twice] == [
        ("number", "action", 1)
    ]


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({"follows": "APP-0"},
         "Alerte | appel APP-1 | follows | L’appel d’origine APP-0 n’est pas au registre."),
        ({"actions": ("AC-9",)},
         "Alerte | appel APP-1 | actions | L’action AC-9 n’est pas dans le plan d’actions."),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_told(facts: dict[str, Any], line: str) -> None:
    assert line in drawn(replace(REFUSED, **facts))
    elsewhere = replace(ACTION, origin_reference="APP-7")
    assert (
        "Alerte | action AC-1 | origin_reference | L’appel APP-7 n’est pas au registre."
    ) in drawn(JUSTIFIED, actions=(elsewhere,))


def test_a_link_in_one_direction_only_is_told() -> None:
    assert drawn(replace(JUSTIFIED, actions=()), actions=(ACTION,)) == [
        "Alerte | action AC-1 | origin_reference | L’appel APP-1 ne cite pas l’action AC-1."
    ]


def test_actions_of_elsewhere_are_left_to_their_own_procedure() -> None:
    assert drawn(actions=(Action("NC-1", origin="NC interne", closed_on=date(2026, 6, 1)),)) == []


def test_a_year_without_holidays_is_a_finding_not_a_date() -> None:
    old = replace(REFUSED, received_on=date(2025, 4, 30), notified_on=date(2025, 4, 1))
    assert any("2025 ne sont pas dans la liste" in line for line in drawn(old))


days = st.none() | st.dates(date(2025, 12, 1), date(2026, 8, 1))
DATED = (
    "received_on", "sent_on", "opened_on", "notified_on", "acknowledged_on", "ruled_on",
    "closed_on", "end_told_on", "reply_due", "replied_on", "treated_on",
)  # fmt: skip
any_appeal = st.builds(
    Appeal,
    st.sampled_from(["", "A", "B"]),
    **dict.fromkeys(DATED, days),
    justified=st.sampled_from([None, *Justified]),
    outcome=st.sampled_from([None, *Outcome]),
    decided_by=st.text(max_size=8),
    handler=st.text(max_size=8),
)
any_action = st.builds(
    Action,
    st.sampled_from(["", "AC"]),
    done_on=days,
    closed_on=days,
    due=days,
    origin_reference=st.sampled_from(["", "A"]),
)


@settings(deadline=None)
@given(appeal=any_appeal, action=any_action)
def test_whatever_stands_in_the_rows_every_finding_has_its_remedy(
    appeal: Appeal, action: Action
) -> None:
    for found in findings([appeal, appeal], [action], CALENDAR, TODAY, CESI):
        assert found.message.strip()
        assert found.remedy.endswith(".")
        assert hasattr(appeal if found.subject == "appel" else action, found.field)


def test_the_last_day_is_not_late_yet() -> None:
    open_action = replace(ACTION, done_on=None, closed_on=None, due=TODAY)
    assert drawn(JUSTIFIED, actions=(open_action,)) == [
        "Information | appel APP-1 | actions | Appel clos, action encore ouverte : AC-1."
    ]
    waiting = replace(REFUSED, reply_due=TODAY, replied_on=None, closed_on=None, end_told_on=None,
                      status="")  # fmt: skip
    assert drawn(waiting) == []
    assert "Réponse en retard" in drawn(replace(waiting, reply_due=date(2026, 6, 30)))[0]
    same_day = replace(REFUSED, told_progress_on=(date(2026, 4, 30),))
    assert drawn(same_day) == []


def test_without_an_organisation_names_are_still_compared() -> None:
    conflict = replace(REFUSED, handler="Jean Valette")
    assert [item.field for item in findings([conflict], [], CALENDAR, TODAY)] == ["handler"]


def test_what_is_under_way_comes_before_what_was_closed_long_ago() -> None:
    closed = replace(REFUSED, number="APP-0", end_told_on=None)
    running = replace(REFUSED, number="APP-9", closed_on=None, end_told_on=None,
                      acknowledged_on=date(2026, 4, 29))  # fmt: skip
    found = findings([closed, running], [], CALENDAR, TODAY, CESI)
    numbers = [item.number for item in found if item.gravity == "Erreur"]
    assert numbers[0] == "APP-9"
    assert numbers[-1] == "APP-0"

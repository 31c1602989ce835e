from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from calendars import french_calendar

from suivi_tool.procedure.appeal import Action, Appeal, AppellantType, Justified, Outcome, Role
from suivi_tool.procedure.organisation import Organisation, Person, Post
from suivi_tool.procedure.steps import Step, handling, state, status, to_do

CALENDAR = french_calendar(None, 2026)
CESI = Organisation(
    "CESI",
    (Post(Role.DIRECTOR, Person("Paul Durand")), Post(Role.QUALITY_MANAGER, Person("Anne Petit")),
     Post(Role.SALES_ASSISTANT, Person("Claire Évrard"))),
)  # fmt: skip
TODAY = date(2026, 5, 20)
NEW = Appeal(
    "APP-2026-001",
    received_on=date(2026, 4, 30),
    opened_on=date(2026, 4, 30),
    appellant_type=AppellantType.CANDIDATE,
)


def drawn(appeal: Appeal, actions: tuple[Action, ...] = ()) -> str:
    """✔ done, → next, · later, - does not apply; ! late."""
    signs = []
    for item in state(appeal, actions, CALENDAR, TODAY, CESI):
        if item.step in (Step.RECEIVE, Step.OPEN, Step.REGISTER):
            continue
        sign = "-" if not item.needed else "✔" if item.done else "→" if item.next else "·"
        signs.append(f"{item.duty.line}{sign}{'!' if item.late else ''}")
    return " ".join(signs)


def test_a_new_appeal_is_to_be_acknowledged_and_analysed() -> None:
    assert drawn(NEW) == "R4c→! R5c→ R6c/R7c· R6c- R7c- R8c- R9c- R10c· R11c·"
    first = to_do(state(NEW, (), CALENDAR, TODAY, CESI))[0]
    assert first.due == date(2026, 5, 15)
    assert str(first.who) == "RQ (Anne Petit)"
    assert "8e jour ouvré" in first.explanation


def test_an_applicant_is_handled_by_the_director_with_a_re_examination() -> None:
    appeal = _with(NEW, appellant_type=AppellantType.APPLICANT, justified=Justified.YES)
    found = {item.step: item for item in state(appeal, (), CALENDAR, TODAY, CESI)}
    assert str(found[Step.TREAT].who) == "Directeur (Paul Durand)"
    assert found[Step.TREAT].duty.label == "Réexamen du dossier de candidature"
    assert found[Step.INFORM].needed


def test_a_named_handler_takes_the_place_of_the_role() -> None:
    found = {item.step: item for item in state(_with(NEW, handler="Luc Morel"), (), CALENDAR,
                                               TODAY, CESI)}  # fmt: skip
    assert str(found[Step.DECIDE].who) == "RQ (Luc Morel)"
    assert str(found[Step.OPEN].who) == "Attachée commerciale (Claire Évrard)"
    by_role = state(_with(NEW, handler="directeur"), (), CALENDAR, TODAY, CESI)[-1].who
    assert by_role is not None
    assert by_role.name == "Paul Durand"


def _with(appeal: Appeal, **facts: object) -> Appeal:
    return replace(appeal, **facts)  # type: ignore[arg-type]


ANALYSED = _with(
    NEW,
    acknowledged_on=date(2026, 5, 15),
    causes="Erreur de report",
    period_verdict="Oui",
    period_validated_on=date(2026, 5, 18),
)
JUSTIFIED = _with(ANALYSED, justified=Justified.YES, ruled_on=date(2026, 5, 18))
REFUSED = _with(ANALYSED, justified=Justified.NO, ruled_on=date(2026, 5, 18))


@pytest.mark.parametrize(
    ("appeal", "picture", "word"),
    [
        (ANALYSED, "R4c✔ R5c✔ R6c/R7c→ R6c- R7c- R8c- R9c- R10c· R11c·", "En analyse"),
        (REFUSED, "R4c✔ R5c✔ R6c/R7c✔ R6c→ R7c- R8c- R9c- R10c· R11c·", "Non justifié"),
        (
            _with(REFUSED, replied_on=date(2026, 5, 19)),
            "R4c✔ R5c✔ R6c/R7c✔ R6c✔ R7c- R8c- R9c- R10c→ R11c·",
            "Non justifié",
        ),
        (JUSTIFIED, "R4c✔ R5c✔ R6c/R7c✔ R6c- R7c→ R8c→ R9c→ R10c· R11c·", "En analyse"),
        (
            _with(JUSTIFIED, actions=("AC-1",), treated_on=TODAY, told_progress_on=(TODAY,)),
            "R4c✔ R5c✔ R6c/R7c✔ R6c- R7c✔ R8c✔ R9c✔ R10c→ R11c·",
            "AC ouverte",
        ),
        (
            _with(JUSTIFIED, actions=("AC-1",), treated_on=TODAY, replied_on=TODAY),
            "R4c✔ R5c✔ R6c/R7c✔ R6c- R7c✔ R8c✔ R9c→ R10c→ R11c·",
            "AC ouverte",
        ),
        (
            _with(JUSTIFIED, reply_due=date(2026, 5, 19)),
            "R4c✔ R5c✔ R6c/R7c✔ R6c→! R7c→ R8c→ R9c→ R10c· R11c·",
            "En analyse",
        ),
        (
            _with(REFUSED, replied_on=TODAY, closed_on=TODAY, end_told_on=TODAY),
            "R4c✔ R5c✔ R6c/R7c✔ R6c✔ R7c- R8c- R9c- R10c✔ R11c✔",
            "Clos",
        ),
        (
            _with(NEW, outcome=Outcome.WITHDRAWN),
            "R4c- R5c- R6c/R7c- R6c- R7c- R8c- R9c- R10c→ R11c·",
            "Reçu",
        ),
        (
            _with(NEW, outcome=Outcome.NOT_AN_APPEAL, closed_on=TODAY),
            "R4c- R5c- R6c/R7c- R6c- R7c- R8c- R9c- R10c✔ R11c-",
            "Clos",
        ),
        (
            _with(JUSTIFIED, closed_on=TODAY),
            "R4c✔ R5c✔ R6c/R7c✔ R6c- R7c· R8c· R9c· R10c✔ R11c→",
            "Clos",
        ),
        (_with(NEW, acknowledged_on=date(2026, 5, 18)),
         "R4c✔! R5c→ R6c/R7c· R6c- R7c- R8c- R9c- R10c· R11c·", "AR envoyé"),
        (_with(NEW, justified=Justified.PENDING),
         "R4c→! R5c→ R6c/R7c· R6c- R7c- R8c- R9c- R10c· R11c·", "En analyse"),
    ],
)  # fmt: skip
def test_the_state_follows_the_facts(appeal: Appeal, picture: str, word: str) -> None:
    assert drawn(appeal) == picture
    assert status(appeal) == word


def test_an_action_that_names_the_appeal_counts_as_opened() -> None:
    action = Action("AC-7", opened_on=date(2026, 5, 19), origin_reference="app-2026-001 ")
    found = {item.step: item for item in state(JUSTIFIED, (action,), CALENDAR, TODAY)}
    assert (found[Step.ACTION].done, found[Step.ACTION].done_on) == (True, date(2026, 5, 19))


def test_without_an_organisation_the_roles_are_still_known() -> None:
    found = state(NEW, (), CALENDAR, TODAY)
    assert [str(item.who) for item in found[:4]] == [
        "None",
        "Attachée commerciale",
        "Attachée commerciale",
        "RQ",
    ]
    assert str(state(_with(NEW, handler="Directeur"), (), CALENDAR, TODAY)[3].who) == "Directeur"


AWAY = Organisation(
    "CESI",
    (Post(Role.QUALITY_MANAGER, Person("Anne Petit", "anne@cesi.fr", "RQ"),
          Person("Luc Morel", "luc@cesi.fr"), date(2026, 5, 1), date(2026, 5, 31)),
     Post(Role.DIRECTOR, Person("Paul Durand", "paul@cesi.fr", "Directeur"))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("handler", "who", "mail", "by_order_of"),
    [
        ("RQ – Laurent Delmas", "RQ (Laurent Delmas)", "", ""),
        ("Laurent Delmas (RQ)", "RQ (Laurent Delmas)", "", ""),
        ("Directeur - Paul Durand", "Directeur (Paul Durand)", "paul@cesi.fr", ""),
        ("PAUL DURAND", "Directeur (Paul Durand)", "paul@cesi.fr", ""),
        ("Anne Petit", "RQ (Luc Morel)", "luc@cesi.fr", "Anne Petit"),
        ("Luc Morel", "RQ (Luc Morel)", "luc@cesi.fr", "Anne Petit"),
        ("", "RQ (Luc Morel)", "luc@cesi.fr", "Anne Petit"),
        ("Jean-Marc Petit", "RQ (Jean-Marc Petit)", "", ""),
    ],
)
def test_role_and_person_of_the_handler_are_each_said_once(
    handler: str, who: str, mail: str, by_order_of: str
) -> None:
    found = handling(_with(NEW, handler=handler), AWAY, TODAY)
    assert str(found) == who
    assert found.person is not None
    assert found.person.mail == mail
    assert (found.stands_in_for.name if found.stands_in_for else "") == by_order_of

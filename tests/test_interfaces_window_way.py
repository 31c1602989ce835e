"""The way of an appeal as marks, and its history in words."""

from __future__ import annotations

from datetime import date

from suivi_tool.interfaces.window import way
from suivi_tool.procedure import steps
from suivi_tool.procedure.appeal import Appeal, AppellantType
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.working_days import Calendar
from suivi_tool.storage.journal import Line

CALENDAR = Calendar({}, {}, frozenset({2026}))


def marks(appeal: Appeal, today: date) -> list[tuple[str, str, str]]:
    states = steps.state(appeal, (), CALENDAR, today)
    return [(m.name, m.look, m.sign) for m in way.marks(states, steps.to_do(states))]


def test_done_late_next_and_later() -> None:
    appeal = Appeal(
        "APP-1",
        appellant_type=AppellantType.CANDIDATE,
        received_on=date(2026, 3, 2),
        opened_on=date(2026, 3, 2),
    )
    assert marks(appeal, date(2026, 4, 1)) == [
        ("Enregistré", "done", "✓"),
        ("Accusé de réception", "late", "!"),
        ("Analyse et délai", "next", "3"),
        ("Décision", "", "4"),
        ("Clôture", "", "5"),
        ("Fin annoncée", "", "6"),
    ]


def test_every_step_has_a_short_name() -> None:
    assert set(way.SHORT) == set(Step) - {Step.RECEIVE, Step.OPEN, Step.LETTER}


def test_the_history_of_one_appeal_last_first() -> None:
    def line(number: str, what: str, *fields: str) -> Line:
        return Line(1, "2026-05-04T10:00:00+00:00", "Anne", what, number, fields)

    lines = (line("A", "appel enregistré"), line("B", "x"), line("A", "étape notée", "accuse"))
    found = way.history("A", lines)
    assert [past.what for past in found] == [
        "étape notée\u00a0: Accusé de réception",
        "appel enregistré",
    ]
    assert found[0].when.startswith("04/05/2026 à ")

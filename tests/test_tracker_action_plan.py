from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from drawn_trackers import sheet

from suivi_tool.errors import RefusedInput
from suivi_tool.procedure.appeal import Action
from suivi_tool.tracker.action_plan import ActionPlan, read_actions, read_plan
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.understanding import understand_views


def read(drawing: str) -> ActionPlan:
    view = sheet("Plan d'actions", drawing)
    layout = understand_views([view]).actions
    assert layout is not None
    return read_plan(view, layout)


PLAN = """
    N° | Date | Type | Origine | Réf. origine | Description | Action | Responsable | Délai | % | Efficace ?
    AC-1 | 2026-01-02 | action corrective | appels | APP-1 | écart | corriger | Paul | 2026-02-02 | 0.5 | oui
    AC-2 | 2026-01-02 | AP | Audit interne | | écart | prévenir | Anne | semaine 12 | P | bof
    AC-1 | 2026-01-05 | AC | Appel | app-1 | écart | corriger | Paul | ASAP | 100 |
"""  # noqa: E501


def test_a_row_is_an_action() -> None:
    first = read(PLAN).actions[0]
    assert (first.row, first.action) == (
        2,
        Action(
            "AC-1", opened_on=date(2026, 1, 2), kind="AC", origin="Appel",
            origin_reference="APP-1", finding="écart", action="corriger", pilot="Paul",
            due=date(2026, 2, 2), progress="50\u00a0%", effective="Oui",
        ),
    )  # fmt: skip


def test_what_people_typed_wrong_is_told() -> None:
    plan = read(PLAN)
    assert [(found.row, found.column) for found in plan.findings] == [
        (3, "Délai"), (3, "Efficace ?"), (4, "Délai"), (4, "N°"),
    ]  # fmt: skip
    assert plan.actions[1].action.due is None
    assert plan.actions[1].action.progress == "P"


def test_an_action_is_found_by_its_number() -> None:
    plan = read(PLAN)
    assert plan.row("ac-2").row == 3
    with pytest.raises(RefusedInput, match="plusieurs lignes"):
        plan.row("AC-1")


@pytest.mark.parametrize(
    ("name", "actions", "findings"),
    [
        ("1-deux-feuilles.xlsx", 73, 0),
        ("2-vecu.xlsx", 73, 0),
        ("3-feuille-unique.xlsx", 100, 0),
        ("6-desordre.xlsx", 73, 10),
    ],
)
def test_the_plans_of_the_samples_are_read(
    samples: Path, name: str, actions: int, findings: int
) -> None:
    tracker = Tracker((samples / name).read_bytes())
    layout = understand_views(tracker.views()).actions
    assert layout is not None
    plan = read_actions(tracker, layout)
    assert (len(plan.actions), len(plan.findings)) == (actions, findings)

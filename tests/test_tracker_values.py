from __future__ import annotations

from datetime import date

import pytest

from suivi_tool.procedure.appeal import Channel
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.links import to_actions, to_folder, to_row
from suivi_tool.tracker.values import Fact, as_numbered, to_cell, words_in_use
from suivi_tool.tracker.view import Cell
from suivi_tool.workbook.values import Formula, Link, Value

APPEALS, ACTIONS = SheetKind.APPEALS, SheetKind.ACTIONS


@pytest.mark.parametrize(
    ("field", "fact", "value"),
    [
        ("received_on", date(2026, 5, 3), date(2026, 5, 3)),
        ("received_on", None, None),
        ("ground", "", None),
        ("ground", "=cmd|x", "=cmd|x"),
        ("channel", Channel.MAIL, "Mail"),
        ("actions", ("AC-1",), "AC-1"),
        ("actions", ("AC-1", "AC-2"), "AC-1, AC-2"),
        ("actions", (), None),
        ("told_progress_on", (date(2026, 5, 3),), date(2026, 5, 3)),
        ("told_progress_on", (date(2026, 5, 3), date(2026, 6, 1)), "03/05/2026, 01/06/2026"),
        ("appeal_limit", Formula("A1"), Formula("A1")),
    ],
)
def test_a_fact_becomes_a_value(field: str, fact: Fact, value: Value) -> None:
    assert to_cell(APPEALS, field, fact) == value


@pytest.mark.parametrize(("typed", "value"), [("50\u00a0%", 0.5), ("12,5 %", 0.125), ("P", "P")])
def test_progress_is_a_number_again(typed: str, value: Value) -> None:
    assert to_cell(ACTIONS, "progress", typed) == value


@pytest.mark.parametrize(
    ("number", "others", "value"),
    [
        ("13", [11.0, 12.0], 13),
        ("13", ["A11", 12.0], "13"),
        ("A13", [1.0], "A13"),
        ("13", [], "13"),
    ],
)
def test_a_number_follows_its_column(number: str, others: list[Cell], value: Value) -> None:
    assert as_numbered(number, others) == value


def test_words_in_use_come_most_frequent_first() -> None:
    cells: list[Cell] = ["e-mail", "Mail", "e-mail", "pigeon", None, 3.0]
    assert words_in_use(APPEALS, "channel", cells) == ("e-mail", "Mail")


def test_links_lead_to_the_row() -> None:
    layout = SheetLayout(ACTIONS, "Plan d'actions", 1, 1, {"number": 28}, {"number": "N°"})
    assert to_row(layout, 7, "AC-1") == Link("AC-1", "#'Plan d''actions'!AB7")
    assert to_actions(layout, ["AC-1", "AC-2"], 7).text == "AC-1, AC-2"
    assert to_folder("APP-1", "Dossiers\\APP-1").target == "Dossiers/APP-1"

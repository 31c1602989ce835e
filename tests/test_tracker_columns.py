"""The columns of a sheet as data."""

from __future__ import annotations

from dataclasses import fields

import pytest

from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.tracker.action_columns import ACTIONS
from suivi_tool.tracker.appeal_columns import APPEALS
from suivi_tool.tracker.columns import Column, Columns, Kind, SheetKind
from suivi_tool.tracker.headings import key


@pytest.mark.parametrize(("columns", "record"), [(APPEALS, Appeal), (ACTIONS, Action)])
def test_every_fact_has_a_column(columns: Columns, record: type) -> None:
    facts = {fact.name for fact in fields(record)}
    assert facts == {name for name, column in columns.items() if not column.derived}


@pytest.mark.parametrize("columns", [APPEALS, ACTIONS])
def test_no_heading_means_two_fields(columns: Columns) -> None:
    meant: dict[str, str] = {}
    for name, column in columns.items():
        for heading in (column.heading, *column.also):
            assert meant.setdefault(key(heading), name) == name, heading


def test_a_column_is_found_by_field_heading_and_kind_in_the_order_of_the_sheet() -> None:
    sheet = Columns(
        SheetKind.APPEALS,
        [
            Column("number", "N° appel", required=True),
            Column("received_on", "Date de réception", kind=Kind.DATE, required=True),
            Column("comments", "Commentaires"),
        ],
    )
    assert (list(sheet), len(sheet)) == (["number", "received_on", "comments"], 3)
    assert sheet.field_of("Date de réception") == "received_on"
    assert sheet.required == ("number", "received_on")
    assert sheet.of_kind(Kind.DATE, Kind.DATES) == ("received_on",)
    with pytest.raises(KeyError):
        sheet.field_of("Reçu le")

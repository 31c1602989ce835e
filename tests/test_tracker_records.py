"""From rows to facts, each fault told with its place."""

from __future__ import annotations

from datetime import date

import pytest
from drawn_trackers import sheet

from suivi_tool.errors import RefusedInput
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.tracker.action_plan import ActionRow
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.records import (
    Records,
    as_excel_sees,
    of_number,
    read_records,
    same_number,
)
from suivi_tool.tracker.register import AppealRow
from suivi_tool.tracker.understanding import understand_views
from suivi_tool.tracker.view import Cell, SheetView

HEADINGS = "N° appel | Reçu le | Appelant | Objet | Couleur\n"


def read(rows: str, table: str = "") -> Records[AppealRow]:
    view = sheet("Appels", HEADINGS + rows, table=table)
    layout = understand_views([view]).appeals
    assert layout is not None
    return read_records(view, layout, Appeal, AppealRow)


def test_a_row_holds_the_fields_that_have_a_column_and_no_others() -> None:
    (record,) = read("APP-1 | 2026-05-03 | Durand | Retrait | bleu").rows
    assert record == AppealRow(
        2,
        Appeal(
            "APP-1", received_on=date(2026, 5, 3), appellant="Durand", contested_decision="Retrait"
        ),
    )


def test_a_row_whose_number_has_no_column_is_read_all_the_same() -> None:
    view = sheet("Plan", "N° | Action | Pilote\n| Relire | RQ")
    layout = SheetLayout(SheetKind.ACTIONS, "Plan", 1, 1, columns={"action": 2, "pilot": 3},
                         headings={"action": "Action", "pilot": "Pilote"})  # fmt: skip
    (record,) = read_records(view, layout, Action, ActionRow).rows
    assert record == ActionRow(2, Action("", action="Relire", pilot="RQ"))


@pytest.mark.parametrize(("typed", "read_as"), [(1, "1"), (1.0, "1"), (True, "Oui"), ("1", "1")])
def test_what_comes_after_an_equal_value_of_another_kind_keeps_its_own_meaning(
    typed: Cell, read_as: str
) -> None:
    drawn = sheet("Appels", HEADINGS)
    rows = [["APP-1", date(2026, 1, 3), first, "x"] for first in (True, 1, 1.0, "1", typed)]
    layout = understand_views([drawn]).appeals
    assert layout is not None
    found = read_records(SheetView("Appels", [*drawn.rows, *rows]), layout, Appeal, AppealRow).rows
    assert [one.appeal.appellant for one in found] == ["Oui", "1", "1", "1", read_as]


def test_a_date_that_is_a_text_is_read_and_marked() -> None:
    (record,) = read("APP-1 | 03/05/2026 | Durand | Retrait |").rows
    appeal = record.appeal
    assert appeal.received_on == date(2026, 5, 3)
    assert record.from_text == {"received_on"}
    assert as_excel_sees(appeal, record.from_text).received_on is None
    assert as_excel_sees(appeal, frozenset()) is appeal


def test_numbers_missing_or_given_twice_are_told_at_their_row() -> None:
    found = read(
        "APP-1 | 2026-01-02 | A | x |\n| 2026-01-03 | B | x |\napp-1 | 2026-01-04 | C | x|"
    )
    told = [(one.row, one.message.replace("\u00a0", " ")) for one in found.findings]
    assert told == [
        (3, "la ligne n’a pas de numéro."),
        (4, "le numéro « app-1 » est déjà celui de la ligne 2."),
    ]


def test_a_row_typed_under_a_table_is_read_and_told() -> None:
    drawn = sheet("Appels", HEADINGS + "APP-1 | 2026-01-02 | A | x |", table="TabAppels")
    below: list[Cell] = ["APP-2", date(2026, 1, 3), "B", "x"]
    view = SheetView("Appels", [*drawn.rows, below], tables=drawn.tables)
    layout = understand_views([view]).appeals
    assert layout is not None
    found = read_records(view, layout, Appeal, AppealRow)
    assert [one.row for one in found.findings] == [3]
    assert "sous le tableau « TabAppels »" in found.findings[0].message.replace("\u00a0", " ")


@pytest.mark.parametrize("typed", ["APP-1", " app-1 ", "App-1\n"])
def test_a_number_is_the_same_however_it_is_typed(typed: str) -> None:
    assert same_number(typed) == same_number("APP-1")
    assert same_number("APP 1") != same_number("APP-1")


def test_one_row_is_found_by_its_number_or_refused() -> None:
    rows = [AppealRow(2, Appeal("APP-1")), AppealRow(3, Appeal("APP-2")),
            AppealRow(5, Appeal("app-2"))]  # fmt: skip
    assert of_number(rows, "app-1").row == 2
    with pytest.raises(RefusedInput, match=r"plusieurs lignes \(3 et 5\)"):
        of_number(rows, "APP-2")
    with pytest.raises(RefusedInput, match="aucune ligne"):
        of_number(rows, "APP-3")

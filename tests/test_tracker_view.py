"""A sheet as a reader sees it, counted from 1 as in Excel."""

from __future__ import annotations

import pytest
from drawn_trackers import sheet

from suivi_tool.tracker.view import SheetView, Table
from suivi_tool.workbook.references import Range

VIEW = sheet(
    "Appels",
    """
    Titre | |
    N° | Nom | Note
    1 | " Zoé " | "  "
    -
    2 | |
    """,
    merged=[(1, 1, 1, 3)],
    table="TabAppels",
)


def test_a_cell_of_blanks_is_an_empty_cell() -> None:
    assert VIEW.cell(3, 2) == " Zoé "
    assert VIEW.cell(3, 3) is None
    assert (VIEW.text(3, 2), VIEW.text(3, 1), VIEW.text(3, 3)) == ("Zoé", "", "")


@pytest.mark.parametrize(("row", "column"), [(0, 1), (1, 0), (4, 1), (6, 1), (1, 9), (-1, -1)])
def test_beyond_what_the_sheet_holds_there_is_nothing(row: int, column: int) -> None:
    assert VIEW.cell(row, column) is None
    assert VIEW.text(row, column) == ""


def test_rows_are_counted_from_one() -> None:
    assert next(iter(VIEW.row(1))) == "Titre"
    assert list(VIEW.row(0)) == list(VIEW.row(6)) == []


def test_what_stands_below_a_heading_has_no_blanks_and_an_end() -> None:
    assert VIEW.below(1, 2) == [1.0, 2.0]
    assert VIEW.below(1, 2, most=2) == [1.0]
    assert VIEW.below(1, 5) == []


def test_a_table_knows_its_data_between_headings_and_totals() -> None:
    table = Table("T", Range(2, 3, 9, 5), header_rows=1, totals_rows=1)
    assert (table.columns, table.data_rows) == (range(3, 6), range(3, 9))
    assert VIEW.table("TabAppels") is VIEW.tables[0]
    assert VIEW.table("Autre") is None


def test_each_merged_cell_knows_its_area_however_large_that_is() -> None:
    assert VIEW.anchors == {(1, column): VIEW.merged[0] for column in (1, 2, 3)}
    endless = SheetView("Feuil1", [], [Range(1, 1, 1_048_576, 16_384)])
    assert len(endless.anchors) == 80 * 400

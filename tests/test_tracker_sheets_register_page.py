"""A register as we make it: a table with its lists, and every fact in a form that reads back."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sheet_facts import parts

from suivi_tool.tracker.appeal_columns import APPEALS
from suivi_tool.tracker.sheets.live import Live
from suivi_tool.tracker.sheets.paper import Book, Value
from suivi_tool.tracker.sheets.register_page import (
    FIRST_ROW,
    HEADER_ROW,
    READY_ROWS,
    Design,
    cell_value,
    reference,
    write,
)
from suivi_tool.workbook.reading import read_rows

DESIGN = Design(
    "Registre", "Appels", "Une ligne par appel.", lists={"ground_family": "=ListeMotifs"}
)
LIMIT = Live("1+1", date(2026, 5, 15))


def made(*rows: dict[str, Value]) -> bytes:
    book = Book()
    write(book, APPEALS, rows, DESIGN, lambda name, _row: LIMIT if name == "appeal_limit" else None)
    return book.close()


@pytest.mark.parametrize(
    ("fact", "written"),
    [
        (("AC-1", "AC-2"), "AC-1, AC-2"),
        ((date(2026, 5, 4),), date(2026, 5, 4)),
        ((date(2026, 5, 4), date(2026, 5, 20)), "04/05/2026, 20/05/2026"),
        ((), ""),
        (None, None),
        (3, 3),
        (APPEALS.sheet, str(APPEALS.sheet)),
    ],
)
def test_a_fact_is_written_as_it_reads_back(fact: object, written: Value) -> None:
    assert cell_value(fact) == written


def test_the_table_has_every_column_and_its_rows_in_order() -> None:
    data = made({"number": "APP-1", "received_on": date(2026, 5, 4)}, {"number": "APP-2"})
    rows = read_rows(data, "Appels")
    ref = reference(APPEALS, "Registre", 2)
    assert rows[HEADER_ROW - 1] == [column.heading for column in APPEALS.values()]
    first = rows[FIRST_ROW - 1]
    assert (first[ref.columns["number"] - 1], first[ref.columns["received_on"] - 1]) == (
        "APP-1",
        date(2026, 5, 4),
    )
    assert rows[FIRST_ROW][0] == "APP-2"
    assert first[ref.columns["appeal_limit"] - 1] == date(2026, 5, 15)
    table = parts(data)["xl/tables/table1.xml"]
    assert f'ref="A{HEADER_ROW}:' in table
    assert "<calculatedColumnFormula>1+1</calculatedColumnFormula>" in table


def test_an_empty_register_has_one_blank_row_to_type_into() -> None:
    table = parts(made())["xl/tables/table1.xml"]
    assert re.search(rf'ref="A{HEADER_ROW}:[A-Z]+{FIRST_ROW}"', table)
    assert reference(APPEALS, "Registre", 0).last_row == FIRST_ROW - 1


def test_rows_to_come_have_their_lists_and_dates_are_guided() -> None:
    sheet = parts(made({"number": "APP-1"}))["xl/worksheets/sheet1.xml"]
    rules = dict(
        re.findall(r'<dataValidation [^>]*sqref="([A-Z]+)5:[A-Z]+\d+"[^>]*>(.*?)</data', sheet)
    )
    assert f"{FIRST_ROW + READY_ROWS}" in sheet
    assert any("<formula1>ListeMotifs</formula1>" in rule for rule in rules.values())
    assert any("Demandeur,Candidat,Personne certifiée" in rule for rule in rules.values())

"""Generated registers: the same ones each time, of every shape, as somebody would keep them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from benchmarks import three_ways_cases as cases
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import read_rows

DRAWN = cases.drawn(60)
PLAIN = replace(DRAWN[0], seed=4, size=20, wild=False, today=date(2026, 5, 2))


def test_the_same_cases_are_drawn_each_time_and_they_differ() -> None:
    assert cases.drawn(60) == DRAWN
    assert len(set(DRAWN)) > 50
    for name in ("table", "wild", "overdue", "plan", "date1904", "former"):
        assert {getattr(case, name) for case in DRAWN} == {True, False}, name
    assert {case.size for case in DRAWN} >= {0, 1, 300}


def test_a_register_follows_from_its_seed_and_only_a_wild_one_holds_slips() -> None:
    rows = list(cases.register_rows(PLAIN))
    assert rows == list(cases.register_rows(PLAIN))
    assert rows != list(cases.register_rows(replace(PLAIN, seed=5)))
    assert all(isinstance(row["received_on"], date) for row in rows)
    wild = list(cases.register_rows(replace(PLAIN, wild=True, size=80)))
    slips = [row for row in wild if row and not isinstance(row["received_on"], date)]
    assert slips


def test_it_is_written_where_the_case_says() -> None:
    case = replace(PLAIN, heading_row=5, left=3, plan=True, table=True, total_row=True)
    layout = cases.layout_of(SheetKind.APPEALS, case.sheet, 5, 3, case.fields)
    rows = list(cases.register_rows(case))
    data = cases.their_workbook(case, layout, rows)
    book = Workbook(data)
    assert list(book.sheet_names) == [case.sheet, "Plan d'actions"]
    assert [table.name for table in book.tables(case.sheet)] == ["Registre"]
    read = read_rows(data, case.sheet)
    number = layout.columns["number"] - 1
    assert read[4][number] == layout.headings["number"]
    assert [row[number] for row in read[5 : 5 + len(rows)]] == [row["number"] for row in rows]
    assert read[5 + len(rows) + 2][number] == "Total"

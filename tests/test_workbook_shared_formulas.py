"""Formulas that several cells share: each keeps its own reading, whoever is overwritten."""

from __future__ import annotations

import pytest
from test_workbook_row_formulas import SHEET, formulas, shared
from workbook_cases import packed, parts, tracker

from suivi_tool.workbook import shared_formulas
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.contents import Contents


def test_who_holds_the_text() -> None:
    sheet = Contents(shared()).worksheet("Suivi")
    assert shared_formulas.masters(sheet) == {b"0": (2, 4, "B2*2")}


@pytest.mark.parametrize("quote", [b'"', b"'"])
def test_who_shares_a_formula_keeps_it_when_its_first_cell_is_overwritten(quote: bytes) -> None:
    content = parts(shared())
    book = Workbook(
        packed(content | {SHEET: content[SHEET].replace(b'si="0"', b"si=%b0%b" % (quote, quote))})
    )
    book.set_cells("Suivi", {(2, 4): 5, (3, 4): None})
    after = book.save()
    assert formulas(after, "D", range(2, 8)) == [5, None, "=B4*2", "=B5*2", "=B6*2", None]
    book = Workbook(after)
    book.set_cells("Suivi", {(row, 4): row for row in range(4, 7)})
    assert formulas(book.save(), "D", range(2, 7)) == [5, None, 4, 5, 6]


def test_a_formula_shared_over_several_columns_is_passed_on_too() -> None:
    content = parts(tracker())
    raw = content[SHEET]
    for row in (2, 3):
        for at, name in enumerate((b"F", b"G")):
            first = (row, at) == (2, 0)
            kind = b' ref="F2:G3"' if first else b""
            rest = b">B2*10</f>" if first else b"/>"
            cell = b'<c r="%b%d"><f t="shared"%b si="3"%b<v>9</v></c></row>' % (
                name,
                row,
                kind,
                rest,
            )
            head, mark, tail = raw.partition(b'<row r="%d"' % row)
            inside, _, end = tail.partition(b"</row>")
            raw = head + mark + inside + cell + end
    book = Workbook(packed(content | {SHEET: raw}))
    book.set_cells("Suivi", {(2, 6): "x"})
    after = book.save()
    assert formulas(after, "F", range(2, 4)) == ["x", "=B3*10"]
    assert formulas(after, "G", range(2, 4)) == ["=C2*10", "=C3*10"]

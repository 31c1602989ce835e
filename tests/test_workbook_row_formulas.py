"""Shared and array formulas when rows are added, and rows that go down."""

from __future__ import annotations

import re

import pytest
from workbook_cases import open_sheet, packed, parts, tracker

from suivi_tool.workbook.book import Workbook

SHEET = "xl/worksheets/sheet1.xml"
D = rb'<c r="D%d"><f>B%d\*2</f><v>\d+</v></c>'


def shared(*, total: bool = False) -> bytes:
    """Let the column Double share one formula, as Excel writes it."""
    content = parts(tracker(total=total))
    raw = content[SHEET]
    master = b'<c r="D2"><f t="shared" ref="D2:D6" si="0">B2*2</f><v>2</v></c>'
    raw = re.sub(D % (2, 2), master, raw)
    for row in range(3, 7):
        raw = re.sub(D % (row, row), b'<c r="D%d"><f t="shared" si="0"/><v>9</v></c>' % row, raw)
    assert raw.count(b'si="0"') == 5
    return packed(content | {SHEET: raw})


def formulas(data: bytes, column: str, rows: range) -> list[object]:
    sheet = open_sheet(data, "Suivi")
    return [sheet[f"{column}{row}"].value for row in rows]


def test_a_shared_formula_is_carried_on_and_stays_shared() -> None:
    book = Workbook(shared())
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    after = book.save()
    assert formulas(after, "D", range(2, 8)) == [f"=B{row}*2" for row in range(2, 8)]
    assert parts(after)[SHEET].count(b'si="0"') == 5


def test_a_shared_formula_beside_stays_and_its_references_are_told_apart() -> None:
    content = parts(shared(total=True))
    raw = content[SHEET].replace(b"SUM(B2:B6)</f>", b"SUM(B2:B6)</f>", 1)
    extra = b'<c r="F%d"><f t="shared" %ssi="7"%s<v>0</v></c></row>'
    rows = [
        (6, extra % (6, b'ref="F6:F7" ', b">B$2+B7</f>")),
        (7, extra % (7, b"", b"/>")),
    ]
    for number, cell in rows:
        head, mark, rest = raw.partition(b'<row r="%d"' % number)
        inside, _, after = rest.partition(b"</row>")
        raw = head + mark + inside + cell + after
    book = Workbook(packed(content | {SHEET: raw}))
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    after = book.save()
    assert formulas(after, "F", range(6, 9)) == ["=B$2+B8", "=B$2+B9", None]


def test_a_running_total_stays_one_and_a_rank_sees_the_new_row() -> None:
    content = parts(tracker())
    raw = content[SHEET]
    for row in range(2, 7):
        both = b'<c r="D%d"><f>SUM(B$2:B%d)+RANK(B%d,$B$2:$B$6)</f><v>0</v></c>' % (row, row, row)
        raw = re.sub(D % (row, row), both, raw)
    book = Workbook(packed(content | {SHEET: raw}))
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    expected = [f"=SUM(B$2:B{row})+RANK(B{row},$B$2:$B$7)" for row in range(2, 8)]
    assert formulas(book.save(), "D", range(2, 8)) == expected


def test_an_array_formula_goes_down_with_its_range() -> None:
    content = parts(tracker(total=True))
    array = b'<f t="array" ref="B7">SUM(B2:B6*1)</f>'
    raw = re.sub(rb"<f>SUM\(B2:B6\)</f>", array, content[SHEET])
    book = Workbook(packed(content | {SHEET: raw}))
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    assert b'<c r="B8"><f t="array" ref="B8">SUM(B2:B7*1)</f>' in parts(book.save())[SHEET]


@pytest.mark.parametrize("metadata", [b"", b' cm="1"'])
def test_an_array_formula_of_one_cell_is_carried_on_as_one(metadata: bytes) -> None:
    content = parts(tracker())
    array = b'<c r="D6"%b><f t="array" ref="D6">MAX(B$2:B6*1)</f><v>5</v></c>' % metadata
    raw = re.sub(D % (6, 6), array, content[SHEET])
    book = Workbook(packed(content | {SHEET: raw}))
    book.append_rows("Suivi", [{1: "x"}, {1: "y"}], after=6, table="Registre")
    after = parts(book.save())[SHEET]
    for row in (7, 8):
        made = b'<c r="D%d"%b><f t="array" ref="D%d">MAX(B$2:B%d*1)</f></c>'
        assert made % (row, metadata, row, row) in after


def test_a_calculated_column_reads_as_in_the_first_row_of_its_table() -> None:
    column = b'<tableColumn id="4" name="Double"'
    formula = b"><calculatedColumnFormula>B2*3</calculatedColumnFormula></tableColumn>"
    content = parts(tracker())
    table = content["xl/tables/table1.xml"].replace(column + b"/>", column + formula)
    raw = re.sub(D % (6, 6), b'<c r="D6"><v>7</v></c>', content[SHEET])
    book = Workbook(packed(content | {SHEET: raw, "xl/tables/table1.xml": table}))
    book.append_rows("Suivi", [{1: "x"}, {1: "y"}], after=6, table="Registre")
    assert formulas(book.save(), "D", range(6, 9)) == [7, "=B7*3", "=B8*3"]

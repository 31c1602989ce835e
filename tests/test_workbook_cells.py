"""Cells as bytes: read apart and written."""

from __future__ import annotations

import pytest

from suivi_tool.workbook.cells import (
    attributes,
    content_of,
    formula_content,
    number_text,
    read_cells,
    write_cell,
)


def test_cells_are_read() -> None:
    row = b'<c r="B2" s="3" t="s"><v>7</v></c><c r=\'D2\' /><c r="E2"><f>A1</f><v>1</v></c>'
    cells = read_cells(row, 0, len(row), b"")
    assert [(c.column, c.style, c.type, c.is_empty) for c in cells] == [
        (2, 3, b"s", False), (4, 0, b"n", True), (5, 0, b"n", False),
    ]  # fmt: skip
    assert [cell.has_formula(b"") for cell in cells] == [False, False, True]
    assert row[cells[0].start : cells[0].end].endswith(b"<v>7</v></c>")


def test_attributes_keep_their_order() -> None:
    assert list(attributes(b' r="1" x14ac:dyDescent=\'.3\' ht = "30"')) == [
        b"r", b"x14ac:dyDescent", b"ht",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "written"),
    [
        (content_of(None), b'<c r="B3" s="4"/>'),
        (content_of(True), b'<c r="B3" s="4" t="b"><v>1</v></c>'),
        (content_of(2.0), b'<c r="B3" s="4"><v>2</v></c>'),
        (content_of(0.1), b'<c r="B3" s="4"><v>0.1</v></c>'),
        (content_of("a<"), b'<c r="B3" s="4" t="inlineStr"><is><t>a&lt;</t></is></c>'),
        (formula_content("A1&B1", "x"), b'<c r="B3" s="4" t="str"><f>A1&amp;B1</f><v>x</v></c>'),
        (formula_content("NA()", "#N/A"), b'<c r="B3" s="4" t="e"><f>NA()</f><v>#N/A</v></c>'),
        (formula_content("A1"), b'<c r="B3" s="4"><f>A1</f></c>'),
    ],
)
def test_cells_are_written(content: object, written: bytes) -> None:
    assert write_cell(3, 2, 4, content) == written  # type: ignore[arg-type]


def test_a_number_that_is_none_is_not_written() -> None:
    with pytest.raises(ValueError, match="inf"):
        number_text(float("inf"))

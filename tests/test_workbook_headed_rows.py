"""Rows under their headings."""

from __future__ import annotations

import pytest
from workbook_cases import parts, tracker, with_part

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.headed_rows import HeadedRow, read_headed_rows
from suivi_tool.workbook.reading import read_rows


def test_each_value_is_had_by_its_heading() -> None:
    plain = read_rows(tracker(), "Suivi")
    rows = read_headed_rows(tracker(), "Suivi")
    headings = [str(each) for each in plain[0] if each is not None]
    assert len(rows) == len(plain) - 1
    assert list(rows[0]) == headings
    assert [row[headings[0]] for row in rows] == [row[0] for row in plain[1:]]
    assert [row.cells for row in rows[1:3]] == plain[2:4]
    assert dict(rows[2]) == dict(zip(headings, plain[3], strict=False))


def test_an_unknown_heading_is_a_key_error_and_get_gives_none() -> None:
    row = read_headed_rows(tracker(), "Suivi")[0]
    assert row.get("Sans colonne") is None
    with pytest.raises(KeyError):
        row["Sans colonne"]


def test_of_two_columns_with_one_heading_the_first_has_it() -> None:
    content = parts(tracker())["xl/worksheets/sheet1.xml"]
    first = content.partition(b'<c r="A1"')[2].partition(b"<v>")[2].partition(b"</v>")[0]
    second = content.partition(b'<c r="B1"')[2].partition(b"<v>")[2].partition(b"</v>")[0]
    was, now = b'<v>%b</v></c><c r="C1' % second, b'<v>%b</v></c><c r="C1' % first
    rows = read_headed_rows(with_part(tracker(), "xl/worksheets/sheet1.xml", was, now), "Suivi")
    assert len(rows[0]) == len(read_headed_rows(tracker(), "Suivi")[0]) - 1
    assert next(iter(rows[0].values())) == rows[0].cells[0]


def test_headings_below_the_last_row_leave_nothing() -> None:
    assert list(read_headed_rows(tracker(), "Suivi", 99)) == []
    with pytest.raises(WorkbookRefused):
        read_headed_rows(tracker(), "Ailleurs")


def test_rows_are_compared_and_shown_by_what_they_hold() -> None:
    row = HeadedRow({"Nom": 0, "Âge": 1}, ["Roux", 41])
    assert row == {"Nom": "Roux", "Âge": 41}
    assert repr(row) == "HeadedRow({'Nom': 'Roux', 'Âge': 41})"

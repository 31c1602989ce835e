"""A page being written: every value lands as what it is, and the file is the same each time."""

from __future__ import annotations

from datetime import date

import pytest
from sheet_facts import parts

from suivi_tool.tracker.sheets.live import Live
from suivi_tool.tracker.sheets.look import Tone
from suivi_tool.tracker.sheets.paper import Book, Page, Value
from suivi_tool.workbook.reading import Cell, read_rows

DAY = date(2026, 5, 15)
SHEET = "xl/worksheets/sheet1.xml"


def page(book: Book) -> Page:
    return book.page("Page")


def read(value: Value, look: str = "plain") -> Cell:
    book = Book()
    page(book).put(1, 1, value, look)
    rows = read_rows(book.close(), "Page")
    return rows[0][0] if rows else None


@pytest.mark.parametrize(
    "value", ["=cmd|'/c calc'!A1", "https://cesi.fr", "00012", "é\u00a0: « à »", 3.5, True]
)
def test_a_value_is_never_taken_for_another(value: Value) -> None:
    assert read(value) == value


def test_nothing_and_a_blank_text_leave_the_cell_empty() -> None:
    assert read(None) is None
    assert not read("")


@pytest.mark.parametrize(("date1904", "serial"), [(False, 46157), (True, 44695)])
def test_a_date_is_counted_as_the_workbook_counts(date1904: bool, serial: int) -> None:
    book = Book(date1904=date1904)
    assert book.serial(DAY) == serial
    page(book).put(2, 3, DAY, "date")
    assert read_rows(book.close(), "Page")[1][2] == DAY


def test_a_formula_bears_its_value_and_an_array_its_own_cell() -> None:
    book = Book()
    sheet = page(book)
    sheet.put(1, 1, Live("1+1", 2))
    sheet.put(2, 1, Live("SUM(IF({1,2}>1,1,0))", 1, array=True))
    sheet.put(3, 1, Live('""', ""))
    text = parts(book.close())[SHEET]
    assert "<f>1+1</f><v>2</v>" in text
    assert '<f t="array" ref="A2">SUM(IF({1,2}&gt;1,1,0))</f><v>1</v>' in text
    assert '<f>""</f><v></v>' in text


def test_rows_and_columns_are_counted_from_one() -> None:
    book = Book()
    sheet = page(book)
    sheet.put_row(2, 2, ("b", "c"))
    sheet.merge((4, 1, 5, 3), "large", "section")
    sheet.merge((6, 1, 6, 1), "seule", "section")
    sheet.link(7, 1, "internal:'Page'!A1", "haut")
    data = book.close()
    rows = read_rows(data, "Page")
    assert [rows[1][1], rows[1][2], rows[3][0], rows[5][0], rows[6][0]] == [
        "b", "c", "large", "seule", "haut"
    ]  # fmt: skip
    assert '<mergeCells count="1"><mergeCell ref="A4:C5"/>' in parts(data)[SHEET]


def test_colours_by_formula_and_the_printed_page() -> None:
    book = Book()
    sheet = page(book)
    sheet.tones("A1:A9", [('A1="x"', Tone.BAD)])
    sheet.inks("B1:B9", [('B1="x"', Tone.GOOD)])
    sheet.widths(100, 0)
    sheet.printed(0, 3, heading_row=2)
    book.name("COPIL", "'Page'!$A$1")
    data = parts(book.close())
    assert data[SHEET].count('<cfRule type="expression"') == 2
    assert 'hidden="1"' in data[SHEET]
    assert 'fitToHeight="0"' in data[SHEET]
    names = data["xl/workbook.xml"]
    assert ">Page!$A$1:$C$1</definedName>" in names
    assert ">Page!$2:$2</definedName>" in names
    assert "<definedName name=\"COPIL\">'Page'!$A$1</definedName>" in names


def test_the_same_facts_are_the_same_file_and_the_clock_is_not_in_it() -> None:
    def made() -> bytes:
        book = Book(title="Suivi", made_on=DAY)
        page(book).put(1, 1, "x", "title", font_size=20)
        return book.close()

    assert made() == made()
    assert "2026-05-15T00:00:00Z" in parts(made())["docProps/core.xml"]


def test_a_style_is_made_once() -> None:
    book = Book()
    assert book.look("title", {}) is book.look("title", {})
    assert book.look("title", {"bold": True}) is book.look("title", {"bold": True})
    assert book.look("title", {}) is not book.look("title", {"font_size": 40})

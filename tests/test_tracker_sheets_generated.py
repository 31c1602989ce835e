"""All our sheets in one workbook: in their order, with the names that others rely on."""

from __future__ import annotations

import pytest
from sheet_facts import appeals, facts, parts

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.tracker.sheets import appeals_sheet, generated
from suivi_tool.tracker.sheets.paper import Book
from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.book import Workbook


@pytest.mark.parametrize("known", [[], appeals()], ids=["empty", "drawn"])
def test_the_sheets_stand_in_their_order_with_their_names(known: list[Appeal]) -> None:
    book = Workbook(generated.build(facts(known)))
    assert book.sheet_names == generated.SHEETS
    names = book.defined_names()
    assert {"AUJOURDHUI", "COPIL"} <= set(names)


def test_each_sheet_is_printed_one_page_wide() -> None:
    text = parts(generated.build(facts()))
    sheets = [text[f"xl/worksheets/sheet{at}.xml"] for at in range(1, len(generated.SHEETS) + 1)]
    assert all('orientation="landscape"' in sheet and 'fitToPage="1"' in sheet for sheet in sheets)
    assert text["xl/workbook.xml"].count("_xlnm.Print_Area") == len(generated.SHEETS)


def test_they_are_added_to_a_workbook_that_has_others() -> None:
    known = appeals()
    book = Book()
    appeals_sheet.write(book, facts().days_off, known)
    generated.add_sheets(book, facts())
    data = book.close()
    assert Workbook(data).sheet_names == (appeals_sheet.SHEET, *generated.SHEETS)
    assert not [finding for finding in audit(data) if "Appels" in str(finding)]


def test_the_free_zone_is_left_blank_for_the_hand() -> None:
    book = Workbook(generated.build(facts()))
    for sheet, areas in generated.FREE_ZONES.items():
        assert sheet in book.sheet_names
        assert areas

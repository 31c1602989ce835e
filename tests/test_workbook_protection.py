"""What Excel would not let a person do is refused, with the sheet and the remedy."""

from __future__ import annotations

import pytest
from workbook_cases import open_sheet, tracker, with_part

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook import protection
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.package import Package

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"


def protected(attributes: bytes) -> bytes:
    mark = b"</sheetData><sheetProtection " + attributes + b"/>"
    return with_part(tracker(total=True), SHEET, b"</sheetData>", mark)


def test_a_protection_that_is_off_protects_nothing() -> None:
    sheet = Contents(protected(b'objects="1"')).worksheet("Suivi")
    assert not protection.is_protected(sheet)
    assert protection.may_insert_rows(sheet)


def test_rows_are_inserted_only_where_that_is_allowed() -> None:
    assert not protection.may_insert_rows(Contents(protected(b'sheet="1"')).worksheet("Suivi"))
    allowed = Contents(protected(b'sheet="1" insertRows="0"')).worksheet("Suivi")
    assert protection.may_insert_rows(allowed)


def test_the_refusal_names_sheet_cell_and_remedy() -> None:
    book = Workbook(protected(b'sheet="1" insertRows="0"'))
    with pytest.raises(WorkbookRefused, match="A7 est verrouillée") as caught:
        book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    fault = caught.value.faults[0]
    assert fault.place == "feuille 'Suivi'"
    assert "Ôter la protection" in fault.remedy


def test_a_locked_structure_refuses_a_new_sheet_and_nothing_else() -> None:
    lock = b'<workbookProtection lockStructure="1" lockWindows="1"/><bookViews>'
    book = Workbook(with_part(tracker(), BOOK, b"<bookViews>", lock))
    assert book.structure_locked
    with pytest.raises(WorkbookRefused, match="structure"):
        book.put_sheet(with_part(tracker(), BOOK, b'name="Bilan"', b'name="Autre"'), "Autre")
    assert book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre") == [7]


def test_signed_and_shared_workbooks_are_refused() -> None:
    base = "http://schemas.openxmlformats.org/"
    signed = Package(tracker())
    kind = base + "package/2006/relationships/digital-signature/origin"
    signed.write("_xmlsignatures/origin.sigs", b"")
    signed.relations("").add(kind, "_xmlsignatures/origin.sigs")
    with pytest.raises(WorkbookRefused, match="signature"):
        Workbook(signed.save())
    shared = Package(tracker())
    shared.write("xl/revisions/revisionHeaders.xml", b"<headers/>")
    headers = base + "officeDocument/2006/relationships/revisionHeaders"
    shared.relations(BOOK).add(headers, "xl/revisions/revisionHeaders.xml")
    with pytest.raises(WorkbookRefused, match="partage"):
        Workbook(shared.save())


RANGES = (
    b'</sheetData><sheetProtection sheet="1"/><protectedRanges>'
    b'<protectedRange sqref="A2:B99" name="Saisie"/>'
    b'<protectedRange password="CC2A" sqref="C2:C99" name="Dates"/></protectedRanges>'
)


def test_a_range_that_may_be_changed_is_written_one_with_a_password_is_not() -> None:
    data = with_part(tracker(), "xl/worksheets/sheet1.xml", b"</sheetData>", RANGES)
    book = Workbook(data)
    book.set_cells("Suivi", {(3, 2): 7})
    book.append_rows("Suivi", [{1: "A6", 2: 6}], after=6, table="Registre")
    assert open_sheet(book.save(), "Suivi")["B7"].value == 6
    with pytest.raises(WorkbookRefused, match="C3 est verrouillée"):
        Workbook(data).set_cells("Suivi", {(3, 3): 7})
    with pytest.raises(WorkbookRefused, match="C7 est verrouillée"):
        Workbook(data).append_rows("Suivi", [{1: "x", 3: 7}], after=6, table="Registre")

"""Drop-down lists, old and new; rows and columns that people do not see."""

from __future__ import annotations

from workbook_cases import packed, parts, tracker

from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.namespaces import EXCEL_2006, X14
from suivi_tool.workbook.validations import lists

SHEET = "xl/worksheets/sheet1.xml"


def test_a_list_and_where_it_applies() -> None:
    (found,) = lists(Contents(tracker()).worksheet("Suivi"))
    assert [str(each) for each in found.ranges] == ["A2:A6"]
    assert found.formula1 == '"A,B"'


def test_a_list_of_excel_2010_from_another_sheet() -> None:
    ext = (
        f'<extLst><ext uri="x" xmlns:x14="{X14}"><x14:dataValidations xmlns:xm="{EXCEL_2006}">'
        '<x14:dataValidation type="list"><x14:formula1><xm:f>Listes!$A$2:$A$9</xm:f>'
        "</x14:formula1><xm:sqref>C2:C6 E2</xm:sqref></x14:dataValidation></x14:dataValidations>"
        "</ext></extLst></worksheet>"
    )
    found = lists(Contents(_only(ext)).worksheet("Suivi"))
    assert (found[-1].formula1, [str(each) for each in found[-1].ranges]) == (
        "Listes!$A$2:$A$9", ["C2:C6", "E2"],
    )  # fmt: skip


def _only(ext: str) -> bytes:
    content = parts(tracker())
    head = content[SHEET].partition(b"<extLst>")[0]
    return packed(content | {SHEET: head + ext.encode()})

"""Links: put, changed, taken out."""

from __future__ import annotations

import pytest
from workbook_cases import changed, open_sheet, parts, tracker

from suivi_tool.errors import RefusedInput
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.hyperlinks import escaped
from suivi_tool.workbook.values import Link

RELATIONS = "xl/worksheets/_rels/sheet2.xml.rels"


def put(data: bytes, link: Link | None) -> bytes:
    book = Workbook(data)
    book.set_cells("Bilan", {(5, 1): link})
    return book.save()


def test_a_link_is_put_changed_and_taken_out() -> None:
    once = put(tracker(), Link("dossier", "Dossiers/APP 1/é.docx"))
    cell = open_sheet(once, "Bilan")["A5"]
    assert (cell.value, cell.hyperlink.target) == ("dossier", "Dossiers/APP%201/é.docx")
    assert changed(once, put(once, Link("dossier", "Dossiers/APP 1/é.docx"))) == set()
    inside = put(once, Link("liste", "#'Suivi'!A1"))
    assert open_sheet(inside, "Bilan")["A5"].hyperlink.location == "'Suivi'!A1"
    assert open_sheet(put(inside, None), "Bilan")["A5"].hyperlink is None


def test_two_cells_share_one_relation() -> None:
    book = Workbook(tracker())
    book.set_cells("Bilan", {(5, 1): Link("a", "x"), (6, 1): Link("b", "x")})
    assert parts(book.save())[RELATIONS].count(b"<Relationship ") == 1


def test_paths_of_windows_are_taken() -> None:
    assert escaped("Dossiers\\A%1\\b%20c") == "Dossiers/A%251/b%20c"
    with pytest.raises(RefusedInput, match="trop long"):
        escaped("x" * 3000)

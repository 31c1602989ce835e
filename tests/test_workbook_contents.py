"""An open workbook: each part read once, given back once."""

from __future__ import annotations

import pytest
from workbook_cases import changed, packed, parts, tracker

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.contents import Contents


def without(*names: str) -> bytes:
    """Return a tracker without these parts, their relations and their kinds."""
    contents = Contents(tracker())
    package, relations = contents.package, contents.package.relations("xl/workbook.xml")
    for name in names:
        package.drop(f"xl/{name}.xml")
        for each in list(relations):
            if each.target == f"xl/{name}.xml":
                relations.remove(each.id)
    return package.save()


def test_a_sheet_is_found_whatever_its_case_and_opened_once() -> None:
    contents = Contents(tracker())
    assert contents.sheet("SUIVI").name == "Suivi"
    assert contents.worksheet("suivi") is contents.worksheet("Suivi")
    contents.forget(contents.sheet("Suivi").part)
    assert contents.worksheet("Suivi").rows.last() == 6
    with pytest.raises(WorkbookRefused, match="« Absente »".replace(" ", "\u00a0")):
        contents.sheet("Absente")


def test_nothing_asked_for_changes_nothing() -> None:
    contents = Contents(tracker())
    contents.worksheet("Suivi")
    assert contents.styles.items("cellXfs")
    assert contents.tables("Suivi")[0].name == "Registre"
    contents.commit()
    assert contents.package.changed_parts() == frozenset()


def test_a_workbook_without_styles_gets_the_smallest_ones() -> None:
    bare = without("styles")
    contents = Contents(bare)
    assert len(contents.styles.items("cellXfs")) == 1
    contents.commit()
    after = contents.package.save()
    assert "xl/styles.xml" in parts(after)
    assert changed(bare, after) == {
        "xl/styles.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels",
    }  # fmt: skip


def test_a_workbook_without_shared_strings_has_none_and_gets_none() -> None:
    assert Contents(without("sharedStrings")).strings is None
    odd = parts(tracker())
    odd["xl/sharedStrings.xml"] = odd["xl/sharedStrings.xml"].replace(b"<si>", b"<!-- x --><si>", 1)
    assert Contents(packed(odd)).strings is None


def test_the_sheets_of_which_few_rows_were_written() -> None:
    contents = Contents(tracker())
    sheet = contents.worksheet("Suivi")
    sheet.put_cells(3, {7: b'<c r="G3"><v>1</v></c>'})
    assert contents.written()[sheet.part.lower()].written == {3}
    sheet.wrote()
    assert contents.written() == {}


def test_a_table_is_found_whatever_its_case_or_refused() -> None:
    contents = Contents(tracker())
    found = contents.table("Suivi", "REGISTRE")
    assert found is not None
    assert found.name == "Registre"
    assert contents.table("Suivi", None) is None
    with pytest.raises(WorkbookRefused, match="pas de tableau"):
        contents.table("Bilan", "Registre")

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


def suivi(contents: Contents) -> bytes:
    return b"".join(contents.worksheet("Suivi").pieces())


def test_a_sheet_that_a_twin_has_read_serves_and_neither_sees_the_changes_of_the_other() -> None:
    data = tracker()
    first = Contents(data)
    before = suivi(first)
    assert first.worksheet("Suivi").find("dimension") is not None
    second = Contents(data, first)
    assert suivi(second) == before
    second.worksheet("Suivi").put_cells(2, {1: b'<c r="A2"><v>9</v></c>'})
    assert suivi(Contents(data, second)) == before
    second.worksheet("Suivi").element("sheetPr").set("codeName", "x")
    second.commit()
    assert suivi(first) == before != suivi(second)
    assert suivi(Contents(data, second)) == before
    first.worksheet("Suivi").element("sheetPr").set("codeName", "y")
    assert suivi(Contents(data, first)) == before != suivi(first)


def test_a_sheet_written_anew_or_of_another_file_serves_nobody_else() -> None:
    data = tracker()
    first = Contents(data)
    part = first.sheet("Suivi").part
    first.package.write(
        part, first.package.read(part).replace(b"</sheetData>", b"</sheetData ><x/>")
    )
    first.worksheet("Suivi")
    assert suivi(Contents(data, first)) == suivi(Contents(data))
    assert first.as_given(part, Contents(data).package) is None
    opened = Contents(data)
    opened.worksheet("Suivi")
    assert opened.as_given(part, first.package) is None
    other = first.package.save()
    assert suivi(Contents(other, opened)) == suivi(Contents(other)) != suivi(opened)

"""The list of sheets among the file's properties."""

from __future__ import annotations

from workbook_cases import tracker, with_part

from suivi_tool.workbook.document_properties import add_title
from suivi_tool.workbook.package import Package

PART = "docProps/app.xml"


def test_a_sheet_is_added_after_the_others() -> None:
    package = Package(tracker())
    add_title(package, "Échéances")
    package.settle()
    text = package.read(PART).decode()
    assert "<vt:lpstr>Bilan</vt:lpstr><vt:lpstr>Échéances</vt:lpstr>" in text
    assert text.count("<vt:i4>3</vt:i4>") == 2


def test_an_unusual_list_is_left_alone() -> None:
    package = Package(with_part(tracker(), PART, b"<vt:i4>2</vt:i4>", b"<vt:i4>?</vt:i4>"))
    add_title(package, "Échéances")
    assert package.changed_parts() == frozenset()

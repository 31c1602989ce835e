"""Shared strings: only added to, and each text once."""

from __future__ import annotations

from workbook_cases import parts, tracker, with_part

from suivi_tool.workbook.audit_strings import texts
from suivi_tool.workbook.markup import parse
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.shared_strings import SharedStrings

PART = "xl/sharedStrings.xml"


def test_a_text_is_added_once_and_found_again() -> None:
    package = Package(tracker())
    strings = SharedStrings(package, PART)
    known = texts(parse(package.read(PART)))
    assert strings.index("A3") == known.index("A3")
    assert strings.index("neuf ") == strings.index("neuf ") == len(known)
    strings.commit()
    after = package.read(PART)
    assert texts(parse(after)) == [*known, "neuf "]
    assert after.startswith(parts(tracker())[PART][:60])
    assert b'uniqueCount="%d"' % (len(known) + 1) in after
    assert SharedStrings(package, PART).index("neuf ") == len(known)


def test_a_known_text_changes_nothing() -> None:
    package = Package(tracker())
    strings = SharedStrings(package, PART)
    strings.index("A1")
    strings.commit()
    assert package.changed_parts() == frozenset()


def test_an_unusual_part_is_left_alone() -> None:
    data = with_part(tracker(), PART, b"<si>", b"<!-- <si> --><si>")
    assert not SharedStrings(Package(data), PART).usable


def test_many_texts_are_found_where_they_are_as_few_are() -> None:
    package = Package(tracker())
    known = texts(parse(package.read(PART)))
    strings = SharedStrings(package, PART)
    wanted = [*known, *(f"neuf {number}" for number in range(100)), *known]
    found = [strings.index(text) for text in wanted]
    assert found == [*range(len(known)), *range(len(known), len(known) + 100), *range(len(known))]
    strings.commit()
    again = SharedStrings(package, PART)
    assert [again.index(text) for text in wanted] == found
    assert again.count() == len(known) + 100


def test_strings_are_counted_however_they_are_written() -> None:
    """Empty ones, closed at once or with a blank, runs, and a slash in a text count as one each."""
    odd = b"<si/><si /><si ><t>a/</t></si ><si><r><t>b</t></r><r><t>c</t></r></si><si><t/></si>"
    package = Package(with_part(tracker(), PART, b"<si>", odd + b"<si>"))
    known = texts(parse(package.read(PART)))
    strings = SharedStrings(package, PART)
    strings.expect(100)
    assert strings.index("A3") == known.index("A3") == SharedStrings(package, PART).index("A3")
    assert strings.index("neuf") == len(known)

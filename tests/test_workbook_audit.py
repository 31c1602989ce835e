"""The audit finds what makes Excel repair or refuse a workbook, and nothing in sound ones."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
import workbook_faults_package  # noqa: F401 - adds its faults to FAULTS
import workbook_faults_sheet  # noqa: F401 - likewise
from workbook_cases import with_part
from workbook_faults import FAULTS, SHEET, broken, sound

from suivi_tool.workbook.audit import audit


@functools.cache
def base() -> bytes:
    return sound()


def test_a_sound_workbook_has_no_fault() -> None:
    assert audit(base(), ".xlsx") == ()


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found(name: str) -> None:
    assert audit(broken(name, base()), ".xlsx"), name


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'<c r="A1"', b'<c r="1A"'),
        (b'<col min="2"', b'<col style="x" min="2"'),
        (b'customWidth="1"', b'width="large"'),
    ],
)
def test_what_cannot_be_read_is_told_of_its_part(before: bytes, after: bytes) -> None:
    broken_one = with_part(base(), SHEET, before, after)
    found = [each for each in audit(broken_one) if each.part == SHEET]
    assert found
    assert all(each.part for each in audit(broken_one))


def test_there_are_enough_kinds_of_faults() -> None:
    assert len(FAULTS) >= 200


def test_workbooks_that_excel_wrote_have_no_fault(shared: Path) -> None:
    files = sorted((shared / "corpus/workbooks/xlsxwriter").glob("*.xls?"))[::12]
    assert len(files) > 50
    assert {file.name: audit(file.read_bytes()) for file in files if audit(file.read_bytes())} == {}

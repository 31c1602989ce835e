"""Pivot tables that Excel would take out: without their cache, fields or items."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from workbook_cases import with_part

from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.audit_pivot import check
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.workbook_part import WorkbookPart

SAMPLE = Path(__file__).resolve().parents[1] / "sample_workbooks" / "4-croises.xlsx"
PIVOT = "xl/pivotTables/pivotTable1.xml"


@functools.cache
def sample() -> bytes:
    return SAMPLE.read_bytes()


def messages(data: bytes) -> list[str]:
    return [each.message for each in check(WorkbookPart(Package(data)), PIVOT)]


def test_a_pivot_table_with_its_cache_is_sound() -> None:
    assert messages(sample()) == []
    assert list(check(WorkbookPart(Package(sample())), "xl/styles.xml")) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (b'cacheId="', b'cacheId="9', "n’existe pas"),
        (b'<location ref="', b'<location ref="?', "illisible"),
        (b'<location ref="', b'<location ref="XFE1" o="', "sort de la feuille"),
        (b"<pivotField ", b"<pivotField/><pivotField ", "les champs de son cache"),
        (b'<field x="', b'<field x="9', "n’existe pas"),
        (b' fld="', b' fld="9', "n’existe pas"),
        (b'<item x="', b'<item x="99', "absent du cache"),
    ],
)  # fmt: skip
def test_each_fault_is_told_of_the_pivot_table(before: bytes, after: bytes, said: str) -> None:
    broken = with_part(sample(), PIVOT, before, after)
    assert any(said in each for each in messages(broken))
    assert {each.part for each in audit(broken)} == {PIVOT}


def test_a_pivot_table_needs_its_cache() -> None:
    relations = "xl/pivotTables/_rels/pivotTable1.xml.rels"
    alone = with_part(sample(), relations, b"relationships/pivotCacheDefinition", b"x/autre")
    assert messages(alone) == ["un tableau croisé dynamique sans cache"]

"""Pivot tables: their source grows, Excel refreshes them, nobody writes into them."""

# ruff: noqa: E501, ISC004
from __future__ import annotations

import pytest
from workbook_cases import parts, tracker, with_part

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.package import Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
CACHE, PIVOT = "xl/pivotCache/pivotCacheDefinition1.xml", "xl/pivotTables/pivotTable1.xml"


def pivoted(source: str, *, on: int = 2, ref: str = "A1:B4") -> bytes:
    package = Package(tracker())
    for part, kind, owner, xml in (
        (CACHE, "pivotCacheDefinition", "xl/workbook.xml",
         f'<pivotCacheDefinition xmlns="{MAIN}"><cacheSource type="worksheet"><worksheetSource '
         f'{source}/></cacheSource><cacheFields/></pivotCacheDefinition>'),
        (PIVOT, "pivotTable", f"xl/worksheets/sheet{on}.xml",
         f'<pivotTableDefinition xmlns="{MAIN}" name="P" cacheId="1" dataCaption="v"><location '
         f'ref="{ref}" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>'),
    ):  # fmt: skip
        package.write(part, xml.encode())
        package.content_types.set(part, f"{TYPE}{kind}+xml")
        package.relations(owner).add(f"{OFFICE}/{kind}", part)
    package.relations(PIVOT).add(f"{OFFICE}/pivotCacheDefinition", CACHE)
    return package.save()


def cache_after(source: str) -> str:
    book = Workbook(pivoted(source))
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    return parts(book.save())[CACHE].decode()


def test_a_range_that_was_the_data_grows_and_is_refreshed() -> None:
    after = cache_after('ref="A1:D6" sheet="Suivi"')
    assert 'ref="A1:D7"' in after
    assert 'refreshOnLoad="1"' in after


def test_a_table_or_a_name_is_refreshed() -> None:
    assert 'refreshOnLoad="1"' in cache_after('name="Registre"')
    assert 'refreshOnLoad="1"' in cache_after('name="Valeurs"')


def test_a_name_of_one_sheet_or_that_leads_there_by_another_is_refreshed() -> None:
    for name, refers in (("Par_nom", "Valeurs"), ("Du_tableau", "Registre[#All]")):
        book = Workbook(pivoted(f'name="{name}"'))
        book.define_name(name, refers)
        book = Workbook(book.save())
        book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
        assert b'refreshOnLoad="1"' in parts(book.save())[CACHE]
    local = (
        b'<definedName name="Zone" localSheetId="0">Suivi!$A$1:$D$6</definedName></definedNames>'
    )
    data = with_part(
        pivoted('name="Zone" sheet="Suivi"'), "xl/workbook.xml", b"</definedNames>", local
    )
    book = Workbook(data)
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    assert b'refreshOnLoad="1"' in parts(book.save())[CACHE]


def test_a_pivot_over_several_ranges_follows_each_of_them() -> None:
    ranges = '/><consolidation><rangeSets><rangeSet ref="A1:D6" sheet="Suivi"/><rangeSet ref="A1:B2" sheet="Bilan"/></rangeSets></consolidation><x '
    after = cache_after(ranges).replace("<worksheetSource/>", "")
    assert '<rangeSet ref="A1:D7" sheet="Suivi"/><rangeSet ref="A1:B2" sheet="Bilan"/>' in after
    assert 'refreshOnLoad="1"' in after


def test_a_pivot_of_other_data_is_left_alone() -> None:
    assert "refreshOnLoad" not in cache_after('name="Ailleurs"')
    assert "refreshOnLoad" not in cache_after('ref="A1:B2" sheet="Bilan"')


def test_a_row_that_would_fall_into_a_pivot_is_refused() -> None:
    book = Workbook(pivoted('name="Registre"', on=1, ref="A5:B9"))
    with pytest.raises(WorkbookRefused, match="croisé dynamique A5:B9"):
        book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    with pytest.raises(WorkbookRefused, match="croisé dynamique"):
        book.set_cells("Suivi", {(8, 1): "x"})


def test_a_pivot_whose_last_rows_are_empty_is_passed_over() -> None:
    data = pivoted('ref="A1:D6" sheet="Suivi"', on=2, ref="A1:B4")  # « Bilan » ends in row 2
    book = Workbook(data)
    assert book.append_rows("Bilan", [{1: "x"}], after=2) == [5]
    assert book.save()


def test_under_a_pivot_that_the_row_feeds_nothing_is_written() -> None:
    book = Workbook(pivoted('name="Registre"', on=1, ref="A4:B6"))
    with pytest.raises(WorkbookRefused, match="croisé dynamique A4:B6"):
        book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")


def test_under_a_pivot_of_other_data_a_row_is_written_as_excel_lets_people_do() -> None:
    book = Workbook(pivoted('ref="A1:B2" sheet="Bilan"', on=1, ref="A4:B6"))
    assert book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre") == [7]

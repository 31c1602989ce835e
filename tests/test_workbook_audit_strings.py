"""The shared strings as a list, and those that no cell can hold."""

from __future__ import annotations

from lxml import etree

from suivi_tool.workbook.audit_strings import check, texts
from suivi_tool.workbook.namespaces import MAIN


def strings(*items: str) -> etree._Element:
    return etree.fromstring(f'<sst xmlns="{MAIN}">{"".join(items)}</sst>')


def test_rich_and_phonetic_texts() -> None:
    root = strings(
        "<si><t>un</t></si>",
        "<si><r><t>de</t></r><r><rPr><b/></rPr><t>ux</t></r></si>",
        "<si><t>三</t><rPh sb='0' eb='1'><t>さん</t></rPh></si>",
        "<si/>",
    )
    assert texts(root) == ["un", "deux", "三", ""]


def test_a_text_is_as_long_as_a_cell_takes() -> None:
    assert list(check(strings(f"<si><t>{'x' * 32_767}</t></si>"))) == []
    assert len(list(check(strings(f"<si><t>{'x' * 32_768}</t></si>")))) == 1
    assert list(check(strings(f"<si><t>{'_x000D_' * 32_767}</t></si>"))) == []

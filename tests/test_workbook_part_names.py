"""Names of parts: one part, however it is spelt; and where its relations are."""

from __future__ import annotations

import pytest

from suivi_tool.workbook.part_names import key_of, relations_part


@pytest.mark.parametrize("name", ["xl/Workbook.xml", "/xl/workbook.xml", "XL\\workbook.xml"])
def test_one_part_has_one_key(name: str) -> None:
    assert key_of(name) == "xl/workbook.xml"


def test_relations_lie_in_a_folder_beside_their_part() -> None:
    assert relations_part("xl/workbook.xml") == "xl/_rels/workbook.xml.rels"
    assert relations_part("workbook.xml") == "_rels/workbook.xml.rels"
    assert relations_part("") == "_rels/.rels"

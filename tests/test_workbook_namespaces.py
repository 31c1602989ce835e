"""Names in their transitional spelling, and without namespace."""

from __future__ import annotations

from suivi_tool.workbook.namespaces import (
    MAIN,
    OFFICE_RELATIONS,
    STRICT_MAIN,
    STRICT_OFFICE_RELATIONS,
    local_name,
    transitional,
)


def test_strict_names_have_a_transitional_spelling() -> None:
    assert transitional(f"{{{STRICT_MAIN}}}row") == f"{{{MAIN}}}row"
    assert transitional(f"{{{STRICT_OFFICE_RELATIONS}}}id") == f"{{{OFFICE_RELATIONS}}}id"


def test_other_names_stay() -> None:
    for name in (f"{{{MAIN}}}row", "{http://x}row", "row"):
        assert transitional(name) == name
        assert local_name(name) == "row"

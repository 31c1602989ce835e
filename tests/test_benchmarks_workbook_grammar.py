"""The grammar that ships is the one that the schemas give."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from benchmarks.workbook_grammar import TARGET, Grammar


@pytest.fixture(scope="module")
def grammar(shared: Path) -> Grammar:
    return Grammar(shared / "corpus" / "schemas")


def test_the_grammar_that_ships_is_made_from_the_schemas(grammar: Grammar) -> None:
    assert json.loads(json.dumps(grammar.build())) == json.loads(TARGET.read_text("utf-8"))


def test_the_order_of_children_and_the_kind_of_attributes_are_those_of_the_schema(
    grammar: Grammar,
) -> None:
    types = grammar.build()["types"]
    sheet = types["s:CT_Worksheet"]["p"]
    assert re.fullmatch(sheet, "dimension,sheetData,mergeCells,pageMargins,")
    assert not re.fullmatch(sheet, "sheetData,dimension,")
    assert not re.fullmatch(sheet, "dimension,")
    assert types["s:CT_MergeCell"]["a"]["ref"] == ["s", True]
    assert types["s:CT_Row"]["a"]["r"] == ["u", False]

"""Writing cells of a sample: each by its type, formats made once."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from sample_workbooks.facts import LISTS
from sample_workbooks.pen import Calc, Content, Pen, Url, cached, lists_sheet


def written(*contents: Content, values: bool = False) -> list[Any]:
    pen = Pen("Essai")
    pen.row(pen.book.add_worksheet("Feuil1"), 0, contents, {})
    book = openpyxl.load_workbook(io.BytesIO(pen.close()), data_only=values)
    return [cell.value for cell in book["Feuil1"][1]]


def test_text_is_text_whatever_it_begins_with() -> None:
    assert written("=2+2", "a", None, 3, date(2026, 5, 1)) == [
        "=2+2", "a", None, 3, datetime.fromisoformat("2026-05-01"),
    ]  # fmt: skip


def test_a_formula_has_its_value_beside_it() -> None:
    calc = Calc("=DATE(2026,5,15)", date(2026, 5, 15))
    assert written(calc) == ["=DATE(2026,5,15)"]
    assert written(calc, values=True) == [datetime.fromisoformat("2026-05-15")]


def test_a_link_shows_its_text() -> None:
    assert written(Url("external:Dossiers/APP-1", "APP-1")) == ["APP-1"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(date(1900, 3, 1), 61), (date(2026, 5, 15), 46_157), (None, ""), ("a", "a")],
)
def test_what_a_formulas_cell_caches(value: date | str | None, shown: object) -> None:
    assert cached(value) == shown


def test_one_look_is_one_format() -> None:
    pen = Pen("Essai")
    assert pen.format({"bold": True}) is pen.format({"bold": True})
    assert pen.format({"bold": True}) is not pen.format()
    pen.close()


def test_the_lists_have_the_names_that_formulas_use() -> None:
    pen = Pen("Essai")
    lists_sheet(pen, pen.book.add_worksheet("Listes"), {})
    book = openpyxl.load_workbook(io.BytesIO(pen.close()))
    assert set(book.defined_names) == {*LISTS, "Feries"}
    assert book.defined_names["ListePilotes"].attr_text == "'Listes'!$A$2:$A$7"

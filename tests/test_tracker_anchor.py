from __future__ import annotations

import pytest
from excel_trackers import workbook
from workbook_cases import open_book

from suivi_tool.tracker.anchor import NAME, TrackerAnchor, read_anchor, write_anchor
from suivi_tool.workbook.book import Workbook

ANCHOR = TrackerAnchor("3f2a-91", 12, "00ff" * 16, "0.1.0")


def test_an_anchor_left_is_found_again() -> None:
    book = Workbook(workbook({"Appels": "N° appel"}))
    assert read_anchor(book) is None
    write_anchor(book, TrackerAnchor("3f2a-91"))
    write_anchor(book, ANCHOR)
    saved = Workbook(book.save())
    assert read_anchor(saved) == ANCHOR
    assert list(saved.defined_names()) == [NAME]


def test_an_anchor_that_says_the_same_changes_nothing() -> None:
    book = Workbook(workbook({"Appels": "N° appel"}))
    write_anchor(book, ANCHOR)
    data = book.save()
    again = Workbook(data)
    write_anchor(again, ANCHOR)
    assert again.save() == data


def test_it_fits_into_a_formula() -> None:
    assert len(TrackerAnchor("x" * 64, 10**12 - 1, "f" * 64, "1.2.3+local").formula) <= 257


@pytest.mark.parametrize("refers", ["Feuil1!$A$1", '"rien"', "#REF!", ""])
def test_what_is_no_anchor_of_ours_is_none(refers: str) -> None:
    class Book:
        def defined_names(self) -> dict[str, str]:
            return {NAME: refers}

        def define_name(self, name: str, refers_to: str, *, hidden: bool = False) -> None: ...

    assert read_anchor(Book()) is None


def test_it_is_kept_out_of_excels_list_of_names() -> None:
    book = Workbook(workbook({"Appels": "N° appel"}))
    book.define_name(NAME, TrackerAnchor("3f2a-91").formula)  # as it was left before
    assert read_anchor(book) == TrackerAnchor("3f2a-91")
    write_anchor(book, ANCHOR)
    name = open_book(book.save()).defined_names[NAME]
    assert name.hidden
    assert read_anchor(Workbook(book.save())) == ANCHOR

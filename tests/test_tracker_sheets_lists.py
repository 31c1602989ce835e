"""« Listes »: the words of the menus, with room for those of the house."""

from __future__ import annotations

import pytest
from sheet_facts import facts, parts

from suivi_tool.tracker.appeal_columns import APPEALS
from suivi_tool.tracker.sheets import lists, new_tracker
from suivi_tool.tracker.sheets.paper import Book
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import read_rows


def made(*people: str) -> bytes:
    book = Book()
    lists.write(book, people)
    return book.close()


def test_each_list_is_named_and_has_blank_cells_for_more() -> None:
    data = made("Anne Roy")
    names = Workbook(data).defined_names()
    assert {name: names[name] for name in lists.NAMES.values()} == {
        "ListeMotifs": "'Listes'!$A$5:$A$44",
        "ListeCertifications": "'Listes'!$B$5:$B$44",
        "ListeDecisions": "'Listes'!$C$5:$C$44",
        "ListePilotes": "'Listes'!$D$5:$D$44",
        "ListeProcessus": "'Listes'!$E$5:$E$44",
    }


def test_the_words_are_those_of_the_register_and_the_people_of_the_house() -> None:
    rows = read_rows(made("Anne Roy", "Marc Petit"), lists.SHEET)[4:]
    columns = list(zip(*[list(row) + [None] * (5 - len(row)) for row in rows], strict=True))
    words = [[word for word in column if word] for column in columns]
    assert words[0] == list(lists.GROUNDS)
    assert words[1] == []
    assert words[2] == list(APPEALS["contested_decision"].words)
    assert words[3:] == [["Anne Roy", "Marc Petit"], ["MGT 01", "MGT 02"]]


@pytest.mark.parametrize("name", lists.NAMES.values())
def test_a_tracker_of_our_own_offers_each_list(name: str) -> None:
    assert f"={name}" in lists.names().values()
    written = parts(new_tracker.build(facts()))
    assert any(f"<formula1>{name}</formula1>" in text for text in written.values())

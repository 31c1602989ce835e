"""Names of the workbook and of its sheets: defined, changed, hidden, and following the data."""

from __future__ import annotations

from workbook_cases import ROWS, changed, open_book, tracker, with_part

from suivi_tool.workbook.book import Workbook

BOOK = "xl/workbook.xml"


def test_a_new_name_stands_where_excel_sorts_it() -> None:
    book = Workbook(tracker())
    book.define_name("Zone_libre", "=Suivi!$F$1")
    book.define_name("Agents", "Suivi!$G$1:$G$3")
    names = list(Workbook(book.save()).defined_names())
    assert names == sorted(names, key=str.casefold)
    assert book.defined_names()["Zone_libre"] == "Suivi!$F$1"


def test_a_name_is_changed_whatever_its_case_and_only_once() -> None:
    before = tracker()
    book = Workbook(before)
    book.define_name("TITRE", "Suivi!$B$1")
    after = book.save()
    assert Workbook(after).defined_names()["Titre"] == "Suivi!$B$1"
    assert changed(before, after) == {BOOK}
    again = Workbook(after)
    again.define_name("Titre", "Suivi!$B$1")
    assert again.save() == after


def test_a_hidden_name_does_not_stand_in_excels_list() -> None:
    book = Workbook(tracker())
    book.define_name("suivi_marque", '"a 1"', hidden=True)
    book.define_name("Titre", "Suivi!$A$1", hidden=True)
    names = open_book(book.save()).defined_names
    assert names["suivi_marque"].hidden
    assert names["Titre"].hidden
    assert not names["Valeurs"].hidden


def test_a_name_over_the_data_follows_them_and_a_print_area_too() -> None:
    book = Workbook(tracker())
    book.append_rows("Suivi", [{1: "A6", 2: 6}], after=ROWS + 1, table="Registre")
    after = book.save()
    assert Workbook(after).defined_names()["Valeurs"] == "Suivi!$B$2:$B$7"
    assert Workbook(after).defined_names()["Titre"] == "Suivi!$A$1"
    assert open_book(after)["Suivi"].print_area == "'Suivi'!$A$1:$D$7"


def test_a_name_that_means_nothing_any_more_is_left_alone() -> None:
    before = with_part(tracker(), BOOK, b"Suivi!$A$1<", b"Suivi!#REF!<")
    book = Workbook(before)
    book.append_rows("Suivi", [{1: "A6"}], after=ROWS + 1, table="Registre")
    assert Workbook(book.save()).defined_names()["Titre"] == "Suivi!#REF!"

"""Names of the workbook and of its sheets: defined, changed, hidden, and following the data."""

from __future__ import annotations

from workbook_cases import ROWS, changed, open_book, parts, tracker, with_part

from suivi_tool.workbook.book import Workbook

BOOK, SHEET = "xl/workbook.xml", "xl/worksheets/sheet1.xml"


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


def renamed(**names: str) -> dict[str, str]:
    """Return what these names refer to after a row was added to « Suivi »."""
    book = Workbook(tracker(total=True))
    for name, refers in names.items():
        book.define_name(name, refers)
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    return dict(book.defined_names())


def test_what_is_printed_grows_wherever_it_begins_and_in_each_of_its_areas() -> None:
    area = b"Suivi!$A$1:$D$6"
    data = with_part(tracker(), BOOK, area, b"Suivi!$B$3:$C$6,Suivi!$A$1:$F$6,Suivi!$H$1:$J$6")
    book = Workbook(data)
    book.append_rows("Suivi", [{1: "x"}], after=6, table="Registre")
    printed = b">Suivi!$B$3:$C$7,Suivi!$A$1:$F$7,Suivi!$H$1:$J$6<"
    assert printed in parts(book.save())[BOOK]


def test_a_name_counted_from_the_cell_that_uses_it_is_not_moved() -> None:
    names = renamed(A_gauche="Suivi!A9", Meme_ligne="Suivi!$B8", Fixe="Suivi!$B$8")
    assert (names["A_gauche"], names["Meme_ligne"]) == ("Suivi!A9", "Suivi!$B8")
    assert names["Fixe"] == "Suivi!$B$9"


def test_a_name_over_the_only_row_grows_with_the_second() -> None:
    one = with_part(tracker(table=False), BOOK, b"Suivi!$B$2:$B$6", b"Suivi!$B$2:$B$2")
    one = with_part(
        one, "xl/worksheets/sheet1.xml", b'<autoFilter ref="A1:D6"', b'<autoFilter ref="A1:D2"'
    )
    book = Workbook(one)
    book.define_name("Une", "Suivi!$B$2")
    book.set_cells("Suivi", {(row, column): None for row in range(3, 7) for column in range(1, 5)})
    book.append_rows("Suivi", [{1: "x"}], after=2, header_row=1)
    assert book.defined_names()["Valeurs"] == "Suivi!$B$2:$B$3"
    assert book.defined_names()["Une"] == "Suivi!$B$2"


def test_whole_columns_and_names_that_find_their_end_stay() -> None:
    same = {
        "Tout": "Suivi!$B:$B",
        "Jusqu_au_bout": "OFFSET(Suivi!$A$2,0,0,COUNTA(Suivi!$A:$A)-1,1)",
        "Colonne": "Registre[Valeur]",
        "Par_index": "Suivi!$B$2:INDEX(Suivi!$B:$B,COUNTA(Suivi!$A:$A))",
        "Douze_mois": "SUM(Janvier:Mars!$B$2:$B$6)",
    }
    assert renamed(**same).items() >= same.items()

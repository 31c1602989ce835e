"""What the door of the layer tells of a workbook."""

from __future__ import annotations

import pytest
from workbook_cases import changed, open_book, tracker, with_part

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.references import Range

HIDDEN = b'name="Bilan" state="veryHidden"'


def test_what_it_tells() -> None:
    book = Workbook(with_part(tracker(total=True), "xl/workbook.xml", b'name="Bilan"', HIDDEN))
    assert book.sheet_names == ("Suivi", "Bilan")
    assert book.visible_sheet_names == ("Suivi",)
    assert [each.name for each in book.tables("suivi")] == ["Registre"]
    assert book.tables("Suivi")[0].range_of_data == Range(2, 1, 6, 4)
    assert [each.name for each in book.tables("Suivi")[0].columns] == [
        "N°",
        "Valeur",
        "Le",
        "Double",
    ]
    assert book.merged("Suivi") == (Range(9, 1, 10, 2),)
    assert [(each.ranges, each.formula1) for each in book.validations("Suivi")] == [
        ((Range(2, 1, 6, 1),), '"A,B"')
    ]
    assert book.defined_names() == {"Titre": "Suivi!$A$1", "Valeurs": "Suivi!$B$2:$B$6"}
    assert (book.last_row("Suivi"), book.last_row("Suivi", Range(2, 1, 6, 4))) == (9, 6)
    assert not book.is_protected("Suivi")
    assert not book.structure_locked
    assert not book.date1904


def test_a_name_is_defined_or_changed() -> None:
    before = tracker()
    book = Workbook(before)
    book.define_name("COPIL", "=Suivi!$A$1:$D$6")
    book.define_name("titre", "Bilan!$A$1")
    after = book.save()
    assert changed(before, after) == {"xl/workbook.xml"}
    names = open_book(after).defined_names
    assert names["COPIL"].attr_text == "Suivi!$A$1:$D$6"
    assert names["Titre"].attr_text == "Bilan!$A$1"


def test_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(WorkbookRefused, match="pas de feuille « Absente »".replace(" ", ".")):
        Workbook(tracker()).merged("Absente")


def test_a_result_with_a_fault_is_never_given() -> None:
    book = Workbook(tracker())
    book.define_name("A1", "Suivi!$A$1")
    with pytest.raises(WorkbookRefused, match="pas un nom permis"):
        book.save()


def test_texts_are_never_added_to_a_list_that_cannot_be_read() -> None:
    spoilt = with_part(tracker(), "xl/sharedStrings.xml", b"</t>", b"</x>")
    book = Workbook(spoilt)
    book.append_rows("Suivi", [{1: "nouveau"}], after=6, table="Registre")
    with pytest.raises(WorkbookRefused, match="mal formé"):
        book.save()

"""What a cell can be given, beside plain values: a formula with its value, a link."""

from __future__ import annotations

from datetime import date

from workbook_cases import open_sheet, tracker

from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Formula, Link


def test_a_formula_keeps_its_text_and_its_value_right_now() -> None:
    book = Workbook(tracker())
    book.set_cells("Suivi", {(3, 7): Formula("C3+1", date(2026, 1, 3)), (4, 7): Formula("B4=4")})
    data = book.save()
    assert open_sheet(data, "Suivi")["G3"].value == "=C3+1"
    assert open_sheet(data, "Suivi", values=True)["G3"].value.date() == date(2026, 1, 3)
    assert open_sheet(data, "Suivi", values=True)["G4"].value is None


def test_a_link_shows_its_text_and_leads_to_its_target() -> None:
    book = Workbook(tracker())
    book.set_cells("Suivi", {(3, 1): Link("APP-1", "Dossiers/APP 1/fiche.docx")})
    cell = open_sheet(book.save(), "Suivi")["A3"]
    assert cell.value == "APP-1"
    assert cell.hyperlink.target == "Dossiers/APP%201/fiche.docx"


def test_values_compare_by_what_they_say() -> None:
    assert Formula("A1", 1) == Formula("A1", 1) != Formula("A1", 2)
    assert len({Link("a", "b"), Link("a", "b")}) == 1

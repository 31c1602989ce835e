"""A native table on a slide, its rows brought up to date."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from committee_pages import deck, opened
from pptx.util import Pt

from suivi_tool.documents.slide import Place, Table
from suivi_tool.documents.slide_place import Rectangle
from suivi_tool.documents.slide_table import add_table, update_table

GROUNDS = Table("motifs", Place(0, 0, 1, 1), "Motifs : Notation 2, Jury 1.", ("Motif", "Appels"),
                (("Notation", "2"), ("Jury", "1")), (0.75, 0.25), "1F3864")  # fmt: skip


def made(table: Table = GROUNDS) -> Any:
    slide = opened(deck()).slides[0]
    add_table(slide.shapes, table, Rectangle(0, 0, 4_000_000, 1_000_000))
    return next(shape for shape in slide.shapes if shape.has_table)


def said(frame: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in frame.table.rows]


def test_headings_rows_and_what_a_screen_reader_says() -> None:
    frame = made()
    assert said(frame) == [["Motif", "Appels"], ["Notation", "2"], ["Jury", "1"]]
    assert [column.width for column in frame.table.columns] == [3_000_000, 1_000_000]
    assert 'descr="Motifs : Notation 2, Jury 1."' in frame._element.xml


def test_the_same_rows_again_change_nothing() -> None:
    assert not update_table(made(), GROUNDS)


def test_rows_come_and_go_in_the_look_that_people_gave() -> None:
    frame = made()
    frame.table.cell(2, 0).text_frame.paragraphs[0].runs[0].font.size = Pt(18)
    longer = replace(GROUNDS, rows=(*GROUNDS.rows, ("Autre", "1")))
    assert update_table(frame, longer)
    assert said(frame)[3] == ["Autre", "1"]
    assert frame.table.cell(3, 0).text_frame.paragraphs[0].runs[0].font.size == Pt(18)
    assert update_table(frame, replace(GROUNDS, rows=()))
    assert said(frame) == [["Motif", "Appels"]]


def test_a_table_whose_columns_people_changed_is_left_to_them() -> None:
    frame = made()
    wider = replace(GROUNDS, headings=("Motif", "Appels", "Fondés"), rows=(("x", "1", "0"),))
    assert not update_table(frame, wider)
    assert said(frame)[0] == ["Motif", "Appels"]

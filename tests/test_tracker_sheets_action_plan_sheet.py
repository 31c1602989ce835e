"""« Plan d'actions » of our own: it reads back as written, and late dates are coloured."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sheet_facts import ACTIONS, parts

from suivi_tool.procedure.appeal import Action
from suivi_tool.tracker.action_columns import ACTIONS as COLUMNS
from suivi_tool.tracker.action_plan import read_actions
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.sheets import action_plan_sheet
from suivi_tool.tracker.sheets.paper import Book
from suivi_tool.tracker.understanding import understand
from suivi_tool.workbook.audit import audit


def made(*actions: Action) -> bytes:
    book = Book()
    action_plan_sheet.write(book, actions, {"pilot": "=ListePilotes"})
    book.page("Listes")
    book.name("ListePilotes", "'Listes'!$A$1:$A$9")
    return book.close()


def test_what_was_written_is_understood_and_reads_back() -> None:
    done = replace(ACTIONS[0], number="AC-1", done_on=date(2026, 9, 1), status="Réalisée",
                   finding="Barème « A » : appliqué deux fois")  # fmt: skip
    data = made(*ACTIONS, done)
    assert audit(data) == ()
    layout = understand(data).actions
    assert layout is not None
    assert [row.action for row in read_actions(Tracker(data), layout).actions] == [*ACTIONS, done]


def test_it_has_every_column_even_without_an_action() -> None:
    assert tuple(action_plan_sheet.reference(0).columns) == tuple(COLUMNS)
    assert audit(made()) == ()


def test_a_date_that_is_over_is_red_only_while_the_action_is_open() -> None:
    """The new date counts before the first one; done or closed, nothing is late."""
    sheet = parts(made(*ACTIONS))["xl/worksheets/sheet1.xml"]
    [red] = [text for text in sheet.split("<cfRule") if "&lt;AUJOURDHUI" in text]
    where = action_plan_sheet.reference(2)
    new, first = where.own("new_due", 5), where.own("due", 5)
    assert where.headings["new_due"] in new
    assert first != new
    assert "NOT(OR(ISNUMBER(" in red
    assert "<formula>ListePilotes" not in red
    assert "<formula1>ListePilotes</formula1>" in sheet

"""A whole tracker, made where an organisation has none yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.tracker.sheets import action_plan_sheet, appeals_sheet, cover, generated, lists
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.paper import Book


def build(
    facts: Facts,
    appeals: Sequence[Appeal] = (),
    actions: Sequence[Action] = (),
    people: Sequence[str] = (),
) -> bytes:
    """Return the workbook: cover, guide, registers, our sheets, lists.

    Of `facts`, the places of the registers are those of the sheets made here; `people` are those
    who may pilot an action.
    """
    book = Book(date1904=facts.date1904, title="Suivi plan d’actions", made_on=facts.today)
    cover.write_cover(book, facts.organisation, facts.today)
    cover.write_guide(book)
    named = lists.names()
    register = appeals_sheet.write(book, facts.days_off, appeals, named)
    plan = action_plan_sheet.write(book, actions, named)
    generated.add_sheets(book, replace(facts, register=register, action_plan=plan))
    lists.write(book, people)
    return book.close()

"""From facts to cells: what is written into a column, in the words that the column knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from suivi_tool.procedure import dates_fr
from suivi_tool.tracker.columns import Kind, SheetKind
from suivi_tool.tracker.headings import COLUMNS, key
from suivi_tool.tracker.view import Cell
from suivi_tool.tracker.vocabulary import canonical, in_their_words
from suivi_tool.workbook.values import Formula, Link, Value

Fact = Value | tuple[date, ...] | tuple[str, ...]
"""A fact as `Appeal` and `Action` hold it, or a cell's value as it shall be."""

_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")


def to_cell(kind: SheetKind, name: str, fact: Fact, theirs: tuple[str, ...] = ()) -> Value:
    """Return what the cell of field `name` holds for `fact`; None where it stays empty.

    `theirs` are the words of the column: one of them is taken where it means the same.
    """
    if fact is None or (isinstance(fact, str | tuple) and not fact):
        return None
    if isinstance(fact, Formula | Link):
        return fact
    if isinstance(fact, tuple):
        return _several(fact)
    if isinstance(fact, str):
        if COLUMNS[kind][name].kind is Kind.PERCENT:
            return _share(fact)
        return in_their_words(kind, name, str(fact), theirs)
    return fact


def _several(facts: tuple[date, ...] | tuple[str, ...]) -> Value:
    """Return one date as a date, several dates or numbers as text."""
    if len(facts) == 1:
        return facts[0]
    shown = [dates_fr.short(fact) if isinstance(fact, date) else fact for fact in facts]
    return ", ".join(shown)


def _share(progress: str) -> Value:
    """Return « 50 % » as the number 0.5 that Excel shows so; other texts stay."""
    found = _PERCENT.fullmatch(progress.strip())
    return float(found[1].replace(",", ".")) / 100 if found else progress


def as_numbered(number: str, numbers: Sequence[Cell]) -> Value:
    """Return `number` as its column writes numbers: « 13 » is 13 where all others are numbers."""
    figures = [cell for cell in numbers if isinstance(cell, int | float)]
    if number.isdecimal() and figures and len(figures) == len(numbers):
        return int(number)
    return number


def words_in_use(kind: SheetKind, name: str, cells: Sequence[Cell]) -> tuple[str, ...]:
    """Return the words that people wrote into a column, the most frequent first.

    Only those of the list of the field count: « e-mail » for « Mail ».
    """
    texts = (cell.strip() for cell in cells if isinstance(cell, str))
    counted = Counter(text for text in texts if canonical(kind, name, text))
    in_order = sorted(counted, key=lambda word: (-counted[word], key(word)))
    return tuple(in_order)

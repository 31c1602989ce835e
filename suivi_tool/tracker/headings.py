"""Heading ↔ field: what counts as the same heading, and how sure one can be.

Case, accents, spaces, line breaks, « N°/No/Num » and punctuation do not count. A heading that
stands under a group heading (« Accusé de réception » over « Date ») is read together with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import cache

from suivi_tool.procedure.words import plain
from suivi_tool.tracker.action_columns import ACTIONS
from suivi_tool.tracker.appeal_columns import APPEALS
from suivi_tool.tracker.columns import Columns, SheetKind
from suivi_tool.tracker.heading_habits import GROUPS, NEARLY

COLUMNS: dict[SheetKind, Columns] = {SheetKind.APPEALS: APPEALS, SheetKind.ACTIONS: ACTIONS}

AMBIGUOUS_ALONE: dict[SheetKind, dict[str, tuple[str, ...]]] = {
    SheetKind.APPEALS: {
        "date": ("received_on",),
        "n": ("number",),
        "statut": ("appellant_type", "status"),
        "responsable": ("handler",),
        "delai": (),
    },
    SheetKind.ACTIONS: {
        "date": ("opened_on",),
        "n": ("number",),
        "statut": ("status",),
        "responsable": ("pilot",),
        "delai": ("due",),
    },
}
"""Headings that say too little by themselves (columns.md), normalised, and what they may mean."""

_NUMBER_WORDS = frozenset({"n", "no", "num", "numero"})
_SMALL_WORDS = frozenset({"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "les"})
_CONTEXT_WORDS = frozenset({"appel", "appels", "action", "actions", "concerne", "concernee"})
_VAGUE = frozenset({"date", "n", "statut", "delai", "limite", "type", "mode", "objet"})
_CLOSE_ENOUGH = 0.9
_LONG_ENOUGH = 7


class Certainty(IntEnum):
    """How a heading was recognised, the surest first."""

    CANONICAL = 1
    ALSO = 2
    GROUP = 3
    NEAR = 4
    AMBIGUOUS = 5


@dataclass(frozen=True, slots=True)
class Match:
    """A field that a heading may stand for, and how surely."""

    field: str
    certainty: Certainty


def words(text: str) -> list[str]:
    """Return the words of a heading without case, accents and punctuation; « N° » is `n`."""
    found = re.findall(r"[a-z0-9]+|%", plain(re.sub(r"\b([nN])\s*[°º]", r"\1 ", text)))
    return ["n" if word in _NUMBER_WORDS else word for word in found]


@cache
def key(text: str) -> str:
    """Return what two headings have in common when they are the same heading."""
    return "".join(words(text)[:40])


def _without_brackets(text: str) -> str:
    return re.sub(r"\([^)]*\)", " ", text)


def _bag(text: str, *, context: bool = True) -> frozenset[str]:
    shortened = re.sub(r"\baccus[ée]s? de r[ée]ception\b", "AR", text, flags=re.IGNORECASE)
    dropped = _SMALL_WORDS if context else _SMALL_WORDS | _CONTEXT_WORDS
    return frozenset(words(shortened)) - dropped


def _singular(bag: frozenset[str]) -> frozenset[str]:
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in bag)


@dataclass(frozen=True, slots=True)
class _Known:
    """Every heading of one sheet, prepared for look-up."""

    by_key: dict[str, Match]
    by_bag: dict[frozenset[str], str]
    by_short_bag: dict[frozenset[str], str]
    by_near: dict[frozenset[str], str]
    by_group: dict[tuple[str, str], str]


def _headings(columns: Columns) -> Iterator[tuple[str, str, Certainty]]:
    for field, column in columns.items():
        yield column.heading, field, Certainty.CANONICAL
        for heading in column.also:
            yield heading, field, Certainty.ALSO


@cache
def _known(sheet: SheetKind) -> _Known:
    known = _Known({}, {}, {}, {}, {})
    for heading, field, certainty in _headings(COLUMNS[sheet]):
        if key(heading) not in AMBIGUOUS_ALONE[sheet]:
            known.by_key.setdefault(key(heading), Match(field, certainty))
            known.by_bag.setdefault(_bag(_without_brackets(heading)), field)
    for heading, field, _ in _headings(COLUMNS[sheet]):
        short = _singular(_bag(heading, context=False))
        if not short <= _VAGUE:
            known.by_short_bag.setdefault(short, field)
    for field, headings in NEARLY[sheet].items():
        for heading in headings:
            known.by_near.setdefault(_singular(_bag(heading)), field)
    for groups, below in GROUPS[sheet]:
        known.by_group.update(
            {(key(group), key(sub)): field for group in groups for sub, field in below.items()}
        )
    return known


def match(sheet: SheetKind, heading: str, group: str = "") -> Match | None:
    """Return the field that `heading`, under `group`, surely stands for, or None.

    What a group makes of a heading goes first: « Support » under « Accusé de réception » is not
    how the appeal arrived.
    """
    known = _known(sheet)
    if field := known.by_group.get((key(group), key(heading))):
        return Match(field, Certainty.GROUP)
    found = known.by_key.get(key(heading)) or known.by_key.get(_numbered(key(heading)))
    if found or not group:
        return found
    field = known.by_bag.get(_bag(f"{group} {heading}"))
    return Match(field, Certainty.GROUP) if field else None


def meanings_alone(sheet: SheetKind, heading: str) -> tuple[str, ...] | None:
    """Return the fields that an ambiguous heading may mean; None where it is not ambiguous."""
    return AMBIGUOUS_ALONE[sheet].get(key(heading))


def near(sheet: SheetKind, heading: str) -> Match | None:
    """Return the one field whose heading is nearly `heading` (small words, a slip of the pen)."""
    bare = _without_brackets(heading)
    known = _known(sheet)
    listed = known.by_near.get(_singular(_bag(bare)))
    if meanings_alone(sheet, bare) is not None or (_bag(bare) <= _VAGUE and not listed):
        return None
    exact = known.by_key.get(key(bare))
    field = exact.field if exact else known.by_bag.get(_bag(bare))
    field = field or listed
    field = field or known.by_short_bag.get(_singular(_bag(bare, context=False)))
    field = field or _misspelt(known, key(bare))
    return Match(field, Certainty.NEAR) if field else None


def _numbered(compact: str) -> str:
    """Return « numappel » as « nappel »: « Num » typed without a space after it."""
    return re.sub(r"^(?:numero|num|no)(?=[a-z])", "n", compact)


def _misspelt(known: _Known, compact: str) -> str:
    if len(compact) < _LONG_ENOUGH:
        return ""
    fields = {
        found.field
        for name, found in known.by_key.items()
        if len(name) >= _LONG_ENOUGH
        and SequenceMatcher(None, name, compact).ratio() >= _CLOSE_ENOUGH
    }
    return fields.pop() if len(fields) == 1 else ""

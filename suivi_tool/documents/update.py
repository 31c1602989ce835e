"""Update a Word file that people have typed into: their text is never lost (three-way).

A control is written only where it shows what the tool last wrote there, or nothing. Where a person
changed it, their text stays: it is told as `typed` when the tool has nothing new to say, else as a
conflict. Nothing else in the file changes; a file with nothing to change comes back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from suivi_tool.documents.archive import read_parts, write_parts
from suivi_tool.documents.controls import tagged, value
from suivi_tool.documents.mail_dates import printed_date
from suivi_tool.documents.rows import add_rows
from suivi_tool.documents.sealed import seal
from suivi_tool.documents.text import clean
from suivi_tool.documents.writing import holds_only_text, write
from suivi_tool.documents.xml import Element, parse, serialise, text_parts, w

Value = str | bool
_DATE = re.compile(r"(?:[^\W\d]+\.? )?\d{1,2}(?:er)?[ /.\u00a0]\w+\.?[ /.\u00a0]\d{2,4}")
TAGS_GONE = (
    "Les champs de ce document ont disparu (il a sans doute été enregistré par un autre "
    "programme que Word)."
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A control that a person changed, and to which the tool has something else to write."""

    tag: str
    written: Value | None
    found: Value
    wanted: Value


@dataclass(frozen=True, slots=True)
class Update:
    """The updated file, and what happened.

    `written` is what the tool wrote last in each control: to keep, and to give to the next update.
    `changed` are the tags written now, `typed` what people typed where the tool had nothing new,
    `missing` the tags written before that are no longer in the file (told once). `refused` says why
    nothing was done at all.
    """

    document: bytes
    written: dict[str, Value]
    changed: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    typed: dict[str, Value] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    refused: str = ""


def update(document: bytes, values: Mapping[str, Value], written: Mapping[str, Value]) -> Update:
    """Return `document` with `values` in its tagged controls.

    `written` is what the tool wrote last (an earlier `Update.written`, or the values that the file
    was made with).

    Raises:
        TemplateRefused: the file cannot be read.

    """
    wanted = {tag: _cleaned(new) for tag, new in values.items()}
    before = {tag: _cleaned(old) for tag, old in written.items()}
    parts = read_parts(document)
    roots = {name: parse(parts[name], name) for name in text_parts(list(parts))}
    present = {tag for tag, _ in tagged(roots["word/document.xml"])}
    reason = seal(document) or _gone(present, before or wanted)
    if reason:
        return Update(document, dict(written), refused=reason)
    work = _Work(wanted, before)
    for name, root in roots.items():
        if work.patch(root):
            parts[name] = serialise(root)
    return Update(
        document=write_parts(parts) if work.changed else document,
        written=work.now_written(),
        changed=tuple(dict.fromkeys(work.changed)),
        conflicts=tuple(work.conflicts),
        typed=work.typed,
        missing=tuple(tag for tag in wanted if tag in before and tag not in work.seen),
    )


def _cleaned(new: Value) -> Value:
    return clean(new) if isinstance(new, str) else new


def _gone(present: set[str], expected: Mapping[str, Value]) -> str:
    """Return why a file whose body has none of its tags must not be patched, else nothing."""
    return TAGS_GONE if expected and not present & expected.keys() else ""


def _group(control: Element) -> Element:
    """Return what holds the boxes that belong together: their cell, else the control itself."""
    return next(control.iterancestors(w("tc")), control)


def _same(one: Value | None, other: Value | None) -> bool:
    """Tell whether two values are the same: blanks at the end apart, and a date however typed."""
    if isinstance(one, str) and isinstance(other, str):
        if _DATE.fullmatch(one.strip()) and _DATE.fullmatch(other.strip()):
            return printed_date(one) == printed_date(other)
        return [s.rstrip() for s in one.rstrip().split("\n")] == [
            s.rstrip() for s in other.rstrip().split("\n")
        ]
    return one == other


class _Work:
    """One update under way: what is wanted, what was written before, what is found."""

    def __init__(self, wanted: Mapping[str, Value], before: Mapping[str, Value]) -> None:
        self.wanted = wanted
        self.before = before
        self.seen: set[str] = set()
        self.changed: list[str] = []
        self.conflicts: list[Conflict] = []
        self.typed: dict[str, Value] = {}

    def patch(self, root: Element) -> bool:
        """Write what is to be written below `root`; tell whether anything changed."""
        count = len(self.changed)
        tables_grew = add_rows(root, [tag for tag, new in self.wanted.items() if new != ""])
        controls = [(tag, control) for tag, control in tagged(root) if tag in self.wanted]
        touched = {
            _group(control) for tag, control in controls if self._ticked_by_hand(tag, control)
        }
        for tag, control in controls:
            self.seen.add(tag)
            self._settle(tag, control, by_hand=_group(control) in touched)
        return tables_grew or len(self.changed) > count

    def _ticked_by_hand(self, tag: str, control: Element) -> bool:
        """Tell whether a person ticked or unticked this box."""
        found = value(control)
        return isinstance(found, bool) and found is not self.before.get(tag, False)

    def _settle(self, tag: str, control: Element, *, by_hand: bool) -> None:
        """Write one control, or leave it and say why.

        `by_hand`: a person changed a box of this cell, so that its boxes are theirs.
        """
        found, new, old = value(control), self.wanted[tag], self.before.get(tag)
        if _same(found, new) or type(found) is not type(new):
            return
        untouched = isinstance(found, str) and (_same(found, old) or not found.strip())
        ours = not by_hand if isinstance(found, bool) else untouched
        if ours and holds_only_text(control):
            write(control, new)
            self.changed.append(tag)
        elif new in (old, ""):
            self.typed[tag] = found
        else:
            self.conflicts.append(Conflict(tag, old, found, new))

    def now_written(self) -> dict[str, Value]:
        """Return what the tool wrote last in each control, after this update."""
        held = {conflict.tag for conflict in self.conflicts} | self.typed.keys()
        settled = {t: new for t, new in self.wanted.items() if t in self.seen and t not in held}
        kept = {tag: old for tag, old in self.before.items() if tag in self.seen}
        return {**kept, **settled}

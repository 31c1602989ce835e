"""The first start as a form: what was understood of a tracker, and what a person settles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from suivi_tool.actions.options import ROLE_SECTIONS, Setting
from suivi_tool.interfaces.window.fields import Choice, FormField
from suivi_tool.procedure.words import NBSP, french, plain
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.doubts import Doubt
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.understanding import Choices, Understanding

PEOPLE: tuple[FormField, ...] = tuple(
    field
    for section, title in ROLE_SECTIONS.items()
    for field in (
        FormField(f"{section.replace('.', '-')}-nom", f"{title} – prénom et nom"),
        FormField(f"{section.replace('.', '-')}-mail", f"{title} – courriel", "email"),
    )
)
SHOWN = "_vue"
"""The field of the form, given once empty and once for each sheet whose headings it showed."""

_SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Row:
    """One field of the tool and the heading that stands for it; `choices` where it is in doubt."""

    key: str
    field: str
    heading: str
    doubt: str
    choices: tuple[Choice, ...]

    @property
    def same(self) -> bool:
        """Whether the heading is the field's own name: nothing to look at."""
        return not self.choices and plain(self.field) == plain(self.heading)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it was understood: its rows, and the headings that mean nothing to the tool."""

    title: str
    name: str
    rows: tuple[Row, ...]
    added: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def to_look_at(self) -> tuple[Row, ...]:
        """The rows that a person should read: doubts first, then headings that differ."""
        rows = [row for row in self.rows if not row.same]
        return tuple(sorted(rows, key=lambda row: not row.choices))

    @property
    def same(self) -> tuple[Row, ...]:
        """The rows whose heading is the field's own name."""
        return tuple(row for row in self.rows if row.same)


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt about which sheet is meant."""

    key: str
    message: str
    choices: tuple[Choice, ...]


def sheets(found: Understanding) -> tuple[Sheet, ...]:
    """Return the sheets that were understood, the register of appeals first."""
    return tuple(_sheet(layout, found) for layout in (found.appeals, found.actions) if layout)


def questions(found: Understanding) -> tuple[Question, ...]:
    """Return the doubts about sheets: which of several is the one."""
    asked = [doubt for doubt in found.doubts if doubt.blocking and not doubt.field]
    return tuple(
        Question(
            _key("feuille", _kind(doubt), ""),
            str(doubt),
            tuple(Choice(name, name) for name in ("", *doubt.candidates)),
        )
        for doubt in asked
        if doubt.candidates
    )


def remarks(found: Understanding) -> tuple[Doubt, ...]:
    """Return the doubts that are neither a question nor about one field."""
    return tuple(
        doubt
        for doubt in found.doubts
        if not doubt.field and not (doubt.blocking and doubt.candidates)
    )


def settled(found: Understanding, form: Mapping[str, str]) -> dict[str, str]:
    """Return the questions of `form` that are answered, for the next page to send again."""
    open_ones = {question.key for question in questions(found)}
    beginning = f"feuille{_SEPARATOR}"
    return {
        key: value
        for key, value in form.items()
        if key.startswith(beginning) and value and key not in open_ones
    }


def not_yet_shown(found: Understanding, shown: Sequence[str]) -> tuple[str, ...]:
    """Return the sheets that a person has just chosen and whose headings were on no page yet.

    `shown` are the values of the field `SHOWN`; a form without that field shows nothing.
    """
    names = [sheet.name for sheet in sheets(found)]
    return tuple(name for name in names if shown and name not in shown)


def choices(form: Mapping[str, str]) -> Choices:
    """Return what a person settled."""
    columns: dict[SheetKind, dict[str, str]] = {}
    wanted: dict[SheetKind, str] = {}
    for key, value in form.items():
        what, _, rest = key.partition(_SEPARATOR)
        kind, _, field = rest.partition(_SEPARATOR)
        if not value or kind not in set(SheetKind):
            continue
        if what == "colonne" and field in {
            column.heading for column in COLUMNS[SheetKind(kind)].values()
        }:
            columns.setdefault(SheetKind(kind), {})[field] = value
        elif what == "feuille":
            wanted[SheetKind(kind)] = value
    return Choices(wanted, columns)


def people(form: Mapping[str, str]) -> dict[str, Setting]:
    """Return the settings of the people that were named."""
    found = {field.key: form.get(field.key, "").strip() for field in PEOPLE}
    return {
        f"{section}.{key}": found[f"{section.replace('.', '-')}-{key}"]
        for section in ROLE_SECTIONS
        for key in ("nom", "mail")
        if found[f"{section.replace('.', '-')}-{key}"]
    }


def _sheet(layout: SheetLayout, found: Understanding) -> Sheet:
    known = COLUMNS[layout.kind]
    doubts = {doubt.field: doubt for doubt in found.doubts if doubt.sheet == layout.sheet}
    others = found.others.get(layout.sheet, ())
    rows = tuple(
        _row(
            layout,
            column.heading,
            layout.headings.get(name, ""),
            doubts.get(column.heading),
            others,
        )
        for name, column in known.items()
        if name in layout.columns or column.heading in doubts
    )
    added = tuple(
        french(column.heading)
        for name, column in known.items()
        if name not in layout.columns
        and column.heading not in doubts
        and (column.required or layout.kind is SheetKind.APPEALS)
    )
    return Sheet(french(str(layout.kind)), layout.sheet, rows, added, others)


def _row(
    layout: SheetLayout, field: str, heading: str, doubt: Doubt | None, others: tuple[str, ...]
) -> Row:
    offered = tuple(dict.fromkeys((heading, *(doubt.candidates if doubt else ()), *others)))
    return Row(
        _key("colonne", layout.kind, field),
        french(field),
        heading,
        _said(doubt) if doubt else "",
        tuple(Choice(name, name or "À choisir") for name in offered) if doubt else (),
    )


def _said(doubt: Doubt) -> str:
    """Say a doubt beside its field: the sheet, the field and the heading stand there already."""
    read_as, _, why = doubt.message.rpartition(f"{NBSP}: ")
    said = why if "est lue comme" in read_as else f"{doubt.message} {doubt.remedy}"
    return french(said.strip())


def _key(what: str, kind: SheetKind, field: str) -> str:
    return _SEPARATOR.join((what, kind.value, field))


def _kind(doubt: Doubt) -> SheetKind:
    """Return which of the two sheets a doubt is about, by its own words."""
    about = plain(doubt.message)
    return next((kind for kind in SheetKind if plain(f"« {kind} »") in about), SheetKind.APPEALS)

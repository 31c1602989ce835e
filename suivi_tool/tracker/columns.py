"""The columns of a tracker as data: which heading stands for which field.

A field is the name of an attribute of `procedure.appeal.Appeal` or `Action`; the two deadlines
that follow from others, `appeal_limit` and `acknowledgement_due`, have a column and no attribute.
Outside the code (settings, JSON) a field is named by its canonical French heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum


class Kind(Enum):
    """What the cells of a column hold."""

    TEXT = "texte"
    DATE = "date"
    DATES = "dates"
    WORD = "mot d’une liste"
    NUMBERS = "numéros"
    PERCENT = "avancement"
    LINK = "lien"


class SheetKind(StrEnum):
    """The two sheets that the tool reads and writes, by their French name."""

    APPEALS = "Appels"
    ACTIONS = "Plan d'actions"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its field, canonical heading, other accepted headings, and what it holds.

    `words` are the values of a `Kind.WORD` column in the order of its list; `required` marks the
    columns that a register cannot do without; `derived` those that follow from others.
    """

    field: str
    heading: str
    also: tuple[str, ...] = ()
    kind: Kind = Kind.TEXT
    required: bool = False
    words: tuple[str, ...] = ()
    derived: bool = False


class Columns(Mapping[str, Column]):
    """The columns of one sheet by field, in the order of the sheet."""

    def __init__(self, sheet: SheetKind, columns: Iterable[Column]) -> None:
        self.sheet = sheet
        self._by_field = {column.field: column for column in columns}
        self._by_heading = {column.heading: column.field for column in self._by_field.values()}

    def __getitem__(self, field: str) -> Column:
        return self._by_field[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_field)

    def __len__(self) -> int:
        return len(self._by_field)

    def field_of(self, heading: str) -> str:
        """Return the field whose canonical heading is `heading` (KeyError where none is)."""
        return self._by_heading[heading]

    def of_kind(self, *kinds: Kind) -> tuple[str, ...]:
        """Return the fields whose column is of one of `kinds`."""
        return tuple(name for name, column in self._by_field.items() if column.kind in kinds)

    @property
    def required(self) -> tuple[str, ...]:
        """The fields that a register needs, marked (*) in the list of columns."""
        return tuple(name for name, column in self._by_field.items() if column.required)

"""Where a sheet keeps each field: what `initialiser` found, a person confirmed, settings hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from suivi_tool.errors import Fault, WrongSetting
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.workbook.references import column_letters


@dataclass(frozen=True)
class SheetLayout:
    """The place of each field in one sheet; rows and columns are numbered from 1.

    `header_row` is the first of `header_rows` heading rows. `headings` holds the text as it stands
    in the file, `ids` the identity of a table's column, which a renaming leaves as it is.
    `ambiguous` are headings left alone because nobody could say what they mean.
    """

    kind: SheetKind
    sheet: str
    header_row: int
    header_rows: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    table: str | None = None
    ids: Mapping[str, int] = field(default_factory=dict)
    last_column: int = 0
    ambiguous: tuple[str, ...] = ()

    @property
    def first_data_row(self) -> int:
        """The row under the headings."""
        return self.header_row + self.header_rows

    @property
    def last_header_row(self) -> int:
        """The lowest heading row, the one a table calls its own."""
        return self.header_row + self.header_rows - 1

    def heading(self, name: str) -> str:
        """Return the heading of field `name` as in the file, else the canonical one."""
        return self.headings.get(name) or COLUMNS[self.kind][name].heading

    def with_columns(self, added: Mapping[str, int]) -> SheetLayout:
        """Return the layout with further fields, under their canonical headings."""
        known = COLUMNS[self.kind]
        return replace(
            self,
            columns={**self.columns, **added},
            headings={**self.headings, **{name: known[name].heading for name in added}},
            last_column=max([self.last_column, *added.values()]),
        )

    def to_settings(self) -> dict[str, Any]:
        """Return plain values for `suivi.toml`; fields are named by their canonical heading."""
        known = COLUMNS[self.kind]
        settings: dict[str, Any] = {
            "feuille": self.sheet,
            "ligne_titres": self.header_row,
            "nombre_lignes_titres": self.header_rows,
        }
        if self.table:
            settings["tableau"] = self.table
        in_order = [name for name in known if name in self.columns]
        settings["colonnes"] = {known[name].heading: self.headings[name] for name in in_order}
        settings["places"] = {known[name].heading: letters(self.columns[name]) for name in in_order}
        if self.ids:
            ids = {known[name].heading: self.ids[name] for name in in_order if name in self.ids}
            settings["identifiants"] = ids
        return settings


def from_settings(kind: SheetKind, settings: Mapping[str, Any]) -> SheetLayout:
    """Return the layout that `suivi.toml` holds for the sheet of `kind`.

    Raises: WrongSetting with every fault, each with its place.
    """
    reader = _Reader(kind, settings)
    headings = reader.by_field("colonnes", str)
    places = {name: number(text) for name, text in reader.by_field("places", str).items()}
    layout = SheetLayout(
        kind,
        sheet=reader.value("feuille", str, ""),
        header_row=reader.value("ligne_titres", int, 1),
        header_rows=reader.value("nombre_lignes_titres", int, 1),
        columns={name: places.get(name, 0) for name in headings},
        headings=headings,
        table=reader.value("tableau", str, "") or None,
        ids=reader.by_field("identifiants", int),
        last_column=max(places.values(), default=0),
    )
    if not layout.sheet:
        reader.faults.append(Fault("le nom de la feuille manque.", "feuille", reader.place))
    if reader.faults:
        raise WrongSetting(*reader.faults)
    return layout


class _Reader:
    """Reads one sheet's settings and gathers what is wrong with them."""

    def __init__(self, kind: SheetKind, settings: Mapping[str, Any]) -> None:
        self.kind = kind
        self.settings = settings
        self.faults: list[Fault] = []
        section = "appels" if kind is SheetKind.APPEALS else "plan_actions"
        self.place = f"suivi.toml, [feuilles.{section}]"

    def value(self, name: str, of: type, default: Any) -> Any:
        """Return the value called `name`, the default where it is missing or of another type."""
        value = self.settings.get(name, default)
        if type(value) is of:
            return value
        self._refuse(name, "un nombre entier" if of is int else "un texte")
        return default

    def by_field(self, name: str, of: type) -> dict[str, Any]:
        """Return the table called `name` by field instead of by heading."""
        table = self.settings.get(name, {})
        if not isinstance(table, Mapping):
            self._refuse(name, "une liste « champ = valeur »")
            return {}
        found: dict[str, Any] = {}
        for heading, value in table.items():
            try:
                field_name = COLUMNS[self.kind].field_of(heading)
            except KeyError:
                remedy = "Gardez les noms de champs écrits par « initialiser »."
                message = f"le champ « {heading} » n’existe pas."
                self.faults.append(Fault(message, heading, self.place, remedy))
                continue
            if type(value) is of:
                found[field_name] = value
            else:
                self._refuse(heading, "un nombre entier" if of is int else "un texte")
        return found

    def _refuse(self, name: str, accepted: str) -> None:
        message = f"« {name} » doit être {accepted}."
        self.faults.append(
            Fault(message, name, self.place, "Corrigez-le ou relancez « initialiser ».")
        )


def letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 28 is AB."""
    return column_letters(column)


def number(text: str) -> int:
    """Return the number of the column with these letters: A is 1; 0 where they are none."""
    total = 0
    for letter in text.strip().upper():
        if not "A" <= letter <= "Z":
            return 0
        total = total * 26 + ord(letter) - 64
    return total

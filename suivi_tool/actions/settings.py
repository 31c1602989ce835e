"""`suivi.toml`: read with every fault at once, written with its comments kept.

The file belongs to its users: what they added or wrote beside a value survives a change of ours.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from suivi_tool.actions.options import (
    OPTIONS,
    SECTION_COMMENTS,
    Option,
    Setting,
    read_value,
)
from suivi_tool.errors import Fault, WrongSetting

FILE_NAME = "suivi.toml"
SHEETS = ("appels", "plan_actions", "nommees")

_HEADER = """\
# Réglages de suivi_tool. Ce fichier se modifie avec le Bloc-notes.
# Une ligne qui commence par # est un commentaire, ou un réglage laissé vide.
"""
_SHEETS_COMMENT = """\
# Où le classeur range chaque chose : à gauche le champ de l’outil, à droite le titre de colonne.
# Écrit par « initialiser » et confirmé par une personne.
"""


@dataclass(frozen=True)
class Settings:
    """The settings of one work folder; `values` holds every option under its full name.

    `sheets` holds, as plain TOML values, the layouts of the register (« appels ») and of the action
    plan (« plan_actions »), and the names of our sheets where they differ (« nommees »).
    """

    root: Path
    values: Mapping[str, Setting] = field(default_factory=dict)
    sheets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Setting:
        """Return the value of option `name` (« section.key »), or its default."""
        return self.values.get(name, _DEFAULTS[name])

    def text(self, name: str) -> str:
        """Return a setting of kind text."""
        value = self[name]
        return value if isinstance(value, str) else ""

    def integer(self, name: str) -> int | None:
        """Return a setting of kind integer, None where it is left out."""
        value = self[name]
        return value if isinstance(value, int) else None

    def number(self, name: str) -> float:
        """Return a setting of kind integer or share as a number."""
        value = self[name]
        return float(value) if isinstance(value, int | float) else 0.0

    def flag(self, name: str) -> bool:
        """Return a setting that is true or false."""
        return self[name] is True

    def day(self, name: str) -> date | None:
        """Return a setting of kind date, None where it is left out."""
        value = self[name]
        return value if isinstance(value, date) else None

    def days(self, name: str) -> tuple[date, ...]:
        """Return a setting that is a list of dates."""
        value = self[name]
        items = value if isinstance(value, tuple) else ()
        return tuple(day for day in items if isinstance(day, date))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a setting that is a list of texts."""
        value = self[name]
        items = value if isinstance(value, tuple) else ()
        return tuple(text for text in items if isinstance(text, str))

    def closings(self) -> Mapping[date, str]:
        """Return the closing days of the organisation and their reasons."""
        value = self["calendrier.fermetures"]
        pairs = value if isinstance(value, tuple) else ()
        return {pair[0]: pair[1] for pair in pairs if isinstance(pair, tuple)}

    @property
    def tracker(self) -> Path:
        """The tracker's absolute path."""
        return (self.root / self.text("suivi.fichier")).absolute()


_DEFAULTS: Mapping[str, Setting] = {option.name: option.default for option in OPTIONS}


def parse(text: str, root: Path) -> Settings:
    """Return the settings that `text` (the content of `suivi.toml`) holds.

    Raises: WrongSetting with every fault, each with its place and the accepted values.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise WrongSetting(
            "le fichier n’est pas lisible.",
            place=f"{FILE_NAME}, ligne {line[1]}" if line else f"{FILE_NAME}, fin du fichier",
            remedy="Corrigez la ligne indiquée, ou relancez « initialiser ».",
        ) from None
    faults = [*_no_tables(document), *_unknown(document)]
    values: dict[str, Setting] = {}
    for option in OPTIONS:
        raw = _lookup(document, option)
        value = option.default if raw is None else read_value(option, raw)
        if isinstance(value, Fault):
            faults.append(value)
        else:
            values[option.name] = value
    if faults:
        raise WrongSetting(*faults)
    sheets = document.get("feuilles", {})
    return Settings(root, values, {name: sheets[name] for name in SHEETS if name in sheets})


def _section(document: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found: Any = document
    for part in name.split("."):
        found = found.get(part, {}) if isinstance(found, Mapping) else {}
    return found if isinstance(found, Mapping) else {}


def _lookup(document: Mapping[str, Any], option: Option) -> object:
    return _section(document, option.section).get(option.key)


def _no_tables(document: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield a fault for each section that holds a plain value."""
    names = dict.fromkeys(("roles", "feuilles", *(option.section for option in OPTIONS)))
    for name in (*names, *(f"feuilles.{sheet}" for sheet in SHEETS)):
        parent, _, key = name.rpartition(".")
        within = _section(document, parent) if parent else document
        if key in within and not isinstance(within[key], Mapping):
            yield Fault(
                f"«\u00a0{name}\u00a0» est un groupe de réglages, non une valeur.",
                field=name,
                place=f"{FILE_NAME}, [{name}]",
                remedy=f"Écrivez une ligne [{name}], ou relancez «\u00a0initialiser\u00a0».",
            )


def _unknown(document: Mapping[str, Any]) -> list[Fault]:
    """Return a fault for each key that no option knows: most are misspelt."""
    known: dict[str, set[str]] = {}
    for option in OPTIONS:
        known.setdefault(option.section, set()).add(option.key)
    faults = []
    sections = [("", key) for key in document if key not in ("roles", "feuilles")]
    sections += [("roles.", key) for key in _section(document, "roles")]
    for prefix, key in sections:
        section = prefix + key
        if section not in known:
            faults.append(_unknown_fault(section, f"[{section}]", sorted(known)))
            continue
        faults += [
            _unknown_fault(name, f"[{section}] {name}", sorted(known[section]))
            for name in _section(document, section)
            if name not in known[section]
        ]
    return faults


def _unknown_fault(name: str, place: str, known: list[str]) -> Fault:
    return Fault(
        f"le réglage « {name} » n’existe pas.",
        field=name,
        place=f"{FILE_NAME}, {place}",
        remedy=f"Noms connus : {', '.join(known)}.",
    )


def compose(values: Mapping[str, Setting], sheets: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the text of a new, commented `suivi.toml`; what `values` lacks has its default."""
    lines = [_HEADER]
    for section, comment in SECTION_COMMENTS.items():
        lines.append(f"\n# {comment}\n[{section}]")
        for option in OPTIONS:
            if option.section == section:
                lines += _option_lines(option, values.get(option.name, option.default))
    lines.append(f"\n{_SHEETS_COMMENT}")
    for name, layout in sheets.items():
        lines += _table_lines(f"feuilles.{name}", layout)
    return "\n".join(lines).rstrip() + "\n"


def _option_lines(option: Option, value: Setting) -> list[str]:
    if value is None:
        return [f"# {option.comment}", f"# {option.key} = {option.example}"]
    return [f"# {option.comment}", f"{option.key} = {_toml(value)}"]


def _table_lines(name: str, table: Mapping[str, Any]) -> list[str]:
    inner = {key: value for key, value in table.items() if isinstance(value, Mapping)}
    plain = {key: value for key, value in table.items() if key not in inner}
    lines = [f"[{name}]", *(f"{_toml_key(key)} = {_toml(value)}" for key, value in plain.items())]
    for key, value in inner.items():
        lines += ["", *_table_lines(f"{name}.{_toml_key(key)}", value)]
    return [*lines, ""]


def _toml_key(key: str) -> str:
    return key if key.replace("_", "").isascii() and key.replace("_", "").isalnum() else _toml(key)


def _toml(value: object) -> str:
    """Return `value` as TOML writes it."""
    import tomlkit  # noqa: PLC0415 - only a writer needs it, and a start does not

    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        items = (f"{{ jour = {day.isoformat()}, motif = {_toml(why)} }}" for day, why in value)
        return f"[{', '.join(items)}]"
    return tomlkit.item(list(value) if isinstance(value, tuple) else value).as_string()


def changed(text: str, values: Mapping[str, Setting]) -> str:
    """Return `text` with `values` (by full name) set; comments and the rest stay as they were.

    A value of None takes the line out. Raises: WrongSetting where a name is not known.
    """
    import tomlkit  # noqa: PLC0415

    document = tomlkit.parse(text)
    known = {option.name: option for option in OPTIONS}
    for name, value in values.items():
        if name not in known:
            raise WrongSetting(_unknown_fault(name, name, sorted(known)))
        table: Any = document
        for part in known[name].section.split("."):
            table = table.setdefault(part, tomlkit.table())
        if value is None:
            table.pop(known[name].key, None)
        else:
            table[known[name].key] = tomlkit.parse(f"v = {_toml(value)}")["v"]
    return tomlkit.dumps(document)


def with_sheets(text: str, sheets: Mapping[str, Mapping[str, Any]]) -> str:
    """Return `text` with the layouts `sheets` in the place of those it had."""
    import tomlkit  # noqa: PLC0415

    document = tomlkit.parse(text)
    held: Any = document.setdefault("feuilles", tomlkit.table(is_super_table=True))
    for name, layout in sheets.items():
        lines = "\n".join(_table_lines(name, layout))
        held[name] = tomlkit.parse(lines)[name]
    return tomlkit.dumps(document)

"""What a person decides about a tracker's sheets and columns, as typed on the command line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from suivi_tool.errors import Fault, WrongUsage
from suivi_tool.procedure.words import french
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.doubts import Doubt
from suivi_tool.tracker.headings import COLUMNS, key
from suivi_tool.tracker.understanding import Choices

SHEET_OPTIONS: Mapping[SheetKind, str] = {
    SheetKind.APPEALS: "--feuille-appels",
    SheetKind.ACTIONS: "--feuille-actions",
}
COLUMN_OPTION = "--colonne"
_PREFIXES = {"appels": SheetKind.APPEALS, "actions": SheetKind.ACTIONS}


def read_choices(sheets: Mapping[SheetKind, str], columns: Iterable[str]) -> Choices:
    """Return the choices of the options: sheets by kind, and texts « Champ=Titre ou lettres ».

    A field that both sheets know is told apart by « appels. » or « actions. » before it.
    Raises: WrongUsage with every fault.
    """
    chosen: dict[SheetKind, dict[str, str]] = defaultdict(dict)
    faults = []
    for text in columns:
        found = _column(text)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            kind, field, heading = found
            chosen[kind][field] = heading
    if faults:
        raise WrongUsage(*faults)
    named = {kind: name.strip() for kind, name in sheets.items() if name.strip()}
    return Choices(named, dict(chosen))


def _column(text: str) -> tuple[SheetKind, str, str] | Fault:
    """Return the sheet, the field (canonical heading) and the column that `text` names."""
    field, equals, heading = (part.strip() for part in text.partition("="))
    if not (field and equals and heading):
        remedy = f'Écrivez par exemple {COLUMN_OPTION} "Reçu le=Date" ou "Reçu le=C".'
        return Fault(
            french(f"« {text} » n'est pas un choix de colonne."), COLUMN_OPTION, "", remedy
        )
    prefix, dot, rest = field.partition(".")
    kinds = list(SheetKind)
    if dot and key(prefix) in _PREFIXES:
        kinds, field = [_PREFIXES[key(prefix)]], rest.strip()
    known = [
        (kind, column.heading)
        for kind in kinds
        for column in COLUMNS[kind].values()
        if key(column.heading) == key(field)
    ]
    if len(known) == 1:
        return (*known[0], heading)
    if known:
        message = f"le champ « {field} » est dans les deux feuilles."
        remedy = f'Écrivez "appels.{field}={heading}" ou "actions.{field}={heading}".'
    else:
        message = f"le champ « {field} » n'existe pas."
        remedy = f"Champs connus : {', '.join(_fields(kinds))}."
    return Fault(french(message), COLUMN_OPTION, "", french(remedy))


def _fields(kinds: Iterable[SheetKind]) -> list[str]:
    return list(dict.fromkeys(c.heading for kind in kinds for c in COLUMNS[kind].values()))


def with_option(doubt: Doubt) -> Doubt:
    """Return a doubt whose remedy names the option that settles it, where one does."""
    option = _option(doubt)
    return replace(doubt, remedy=f"{doubt.remedy} {option}".strip()) if option else doubt


def _option(doubt: Doubt) -> str:
    if not doubt.blocking:
        return ""
    if doubt.field:
        heading = doubt.candidates[0] if doubt.candidates else "Titre"
        return french(f'Sur la ligne de commande : {COLUMN_OPTION} "{doubt.field}={heading}".')
    kind = SheetKind.ACTIONS if str(SheetKind.ACTIONS) in _straight(doubt.message) else None
    if doubt.candidates:
        option = SHEET_OPTIONS[kind or SheetKind.APPEALS]
        return french(f'Sur la ligne de commande : {option} "{doubt.candidates[0]}".')
    options = " ou ".join(f"{option} NOM" for option in SHEET_OPTIONS.values())
    return french(f"Sur la ligne de commande : {options}.")


def _straight(text: str) -> str:
    """Return `text` with straight apostrophes, as the names of sheets are kept."""
    return text.replace("’", "'")

"""What was understood of a tracker, for a person to confirm and for programs to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from suivi_tool.procedure.words import count, french, listed
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.layout import SheetLayout, letters
from suivi_tool.tracker.understanding import Understanding

ADDED = {
    SheetKind.APPEALS: "L'outil ajoutera une colonne pour chacun, tout à droite.",
    SheetKind.ACTIONS: "L'outil n'ajoutera que celles dont il a besoin, tout à droite.",
}


def describe(understood: Understanding) -> str:
    """Return in French which sheet and column is what, what is missing, what is in doubt."""
    return french("\n".join(_lines(understood)))


def _lines(understood: Understanding) -> Iterator[str]:
    if understood.appeals:
        yield from _sheet("Registre des appels", understood.appeals)
    elif understood.single_sheet:
        yield "Registre des appels : aucun ; les appels sont parmi les actions (Type = Appel)."
        yield "  La feuille « Appels » sera ajoutée, et chaque appel gardera sa ligne parmi elles."
    elif understood.actions:
        yield "Registre des appels : aucun ; la feuille « Appels » sera ajoutée."
    if understood.actions:
        yield from _sheet("Plan d'actions", understood.actions)
    for sheet, headings in understood.others.items():
        if headings:
            shown = listed([f"« {heading} »" for heading in headings])
            yield f"Feuille « {sheet} », colonnes laissées telles quelles : {shown}."
    if understood.doubts:
        yield "À vérifier :"
        yield from (f"  {'!' if doubt.blocking else '-'} {doubt}" for doubt in understood.doubts)


def _sheet(title: str, layout: SheetLayout) -> Iterator[str]:
    rows = f"ligne {layout.header_row}"
    if layout.header_rows > 1:
        rows = f"lignes {layout.header_row} à {layout.last_header_row}"
    table = f", tableau « {layout.table} »" if layout.table else ""
    yield f"{title} : feuille « {layout.sheet} », titres {rows}{table}."
    known = COLUMNS[layout.kind]
    for name in sorted(layout.columns, key=lambda field: layout.columns[field]):
        place = letters(layout.columns[name])
        yield f"  {place:>3}  {layout.headings[name]} → {known[name].heading}"
    lacking = [column.heading for name, column in known.items() if name not in layout.columns]
    if lacking:
        yield f"  {count(len(lacking), 'champ')} sans colonne : {listed(lacking)}."
        yield f"  {ADDED[layout.kind]}"


def to_json(understood: Understanding) -> dict[str, Any]:
    """Return the same as plain values: « feuilles », « champs » by sheet, « doutes »."""
    layouts = [layout for layout in (understood.appeals, understood.actions) if layout]
    return {
        "feuilles": {
            "appels": understood.appeals.sheet if understood.appeals else None,
            "plan_actions": understood.actions.sheet if understood.actions else None,
        },
        "champs": {layout.sheet: _fields(layout) for layout in layouts},
        "doutes": [str(doubt) for doubt in understood.doubts],
    }


def _fields(layout: SheetLayout) -> dict[str, str]:
    known = COLUMNS[layout.kind]
    return {known[name].heading: layout.headings[name] for name in known if name in layout.columns}

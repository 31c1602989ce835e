"""The names of the sheets that we own: where their tracker has such a name already, ours differs.

Their « Indicateurs » stays theirs, untouched; ours is then « Indicateurs MGT 02 ».
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from suivi_tool.actions.settings import Settings
from suivi_tool.tracker.sheets import appeals_sheet, generated

SECTION = "nommees"
_SUFFIX = "MGT 02"
STANDARD = (*generated.SHEETS, appeals_sheet.SHEET)


def choose(taken: Iterable[str]) -> dict[str, str]:
    """Return the name of each of our sheets, none of them among `taken` (names in the tracker)."""
    used = {name.casefold() for name in taken}
    chosen = {}
    for name in STANDARD:
        free, number = name, 1
        while free.casefold() in used:
            mark = _SUFFIX if number == 1 else f"{_SUFFIX} ({number})"
            free, number = f"{name} {mark}", number + 1
        chosen[name] = free
    return chosen


def known(there: Iterable[str]) -> dict[str, str]:
    """Return the names that our sheets have in a tracker where we have been before."""
    held = set(there)
    marked = {name: f"{name} {_SUFFIX}" for name in STANDARD}
    return {name: own for name, own in marked.items() if own in held}


def names(settings: Settings) -> Mapping[str, str]:
    """Return the name of each of our sheets in this tracker."""
    kept = settings.sheets.get(SECTION, {})
    return {name: str(kept.get(name, name)) for name in STANDARD}


def different(chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the names that are not the standard ones, for `suivi.toml`."""
    return {name: own for name, own in chosen.items() if own != name}

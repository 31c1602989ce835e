"""What was left because it may be another one's name (« Paul Bernard »): told, for a person to see.

The appellant is Paul Durand; no sheet that we know speaks of Paul Bernard. Taken out of a name that
is somebody else's it would be lost; left, it is told with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from suivi_tool.actions import anonymised_files, searching
from suivi_tool.actions.identity import Identity
from suivi_tool.actions.lineage import former_trackers
from suivi_tool.actions.office import Office
from suivi_tool.actions.situation import Situation
from suivi_tool.errors import Fault
from suivi_tool.procedure.words import french

SHOWN = 10
"""How many places are named one by one."""


@dataclass(frozen=True)
class _Doubtful:
    """An identity as `searching` asks it: what it calls found is what was left."""

    identity: Identity
    strangers: set[bytes]

    def is_in(self, text: str) -> bool:
        return self.identity.may_be_in(text)


def rows(
    situation: Situation, names: Callable[[str], bool], besides: Collection[int] = ()
) -> list[str]:
    """Return the rows of the tracker with a text of which `names` is true: « Notes », ligne 3.

    Rows `besides` of the register are left out.
    """
    reading = situation.reading
    layout = reading.register_layout
    return [
        f"« {view.name} », ligne {at}"
        for view in reading.tracker.views()
        for at, cells in enumerate(view.rows, 1)
        if not (layout and view.name == layout.sheet and at in besides)
        and any(isinstance(cell, str) and names(cell) for cell in cells)
    ]


def some(found: list[str]) -> str:
    """Return the first places that were found, and how many more."""
    more = f" et {len(found) - SHOWN} autres" if len(found) > SHOWN else ""
    return f"{', '.join(found[:SHOWN])}{more}"


def told(office: Office, situation: Situation, who: Identity) -> tuple[Fault, ...]:
    """Return where a name of `who` stands beside another name and was left."""
    places = [f"feuille {place}" for place in rows(situation, who.may_be_in)]
    places += [f"« {path.relative_to(office.root)} »" for path in _files(office, who)]
    if not places:
        return ()
    said = (
        "laissé, car à côté d'un autre nom ce peut être celui d'une autre personne : "
        f"{some(places)}."
    )
    remedy = "Regardez : si c'est l'appelant, effacez son nom vous-même."
    return (Fault(french(said), remedy=french(remedy)),)


def _files(office: Office, who: Identity) -> Iterator[Path]:
    theirs = {path.resolve() for path in (office.settings.tracker, *former_trackers(office))}
    doubtful = _Doubtful(who, set())
    for path in anonymised_files.others(office):
        if path.resolve() in theirs:
            continue
        data = anonymised_files.content(path)
        if who.may_be_in(path.name) or any(True for _ in searching.places(data, doubtful)):
            yield path

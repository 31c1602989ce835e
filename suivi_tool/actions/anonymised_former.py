"""Former trackers and « Archives » are read, never written: whom they still name, a person is told.

An appeal past its retention may lie there alone, or also in the present tracker, where its names
are gone already.
"""

from __future__ import annotations

from suivi_tool.actions.former import read_former
from suivi_tool.actions.lineage import former_trackers
from suivi_tool.actions.office import Office
from suivi_tool.actions.situation import Situation
from suivi_tool.errors import Fault
from suivi_tool.procedure.anonymising import expired
from suivi_tool.procedure.words import french, listed

_SHOWN = 10


def still_named(office: Office, situation: Situation, months: int) -> tuple[Fault, ...]:
    """Return a fault for the appeals closed for over `months` that are named in one of these."""
    found, _ = read_former(office, situation.reading.tracker, ())
    past = [item.number for item in expired(found, (), months, office.today)]
    named = {appeal.number for appeal in found if appeal.appellant}
    numbers = [number for number in past if number in named]
    if not numbers:
        return ()
    shown = numbers if len(numbers) <= _SHOWN else [*numbers[: _SHOWN - 1], "d'autres"]
    files = [f"«\u00a0{path.name}\u00a0»" for path in former_trackers(office) if path.is_file()]
    where = listed([*files, french("les feuilles « Archives » du suivi")])
    said = (
        f"{listed(shown)} : clos depuis plus longtemps que la conservation, et encore nommés là où "
        "l'outil lit sans jamais écrire."
    )
    remedy = french("Retirez-y ces noms vous-même (Rechercher et remplacer, dans Excel) :")
    return (Fault(french(said), remedy=f"{remedy} {where}."),)

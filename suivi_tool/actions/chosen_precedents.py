"""The similar appeals that a person chose (R8c, E4): each is one that is known, else it is refused.

A list given later takes the place of the one before; what is no longer in it is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from suivi_tool.actions.situation import Situation
from suivi_tool.actions.step_intake import StepIntake
from suivi_tool.errors import Fault, refuse_if_any
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.precedents import NONE_FOUND, chosen
from suivi_tool.procedure.words import french, listed, plain

_OPTION = "--similaires"
_NONE = frozenset({"aucun", "aucune", "neant", "non", "0"})
_NEAREST = 3


def checked(intake: StepIntake, appeal: Appeal, situation: Situation) -> StepIntake:
    """Return the step with its precedents; « aucun » in any words is « Aucun trouvé ».

    What stands in the register already is not judged again. Raises: RefusedInput where a number is
    not known, or is that of the appeal itself, with the known ones that are nearest.
    """
    if plain(intake.similar) in ("", plain(appeal.similar)):
        return intake
    given = chosen(intake.similar)
    if all(plain(each) in _NONE for each in given):
        return replace(intake, similar=NONE_FOUND)
    refuse_if_any(_faults(given, appeal, situation))
    return intake


def taken_off(before: str, after: str) -> Iterator[Fault]:
    """Yield which appeals the list `after` no longer has."""
    kept = {plain(each) for each in chosen(after)}
    gone = [each for each in chosen(before) if plain(each) not in kept | _NONE]
    if gone:
        verb = "n'en est plus" if len(gone) == 1 else "n'en sont plus"
        yield Fault(
            french(f"Appels similaires : la nouvelle liste remplace l'ancienne, {listed(gone)} "
                   f"{verb}."),
            remedy=french(f"Pour les garder, redonnez toute la liste ({_OPTION})."),
        )  # fmt: skip


def _faults(given: tuple[str, ...], appeal: Appeal, situation: Situation) -> Iterator[Fault]:
    for each in given:
        if plain(each) == plain(appeal.number):
            yield Fault(
                french(f"« {each} » est cet appel lui-même."),
                field=_OPTION,
                remedy=french("Donnez des appels précédents, ou « Aucun trouvé »."),
            )
        elif situation.known_appeal(each) is None:
            yield Fault(
                french(f"aucun appel n'a le numéro « {each[:40]} »."),
                field=_OPTION,
                remedy=french(_nearest(each, situation)),
            )


def _nearest(wanted: str, situation: Situation) -> str:
    known = {plain(a.number): a.number for a in situation.known if a.number}
    near = [known[key] for key in get_close_matches(plain(wanted), known, _NEAREST)]
    if not near:
        return "Vérifiez-le dans le registre ; s'il n'y en a pas, écrivez « Aucun trouvé »."
    return f"Les plus proches : {listed(near)}."

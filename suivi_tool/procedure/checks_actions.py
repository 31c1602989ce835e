"""What is wrong with the actions linked to an appeal (MGT 01 owns all others)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from suivi_tool.procedure.appeal import Action
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.findings import Remark, error, note, warning
from suivi_tool.procedure.links import action_closed, action_done
from suivi_tool.procedure.words import plain


def concerns_appeals(action: Action) -> bool:
    """Tell whether the action plan itself says that an action comes from an appeal."""
    return plain(action.origin) == "appel" or plain(action.kind) == "appel"


def action_remarks(action: Action, today: date) -> Iterator[Remark]:
    """Yield everything that one action lacks or says against itself."""
    yield from _essentials(action)
    yield from _dates(action, today)
    yield from _progress(action, today)
    yield from _effectiveness(action)


def _essentials(action: Action) -> Iterator[Remark]:
    if plain(action.kind) == "appel":
        return  # the row of an appeal in a single-sheet tracker, no action of its own (A21)
    if not action.pilot.strip():
        yield warning("pilot", "Action sans pilote.", "Désignez un pilote.")
    if action.due is None and action.new_due is None and not action_done(action):
        yield warning("due", "Action sans échéance.", "Fixez une échéance.")
    if action.new_due is not None and not action.postponement_ground.strip():
        yield note("postponement_ground", "Échéance reportée sans motif.", "Inscrivez le motif.")


def _dates(action: Action, today: date) -> Iterator[Remark]:
    for name, what in (("opened_on", "ouverture"), ("done_on", "réalisation"),
                       ("closed_on", "clôture")):  # fmt: skip
        day = getattr(action, name)
        if day is not None and day > today:
            yield error(name, f"Date dans le futur : {what} le {short(day)}.", "Corrigez la date.")
    for earlier, later, said in (
        ("opened_on", "done_on", "Action réalisée avant son ouverture."),
        ("opened_on", "closed_on", "Action close avant son ouverture."),
        ("done_on", "closed_on", "Action close avant sa réalisation."),
        ("due", "new_due", "La nouvelle échéance précède la première."),
    ):
        first, second = getattr(action, earlier), getattr(action, later)
        if first is not None and second is not None and second < first:
            yield error(later, said, "Corrigez l'une des deux dates.")


def _progress(action: Action, today: date) -> Iterator[Remark]:
    due = action.new_due or action.due
    if due is not None and due < today and not action_done(action):
        yield warning("done_on", f"Action en retard : échéance du {short(due)}.",
                      "Relancez le pilote, ou inscrivez une nouvelle échéance et son "
                      "motif.")  # fmt: skip


def _effectiveness(action: Action) -> Iterator[Remark]:
    closed = action_closed(action)
    verified = plain(action.effective)
    if plain(action.kind) == "appel":
        return
    if closed and verified not in ("oui", "non"):
        yield error("effective", "Action close sans vérification de son efficacité.",
                    "Vérifiez l'efficacité, puis inscrivez Oui ou Non.")  # fmt: skip
    if closed and verified == "non":
        yield warning("effective", "Action close alors qu'elle n'est pas efficace.",
                      "Ouvrez une nouvelle fiche et citez son numéro.")  # fmt: skip

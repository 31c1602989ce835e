"""The fiches AC/AP of an appeal follow the action plan; what people typed into them stays.

A fiche that is closed or signed is left as it is: later facts go into a dated annex beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from suivi_tool.actions import cases
from suivi_tool.actions.kept import Kept
from suivi_tool.actions.office import TEMPLATES, Office
from suivi_tool.documents import controls
from suivi_tool.documents.template import described
from suivi_tool.documents.update import update
from suivi_tool.errors import Fault
from suivi_tool.forms import action_form, appeal_form
from suivi_tool.forms.action_form import ActionCase
from suivi_tool.forms.reading_back import closed
from suivi_tool.procedure.appeal import Action
from suivi_tool.storage.numbers import folder_name

LABEL = "Fiche AC-AP"
_AS_MADE = ("action.emetteur", *appeal_form.EDITION)
"""What a fiche keeps all its life: who opened it, and on which edition of the form."""


def name_of(number: str) -> str:
    """Return the file name of the fiche of an action."""
    return f"{LABEL} {folder_name(number)}.docx"


def case_of(office: Office, action: Action, issuer: str = "") -> ActionCase:
    """Return what the fiche of `action` says, opened by `issuer`."""
    form = cases.form_reference(office, "fiche_action")
    return ActionCase(action, office.organisation.name, issuer=issuer, form=form)


def noted(kept: Kept, case: ActionCase) -> Kept:
    """Return what is kept once the fiche of `case` was made."""
    written = {**(kept.written or {}), name_of(case.action.number): action_form.values(case)}
    return replace(kept, written=written)


@dataclass(frozen=True, slots=True)
class Updated:
    """What became of the fiches: what is now kept, files written, what is told.

    `typed` is what people wrote into them, by the number of the action.
    """

    kept: Kept
    paths: tuple[Path, ...] = ()
    told: tuple[Fault, ...] = ()
    typed: Mapping[str, Mapping[str, str | bool]] = field(default_factory=dict)


def bring_into_line(office: Office, number: str, actions: Iterable[Action], kept: Kept) -> Updated:
    """Bring the fiche of each of the `actions` of the appeal `number` to what the plan says.

    Raises: TemplateRefused where a fiche cannot be read; RefusedInput, TrackerBusy.
    """
    done = Updated(kept)
    for action in actions:
        path = office.work.files.folder(number) / name_of(action.number)
        before = (kept.written or {}).get(path.name)
        there = office.work.files.read(path) if before else None
        if before and there is not None:
            values = action_form.values(case_of(office, action))
            values |= {tag: before[tag] for tag in _AS_MADE if tag in before}
            later = cases.Later(action.number, "fiche AC/AP", "", values, _words())
            done = _one(office, (number, path, there), done, later)
    return done


def _one(
    office: Office, fiche: tuple[str, Path, bytes], done: Updated, later: cases.Later
) -> Updated:
    """Bring one fiche into line, or put what it does not say into an annex.

    `fiche` is the number of its appeal, where it lies, what it is.
    """
    (number, path, there), written = fiche, done.kept.written or {}
    with cases.located_document(path):
        found = update(there, later.values, written[path.name])
        shown = controls.read(there)
        why = found.refused or closed(there, shown)
    done = replace(done, typed={**done.typed, later.number: found.typed})
    if why:
        later = replace(later, why=why, shown=shown)
        made = cases.annexed(office, number, path, later, written)
        if made is None:
            return done
        told = (*done.told, cases.untouched(path, why))
        kept = replace(done.kept, written=made[1])
        return replace(done, kept=kept, paths=(*done.paths, made[0].path), told=told)
    told = (*done.told, *(cases.conflict(path, one, later.words) for one in found.conflicts))
    done = replace(_kept(done, path, found.written), told=told)
    if found.document == there:
        return done
    change = office.work.files.write(path, found.document, there)
    return replace(done, paths=(*done.paths, change.path))


def _kept(done: Updated, path: Path, written: appeal_form.Values) -> Updated:
    kept = replace(done.kept, written={**(done.kept.written or {}), path.name: written})
    return replace(done, kept=kept)


def _words() -> Mapping[str, str]:
    """Return what each field of the fiche is, as people read it."""
    return described((TEMPLATES / action_form.TEMPLATE).read_bytes())

"""« Changer de suivi »: a file that was renamed or moved, or the tracker of a new year."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from suivi_tool.errors import Fault, RefusedInput, SuiviError
from suivi_tool.interfaces.window import finding, notices
from suivi_tool.interfaces.window.folder import office
from suivi_tool.procedure.words import count

pages = Blueprint("tracker", __name__)


@pages.get("/suivi")
def page() -> str:
    """Ask for the workbook to go on in; those beside the old place that are it come first."""
    return _page({})


@pages.post("/suivi")
def change() -> Response | tuple[str, int]:
    """Go on in the workbook given; the one followed so far is read, and written no more."""
    from suivi_tool.actions import change_tracker  # noqa: PLC0415 - not before it is needed

    try:
        done = change_tracker.change(office(), _given(request.form))
    except SuiviError as refusal:
        return _page(request.form, refusal.faults), 422
    said = [f"Le suivi est maintenant « {done.adopted.office.settings.tracker.name} »."]
    if done.only_before:
        said.append(f"L'ancien garde {count(len(done.only_before), 'appel')} qu'il n'a pas.")
    waiting = done.adopted.merge.waiting
    return redirect(notices.address("todo.page", " ".join(said), waiting, good=not waiting))


def _given(form: Mapping[str, str]) -> Path:
    text = form.get("chemin", "").strip() or form.get("fichier", "")
    path = finding.typed(text) if text else None
    if path is None or not (office().root / path).is_file():
        raise RefusedInput(
            f"Il n’y a pas de fichier « {text} »." if text else "Choisissez un classeur.",
            field="chemin",
            remedy="Dans l’explorateur : clic droit, « Copier en tant que chemin d’accès ».",
        )
    return office().root / path


def _page(values: Mapping[str, str], faults: tuple[Fault, ...] = ()) -> str:
    from suivi_tool.actions import lineage  # noqa: PLC0415 - not before it is needed

    at = office()
    return render_template(
        "tracker.html",
        tracker=at.settings.tracker,
        found=[Path(fault.place) for fault in lineage.renamed(at)],
        values=values,
        faults=faults,
    )

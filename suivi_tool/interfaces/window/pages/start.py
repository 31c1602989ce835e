"""The first start: find the tracker, show what was understood of it, write the settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from suivi_tool.errors import Fault, RefusedInput, SuiviError
from suivi_tool.interfaces.window import finding, notices
from suivi_tool.interfaces.window.desk import desk
from suivi_tool.interfaces.window.remembered import SETTINGS

if TYPE_CHECKING:
    from suivi_tool.actions.adopt import Adopted

pages = Blueprint("start", __name__, url_prefix="/demarrage")

TRIAL = "Essai du suivi des appels"


@pages.get("")
def page() -> str:
    """Show what lies near at hand, and the three ways to begin."""
    return _page({})


@pages.post("/lecture")
def understand() -> tuple[str, int] | str:
    """Show what was understood of the tracker chosen; nothing is written."""
    try:
        return _understood(_tracker(request.form), request.form)
    except SuiviError as refusal:
        return _page(request.form, refusal.faults), 422


@pages.post("/adopter")
def adopt() -> Response | tuple[str, int] | str:
    """Write the settings, add what the tracker lacks, and go on to « À faire »."""
    from suivi_tool.actions import adopt as action  # noqa: PLC0415 - not before it is needed
    from suivi_tool.interfaces.window import adoption_form  # noqa: PLC0415

    form, at = request.form, desk()
    tracker = finding.typed(form.get("fichier", ""))
    try:
        folder = _folder(form, tracker)
        found = action.understand_tracker(tracker, adoption_form.choices(form))
        if new := adoption_form.not_yet_shown(found, form.getlist(adoption_form.SHOWN)):
            return _understood(tracker, form, new=new)
        done = action.adopt(
            folder,
            tracker,
            found,
            values=adoption_form.people(form),
            today=at.today,
            user=at.user,
        )
    except SuiviError as refusal:
        return _understood(tracker, form, refusal.faults), 422
    later = "Il sera complété plus tard, avec « Actualiser »." if done.merge.waiting else ""
    return _begin(done, f"Le suivi est adopté. {later or 'Tout est prêt.'}")


@pages.post("/creer")
def create() -> Response | tuple[str, int]:
    """Make a new tracker in the folder given."""
    from suivi_tool.actions import adopt as action  # noqa: PLC0415 - not before it is needed

    try:
        folder = _given_folder(request.form.get("nouveau", ""))
        done = action.create(folder, today=desk().today, user=desk().user)
    except SuiviError as refusal:
        return _page(request.form, refusal.faults), 422
    return _begin(done, "Un suivi neuf est prêt. Complétez les noms dans « Réglages ».")


@pages.post("/essayer")
def try_out() -> Response | tuple[str, int]:
    """Make a work folder to try everything in, from a sample tracker."""
    from suivi_tool.actions import demo  # noqa: PLC0415 - not before it is needed

    folder = Path.home() / TRIAL
    try:
        demo.run(folder, today=desk().today, user=desk().user)
    except SuiviError as refusal:
        return _page(request.form, refusal.faults), 422
    _open(folder)
    return redirect(notices.address("todo.page", "Un exemple est prêt ; essayez sans crainte."))


@pages.post("/ouvrir")
def open_folder() -> Response | tuple[str, int]:
    """Go on in a work folder that was adopted already, by this account or another."""
    folder = finding.typed(request.form.get("dossier", ""))
    if not (folder / SETTINGS).is_file():
        fault = Fault(f"Le dossier « {folder} » n’est pas un dossier de travail.")
        return _page(request.form, (fault,)), 422
    _open(folder)
    return redirect(url_for("todo.page"))


def _begin(done: Adopted, text: str) -> Response:
    from suivi_tool.actions import beside  # noqa: PLC0415 - not before it is needed

    _open(done.office.root)
    faults = (*done.merge.waiting, *done.merge.kept, *beside.reserves(done.office))
    return redirect(notices.address("todo.page", text, faults, good=not done.merge.waiting))


def _open(root: Path) -> None:
    desk().root = root.absolute()
    desk().on_adopted(root)


def _tracker(form: Mapping[str, str]) -> Path:
    text = form.get("chemin", "").strip() or form.get("fichier", "")
    if not text:
        raise RefusedInput(
            "Choisissez un classeur, ou collez son chemin.",
            field="chemin",
            remedy="Dans l’explorateur : clic droit, « Copier en tant que chemin d’accès ».",
        )
    return finding.typed(text)


def _folder(form: Mapping[str, str], tracker: Path) -> Path:
    text = form.get("dossier", "").strip()
    return finding.typed(text) if text else tracker.parent


def _given_folder(text: str) -> Path:
    folder = finding.typed(text)
    if not text.strip() or not folder.is_absolute():
        raise RefusedInput(
            "Donnez le chemin complet d’un dossier.",
            field="nouveau",
            remedy="Par exemple S:\\Qualité\\Appels.",
        )
    return folder


def _understood(
    tracker: Path,
    form: Mapping[str, str],
    faults: tuple[Fault, ...] = (),
    *,
    new: tuple[str, ...] = (),
) -> str:
    from suivi_tool.actions import adopt as action  # noqa: PLC0415 - not before it is needed
    from suivi_tool.interfaces.window import adoption_form  # noqa: PLC0415

    found = action.understand_tracker(tracker, adoption_form.choices(form))
    return render_template(
        "understood.html",
        tracker=tracker,
        folder=form.get("dossier") or str(tracker.parent),
        found=found,
        sheets=adoption_form.sheets(found),
        questions=adoption_form.questions(found),
        doubts=adoption_form.remarks(found),
        people=adoption_form.PEOPLE,
        settled=adoption_form.settled(found, form),
        new=new,
        values=form,
        faults=faults,
    )


def _page(values: Mapping[str, str], faults: tuple[Fault, ...] = ()) -> str:
    return render_template(
        "start.html", near=finding.near_at_hand(), values=values, faults=faults, trial=TRIAL
    )

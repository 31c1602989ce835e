"""« Sauvegardes »: the former states of the tracker, and one of them put back."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from suivi_tool.interfaces.window import notices
from suivi_tool.interfaces.window.desk import desk
from suivi_tool.interfaces.window.folder import office
from suivi_tool.procedure.dates_fr import long_with_day
from suivi_tool.procedure.words import count, french
from suivi_tool.storage.backups import Backup
from suivi_tool.storage.pending import Entry

pages = Blueprint("backups", __name__)


@dataclass(frozen=True, slots=True)
class Line:
    """One backup: its name, when it was made, before what, its size, whose it is if another's."""

    name: str
    when: str
    before: str
    size: str
    other: str


@pages.get("/sauvegardes")
def page() -> str:
    """List the backups, newest first."""
    from suivi_tool.actions import restore as action  # noqa: PLC0415 - not before it is needed

    found = action.backups(office())
    return render_template("backups.html", lines=[_line(backup) for backup in reversed(found)])


@pages.get("/sauvegardes/<name>")
def confirm(name: str) -> str:
    """Say what putting one back would do; only a name of the list is one."""
    from suivi_tool.actions import restore as action  # noqa: PLC0415 - not before it is needed

    seen = action.foresee(office(), name)
    return render_template(
        "backup.html",
        line=_line(seen.backup),
        holds=count(len(seen.appeals), "appel"),
        last=seen.appeals[-1] if seen.appeals else "",
        again=[french(f"{entry.number} : {entry.kind}, par {entry.by}") for entry in seen.again],
        tracker=office().settings.tracker,
        form_id=secrets.token_urlsafe(9),
    )


@pages.post("/sauvegardes/<name>")
def put_back(name: str) -> Response:
    """Put one back, once even where the form is sent twice."""
    from suivi_tool.actions import restore as action  # noqa: PLC0415 - not before it is needed

    form = request.form.get("_formulaire") or secrets.token_urlsafe(9)
    done = desk().answers.once(form, lambda: action.restore(office(), name))
    text = f"La sauvegarde du {_when(done.backup)} est remise à la place du suivi."
    if done.replaced:
        text += " Celui d'avant est devenu une sauvegarde."
    if done.again:
        text += f" À remettre avec « Réessayer » : {_what(done.again)}."
    to_do = action.to_adopt(office(), done.backup)
    return redirect(notices.address("todo.page", text, to_do, good=not to_do))


def _line(backup: Backup) -> Line:
    theirs = backup.tracker == office().settings.tracker.name
    return Line(
        backup.file.stem,
        _when(backup),
        _what(backup.merged),
        french(f"{max(1, backup.size // 1024)} Ko"),
        "" if theirs else backup.tracker,
    )


def _when(backup: Backup) -> str:
    at = backup.at.astimezone()
    return french(f"{long_with_day(at.date())} à {at.hour} h {at:%M}")


def _what(entries: Sequence[Entry]) -> str:
    return ", ".join(dict.fromkeys(f"{entry.kind} {entry.number}" for entry in entries))

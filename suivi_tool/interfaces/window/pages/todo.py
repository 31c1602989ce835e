"""« À faire »: the home page, what is due, for whom, most urgent first, and what waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from suivi_tool.actions.answers import Registered
from suivi_tool.interfaces.window import notices
from suivi_tool.interfaces.window.desk import desk
from suivi_tool.interfaces.window.duties import duties, told_nowhere
from suivi_tool.interfaces.window.facts import free, situation
from suivi_tool.interfaces.window.folder import office
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.words import count, french, plain
from suivi_tool.storage import owner
from suivi_tool.storage.pending import Entry

MOST = 200

pages = Blueprint("todo", __name__)


@pages.get("/")
def page() -> str:
    """Show what is due, for everybody or for one person."""
    from suivi_tool.actions.operations import described, for_good  # noqa: PLC0415 - not before it is needed

    now, lines = situation(), duties()
    owners = tuple(dict.fromkeys(line.owner for line in lines))
    who = request.args.get("qui", "")
    who = who if who in owners else ""
    waits = now.waiting
    last = office().work.operations.last()
    return render_template(
        "todo.html",
        last=last and not for_good(last) and (last.id, described(last)),
        duties=[line for line in lines if who in ("", line.owner)],
        people=owners,
        who=who,
        total=len(lines),
        count=len(now.appeals),
        open_appeals=_newest(appeal for appeal in now.appeals if not appeal.closed_on),
        endings=told_nowhere(),
        waiting=[_waiting(entry) for entry in waits],
        missing=not office().settings.tracker.exists(),
        unread=bool(now.unread),
        free=free() if waits else True,
        alerts=(*now.alerts, *office().work.pending.damaged()),
        holder=owner.who_has_open(office().settings.tracker) if waits else None,
    )


@pages.get("/appels")
def all_appeals() -> str:
    """Show every appeal, or those that hold the words looked for."""
    asked = request.args.get("mots", "")[:200]
    words = plain(asked).split()
    found = [a for a in situation().appeals if all(word in _searched(a) for word in words)]
    return render_template(
        "appeals.html",
        asked=asked,
        copied=situation().copied,
        appeals=_newest(found)[:MOST],
        count=len(found),
        most=MOST,
    )


@pages.post("/actualiser")
def refresh() -> Response:
    """Merge what waits and bring sheets and documents into line with what people typed.

    From the answer to a registration that had to wait, the answer is shown again.
    """
    from suivi_tool.actions import refresh as action  # noqa: PLC0415 - not before it is needed

    done = action.refresh(office())
    page = _asked_from(request.form.get("_formulaire", ""))
    if done.waiting:
        kept = "rien n'attend d'y entrer" if done.idle else "ce qui attend est gardé"
        text = f"Le suivi n'est pas disponible ; {kept}."
        tracker = office().settings.tracker
        said_below = owner.who_has_open(tracker) or not tracker.exists()
        faults = () if said_below else done.waiting
        return redirect(notices.at(page, text, faults, good=False))
    merged = f"Inscrit au suivi : {', '.join(done.merged)}. " if done.merged else ""
    return redirect(notices.at(page, f"{merged}Le suivi est à jour.", done.seen))


@pages.post("/annuler")
def undo() -> Response:
    """Take back a registration, or the last operation: the one that the page named."""
    from suivi_tool.actions import undo as action  # noqa: PLC0415 - not before it is needed

    number = request.form.get("numero", "")
    if number:
        done = action.undo_registration(office(), number)
    else:
        done = action.undo(office(), request.form.get("operation", ""))
    if done.kind == "enregistrer":
        desk().undone.add(done.number)
    what = f"l'enregistrement de {done.number}" if done.kind == "enregistrer" else done.number
    text = f"C'est annulé : {what}. Les documents sont dans la corbeille du dossier de travail."
    if not done.files:
        text = f"C'est annulé : {what}."
    faults = (*done.waiting, *done.left)
    return redirect(notices.address("todo.page", text, faults, good=not done.waiting))


def _asked_from(form: str) -> str:
    """Return the page that asked: the answer to the registration `form`, else « À faire »."""
    if isinstance(desk().answers.get(form), Registered):
        return url_for("register.answer", form=form)
    return url_for("todo.page")


def _newest(appeals: Iterable[Appeal]) -> list[Appeal]:
    return sorted(appeals, key=lambda a: (a.received_on or date.min, a.number), reverse=True)


def _searched(appeal: Appeal) -> str:
    texts = (appeal.number, appeal.appellant, appeal.certification, appeal.contested_decision,
             appeal.file_number, appeal.status, appeal.outcome or "", appeal.ground)  # fmt: skip
    return plain(" ".join(texts))


def _waiting(entry: Entry) -> str:
    """Say what waits, since when by the real clock, and from whom."""
    at = entry.at.astimezone()
    days = (office().work.clock().astimezone().date() - at.date()).days
    age = f", depuis {count(days, 'jour')}" if days > 0 else ""
    return french(
        f"{entry.number} : {entry.kind}, le {short(at.date())} à {at:%H:%M}, par {entry.by}{age}"
    )

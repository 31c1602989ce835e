"""Beside the steps of an appeal: telling who handles it, and saying that it is no appeal."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from suivi_tool.errors import Fault, RefusedInput, refuse_if_any
from suivi_tool.interfaces.window import aside_form, notices
from suivi_tool.interfaces.window.desk import desk
from suivi_tool.interfaces.window.facts import not_said, situation
from suivi_tool.interfaces.window.fields import beside, texts, too_long
from suivi_tool.interfaces.window.folder import office
from suivi_tool.procedure import dates_fr
from suivi_tool.procedure.appeal import Appeal

pages = Blueprint("aside", __name__)


@pages.post("/appels/<number>/prevenir")
def notify(number: str) -> Response:
    """Prepare the message to who handles the appeal; nothing is sent from here."""
    from suivi_tool.actions import notify as action  # noqa: PLC0415 - not before it is needed

    done = action.notify(office(), _appeal(number).number)
    who = done.to.name or str(done.to.role)
    text = f"Le message à {who} est prêt. Relisez-le, puis envoyez-le."
    opens = ("document", done.draft.name, done.number)
    alerts = not_said(done.alerts)
    return redirect(notices.address("appeal.page", text, alerts, opens=opens, number=number))


@pages.post("/relances/<action>")
def remind(action: str) -> Response:
    """Prepare the message to the pilot of a late action; nothing is sent from here."""
    from suivi_tool.actions import remind as reminders  # noqa: PLC0415 - not before it is needed

    done = reminders.remind(office(), action)
    [(reminder, path)] = done.drafts
    who = reminder.to.name or "la personne à désigner"
    text = f"La relance de l'action {action} à {who} est prête. Relisez-la, puis envoyez-la."
    opens = ("relance", path.name, "")
    return redirect(notices.address("todo.page", text, not_said(done.alerts), opens=opens))


@pages.get("/appels/<number>/pas-un-appel")
def page(number: str) -> str:
    """Ask why it is no appeal."""
    return _form(_appeal(number), {"le": dates_fr.short(desk().day)})


@pages.post("/appels/<number>/pas-un-appel")
def set_aside(number: str) -> Response | tuple[str, int]:
    """Record that it is no appeal, once even where the form is sent twice."""
    from suivi_tool.actions import not_an_appeal as action  # noqa: PLC0415 - not before it is needed

    appeal = _appeal(number)
    given = texts(request.form, aside_form.FIELDS)
    form = request.form.get("_formulaire") or secrets.token_urlsafe(9)
    try:
        refuse_if_any(too_long(given, aside_form.FIELDS))
        done = desk().answers.once(form, lambda: action.set_aside(office(), appeal.number, given))
    except RefusedInput as refusal:
        return _form(appeal, given, refusal.faults, form), 422
    text = f"C'est noté : {appeal.number} n'est pas un appel. Son numéro reste pris."
    faults = (*done.waiting, *done.alerts)
    return redirect(
        notices.address("appeal.page", text, faults, good=not done.waiting, number=number)
    )


def _form(
    appeal: Appeal, values: Mapping[str, str], faults: tuple[Fault, ...] = (), form: str = ""
) -> str:
    errors, others = beside(faults, aside_form.KEYS)
    return render_template(
        "aside.html",
        appeal=appeal,
        fields=aside_form.FIELDS,
        values=values,
        errors=errors,
        others=others,
        form_id=form or secrets.token_urlsafe(9),
    )


def _appeal(number: str) -> Appeal:
    found = situation().appeal(number)
    if found is None:
        abort(404)
    return found

"""« Enregistrer un appel » (MGT 02, R1-R3): the form, what the procedure says of it, the answer."""

from __future__ import annotations

import importlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from suivi_tool.actions import mail_proposals
from suivi_tool.actions.answers import Preview, Registered, TrackerPlace
from suivi_tool.actions.entries import EntryKind
from suivi_tool.actions.mail_proposals import Proposals
from suivi_tool.errors import Fault, RefusedInput, SuiviError
from suivi_tool.interfaces.window import notices, reception_form
from suivi_tool.interfaces.window.desk import desk
from suivi_tool.interfaces.window.facts import free, situation
from suivi_tool.interfaces.window.fields import beside, key_of, texts, too_long
from suivi_tool.interfaces.window.folder import office
from suivi_tool.interfaces.window.suggestions import LATER, suggestions
from suivi_tool.interfaces.window.uploads import Upload
from suivi_tool.procedure import dates_fr
from suivi_tool.procedure.words import plain
from suivi_tool.storage.pending import Entry

pages = Blueprint("register", __name__)

_UNREADABLE = Fault(
    "Le fichier déposé n’a pas pu être lu comme un mail.",
    remedy="Enregistrez le message (.eml ou .msg), puis glissez-le dans cette fenêtre.",
)
_GONE = Fault(
    "Le mail déposé n’est plus là : il ne serait pas classé dans le dossier de l’appel.",
    remedy="Déposez-le de nouveau, ou enregistrez sans lui.",
)
# What is worth saying before the rest is typed; the other alerts wait for a whole form.
_AT_ONCE = {"mode de reception", "coordonnees"}


@pages.get("/enregistrer")
def page() -> str:
    """Show the form: today as the day of reception, filled from the mail that was handed over."""
    office()
    values = {"recu_le": dates_fr.short(desk().day)}
    mail, said = request.args.get("mail", ""), ""
    upload = desk().uploads.get(mail)
    if upload:
        found = _proposed(upload)
        values |= found.values
        said = found.said
    lost = (_UNREADABLE,) if mail and not upload else ()
    return _form(values, lost, mail=mail if upload else "", mail_said=said)


@pages.post("/enregistrer/mail")
def mail() -> Response:
    """Keep a dropped mail and say what it gives to the form; refused where none arrived."""
    file = request.files.get("mail")
    if file is None:
        raise RefusedInput("Aucun fichier n’est arrivé.", remedy="Déposez le mail de nouveau.")
    upload = desk().uploads.keep(file.filename or "", file.read())
    found = _proposed(upload)
    return jsonify(id=upload.id, nom=upload.name, valeurs=found.values, message=found.said)


@pages.get("/enregistrer/listes")
def lists() -> Response:
    """Give the words that the fields propose; asked for when the form is shown already.

    Once they are sent, while the person types, what makes the documents is loaded.
    """
    found = jsonify(suggestions())
    found.call_on_close(_load)
    return found


@pages.post("/enregistrer/apercu")
def preview() -> Response:
    """Say what the procedure makes of what is typed so far; nothing is written."""
    values = texts(request.form, reception_form.FIELDS)
    return jsonify(html=_panel(values, request.form.get("_mail") or None))


@pages.post("/enregistrer")
def register() -> BaseResponse | tuple[str, int]:
    """Register the appeal, once even where the form is sent twice, and go to its answer."""
    given = texts(request.form, reception_form.FIELDS)
    form = request.form.get("_formulaire") or secrets.token_urlsafe(9)
    mail = request.form.get("_mail", "")
    try:
        desk().answers.once(form, lambda: _register(given, mail))
    except SuiviError as refusal:  # whatever it is, what was typed comes back
        status = 422 if isinstance(refusal, RefusedInput) else 409
        return _form(given, refusal.faults, form, mail), status
    return redirect(url_for("register.answer", form=form))


@pages.get("/enregistre/<form>")
def answer(form: str) -> str | BaseResponse:
    """Show what was registered, what was written where, and what comes next."""
    done = desk().answers.get(form)
    if not isinstance(done, Registered):
        return redirect(url_for("todo.page"))
    if done.number in desk().undone:
        text = f"L'enregistrement de {done.number} est annulé."
        return redirect(notices.address("todo.page", text))
    place = _place(done)
    said = {fault.message for fault in done.tracker.waiting}
    alerts = [alert for alert in done.alerts if alert.message not in said]
    return render_template(
        "registered.html",
        done=done,
        place=place,
        alerts=alerts,
        form=form,
        free=free() if place.waiting else True,
    )


def _place(done: Registered) -> TrackerPlace:
    """Return where the tracker has the appeal by now: what waited may be merged since."""
    place = done.tracker
    if not place.waiting or any(_is(entry, done.number) for entry in office().work.waits()):
        return place
    rows = situation().reading.register.appeals
    return replace(
        place, row=next((one.row for one in rows if one.number == done.number), None), waiting=()
    )


def _is(entry: Entry, number: str) -> bool:
    return entry.kind == EntryKind.APPEAL and entry.number == number


def _load() -> None:
    """Import what a registration takes, and what the form could do without."""
    importlib.import_module("suivi_tool.actions.register_appeal")
    importlib.import_module("suivi_tool.documents.engine")


def _proposed(upload: Upload) -> Proposals:
    """Return what a mail gives to the form; a person confirms it."""
    from suivi_tool.actions.received_mail import our_addresses  # noqa: PLC0415 - not before it is needed

    at = office()
    return mail_proposals.read(upload.path.read_bytes(), upload.name, our_addresses(at), at.today)


def _register(given: Mapping[str, str], mail: str) -> Registered:
    from suivi_tool.actions import register_appeal  # noqa: PLC0415 - not before it is needed

    if long := too_long(given, reception_form.FIELDS):
        raise RefusedInput(*_preview(given).faults, *long)
    upload = desk().uploads.get(mail)
    if mail and upload is None:
        raise RefusedInput(_GONE)
    done = register_appeal.register(office(), given, upload.path if upload else None, situation())
    desk().uploads.discard(mail)
    return done


def _form(
    values: Mapping[str, str],
    faults: tuple[Fault, ...] = (),
    form: str = "",
    mail: str = "",
    mail_said: str = "",
) -> str:
    errors, others = beside(faults, reception_form.KEYS)
    empty = {key: said for key, said in reception_form.MISSING.items() if not values.get(key)}
    errors = {key: empty.get(key, said) for key, said in errors.items()}
    upload = desk().uploads.get(mail)
    return render_template(
        "register.html",
        first=reception_form.FIRST,
        groups=reception_form.FOLDED,
        values=values,
        errors=errors,
        others=others,
        suggestions=LATER,
        form_id=form or secrets.token_urlsafe(9),
        mail=upload,
        mail_said=mail_said,
    )


def _panel(values: Mapping[str, str], mail: str | None) -> str:
    try:
        seen, refusal = _preview(values), None
    except SuiviError as error:
        seen, refusal = None, error
    alerts = _worth_saying(seen, values) if seen else ()
    impossible = _impossible(seen.faults, values) if seen else ()
    channel = values.get("canal", "")
    return render_template(
        "panel.html",
        seen=seen,
        alerts=alerts,
        impossible=impossible,
        refusal=refusal,
        mail=mail,
        dated=any(plain(alert.field) == "date de notification" for alert in alerts),
        received=values.get("recu_le") or None,
        channel={"mail": "mail", "courrier": "courrier", "recommande": "courrier"}.get(channel),
    )


def _preview(values: Mapping[str, str]) -> Preview:
    from suivi_tool.actions import register_appeal  # noqa: PLC0415 - not before it is needed

    return register_appeal.preview(office(), values, situation())


def _worth_saying(seen: Preview, values: Mapping[str, str]) -> tuple[Fault, ...]:
    whole = all(values.get(field.key) for field in reception_form.FIRST if field.required)
    return tuple(
        alert
        for alert in seen.alerts
        if (whole or plain(alert.field) in _AT_ONCE) and not _asked(alert, seen.twins)
    )


def _impossible(faults: Iterable[Fault], values: Mapping[str, str]) -> tuple[Fault, ...]:
    """Return what is wrong with dates that can be read; what cannot be stands at its field."""
    days = {field.key for field in reception_form.FIELDS if field.kind == "date"}
    read = {
        key for key in days
        if isinstance(dates_fr.understand_typed(values.get(key, ""), desk().day), date)
    }  # fmt: skip
    return tuple(fault for fault in faults if key_of(fault, days) in read)


def _asked(alert: Fault, twins: tuple[str, ...]) -> bool:
    """Tell whether an alert only says what the question about the same appeal asks."""
    return not alert.field and any(number in alert.message for number in twins)

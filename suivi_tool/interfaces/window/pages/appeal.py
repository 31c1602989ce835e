"""The page of one appeal: its way through the procedure; and of each step that can be recorded."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from suivi_tool.actions.answers import Treated
from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.interfaces.window import documents, notices, way
from suivi_tool.interfaces.window.desk import desk
from suivi_tool.interfaces.window.duties import next_steps
from suivi_tool.interfaces.window.facts import situation, states
from suivi_tool.interfaces.window.fields import beside, texts
from suivi_tool.interfaces.window.folder import office
from suivi_tool.interfaces.window.in_words import in_words
from suivi_tool.interfaces.window.step_form import BUTTONS, FORMS, PROOFS, StepForm, known_values
from suivi_tool.interfaces.window.suggestions import step_suggestions
from suivi_tool.interfaces.window.uploads import Upload
from suivi_tool.procedure import dates_fr, precedents
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.precedents import Precedent
from suivi_tool.procedure.steps import StepState

pages = Blueprint("appeal", __name__)

MAX_DATE = 60

_NEED_DATE = Fault(
    "La date réelle manque.",
    field="le",
    remedy="Donnez le jour où cela a été fait, ou préparez seulement les documents.",
)


@pages.get("/appels/<number>")
def page(number: str) -> str:
    """Show one appeal: where it stands, its facts, its documents, its history."""
    appeal = _appeal(number)
    ahead = next_steps(appeal)
    return render_template(
        "appeal.html",
        appeal=appeal,
        way=way.marks(states(appeal), ahead),
        ahead=ahead,
        buttons=BUTTONS,
        actions=situation().actions_of(appeal.number),
        precedents=precedents.similar(appeal, situation().appeals),
        copied=situation().copied,
        waiting=any(entry.number == appeal.number for entry in situation().waiting),
        documents=[(path.name, documents.may_open(path)) for path in documents.listed(number)],
        history=way.history(appeal.number, office().work.journal.entries()),
    )


@pages.get("/appels/<number>/<step>")
def step(number: str, step: str) -> str:
    """Show the form of one step, filled with what is known."""
    appeal, kind = _appeal(number), _step(step)
    values = known_values(kind, appeal)
    state = _state(appeal, kind)
    if state and state.who and state.who.name:
        values.setdefault("par", state.who.name)
    if request.args.get("resultat"):
        values["resultat"] = request.args["resultat"]
    if kind is Step.LETTER and request.args.get("sens") == "recu":
        asked = {key: request.args.get(key, "")[:MAX_DATE] for key in ("le", "mode")}
        values |= {"sens": "recu", "nature": "complement"} | {k: v for k, v in asked.items() if v}
    if not FORMS[kind].prepare or values.get("sens") == "recu":
        values.setdefault("le", dates_fr.short(desk().day))
    prepared = notices.current()
    return _form(appeal, kind, values | dict(prepared.typed) if prepared else values)


@pages.post("/appels/<number>/<step>")
def treat(number: str, step: str) -> Response | tuple[str, int]:
    """Prepare the documents of a step, or record that it was done; then show the appeal."""
    appeal, kind = _appeal(number), _step(step)
    given = texts(request.form, FORMS[kind].all_fields)
    form = request.form.get("_formulaire") or secrets.token_urlsafe(9)
    recording = request.form.get("_quoi") != "preparer"
    proof: Upload | None = None
    try:
        proof = _proof()
        if recording and not given["le"]:
            raise RefusedInput(_NEED_DATE)
        wanted = given if recording else {**given, "le": ""}
        done = desk().answers.once(form, lambda: _treat(appeal, kind, wanted, proof))
    except RefusedInput as refusal:
        return _form(appeal, kind, given, refusal.faults, form, proof=proof), 422
    if proof:
        desk().uploads.discard(proof.id)
    return redirect(_told(done, kind, given))


@pages.post("/appels/<number>/preuves")
def evidence(number: str) -> Response:
    """Make the evidence page of the appeal: each duty, its date, its actor, its document."""
    from suivi_tool.actions import evidence as action  # noqa: PLC0415 - not before it is needed

    made = action.of_appeal(office(), _appeal(number).number)
    text = "Le dossier de preuve est prêt."
    opens = ("document", made.document.name, number)
    return redirect(notices.address("appeal.page", text, opens=opens, number=number))


def _proof() -> Upload | None:
    """Return the file chosen now, else the one that was handed over or came back with the form."""
    file = request.files.get("preuve")
    if file and file.filename:
        return desk().uploads.keep(file.filename, file.read(), PROOFS, field="preuve")
    return desk().uploads.get(request.form.get("_mail", ""))


def _treat(appeal: Appeal, kind: Step, given: Mapping[str, str], proof: Upload | None) -> Treated:
    from suivi_tool.actions import record_step  # noqa: PLC0415 - not before it is needed

    if proof is None and request.form.get("_mail"):
        raise RefusedInput(
            "Le fichier joint n’est plus là.",
            field="preuve",
            remedy="Joignez-le de nouveau, ou continuez sans lui.",
        )
    wanted = {key: text for key, text in given.items() if text}
    return record_step.treat(
        office(), appeal.number, kind.value, wanted, proof.path if proof else None
    )


def _told(done: Treated, kind: Step, given: Mapping[str, str]) -> str:
    """Return the address of the appeal's page, which says what was done."""
    names = ", ".join(path.name for path in done.documents)
    alerts = tuple(replace(a, remedy=in_words(a.remedy, kind)) for a in done.alerts)
    if done.on is None:
        text = f"Prêt : {names}. Rien n'est noté tant que ce n'est pas envoyé."
        at = url_for("appeal.step", number=done.number, step=kind.value)
        typed = {key: value for key, value in given.items() if value and key != "le"}
        return notices.at(at, text, alerts, typed=typed)
    text = f"{kind.label} : noté le {dates_fr.short(done.on)}."
    faults = (*done.waiting, *alerts)
    return notices.address("appeal.page", text, faults, good=not done.waiting, number=done.number)


def _form(
    appeal: Appeal,
    kind: Step,
    values: Mapping[str, str],
    faults: tuple[Fault, ...] = (),
    form: str = "",
    *,
    proof: Upload | None = None,
) -> str:
    shape: StepForm = FORMS[kind]
    errors, others = beside(faults, (*shape.keys, "preuve"))
    state = _state(appeal, kind)
    return render_template(
        "step.html",
        appeal=appeal,
        kind=kind,
        state=state,
        shape=shape,
        values=values,
        errors=errors,
        others=others,
        form_id=form or secrets.token_urlsafe(9),
        suggestions=step_suggestions(),
        mail=proof
        or desk().uploads.get(request.values.get("mail") or request.values.get("_mail", "")),
        precedents=_precedents(appeal, kind),
        proofs=",".join(PROOFS),
        documents=_of_step(appeal.number, kind),
    )


def _state(appeal: Appeal, kind: Step) -> StepState | None:
    return next((state for state in states(appeal) if state.step is kind), None)


def _precedents(appeal: Appeal, kind: Step) -> tuple[Precedent, ...]:
    """Return the appeals like this one, where they are to be taken into account (R8c, E4)."""
    wanted = kind in (Step.ANALYSE, Step.DECIDE, Step.TREAT)
    return precedents.similar(appeal, situation().appeals) if wanted else ()


def _of_step(number: str, kind: Step) -> list[str]:
    """Return the documents of the case that carry the name of the step, those that may open."""
    found: list[Path] = [path for path in documents.listed(number) if documents.may_open(path)]
    return [path.name for path in found if path.name.startswith(way.DOCUMENTS.get(kind, "\0"))]


def _appeal(number: str) -> Appeal:
    found = situation().appeal(number)
    if found is None:
        abort(404)
    return found


def _step(word: str) -> Step:
    try:
        kind = Step(word)
    except ValueError:
        abort(404)
    if kind not in FORMS:
        abort(404)
    return kind

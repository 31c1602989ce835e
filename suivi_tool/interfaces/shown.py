"""Answers of actions as a terminal shows them and as `--json` prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from suivi_tool.actions.answers import NextStep, Refreshed, Registered, Treated, label_of
from suivi_tool.errors import Fault, TrackerBusy
from suivi_tool.interfaces.messages import capitalised
from suivi_tool.procedure.dates_fr import short_with_day
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.words import french


@dataclass(frozen=True)
class Shown:
    """One answer: its text, its JSON object, the exit code."""

    text: str
    json: Mapping[str, Any] = field(default_factory=dict)
    exit_code: int = 0


def sentences(faults: Iterable[Fault]) -> list[str]:
    """Return faults as one text each: where, what, then what to do."""
    return [_sentence(fault) for fault in faults]


def _sentence(fault: Fault) -> str:
    told = f"{capitalised(fault.message)} {fault.remedy}".strip()
    named = not fault.place or re.split(r"[/\\\\]", fault.place)[-1] in fault.message
    return told if named else f"{fault.place}\u00a0: {told}"


def registered(answer: Registered) -> Shown:
    """Show that an appeal was registered."""
    tracker, period = answer.tracker, answer.period
    place = french(f"feuille « {tracker.sheet} »")
    place += f", ligne {tracker.row}" if tracker.row else ""
    place += " (en attente)" if tracker.waiting else ""
    lines = [
        f"Appel {answer.number} enregistré.",
        f"  Suivi\u00a0: {tracker.file}, {place}",
        f"  Fiche\u00a0: {answer.form or 'à faire au prochain lancement'}",
        f"  Dossier\u00a0: {answer.folder}",
        "",
        f"Accusé de réception\u00a0: à envoyer par {answer.responsible}.",
        f"  {answer.acknowledgement.explanation}",
        f"Délai d’appel\u00a0: {period.verdict or 'à vérifier'}.",
        f"  {period.explanation}",
        *_block("Préparé", map(str, answer.documents)),
        *_block("À savoir", sentences(answer.alerts)),
        *_waiting(tracker.waiting),
    ]
    json = {
        "numero": answer.number,
        "responsable": {
            "role": answer.responsible.role,
            "nom": answer.responsible.name or None,
        },
        "accuse_reception": {
            "echeance": answer.acknowledgement.due,
            "explication": answer.acknowledgement.explanation,
        },
        "delai_appel": {
            "limite": period.limit,
            "reporte_au": period.carried_to,
            "verdict": period.verdict,
            "explication": period.explanation,
        },
        "suivi": {
            "fichier": tracker.file,
            "feuille": tracker.sheet,
            "ligne": tracker.row,
            "en_attente": bool(tracker.waiting),
            "pourquoi": sentences(tracker.waiting),
        },
        "fiche": answer.form,
        "dossier": answer.folder,
        "documents": list(map(str, answer.documents)),
        "alertes": sentences(answer.alerts),
    }
    return Shown(_text(lines), json, _code(tracker.waiting))


def treated(answer: Treated) -> Shown:
    """Show that a step was prepared or recorded."""
    lines = [
        french(f"Appel {answer.number}, « {label_of(answer.step)} » : {_done(answer)}"),
        *_block("Documents", map(str, answer.documents)),
        *_block("Suite", map(_following, answer.next)),
        *_block("À savoir", sentences(answer.alerts)),
        *_waiting(answer.waiting),
    ]
    json = {
        "numero": answer.number,
        "etape": answer.step,
        "le": answer.on,
        "documents": list(map(str, answer.documents)),
        "suite": [
            {"etape": step.step, "qui": step.who, "echeance": step.due} for step in answer.next
        ],
        "alertes": sentences(answer.alerts),
        "en_attente": bool(answer.waiting),
        "pourquoi": sentences(answer.waiting),
    }
    return Shown(_text(lines), json, _code(answer.waiting))


def _done(answer: Treated) -> str:
    """Return whether a step is recorded, and what a person does after one that is prepared."""
    if answer.on:
        return f"fait le {short_with_day(answer.on)}, c'est noté."
    sent = "Relisez les documents, envoyez-les, puis notez" if answer.documents else "Notez"
    return f"préparé, rien n'est noté. {sent} le jour où c'est fait avec --le."


def _following(step: NextStep) -> str:
    """Return a next step as one reads it, with its word for `traiter`."""
    due = f", au plus tard {short_with_day(step.due)}" if step.due else ""
    return french(f"{Step(step.step).label} ({step.step}) : {step.who}{due}")


def refreshed(answer: Refreshed) -> Shown:
    """Show what `actualiser` did."""
    head = (
        "Le suivi est à jour." if answer.changed else "Rien à changer\u00a0: le suivi est à jour."
    )
    lines = [
        "Le suivi n’a pas pu être mis à jour." if answer.waiting else head,
        *_block("Intégré", answer.merged),
        *_block("Vu dans le suivi", sentences(answer.seen)),
        *_block("Documents", map(str, answer.documents)),
        *_waiting(answer.waiting, idle=answer.idle),
    ]
    json = {
        "change": answer.changed,
        "integres": list(answer.merged),
        "constats": sentences(answer.seen),
        "documents": list(map(str, answer.documents)),
        "en_attente": sentences(answer.waiting),
    }
    return Shown(_text(lines), json, _code(answer.waiting))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows in columns under their headings, for a terminal."""
    cells = [list(headings), *(list(row) for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(headings))]
    written = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
    return "\n".join([written[0], "─" * max(map(len, written)), *written[1:]])


def _block(title: str, items: Iterable[object]) -> list[str]:
    listed = [f"  • {item}" for item in items]
    return [f"{title}\u00a0:", *listed] if listed else []


def _waiting(faults: Sequence[Fault], *, idle: bool = False) -> list[str]:
    if not faults:
        return []
    told = [f"  • {sentence}" for sentence in sentences(faults)]
    what = "Rien n’attend d’y entrer" if idle else "L’enregistrement attend, il n’est pas perdu"
    return ["", f"⏳ {what}\u00a0:", *told]


def _code(waiting: Sequence[Fault]) -> int:
    return TrackerBusy.exit_code if waiting else 0


def _text(lines: Sequence[str]) -> str:
    """Join lines; a path in them is left as it is, so no typography is applied here."""
    return "\n".join(lines)

"""What is kept and for how long: appeals without names, another year's tracker."""

from __future__ import annotations

from suivi_tool.actions import beside
from suivi_tool.actions.anonymise import Anonymised, Planned
from suivi_tool.actions.change_tracker import ChangedTracker
from suivi_tool.errors import TrackerBusy
from suivi_tool.interfaces.shown import Shown, sentences
from suivi_tool.procedure.words import count, french
from suivi_tool.tracker.description import describe

FINDINGS = 1


def anonymised(answer: Anonymised) -> Shown:
    """Show what was done or would be; the exit code tells that something still names a person."""
    ready = [item for item in answer.planned if not item.hindrance]
    verb = "à anonymiser" if not answer.done else "anonymisé" + ("s" if len(ready) > 1 else "")
    lines = [f"{count(len(ready), 'appel')} {verb}." if ready else "Aucun appel à anonymiser."]
    for item in answer.planned:
        lines += [f"{item.number}\u00a0:", *(f"  • {what}" for what in _said(item))]
    if ready and answer.backups:
        cleaned = "nettoyées" if answer.done else "à nettoyer"
        lines.append(french(f"Sauvegardes du suivi {cleaned} : {answer.backups}."))
    if ready and not answer.done:
        lines += ["", french("Rien n'a été changé. Pour le faire : « anonymiser --oui ».")]
    lines += [f"! {sentence}" for sentence in sentences(answer.told)]
    lines += [f"✗ {fault}" for fault in answer.left]
    if answer.waiting:
        told = " ".join(sentences(answer.waiting))
        lines += ["", french("⏳ À finir avec « anonymiser --oui » :") + f" {told}"]
    json = {
        "fait": answer.done,
        "appels": [
            {
                "numero": item.number,
                "operations": list(item.what),
                "empechement": item.hindrance or None,
            }
            for item in answer.planned
        ],
        "alertes": sentences(answer.told),
        "restes": [str(fault) for fault in answer.left],
        "en_attente": sentences(answer.waiting),
    }
    code = TrackerBusy.exit_code if answer.waiting else FINDINGS if answer.left else 0
    return Shown("\n".join(lines), json, code)


def changed(answer: ChangedTracker) -> Shown:
    """Show what was understood of the tracker followed now, and which appeals are in which."""
    adopted = answer.adopted
    waiting = adopted.merge.waiting
    lines = [describe(adopted.understanding), ""]
    lines.append(f"Suivi\u00a0: {adopted.office.settings.tracker}")
    for title, numbers in (
        ("Dans les deux classeurs", answer.both),
        ("Seulement dans l’ancien, lus là-bas", answer.only_before),
        ("Seulement dans le nouveau", answer.only_now),
    ):
        lines.append(f"{title}\u00a0: {', '.join(numbers) or 'aucun appel'}.")
    lines += [f"Ancien suivi, lu et jamais modifié\u00a0: {path}" for path in answer.former]
    lines += ["", *(f"⏳ {sentence}" for sentence in sentences(waiting))] if waiting else []
    lines += [f"! {sentence}" for sentence in sentences(beside.reserves(adopted.office))]
    json = {
        "suivi": str(adopted.office.settings.tracker),
        "dans_les_deux": list(answer.both),
        "seulement_dans_l_ancien": list(answer.only_before),
        "seulement_dans_le_nouveau": list(answer.only_now),
        "anciens": list(map(str, answer.former)),
        "alertes": sentences(beside.reserves(adopted.office)),
        "en_attente": sentences(waiting),
    }
    return Shown("\n".join(lines), json, TrackerBusy.exit_code if waiting else 0)


def _said(item: Planned) -> tuple[str, ...]:
    return (french(f"gardé : {item.hindrance}"),) if item.hindrance else item.what

"""The messages to who must act, as a terminal shows them: drafts, nothing was sent."""

from __future__ import annotations

from suivi_tool.actions.notify import Notified
from suivi_tool.actions.remind import Reminded
from suivi_tool.interfaces.shown import Shown, sentences
from suivi_tool.procedure.words import french


def notified(answer: Notified) -> Shown:
    """Show to whom the draft is, and where it lies."""
    person = answer.to.person
    lines = [
        french(f"Appel {answer.number} : message prêt pour {answer.to}, rien n'est envoyé."),
        f"  {answer.draft}",
        *(f"  • {sentence}" for sentence in sentences(answer.alerts)),
    ]
    json = {
        "numero": answer.number,
        "destinataire": {
            "role": answer.to.role,
            "nom": answer.to.name or None,
            "mail": (person.mail if person else "") or None,
        },
        "documents": [str(answer.draft)],
        "alertes": sentences(answer.alerts),
    }
    return Shown("\n".join(lines), json)


def reminded(answer: Reminded) -> Shown:
    """Show to whom each reminder is, of which actions, and where it lies."""
    lines = [
        "Aucune action en retard." if not answer.drafts else "Relances prêtes, rien n’est envoyé."
    ]
    for reminder, path in answer.drafts:
        numbers = ", ".join(action.number for action in reminder.actions)
        lines += [french(f"{reminder.to.name or 'À désigner'} : {numbers}"), f"  {path}"]
    lines += [f"  • {sentence}" for sentence in sentences(answer.alerts)]
    json = {
        "relances": [
            {
                "pilote": reminder.to.name or None,
                "mail": reminder.to.mail or None,
                "actions": [action.number for action in reminder.actions],
                "fichier": str(path),
            }
            for reminder, path in answer.drafts
        ],
        "alertes": sentences(answer.alerts),
    }
    return Shown("\n".join(lines), json)

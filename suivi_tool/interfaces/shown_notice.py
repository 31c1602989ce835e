"""The message to who handles an appeal, as a terminal shows it: a draft, nothing was sent."""

from __future__ import annotations

from suivi_tool.actions.notify import Notified
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

"""A committee's answer, the page of the management review and the picture of the block."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from suivi_tool.actions.committee import Held
from suivi_tool.actions.management_review import Reviewed
from suivi_tool.errors import TrackerBusy
from suivi_tool.interfaces.shown import Shown, sentences
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.surveillance import COMMITTEES_A_YEAR, REVIEWS_A_YEAR, Surveillance
from suivi_tool.procedure.words import french


def held(answer: Held) -> Shown:
    """Show what was frozen, where the slides are, and what is no longer as it was seen."""
    year = answer.record.current
    frozen = "figés" if answer.froze else "déjà figés, laissés tels quels"
    lines = [
        french(f"Comité du {short(answer.committee)} : chiffres du {short(answer.record.at)} "
               f"{frozen}."),
        french(f"  MGT 02-1 – mois au-dessus de l'objectif : {year.above_text}"),
        french(f"  MGT 02-2 – {answer.record.rate_title} : {year.rate.text}"),
        f"  Présentation\u00a0: {answer.deck}",
        *(f"  • ajoutée\u00a0: {title}" for title in answer.added),
        *(f"  • mise à jour\u00a0: {title}" for title in answer.updated),
        answer.surveillance.text,
        *(french(f"▲ Depuis le comité du {short(day)} – {change.text}")
          for day, change in answer.changes),
        *(f"! {sentence}" for sentence in sentences(answer.alerts)),
        *(f"⏳ {sentence}" for sentence in sentences(answer.waiting)),
    ]  # fmt: skip
    json = {
        "comite": answer.committee,
        "calcule_au": answer.record.at,
        "fige": answer.froze,
        "presentation": answer.deck,
        "ajoutees": list(answer.added),
        "mises_a_jour": list(answer.updated),
        "ecarts": [
            {"comite": day, "mois": f"{change.month:%Y-%m}", "message": change.text}
            for day, change in answer.changes
        ],
        "surveillance": _surveillance(answer.surveillance),
        "alertes": sentences(answer.alerts),
        "en_attente": sentences(answer.waiting),
    }
    return Shown("\n".join(lines), json, TrackerBusy.exit_code if answer.waiting else 0)


def _surveillance(found: Surveillance) -> dict[str, Any]:
    return {
        "annee": found.year,
        "comites_tenus": list(found.held),
        "comites_prevus": list(found.planned),
        "comites_minimum": COMMITTEES_A_YEAR,
        "revues_faites": list(found.reviews),
        "revues_prevues": list(found.reviews_planned),
        "revues_minimum": REVIEWS_A_YEAR,
    }


def reviewed(answer: Reviewed) -> Shown:
    """Show where the page of the management review is."""
    lines = [
        french(f"Revue de direction {answer.year} : page établie au {short(answer.at)}."),
        f"  Document\u00a0: {answer.document}",
        answer.surveillance.text,
        *(f"! {sentence}" for sentence in sentences(answer.alerts)),
    ]
    json = {
        "annee": answer.year,
        "calcule_au": answer.at,
        "document": answer.document,
        "surveillance": _surveillance(answer.surveillance),
        "alertes": sentences(answer.alerts),
    }
    return Shown("\n".join(lines), json)


def with_picture(shown: Shown, picture: Path) -> Shown:
    """Add to the indicators where their picture is."""
    text = f"{shown.text}\n\nImage du bloc COPIL\u00a0: {picture}"
    return Shown(text, {**shown.json, "image": picture}, shown.exit_code)

"""What people typed into a fiche d'appel, as facts of the appeal: to be put into the tracker.

Only what was changed by hand is read (`Update.typed`); what cannot be understood is a fault with
its field, never a guess.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from suivi_tool.documents.sealed import seal
from suivi_tool.errors import Fault
from suivi_tool.procedure.appeal import Channel, Justified, Means, Outcome
from suivi_tool.procedure.dates_fr import understand

Fact = str | date | Channel | Justified | Means | Outcome
TEXTS = {
    "analyse.causes": "causes",
    "appel.recu_par": "received_by",
    "conclusion.motif": "ruling_ground",
    "conclusion.par": "ruled_by",
    "decision.certification": "certification",
    "decision.decideur": "decided_by",
    "decision.dossier": "file_number",
    "decision.nature": "contested_decision",
    "delai.valide_par": "period_validated_by",
    "objet.famille": "ground_family",
    "objet.motifs": "ground",
}
DATES = {
    "appel.envoye_le": "sent_on",
    "appel.ouverte_le": "opened_on",
    "appel.recu_le": "received_on",
    "ar.envoye_le": "acknowledged_on",
    "cloture.fin_notifiee_le": "end_told_on",
    "cloture.le": "closed_on",
    "conclusion.le": "ruled_on",
    "decision.envoyee_le": "decision_sent_on",
    "decision.notifiee_le": "notified_on",
    "delai.valide_le": "period_validated_on",
    "suites.traite_le": "treated_on",
}
BOXES: Mapping[str, Mapping[str, Fact]] = {
    "channel": {
        "appel.mode.courrier": Channel.LETTER,
        "appel.mode.recommande": Channel.REGISTERED_LETTER,
        "appel.mode.mail": Channel.MAIL,
        "appel.mode.telephone": Channel.TELEPHONE,
    },
    "acknowledged_by": {"ar.mode.courrier": Means.LETTER, "ar.mode.mail": Means.MAIL},
    "period_verdict": {
        "delai.verdict.dans_le_delai": "Oui",
        "delai.verdict.jour_limite": "Jour limite",
        "delai.verdict.hors_delai": "Non",
    },
    "justified": {"conclusion.justifie": Justified.YES, "conclusion.non_justifie": Justified.NO},
    "outcome": {
        "suites.resultat.maintenue": Outcome.UPHELD,
        "suites.resultat.modifiee": Outcome.MODIFIED,
        "suites.resultat.annulee": Outcome.CANCELLED,
        "suites.resultat.retire": Outcome.WITHDRAWN,
    },
}
"""Boxes of which one may be ticked, by the fact that they tell."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """Facts by attribute of `Appeal`, and what was typed that is no fact."""

    facts: dict[str, Fact] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_back(found: Mapping[str, str | bool], typed: Collection[str], reference: date) -> ReadBack:
    """Return the facts that people typed.

    `found` is what the fiche shows (`controls.read`), `typed` the fields changed by hand
    (`Update.typed`); a date without a year is the one nearest to `reference`.
    """
    facts: dict[str, Fact] = {
        TEXTS[tag]: str(found[tag]).strip() for tag in typed if tag in TEXTS and found.get(tag)
    }
    faults: list[Fault] = []
    for tag in typed:
        if tag in DATES and found.get(tag):
            understood = understand(str(found[tag]), reference)
            if isinstance(understood, Fault):
                faults.append(understood)
            else:
                facts[DATES[tag]] = understood
    for name, boxes in BOXES.items():
        if boxes.keys() & set(typed):
            _ticked(name, boxes, found, facts, faults)
    return ReadBack(facts, tuple(faults))


def _ticked(
    name: str,
    boxes: Mapping[str, Fact],
    found: Mapping[str, str | bool],
    facts: dict[str, Fact],
    faults: list[Fault],
) -> None:
    """Put the one ticked box into `facts`; two are a fault, none says nothing."""
    ticked = [fact for tag, fact in boxes.items() if found.get(tag) is True]
    if len(ticked) == 1:
        facts[name] = ticked[0]
    elif ticked:
        faults.append(
            Fault(
                f"Deux cases qui s’excluent sont cochées dans la fiche\u00a0: "
                f"{', '.join(map(str, ticked))}.",
                remedy="Ne laissez cochée que la bonne.",
            )
        )


def closed(document: bytes, found: Mapping[str, str | bool]) -> str:
    """Return why the fiche must not be patched any more, a French sentence; empty where it may.

    `found` is what it shows: a date of closing or a visa closes it; so does a signature, « final »
    or a protection of the file. Later facts go into an annex (`forms.annex`).

    Raises:
        TemplateRefused: the file cannot be read.

    """
    if reason := seal(document):
        return reason
    if day := str(found.get("cloture.le") or "").strip():
        return f"La fiche est close depuis le {day}."
    visas = [found.get(tag) for tag in ("cloture.visa_rq", "cloture.visa_directeur")]
    return "La fiche porte un visa." if any(str(visa or "").strip() for visa in visas) else ""

"""What people typed into a fiche d'appel, as facts of the appeal: to be put into the tracker.

Only what was changed by hand is read (`Update.typed`); what cannot be understood is a fault with
its field, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from suivi_tool.documents.controls import pictured
from suivi_tool.documents.sealed import seal
from suivi_tool.errors import Fault
from suivi_tool.procedure.appeal import AppellantType, Channel, Justified, Means, Outcome
from suivi_tool.procedure.dates_fr import understand

Fact = str | date | tuple[str, ...] | AppellantType | Channel | Justified | Means | Outcome
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
    "cloture.liste": "list_updated_on",
    "conclusion.le": "ruled_on",
    "decision.envoyee_le": "decision_sent_on",
    "decision.notifiee_le": "notified_on",
    "delai.valide_le": "period_validated_on",
    "suites.notifiee_le": "new_decision_notified_on",
    "suites.traite_le": "treated_on",
}
_VISAS = frozenset({"cloture.visa_rq", "cloture.visa_directeur"})
NEW_DECISION, ACTIONS = "suites.nouvelle_decision", "suites.fiches_acap"
PRECEDENT = re.compile(r"similaires\.\d+\.numero")
"""The number of a similar appeal, whatever its row."""
BOXES: Mapping[str, Mapping[str, Fact]] = {
    "appellant_type": {
        "appelant.type.demandeur": AppellantType.APPLICANT,
        "appelant.type.candidat": AppellantType.CANDIDATE,
        "appelant.type.certifie": AppellantType.CERTIFIED,
    },
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
    facts |= dict(_lists(found, typed))
    faults: list[Fault] = []
    dates = {DATES[tag]: str(found[tag]) for tag in typed if tag in DATES and found.get(tag)}
    if NEW_DECISION in typed and found.get(NEW_DECISION):
        on, _, by = str(found[NEW_DECISION]).partition(" par ")
        dates["new_decision_on"] = on
        facts |= {"new_decision_by": by.strip()} if by.strip() else {}
    for name, text in dates.items():
        understood = understand(text, reference)
        if isinstance(understood, Fault):
            faults.append(understood)
        else:
            facts[name] = understood
    for name, boxes in BOXES.items():
        if boxes.keys() & set(typed):
            _ticked(name, boxes, found, facts, faults)
    return ReadBack(facts, tuple(faults))


def is_fact(tag: str) -> bool:
    """Tell whether the register has a column for what stands in this field of the fiche."""
    return (
        tag in TEXTS
        or tag in DATES
        or tag in (NEW_DECISION, ACTIONS)
        or PRECEDENT.fullmatch(tag) is not None
        or any(tag in boxes for boxes in BOXES.values())
    )


def _lists(found: Mapping[str, str | bool], typed: Collection[str]) -> Iterator[tuple[str, Fact]]:
    """Yield the numbers of actions and of similar appeals that were typed."""
    if ACTIONS in typed:
        numbers = [part.strip() for part in re.split(r"[;,\n]", str(found.get(ACTIONS, "")))]
        if any(numbers):
            yield "actions", tuple(filter(None, numbers))
    if any(PRECEDENT.fullmatch(tag) for tag in typed):
        chosen = [str(found[tag]).strip() for tag in found if PRECEDENT.fullmatch(tag)]
        if any(chosen):
            yield "similar", " ; ".join(filter(None, chosen))


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

    `found` is what it shows: a date of closing or a visa (typed, or the picture of one) closes it;
    so does a signature or the line for one, « final » or a protection of the file. Later facts go
    into an annex (`forms.annex`).

    Raises:
        TemplateRefused: the file cannot be read.

    """
    if reason := seal(document):
        return reason
    if day := str(found.get("cloture.le") or "").strip():
        return f"La fiche est close depuis le {day}."
    typed = any(str(found.get(tag) or "").strip() for tag in _VISAS)
    return "La fiche porte un visa." if typed or _VISAS & pictured(document) else ""

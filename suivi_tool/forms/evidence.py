"""The evidence page of one appeal: each duty of MGT 02 and of the standard, and what proves it.

A draft is no proof: « fait » without a sent mail, a scan or a deposit slip says so. What is missing
stands out by sign, word and colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from suivi_tool.documents.fill import fill
from suivi_tool.forms.appeal_form import Values, edition, table
from suivi_tool.forms.case import Case, FormReference
from suivi_tool.forms.clauses import IMPARTIALITY, Clause, Standard
from suivi_tool.forms.wording import day
from suivi_tool.procedure.appeal import Appeal, Outcome
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.impartiality import Independence
from suivi_tool.procedure.ruling import stored_verdict
from suivi_tool.procedure.steps import StepState
from suivi_tool.procedure.words import french

FORM = FormReference("Dossier de preuve", validated=True)
TEMPLATE = "dossier_de_preuve.docx"
HIDDEN = "Nom masqué"
MISSING = "✗ manque"
MAX_PROOFS = 3
SENT = frozenset((Step.ACKNOWLEDGE, Step.REPLY, Step.INFORM, Step.END))
"""Steps that something sent must prove."""


class Nature(Enum):
    """What a document is worth as evidence."""

    RECORD = "enregistrement"
    DRAFT = "projet"
    PROOF = "preuve"


class Mark(Enum):
    """How a duty stands: its sign and word, and its style in the template."""

    DONE = ("✓ fait", "Fait")
    LATE = ("! hors délai", "Attente")
    UNPROVEN = ("! sans preuve", "Attente")
    LATE_UNPROVEN = ("! hors délai, sans preuve", "Attente")
    TO_CHECK = ("! à vérifier", "Attente")
    TO_DO = ("… à faire", "Attente")
    MISSING = ("✗ manque", "Manque")
    NOT_NEEDED = ("– sans objet", "SansObjet")

    def __init__(self, words: str, style: str) -> None:
        self.words = words
        self.style = style


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the case: the step it belongs to, its name, its link (relative), its worth.

    `subject` is what the further letter is about that it holds or proves.
    """

    step: Step
    name: str
    link: str
    nature: Nature
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that the page of one appeal is made of.

    With `hide_names` no person is named: neither the appellant nor who acted.
    """

    case: Case
    states: Sequence[StepState]
    standard: Standard
    made_on: date
    documents: Sequence[Document] = ()
    hide_names: bool = False
    form: FormReference = FORM


def make(template: bytes, evidence: Evidence) -> bytes:
    """Return the evidence page.

    Raises:
        TemplateRefused: the template has a fault or asks for an unknown field.

    """
    return fill(template, values(evidence))


def values(evidence: Evidence) -> Values:
    """Return every field of the page."""
    marks = {state.step: mark(state, evidence) for state in evidence.states}
    return {
        **edition(evidence.case.organisation.name, evidence.form),
        **_facts(evidence),
        **_duties(evidence, marks),
        **_clauses(evidence, marks),
        "preuve.etabli_le": day(evidence.made_on),
        "preuve.norme": evidence.standard.title,
        "preuve.bilan": summary(marks.values()),
    }


def mark(state: StepState, evidence: Evidence) -> Mark:
    """Return how a duty stands, a draft being no proof of what was sent."""
    if not state.needed and not state.done:
        return Mark.NOT_NEEDED
    if not state.done:
        overdue = state.late or evidence.case.appeal.end_told_on is not None
        closed = evidence.case.appeal.closed_on is not None and state.step is not Step.END
        return Mark.MISSING if overdue or closed else Mark.TO_DO
    proven = any(d.step is state.step and d.nature is Nature.PROOF for d in evidence.documents)
    if state.step in SENT and not proven:
        return Mark.LATE_UNPROVEN if state.late else Mark.UNPROVEN
    return Mark.LATE if state.late else Mark.DONE


def summary(marks: Iterable[Mark]) -> str:
    """Return « 8 faits, 1 sans preuve, 2 manquent » in one line."""
    found = list(marks)
    done = sum(map(found.count, (Mark.DONE, Mark.LATE, Mark.UNPROVEN, Mark.LATE_UNPROVEN)))
    pieces = [f"{done} devoir{'s' if done > 1 else ''} fait{'s' if done > 1 else ''}"]
    for kinds, words in (
        ((Mark.LATE, Mark.LATE_UNPROVEN), "hors délai"),
        ((Mark.UNPROVEN, Mark.LATE_UNPROVEN), "sans preuve d’envoi"),
        ((Mark.TO_DO,), "à faire"),
        ((Mark.MISSING,), "en défaut"),
    ):
        if number := sum(map(found.count, kinds)):
            pieces.append(f"{number} {words}")
    return ", ".join(pieces)


def _facts(evidence: Evidence) -> Values:
    appeal, hidden = evidence.case.appeal, evidence.hide_names
    person = evidence.case.appellant.full_name or appeal.appellant
    contested = (appeal.contested_decision, appeal.certification)
    return {
        "appel.numero": appeal.number,
        "appel.recu_le": day(appeal.received_on),
        "appelant.nom": HIDDEN if hidden else person,
        "appelant.type": appeal.appellant_type or "",
        "decision.nature": " – ".join(filter(None, contested)),
        "decision.notifiee_le": day(appeal.notified_on),
        "conclusion.resultat": _result(appeal),
        "conclusion.actions": ", ".join(appeal.actions),
        "delai.constat": _period(evidence),
        "impartialite.constat": _independence(evidence),
        "similaires.constat": appeal.similar,
        "suites.constat": _new_decision(evidence),
    }


def _period(evidence: Evidence) -> str:
    """Return the verdict on the two months, who gave it, when and why (R5)."""
    appeal = evidence.case.appeal
    verdict = stored_verdict(appeal)
    by = "" if evidence.hide_names else appeal.period_validated_by
    said = (
        str(verdict or "sans verdict").capitalize(),
        " ".join(filter(None, (_on("validé", appeal.period_validated_on), by and f"par {by}"))),
        "" if evidence.hide_names else evidence.case.period_ground,
    )
    return french(" ; ".join(filter(None, said)))


def _on(what: str, on: date | None) -> str:
    return f"{what} le {day(on)}" if on else ""


def _independence(evidence: Evidence) -> str:
    """Return the check of impartiality, and who was chosen instead (F2)."""
    found, chosen = evidence.case.impartiality, evidence.case.replacement
    if evidence.hide_names:
        state = str(found.state).capitalize() if found else ""
        return french(" ; ".join(filter(None, (state, chosen and "remplaçant désigné"))))
    said = (found.explanation if found else "", chosen and f"Remplaçant désigné : {chosen}")
    return french("\n".join(filter(None, said)))


def _new_decision(evidence: Evidence) -> str:
    """Return what follows a modified or cancelled decision, what is missing by its name."""
    new = evidence.case.new_decision
    if evidence.case.appeal.outcome not in (Outcome.MODIFIED, Outcome.CANCELLED):
        return ""
    by = f" par {new.decided_by}" if new.decided_by and not evidence.hide_names else ""
    said = (
        f"Nouvelle décision : {day(new.decided_on) or MISSING}{by}",
        f"notifiée : {day(new.notified_on) or MISSING}",
        f"certificat ou liste mis à jour : {day(new.list_updated_on) or MISSING}",
    )
    return french(" ; ".join(said))


def _result(appeal: Appeal) -> str:
    said = {"Oui": "justifié", "Non": "non justifié", "En cours": "en cours"}
    founded = said.get(appeal.justified or "", "non décidé")
    return ", ".join(filter(None, (f"Appel {founded}", (appeal.outcome or "").lower())))


def _duties(evidence: Evidence, marks: Mapping[Step, Mark]) -> Values:
    """Return the table of MGT 02: a row a duty."""
    keys = ("ligne", "devoir", "fait_le", "echeance", "par", "etat", "style", *_DOCUMENT_KEYS)
    rows = [
        (
            state.duty.line,
            state.duty.label,
            day(state.done_on) or ("oui" if state.done else ""),
            day(state.due),
            _actor(state, evidence.case, hidden=evidence.hide_names),
            marks[state.step].words,
            marks[state.step].style,
            *_documents(state.step, evidence.documents, evidence.case.appeal.number),
        )
        for state in evidence.states
    ]
    return table("devoirs", keys, [*rows, *_letters(evidence)], 1)


def _letters(evidence: Evidence) -> list[tuple[str, ...]]:
    """Return a row for each further letter, sent or received, with its files."""
    rows = []
    for letter in evidence.case.letters:
        own = [one for one in evidence.documents if one.subject == letter.subject]
        proven = any(one.nature is Nature.PROOF for one in own)
        state = Mark.DONE if proven else Mark.UNPROVEN
        by = "" if evidence.hide_names else letter.by
        said = ("–", letter.subject, day(letter.on), "", by, state.words, state.style)
        rows.append((*said, *_documents(Step.LETTER, own, evidence.case.appeal.number)))
    return rows


_DOCUMENT_KEYS = tuple(f"{what}_{n}" for n in range(1, MAX_PROOFS + 1) for what in ("nom", "lien"))


def _documents(step: Step, documents: Iterable[Document], number: str) -> list[str]:
    """Return name (without the number of the appeal) and link of the documents of a step.

    Proofs first, three at most.
    """
    order = (Nature.PROOF, Nature.RECORD, Nature.DRAFT)
    own = sorted((d for d in documents if d.step is step), key=lambda d: order.index(d.nature))
    cells = [text for d in own[:MAX_PROOFS] for text in (_named(d, number), _link(d))]
    return cells + [""] * (2 * MAX_PROOFS - len(cells))


def _named(document: Document, number: str) -> str:
    name = document.name.replace(f" {number}", "")
    return f"{document.nature.value} : {name}"


def _link(document: Document) -> str:
    """Return the link without what would end it early in a Word field."""
    return document.link.replace("\\", "/").replace('"', "")


def _actor(state: StepState, case: Case, *, hidden: bool) -> str:
    """Return who did it, where that was recorded, else who has to; hidden, only the role."""
    appeal = case.appeal
    acted = {
        **case.actors,
        Step.RECEIVE: appeal.received_by,
        Step.OPEN: case.opened_by,
        Step.REGISTER: case.opened_by,
        Step.ANALYSE: appeal.period_validated_by,
        Step.DECIDE: appeal.ruled_by,
    }
    if hidden:
        return str(state.duty.role or "Tout salarié")
    if state.done and acted.get(state.step):
        return acted[state.step]
    return str(state.who or state.duty.role or "")


def _clauses(evidence: Evidence, marks: Mapping[Step, Mark]) -> Values:
    """Return the table of the standard: a row a clause, as the steps that answer it stand."""
    rows = []
    for clause in evidence.standard.clauses:
        worst = _clause_mark(clause, evidence.case, marks)
        answered = [state.duty.label for state in evidence.states if state.step in clause.steps]
        by = ", ".join(answered) or _impartiality(evidence)
        rows.append((clause.number, clause.text, by, worst.words, worst.style))
    return table("exigences", ("numero", "texte", "par", "etat", "style"), rows, 1)


def _impartiality(evidence: Evidence) -> str:
    found = evidence.case.impartiality
    if found is None or evidence.hide_names:
        return "Contrôle d’impartialité"
    return found.explanation


_WORST_FIRST = (
    Mark.MISSING, Mark.TO_CHECK, Mark.TO_DO, Mark.LATE_UNPROVEN, Mark.UNPROVEN, Mark.LATE, Mark.DONE
)  # fmt: skip
_INDEPENDENCE = {
    Independence.CONFORM: Mark.DONE,
    Independence.TO_CHECK: Mark.TO_CHECK,
    Independence.CONFLICT: Mark.MISSING,
}


def _clause_mark(clause: Clause, case: Case, marks: Mapping[Step, Mark]) -> Mark:
    """Return the worst of the marks of the steps that answer a clause."""
    found = [mark for step, mark in marks.items() if step.value in clause.steps]
    if IMPARTIALITY in clause.steps:
        state = case.impartiality.state if case.impartiality else Independence.TO_CHECK
        found.append(_INDEPENDENCE[state])
    return next((mark for mark in _WORST_FIRST if mark in found), Mark.NOT_NEEDED)

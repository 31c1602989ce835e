"""What MGT 02 asks, as data: both branches, each duty with its line, actor and document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from suivi_tool.procedure.appeal import AppellantType, Role


class Branch(StrEnum):
    """The two ways through MGT 02: appeal by an applicant (d), or by all others (c)."""

    APPLICANT = "d"
    CERTIFIED = "c"

    @property
    def actor(self) -> Role:
        """Who acts from step 4 on: « Directeur de CESI Certification » (d), « RQ » (c)."""
        return Role.DIRECTOR if self is Branch.APPLICANT else Role.QUALITY_MANAGER

    @classmethod
    def of(cls, kind: AppellantType | None) -> Branch:
        """Return the branch of an appellant; an unknown one goes the way of the RQ."""
        return cls.APPLICANT if kind is AppellantType.APPLICANT else cls.CERTIFIED


class Step(StrEnum):
    """What is done on an appeal; the value is the word of `traiter`."""

    RECEIVE = "reception"
    OPEN = "ouverture"
    REGISTER = "enregistrement"
    ACKNOWLEDGE = "accuse"
    ANALYSE = "analyse"
    DECIDE = "decision"
    REPLY = "reponse"
    ACTION = "action"
    TREAT = "traitement"
    INFORM = "information"
    LETTER = "courrier"
    CLOSE = "cloture"
    END = "fin"

    @property
    def label(self) -> str:
        """The name of the step in French."""
        return _LABELS[self]


_LABELS = {
    Step.RECEIVE: "Réception de l’appel",
    Step.OPEN: "Ouverture de la fiche d’appel",
    Step.REGISTER: "Enregistrement au suivi",
    Step.ACKNOWLEDGE: "Accusé de réception",
    Step.ANALYSE: "Analyse des causes et validation du délai",
    Step.DECIDE: "Décision sur l’appel",
    Step.REPLY: "Réponse à l’appelant",
    Step.ACTION: "Fiche d’action corrective",
    Step.TREAT: "Traitement de l’appel",
    Step.INFORM: "Information sur l’avancement",
    Step.LETTER: "Autre courrier",
    Step.CLOSE: "Clôture de la fiche d’appel",
    Step.END: "Information de fin de traitement",
}

DAY_OF = {
    Step.RECEIVE: "received_on",
    Step.OPEN: "opened_on",
    Step.ACKNOWLEDGE: "acknowledged_on",
    Step.ANALYSE: "period_validated_on",
    Step.DECIDE: "ruled_on",
    Step.REPLY: "replied_on",
    Step.TREAT: "treated_on",
    Step.CLOSE: "closed_on",
    Step.END: "end_told_on",
}
"""The field of `Appeal` that holds the day of a step; those not named are done several times."""

RECORDABLE = tuple(Step)[3:]
"""The steps that `traiter` records, in the order of the procedure."""


class When(StrEnum):
    """In which case a duty applies."""

    ALWAYS = "toujours"
    NOT_JUSTIFIED = "appel non justifié"
    JUSTIFIED = "appel justifié"


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of the procedure: what, by whom (None: any employee), with which document.

    `line` is R1 to R11 with d or c; `quote` the sentence of the source; `source` names it.
    """

    step: Step
    branch: Branch
    line: str
    quote: str
    role: Role | None
    document: str
    when: When = When.ALWAYS
    source: str = "MGT 02"

    @property
    def label(self) -> str:
        """The name of the duty; step 8 is a re-examination for an applicant (R8d)."""
        if self.step is Step.TREAT and self.branch is Branch.APPLICANT:
            return "Réexamen du dossier de candidature"
        return self.step.label


APPEAL_FORM = "MGT 02 Doc00a – Fiche d’appel"
ACTION_FORM = "MGT 01 Doc05a – Fiche AC/AP"
LETTER = "Courrier ou mail"

_R3 = (
    "Enregistrement de la fiche d'appel dans le fichier suivi plan d'actions que l'appel soit "
    "justifié ou non"
)
_R4 = (
    "Envoi d'un accusé de réception de l'appel dans les 8 jours ouvrés suivant la réception de "
    "l'appel afin d'informer {} de la prise en compte de sa demande"
)
_R5 = (
    "Analyse des causes et validation du délai d'appel (< à 2 mois après la notification de "
    "décision)"
)
_RULING = "Prendre des décisions relatives aux appels"
_R6 = "Appel non justifié, envoi d'un courrier ou d'un mail {}"
_R7 = "Appel justifié, ouverture d'une fiche d'action corrective"
_R8D = "Re-examen du dossier de candidature"
_R8C = "Traitement de l'appel en tenant compte des résultats des appels précédents similaires"
_R9C = "Information à l'appelant sur le niveau d'avancement du traitement de sa demande."
_R10 = "Clôture de la fiche d'appel et mise à jour du suivi de plan d'actions"
_R11D = "Information au demandeur de la fin du traitement de l'appel"
_R11C = "Information à l'appelant de la fin du traitement de sa demande"

_FIRST = (
    (Step.RECEIVE, "R1", None, LETTER,
     "Réception par courrier ou par mail d'un appel envers une décision de certificat"),
    (Step.OPEN, "R2", Role.SALES_ASSISTANT, APPEAL_FORM, "Ouverture d'une fiche d'appel"),
    (Step.REGISTER, "R3", Role.SALES_ASSISTANT, "Fichier suivi plan d’actions", _R3),
)  # fmt: skip
# Steps 4 to 11, one row a step: the sentences for an applicant (d) and for all others (c).
_BOTH = (
    (Step.ACKNOWLEDGE, "R4", LETTER, When.ALWAYS,
     _R4.format("le demandeur"), _R4.format("le candidat ou la personne certifiée")),
    (Step.ANALYSE, "R5", APPEAL_FORM, When.ALWAYS, _R5, _R5),
    (Step.DECIDE, "R6/R7", APPEAL_FORM, When.ALWAYS, _RULING, _RULING),
    (Step.REPLY, "R6", LETTER, When.NOT_JUSTIFIED,
     _R6.format("au demandeur"), _R6.format("à l'appelant")),
    (Step.ACTION, "R7", ACTION_FORM, When.JUSTIFIED, _R7, _R7),
    (Step.TREAT, "R8", APPEAL_FORM, When.JUSTIFIED, _R8D, _R8C),
    (Step.INFORM, "R9", LETTER, When.JUSTIFIED, _R9C, _R9C),
    (Step.CLOSE, "R10", APPEAL_FORM, When.ALWAYS, _R10, _R10),
    (Step.END, "R11", LETTER, When.ALWAYS, _R11D, _R11C),
)  # fmt: skip


def _duties(branch: Branch) -> Iterator[Duty]:
    for step, line, role, document, quote in _FIRST:
        yield Duty(step, branch, line, quote, role, document)
    for step, lines, document, when, quote_d, quote_c in _BOTH:
        quote = quote_c if branch is Branch.CERTIFIED else quote_d
        line = "/".join(f"{number}{branch}" for number in lines.split("/"))
        # Step 9 is missing for an applicant; it is asked of both (A3).
        source = "MGT 02" if line != "R9d" else "ISO/IEC 17024, 9.8 (lecture A3)"
        yield Duty(step, branch, line, quote, branch.actor, document, when, source)


STEPS = (*_duties(Branch.APPLICANT), *_duties(Branch.CERTIFIED))
"""Every duty of both branches, in the order of the procedure."""

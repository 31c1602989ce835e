"""An appeal and a corrective action as facts: what was recorded, nothing that can be derived.

Dates are plain `datetime.date`, never `datetime`; what is not known is None or an empty string.
The words in the enumerations are those written into the tracker (columns of the register).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AppellantType(StrEnum):
    """Who contests the decision (MGT 02, E1-E3)."""

    APPLICANT = "Demandeur"
    CANDIDATE = "Candidat"
    CERTIFIED = "Personne certifiée"


class Channel(StrEnum):
    """How the appeal arrived (R1: letter or mail; by telephone only with an alert, A26)."""

    LETTER = "Courrier"
    REGISTERED_LETTER = "Courrier recommandé"
    MAIL = "Mail"
    TELEPHONE = "Téléphone"


class Means(StrEnum):
    """How a letter of ours went out (« Courrier ou mail »)."""

    LETTER = "Courrier"
    MAIL = "Mail"


class Role(StrEnum):
    """Who acts in MGT 02."""

    SALES_ASSISTANT = "Attachée commerciale"
    QUALITY_MANAGER = "RQ"
    DIRECTOR = "Directeur"


class Verdict(StrEnum):
    """Whether the appeal came in time (A14). « Jour limite » is for a person to decide."""

    IN_TIME = "dans le délai"
    LIMIT_DAY = "jour limite"
    TOO_LATE = "hors délai"


class Justified(StrEnum):
    """Whether the appeal is well founded (A5); apart from whether it came in time."""

    YES = "Oui"
    NO = "Non"
    PENDING = "En cours"


class Outcome(StrEnum):
    """What became of the contested decision."""

    UPHELD = "Décision maintenue"
    MODIFIED = "Décision modifiée"
    CANCELLED = "Décision annulée"
    WITHDRAWN = "Appel retiré"
    NOT_AN_APPEAL = "Pas un appel"


@dataclass(frozen=True, slots=True)
class Appeal:
    """One row of the register of appeals (columns.md, « Appels »).

    The last five are facts of what follows a modified or cancelled decision: the new one, when the
    certificate or the list of certified persons was updated, and the number of the first appeal
    where this one contests its new decision.
    """

    number: str
    received_on: date | None = None
    received_by: str = ""
    channel: Channel | None = None
    sent_on: date | None = None
    opened_on: date | None = None
    appellant: str = ""
    contact: str = ""
    appellant_type: AppellantType | None = None
    certification: str = ""
    file_number: str = ""
    contested_decision: str = ""
    decided_by: str = ""
    decision_sent_on: date | None = None
    notified_on: date | None = None
    ground_family: str = ""
    ground: str = ""
    period_verdict: str = ""
    period_validated_by: str = ""
    period_validated_on: date | None = None
    handler: str = ""
    acknowledged_on: date | None = None
    acknowledged_by: Means | None = None
    causes: str = ""
    similar: str = ""
    justified: Justified | None = None
    ruled_on: date | None = None
    ruled_by: str = ""
    ruling_ground: str = ""
    actions: tuple[str, ...] = ()
    reply_due: date | None = None
    told_progress_on: tuple[date, ...] = ()
    treated_on: date | None = None
    outcome: Outcome | None = None
    replied_on: date | None = None
    closed_on: date | None = None
    end_told_on: date | None = None
    status: str = ""
    folder: str = ""
    comments: str = ""
    new_decision_on: date | None = None
    new_decision_by: str = ""
    new_decision_notified_on: date | None = None
    list_updated_on: date | None = None
    follows: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is an appeal, as far as is known.

        What was registered and proved to be a complaint or a question (« Pas un appel ») keeps its
        row and its number; no deadline runs and no indicator counts it.
        Source: MGT 02, step 1: an appeal asks to reconsider a decision about certification (R1).
        """
        return self.outcome is not Outcome.NOT_AN_APPEAL


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the action plan (columns.md, « Plan d'actions »)."""

    number: str
    opened_on: date | None = None
    kind: str = ""
    origin: str = ""
    origin_reference: str = ""
    process: str = ""
    finding: str = ""
    severity: str = ""
    correction: str = ""
    causes: str = ""
    cause_family: str = ""
    action: str = ""
    pilot: str = ""
    due: date | None = None
    new_due: date | None = None
    postponement_ground: str = ""
    progress: str = ""
    done_on: date | None = None
    effectiveness_criterion: str = ""
    effectiveness_due: date | None = None
    effective: str = ""
    effectiveness_checked_by: str = ""
    closed_on: date | None = None
    status: str = ""
    evidence: str = ""
    comments: str = ""


@dataclass(frozen=True, slots=True)
class Appellant:
    """What a letter needs to know of the person, beyond the register's « Appelant »."""

    last_name: str
    first_name: str = ""
    civility: str = ""
    address: str = ""
    telephone: str = ""
    mail: str = ""
    represented_by: str = ""

    @property
    def full_name(self) -> str:
        """« Prénom NOM » as a person would write it."""
        return " ".join(filter(None, (self.first_name, self.last_name)))

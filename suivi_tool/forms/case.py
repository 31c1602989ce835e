"""One appeal with all that its documents say: the facts, what follows from them, who signs.

Everything is a value that the caller knows already; nothing is computed or looked up here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from suivi_tool.procedure.acknowledgement import Deadline
from suivi_tool.procedure.appeal import Appeal, Appellant
from suivi_tool.procedure.appeal_period import AppealPeriod
from suivi_tool.procedure.impartiality import Impartiality
from suivi_tool.procedure.organisation import Organisation, Responsible

NOT_VALIDATED = "Modèle fourni – à valider par le RQ"


@dataclass(frozen=True, slots=True)
class FormReference:
    """The edition of a form, from the settings: its reference, revision index and date."""

    reference: str = "MGT 02 Doc00a"
    revision: str = ""
    revised_on: date | None = None
    validated: bool = False


@dataclass(frozen=True, slots=True)
class Precedent:
    """A similar appeal taken into account, and what became of it (R8c)."""

    number: str
    received_on: date | None = None
    subject: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Information:
    """Something the appellant was told: when, what, how, by whom."""

    on: date | None
    subject: str
    means: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class NewDecision:
    """The decision that replaces the contested one, where it was modified or cancelled."""

    decided_on: date | None = None
    decided_by: str = ""
    notified_on: date | None = None
    list_updated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """An appeal, the appellant, and what the fiche and the letters need beside them.

    `actors` tell who did a step, by its word; `letters` are the further ones, sent and received.
    `searched` tells that similar appeals were looked for (none found is then written). `place` is
    the town from which letters are dated.
    """

    appeal: Appeal
    appellant: Appellant
    organisation: Organisation
    responsible: Responsible
    place: str = ""
    opened_by: str = ""
    demand: str = ""
    attachments: tuple[str, ...] = ()
    involved: tuple[str, ...] = ()
    acknowledgement: Deadline | None = None
    acknowledgement_sender: str = ""
    period: AppealPeriod | None = None
    period_ground: str = ""
    impartiality: Impartiality | None = None
    replacement: str = ""
    precedents: tuple[Precedent, ...] = ()
    searched: bool = False
    correction: str = ""
    told: tuple[Information, ...] = ()
    new_decision: NewDecision = field(default_factory=NewDecision)
    tracker_updated_on: date | None = None
    actors: Mapping[str, str] = field(default_factory=dict)
    letters: tuple[Information, ...] = ()
    form: FormReference = field(default_factory=FormReference)

"""An appeal of either way with nothing to find fault with, its action, and what checking says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from calendars import french_calendar

from suivi_tool.procedure.appeal import (
    Action,
    Appeal,
    AppellantType,
    Channel,
    Justified,
    Means,
    Outcome,
    Role,
)
from suivi_tool.procedure.findings import Remark
from suivi_tool.procedure.organisation import Organisation, Person, Post

TODAY = date(2026, 7, 1)


CALENDAR = french_calendar(None, 2026)


CESI = Organisation(
    "CESI",
    (Post(Role.DIRECTOR, Person("Paul Durand")), Post(Role.QUALITY_MANAGER, Person("Anne Petit"))),
)


REFUSED = Appeal(
    "APP-1",
    received_on=date(2026, 4, 30),
    received_by="Claire Évrard",
    channel=Channel.MAIL,
    opened_on=date(2026, 5, 4),
    appellant="Zoé Martin",
    appellant_type=AppellantType.CANDIDATE,
    contested_decision="Échec examen",
    decided_by="Jean Valette",
    notified_on=date(2026, 3, 20),
    period_verdict="Oui",
    period_validated_by="Anne Petit",
    period_validated_on=date(2026, 5, 18),
    acknowledged_on=date(2026, 5, 12),
    acknowledged_by=Means.MAIL,
    causes="Barème",
    similar="Aucun trouvé",
    justified=Justified.NO,
    ruled_on=date(2026, 5, 20),
    ruled_by="Anne Petit",
    ruling_ground="Barème appliqué",
    outcome=Outcome.UPHELD,
    replied_on=date(2026, 5, 22),
    closed_on=date(2026, 5, 27),
    end_told_on=date(2026, 5, 27),
    status="Clos",
)


JUSTIFIED = replace(
    REFUSED,
    justified=Justified.YES,
    actions=("AC-1",),
    outcome=Outcome.MODIFIED,
    treated_on=date(2026, 5, 22),
    told_progress_on=(date(2026, 5, 25),),
    new_decision_on=date(2026, 5, 26),
    new_decision_by="Luc Morel",
    new_decision_notified_on=date(2026, 5, 27),
    list_updated_on=date(2026, 5, 27),
)


ACTION = Action(
    "AC-1",
    kind="AC",
    origin="Appel",
    origin_reference="APP-1",
    opened_on=date(2026, 5, 21),
    pilot="RQ",
    due=date(2026, 6, 15),
    done_on=date(2026, 6, 10),
    effective="Oui",
    closed_on=date(2026, 6, 20),
)


def remarked(remarks: Iterable[Remark]) -> list[str]:
    """« gravité | champ | message » of each."""
    return [
        f"{item.gravity} | {item.field} | {item.message}".replace("\u00a0", " ") for item in remarks
    ]

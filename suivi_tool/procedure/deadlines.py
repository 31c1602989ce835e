"""Every deadline of the procedure, each able to say why in French."""

from __future__ import annotations

from suivi_tool.procedure.acknowledgement import (
    ACKNOWLEDGEMENT_DAYS,
    Deadline,
    acknowledgement_deadline,
)
from suivi_tool.procedure.appeal_period import APPEAL_MONTHS, AppealPeriod, appeal_period
from suivi_tool.procedure.open_deadlines import (
    DeadlineKind,
    DeadlineState,
    OpenDeadline,
    deadline_state,
    open_deadlines,
)

__all__ = [
    "ACKNOWLEDGEMENT_DAYS",
    "APPEAL_MONTHS",
    "AppealPeriod",
    "Deadline",
    "DeadlineKind",
    "DeadlineState",
    "OpenDeadline",
    "acknowledgement_deadline",
    "appeal_period",
    "deadline_state",
    "open_deadlines",
]

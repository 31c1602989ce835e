"""What `verifier` finds: one remark about one fact, with its remedy."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from suivi_tool.procedure.words import french


class Gravity(StrEnum):
    """How much a finding matters, gravest first."""

    ERROR = "Erreur"
    WARNING = "Alerte"
    NOTE = "Information"


class Subject(StrEnum):
    """Whether a finding is about an appeal or about an action."""

    APPEAL = "appel"
    ACTION = "action"


class Finding(NamedTuple):
    """One finding: about which record (`subject`, `number`, `position`), which field, and why.

    `position` is the 0-based place of the record in what was checked (two may bear one number);
    `field` is the name of an attribute of `Appeal` or `Action`.
    """

    gravity: Gravity
    subject: Subject
    number: str
    position: int
    field: str
    message: str
    remedy: str


class Remark(NamedTuple):
    """A finding before it is known which record it is about."""

    gravity: Gravity
    field: str
    message: str
    remedy: str

    def about(self, subject: Subject, number: str, position: int) -> Finding:
        """Return the finding about one record."""
        return Finding(self.gravity, subject, number, position, self.field, self.message,
                       self.remedy)  # fmt: skip


def error(field: str, message: str, remedy: str) -> Remark:
    """Return what contradicts a rule or another fact."""
    return Remark(Gravity.ERROR, field, french(message), french(remedy))


def warning(field: str, message: str, remedy: str) -> Remark:
    """Return what a person must look at."""
    return Remark(Gravity.WARNING, field, french(message), french(remedy))


def note(field: str, message: str, remedy: str) -> Remark:
    """Return what is good to know."""
    return Remark(Gravity.NOTE, field, french(message), french(remedy))

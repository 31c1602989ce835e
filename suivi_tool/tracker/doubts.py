"""What was understood only half: told always, refused only where it matters."""

from __future__ import annotations

from dataclasses import dataclass

from suivi_tool.errors import Fault


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at; `blocking` where nobody can go on without them.

    `field` is the canonical heading concerned, `candidates` the headings or sheets in question.
    """

    message: str
    sheet: str = ""
    field: str = ""
    candidates: tuple[str, ...] = ()
    remedy: str = ""
    blocking: bool = False

    def fault(self) -> Fault:
        """Return the doubt as a fault, for a refusal."""
        place = f"feuille « {self.sheet} »" if self.sheet else ""
        return Fault(self.message, self.field, place, self.remedy)

    def __str__(self) -> str:
        return str(self.fault())

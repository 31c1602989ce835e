"""What is not right in a cell of the tracker: where, what, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from suivi_tool.errors import Fault


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "erreur"
    WARNING = "alerte"
    REMARK = "remarque"


@dataclass(frozen=True, slots=True)
class CellFinding:
    """One thing found while reading a sheet; `row` is 0 where it concerns the whole sheet.

    `column` is the heading as it stands in the file.
    """

    message: str
    remedy: str = ""
    severity: Severity = Severity.WARNING
    sheet: str = ""
    row: int = 0
    column: str = ""

    def at(self, sheet: str, row: int, column: str) -> CellFinding:
        """Return the same finding with its place."""
        return CellFinding(self.message, self.remedy, self.severity, sheet, row, column)

    def fault(self) -> Fault:
        """Return the finding as a fault, for a refusal."""
        parts = [f"feuille « {self.sheet} »" if self.sheet else ""]
        parts.append(f"ligne {self.row}" if self.row else "")
        parts.append(f"colonne « {self.column} »" if self.column else "")
        return Fault(self.message, self.column, ", ".join(filter(None, parts)), self.remedy)

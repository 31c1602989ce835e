"""How the process is watched: committees of the year and the management review (V1, V2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.words import count, french

COMMITTEES_A_YEAR = 6
REVIEWS_A_YEAR = 1


@dataclass(frozen=True, slots=True)
class Surveillance:
    """The committees and reviews of one year, as of a date; planned ones lie after it."""

    year: int
    held: tuple[date, ...]
    planned: tuple[date, ...]
    reviews: tuple[date, ...]
    reviews_planned: tuple[date, ...]
    last_committee: date | None

    @property
    def missing_committees(self) -> int:
        """How many committees are neither held nor planned."""
        return max(0, COMMITTEES_A_YEAR - len(self.held) - len(self.planned))

    @property
    def text(self) -> str:
        """« Comités de pilotage 2026 : 4 sur 6 tenus, 2 prévus. Revue de direction : faite… »."""
        planned = f", {count(len(self.planned), 'prévu')}" if self.planned else ""
        missing = self.missing_committees
        lacking = f", {count(missing, 'à prévoir', 'à prévoir')}" if missing else ""
        held = f"{len(self.held)} sur {COMMITTEES_A_YEAR} tenu{'s' if len(self.held) > 1 else ''}"
        review = "faite" if self.reviews else "prévue" if self.reviews_planned else "à prévoir"
        return french(f"Comités de pilotage {self.year} : {held}{planned}{lacking}. "
                      f"Revue de direction : {review}.")  # fmt: skip


def surveillance(committees: Iterable[date], reviews: Iterable[date], today: date) -> Surveillance:
    """Return how the surveillance of the year of `today` stands.

    Source: MGT 02, SURVEILLANCE: « Revue de direction […] Annuelle » (V1), « Comité de Pilotage
    […] 6 fois/an a minima » (V2). Reading (A24): a list of dates, counted against 6.
    """
    dates = sorted(set(committees))
    ours = [day for day in dates if day.year == today.year]
    reviewed = sorted({day for day in reviews if day.year == today.year})
    return Surveillance(
        today.year,
        held=tuple(day for day in ours if day <= today),
        planned=tuple(day for day in ours if day > today),
        reviews=tuple(day for day in reviewed if day <= today),
        reviews_planned=tuple(day for day in reviewed if day > today),
        last_committee=max((day for day in dates if day <= today), default=None),
    )

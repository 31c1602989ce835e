"""The figures of both indicators, of one day, as the sheets show them.

Everything that is shown (cards, bars, sentences, tables) is read from one `Figures`. Shares are
fractions 0-1; None stands for a month to come, or for « s.o. » where nothing was due.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.dates_fr import MONTHS, SHORT_MONTHS
from suivi_tool.procedure.words import NBSP
from suivi_tool.tracker.sheets.live import decimal_fr, percent_fr

NOT_APPLICABLE = "s.o."
MET, MISSED = f"✔{NBSP}Atteint", f"✖{NBSP}Manqué"


@dataclass(frozen=True, slots=True)
class Month:
    """One calendar month, by reception (A16); `appeals` is None for a month to come (A17)."""

    start: date
    appeals: int | None
    kept: int = 0
    missed: int = 0
    in_progress: int = 0

    @property
    def past(self) -> bool:
        """Whether the month has begun."""
        return self.appeals is not None

    @property
    def due(self) -> int:
        """Appeals whose deadlines can be judged: the denominator of MGT 02-2 (A19)."""
        return self.kept + self.missed

    @property
    def rate(self) -> float | None:
        """Kept among due, None where nothing was due."""
        return self.kept / self.due if self.due else None

    @property
    def name(self) -> str:
        """« avril »."""
        return MONTHS[self.start.month - 1]

    @property
    def short_name(self) -> str:
        """« avr. »."""
        return SHORT_MONTHS[self.start.month - 1]


@dataclass(frozen=True, slots=True)
class Since:
    """What happened since the last committee (`on`): numbers of appeals."""

    on: date | None
    received: int = 0
    justified: int = 0
    not_justified: int = 0
    closed: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """Both indicators on `today`: the twelve months of its year, and those of the year before.

    `most_appeals` is the target of a month (MGT 02-1), `least_rate` that of MGT 02-2 (fraction).
    `covers_replies` tells whether any reply deadline is set (A18). Ages are calendar days.
    """

    today: date
    months: tuple[Month, ...]
    previous: tuple[Month, ...]
    most_appeals: int = 1
    least_rate: float = 1.0
    reply_default: int | None = None
    covers_replies: bool = False
    open_appeals: int = 0
    oldest_open_days: int | None = None
    mean_reply_days: float | None = None
    since: Since = Since(None)

    @property
    def begun(self) -> tuple[Month, ...]:
        """The months of the year that have begun."""
        return tuple(month for month in self.months if month.past)

    @property
    def above(self) -> tuple[Month, ...]:
        """The months above the target of MGT 02-1."""
        return tuple(month for month in self.begun if (month.appeals or 0) > self.most_appeals)

    @property
    def total(self) -> int:
        """Appeals received this year."""
        return sum(month.appeals or 0 for month in self.months)

    @property
    def mean(self) -> float:
        """Appeals a month, over the months that have begun."""
        return self.total / len(self.begun)

    @property
    def twelve_months(self) -> int:
        """Appeals of the last twelve calendar months, the present one included."""
        months = [*self.previous, *self.begun][-12:]
        return sum(month.appeals or 0 for month in months)

    @property
    def kept(self) -> int:
        """Appeals of the year whose due deadlines were all kept."""
        return sum(month.kept for month in self.months)

    @property
    def due(self) -> int:
        """Appeals of the year that can be judged."""
        return sum(month.due for month in self.months)

    @property
    def in_progress(self) -> int:
        """Appeals of the year that cannot be judged yet."""
        return sum(month.in_progress for month in self.months)

    @property
    def rate(self) -> float | None:
        """Kept among due over the year."""
        return self.kept / self.due if self.due else None

    @property
    def subject(self) -> str:
        """What MGT 02-2 covers here (A18): never « Réponses » where no reply deadline is set."""
        return "Réponses" if self.covers_replies else "Accusés de réception"


def fraction(kept: int, due: int) -> str:
    """Return « 86 % – 6 sur 7 », or « s.o. » where nothing was due."""
    if not due:
        return NOT_APPLICABLE
    return f"{percent_fr(kept / due)} – {kept} sur {due}"


def whole_or_decimal(number: float) -> str:
    """Return « 0,6 »."""
    return decimal_fr(number, 1)

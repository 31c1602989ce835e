"""The list of days off: proposed from the library `holidays`, kept in the sheet « Jours fériés ».

The sheet is the one list that the rules and the formulas use. What a person changes in it holds:
it is read back as it stands, and a day without a real date counts neither here nor in Excel.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from suivi_tool.errors import Fault
from suivi_tool.procedure.words import french, plain
from suivi_tool.procedure.working_days import Calendar

SHEET = "Jours fériés"
HOLIDAY = "férié"
CLOSING = "fermeture"
REGIONS = {"metropole": None, "alsace-moselle": "57"}
FIRST_YEAR, LAST_YEAR = 1949, 2100

_EASTER = "lundi de paques"
_FROM_EASTER = timedelta(days=49)
EARLIEST = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class DayOff:
    """One line of the sheet: the day (None where the cell holds no date: `typed` is its text)."""

    day: date | None
    label: str = ""
    nature: str = HOLIDAY
    note: str = ""
    typed: str = ""

    @property
    def closes(self) -> bool:
        """Whether it is a closing day of the organisation and no public holiday."""
        return plain(self.nature).startswith("ferm")


def french_holidays(
    years: Iterable[int], region: str = "metropole", *, pentecost: bool = True
) -> dict[date, str]:
    """Return the public holidays of these years (1949-2100) with their French names.

    Source: code du travail, art. L3133-1, L3134-13 (Alsace-Moselle), through the library
    `holidays`. Lundi de Pentecôte (A10) is put in or left out for every year alike: the library
    itself leaves it out from 2005 to 2007. Raises ValueError for a region that is not in REGIONS.
    """
    import holidays  # noqa: PLC0415 - heavy, and needed in few commands

    if region not in REGIONS:
        raise ValueError(region)
    wanted = sorted({year for year in years if FIRST_YEAR <= year <= LAST_YEAR})
    if not wanted:
        return {}
    found = holidays.country_holidays(
        "FR", subdiv=REGIONS[region], years=wanted, expand=False, language="fr"
    )
    days = {day: french(str(name)) for day, name in sorted(found.items())}
    for year in wanted:
        _set_pentecost(days, year, pentecost)
    return dict(sorted(days.items()))


def proposed(
    years: Iterable[int],
    region: str = "metropole",
    closing_days: Mapping[date, str] | None = None,
    *,
    pentecost: bool = True,
) -> tuple[DayOff, ...]:
    """Return the lines of a new list: the holidays of `years` and the closing days given."""
    days = [DayOff(day, name) for day, name in
            french_holidays(years, region, pentecost=pentecost).items()]  # fmt: skip
    days += [DayOff(day, name, CLOSING) for day, name in (closing_days or {}).items()]
    return ordered(days)


def covered(days: Iterable[DayOff]) -> frozenset[int]:
    """Return the years that have at least one public holiday in the list."""
    return frozenset(day.day.year for day in days if day.day is not None and not day.closes)


def calendar(days: Iterable[DayOff]) -> Calendar:
    """Return the calendar that the list means; lines without a date are left out."""
    known = [(line.day, line) for line in days if line.day is not None]
    return Calendar(
        holidays={day: line.label for day, line in known if not line.closes},
        closing_days={day: line.label for day, line in known if line.closes},
        years=covered(line for _, line in known),
    )


def read(rows: Sequence[Sequence[object]]) -> tuple[tuple[DayOff, ...], tuple[Fault, ...]]:
    """Read the sheet « Jours fériés » back; `rows` begins at row 1, cells at column A.

    The heading row is found by its words. A line whose date is no real date is kept, as typed,
    with its fault.
    """
    heading, columns = _heading(rows)
    days, faults = [], []
    for number, row in enumerate(rows[heading:], heading + 1):
        line = _line(row, columns)
        if line is None:
            continue
        days.append(line)
        if line.day is None:
            faults.append(_not_a_date(line.typed, number))
    return tuple(days), tuple(faults)


def ordered(days: Iterable[DayOff]) -> tuple[DayOff, ...]:
    """Return the lines by date, those without a date last, exact repetitions once."""
    once = dict.fromkeys(days)
    return tuple(
        sorted(once, key=lambda line: (line.day is None, line.day or date.max, line.label))
    )


_FIELDS = {"date": "day", "jour ferie": "label", "libelle": "label", "nom": "label",
           "nature": "nature", "commentaire": "note", "commentaires": "note"}  # fmt: skip


def _heading(rows: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]]:
    """Return the number of the heading row (0 where there is none) and the column of each field."""
    for number, row in enumerate(rows, 1):
        found: dict[str, int] = {}
        for column, cell in enumerate(row):
            name = _FIELDS.get(plain(cell)) if isinstance(cell, str) else None
            if name is not None:
                found.setdefault(name, column)
        if "day" in found and len(found) > 1:
            return number, found
    return 0, {"day": 0, "label": 1, "nature": 2}


def _line(row: Sequence[object], columns: Mapping[str, int]) -> DayOff | None:
    def cell(name: str) -> object:
        column = columns.get(name, len(row))
        return row[column] if column < len(row) else None

    def words(name: str) -> str:
        value = cell(name)
        return value.strip() if isinstance(value, str) else ""

    raw = cell("day")
    day = raw.date() if isinstance(raw, datetime) else raw if isinstance(raw, date) else None
    if day is not None and day < EARLIEST:
        day = None
    typed = "" if day is not None or raw is None else str(raw).strip()
    if day is None and not typed:
        return None
    return DayOff(day, words("label"), words("nature") or HOLIDAY, words("note"), typed)


def _set_pentecost(days: dict[date, str], year: int, wanted: bool) -> None:
    """Put Lundi de Pentecôte in or out: 49 days after Lundi de Pâques."""
    easter = next(day for day, name in days.items()
                  if day.year == year and _EASTER in plain(name))  # fmt: skip
    days.pop(easter + _FROM_EASTER, None)
    if wanted:
        days[easter + _FROM_EASTER] = "Lundi de Pentecôte"


def _not_a_date(typed: str, row: int) -> Fault:
    return Fault(
        french(f"« {typed} » n'est pas une date : ce jour n'est pas compté."),
        place=french(f"feuille « {SHEET} », ligne {row}"),
        remedy=french("Saisissez la date comme 15/05/2026."),
    )

"""Dates as French people write and type them. Never through the locale of the machine."""

from __future__ import annotations

import re
from datetime import date, timedelta

from suivi_tool.errors import Fault
from suivi_tool.procedure.texts import cleaned
from suivi_tool.procedure.words import french, plain

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SHORT_MONTHS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin",
    "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip

_RELATIVE = {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]00:00(?::00)?)?")
_DAY_FIRST = re.compile(
    r"(?:([a-z]+)\.? )?(\d{1,2})(?:er)?(?: ?[-/. ] ?)(\d{1,2}|[a-z]+)\.?"
    r"(?:(?: ?[-/. ] ?)(\d{4}|\d{2}))?"
)
_PACKED = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_GLUED = re.compile(r"^(\d{1,2}) ?(?:er ?)?(?=[a-z]{3})")
_HYPHENS = re.compile("[\u2010\u2011]")
_EARLIEST, _LATEST = 1900, 2199


def short(day: date) -> str:
    """Return « 30/04/2026 »."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def short_with_day(day: date) -> str:
    """Return « jeu. 30/04/2026 »."""
    return f"{WEEKDAYS[day.weekday()][:3]}. {short(day)}"


def long(day: date) -> str:
    """Return « 15 mai 2026 », « 1er mai 2026 »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def long_with_day(day: date) -> str:
    """Return « vendredi 15 mai 2026 »."""
    return f"{WEEKDAYS[day.weekday()]} {long(day)}"


def day_and_month(day: date, year: int | None = None) -> str:
    """Return « 01/05 », or « 01/01/2027 » where `day` is not of `year`."""
    return short(day) if year is not None and day.year != year else f"{day.day:02}/{day.month:02}"


def parse(text: str, reference: date) -> date | None:
    """Return the date that `text` means, or None; see `understand`."""
    found = understand(text, reference)
    return found if isinstance(found, date) else None


def understand(text: str, reference: date) -> date | Fault:
    """Return the date that a person typed, or the French fault that says why it is none.

    Taken: 14/9/26, 14.09.2026, 14 9 26, 1er mai 2026, jeu. 30/04/2026, 2026-09-14, hier. Day before
    month, always. Without a year (« 2 11 ») it is the one nearest to `reference`.
    """
    typed = plain(text).strip(" .,")
    if typed in _RELATIVE:
        return reference + timedelta(days=_RELATIVE[typed])
    if iso := _ISO.fullmatch(typed):
        year, month, day = map(int, iso.groups())
        return _existing(text, year, month, day)
    match = _DAY_FIRST.fullmatch(typed)
    month_number = _month(match[3]) if match else None
    if match is None or month_number is None:
        return _not_a_date(text)
    number = int(match[2])
    if match[4]:
        found = _existing(text, _full_year(match[4]), month_number, number)
    else:
        found = _nearest(text, reference, month_number, number)
    return _agreeing(text, match[1], found)


def understand_typed(text: str, reference: date) -> date | Fault:
    """Return the date that a person typed into a form, or the French fault; see `understand`.

    Taken besides: 030526, 03052026, 3mai, le 3 mai, avant hier. A cell of a tracker is not read so:
    what has no separator may be a number there.
    """
    found = understand(text, reference)
    if isinstance(found, date):
        return found
    spoken = _HYPHENS.sub("-", plain(text)).strip(" .,").removeprefix("le ")
    spoken = _GLUED.sub(r"\1 ", spoken).replace("avant hier", "avant-hier")
    if packed := _PACKED.fullmatch(spoken):
        spoken = "/".join(packed.groups())
    again = understand(spoken, reference)
    return again if isinstance(again, date) else found


def _month(word: str) -> int | None:
    """Return 1 to 12 for « 9 », « sept », « septembre »; None for anything else."""
    if word.isdecimal():
        return int(word)
    names = [plain(name) for name in MONTHS]
    fits = [i for i, name in enumerate(names, 1) if len(word) >= 3 and name.startswith(word)]
    return {"jan": 1, "fev": 2, "juil": 7, "jul": 7}.get(word, fits[0] if len(fits) == 1 else None)


def _full_year(typed: str) -> int:
    """Return 2026 for « 26 »; two digits are always of the 2000s."""
    return int(typed) if len(typed) == 4 else 2000 + int(typed)


def _existing(text: str, year: int, month: int, day: int) -> date | Fault:
    if not _EARLIEST <= year <= _LATEST:
        return _not_a_date(text)
    try:
        return date(year, month, day)
    except ValueError:
        return Fault(
            french(f"« {text.strip()} » : cette date n'existe pas."),
            remedy=french("Vérifiez le jour et le mois (jour/mois/année)."),
        )


def _nearest(text: str, reference: date, month: int, day: int) -> date | Fault:
    tries = [_existing(text, reference.year + shift, month, day) for shift in (0, -1, 1)]
    days = [found for found in tries if isinstance(found, date)]
    return min(days, key=lambda found: abs(found - reference)) if days else tries[0]


def _agreeing(text: str, weekday: str | None, found: date | Fault) -> date | Fault:
    """Refuse « lundi 30/04/2026 », which is a Thursday."""
    if weekday is None or isinstance(found, Fault):
        return found
    name = WEEKDAYS[found.weekday()]
    if len(weekday) >= 2 and name.startswith(weekday):
        return found
    if not any(len(weekday) >= 2 and day.startswith(weekday) for day in WEEKDAYS):
        return _not_a_date(text)
    return Fault(
        french(f"« {text.strip()} » : le {short(found)} est un {name}."),
        remedy=french("Vérifiez le jour de la semaine ou la date."),
    )


def _not_a_date(text: str) -> Fault:
    typed = cleaned(text)[0].strip()
    shown = typed if len(typed) <= 40 else f"{typed[:40]}…"
    return Fault(
        french(f"« {shown} » n'est pas une date."),
        remedy=french("Écrivez par exemple 15/05/2026."),
    )

"""The deadline of the acknowledgement (step 4), able to explain itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from suivi_tool.errors import Fault
from suivi_tool.procedure.dates_fr import day_and_month, short_with_day
from suivi_tool.procedure.words import french, ordinal
from suivi_tool.procedure.working_days import Calendar, UnknownYear

ACKNOWLEDGEMENT_DAYS = 8


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day in time, and why; `due` is None where it cannot be known (see `alerts`)."""

    due: date | None
    explanation: str
    alerts: tuple[Fault, ...] = ()


def acknowledgement_deadline(received_on: date, calendar: Calendar) -> Deadline:
    """Return the last day on which the acknowledgement is in time.

    Source: MGT 02, step 4: « Envoi d'un accusé de réception de l'appel dans les 8 jours ouvrés
    suivant la réception de l'appel » (R4d, R4c).
    Reading (A8, A9): the day of reception is not counted; received on a day off, the next working
    day is day 1; the 8th working day is still in time. Same as WORKDAY(reception; 8; holidays).
    """
    return calendar.once(("AR", received_on), lambda: _deadline(received_on, calendar))


def _deadline(received_on: date, calendar: Calendar) -> Deadline:
    try:
        due = calendar.add(received_on, ACKNOWLEDGEMENT_DAYS)
    except UnknownYear as unknown:
        received = short_with_day(received_on)
        return Deadline(None, french(f"Reçu {received}. {unknown.fault.message}"),
                        (unknown.fault,))  # fmt: skip
    return Deadline(due, " ".join(_sentences(received_on, due, calendar)))


def _sentences(received_on: date, due: date, calendar: Calendar) -> list[str]:
    """Say « Reçu jeu. 30/04/2026. Fériés exclus : 01/05. Accusé de réception au plus tard … »."""
    received = f"Reçu {short_with_day(received_on)}."
    if _day_off(received_on, calendar):
        first = calendar.add(received_on, 1)
        received = (
            f"{received[:-1]}, jour non ouvré : le 1er jour ouvré est {short_with_day(first)}."
        )
    last = f"Accusé de réception au plus tard {short_with_day(due)}, "
    last += f"{ordinal(ACKNOWLEDGEMENT_DAYS)} jour ouvré."
    return [french(text) for text in (received, *excluded(received_on, due, calendar), last)]


def _day_off(day: date, calendar: Calendar) -> bool:
    return day.weekday() >= 5 or day in calendar.holidays or day in calendar.closing_days


def excluded(after: date, due: date, calendar: Calendar) -> list[str]:
    """Return the sentences naming the weekdays off after `after` until `due`."""
    off = [day for day, _ in calendar.off_between(after + timedelta(days=1), due)]
    holidays = [day_and_month(day, after.year) for day in off if day in calendar.holidays]
    closed = [day_and_month(day, after.year) for day in off if day not in calendar.holidays]
    sentences = []
    if holidays:
        sentences.append(f"Férié{_s(holidays)} exclu{_s(holidays)} : {', '.join(holidays)}.")
    if closed:
        sentences.append(f"Fermeture{_s(closed)} exclue{_s(closed)} : {', '.join(closed)}.")
    return sentences


def _s(items: list[str]) -> str:
    return "s" if len(items) > 1 else ""

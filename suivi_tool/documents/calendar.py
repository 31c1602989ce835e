"""A deadline as a calendar entry (.ics, RFC 5545): a whole day, free, with a reminder."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from suivi_tool.documents.text import clean

PRODUCT = "-//suivi_tool//Appels//FR"
REMINDER_HOUR = 9
MAX_OCTETS = 75


def event(
    uid: str,
    title: str,
    on: date,
    description: str = "",
    *,
    stamp: datetime,
    days_before: int = 2,
    sequence: int = 0,
) -> bytes:
    """Return one entry on the day `on`, with a reminder at 9:00 `days_before` days earlier.

    The same `uid` with a higher `sequence` replaces the former entry in the calendar. `stamp` is
    when the entry was made (with its time zone). Lines end in CRLF and hold at most 75 octets.
    """
    hours = 24 * days_before - REMINDER_HOUR
    trigger = f"-PT{hours}H" if hours > 0 else f"PT{-hours}H"
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{escaped(uid)}",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{sequence}",
        f"DTSTART;VALUE=DATE:{on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{on + timedelta(1):%Y%m%d}",
        f"SUMMARY:{escaped(title)}",
        f"DESCRIPTION:{escaped(description)}",
        "CATEGORIES:Appels",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{escaped(title)}",
        f"TRIGGER:{trigger}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def escaped(text: str) -> str:
    """Return a text value as RFC 5545, 3.3.11 writes it."""
    plain = clean(text).replace("\t", " ").replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """Return a line cut after at most 75 octets, never inside a character."""
    pieces: list[str] = []
    current = ""
    for character in line:
        room = MAX_OCTETS if not pieces else MAX_OCTETS - 1
        if len((current + character).encode()) > room:
            pieces.append(current)
            current = ""
        current += character
    return "\r\n ".join([*pieces, current])

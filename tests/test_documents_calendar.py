"""A deadline in the calendar: one whole day, a reminder, lines that every calendar reads."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from suivi_tool.documents.calendar import event

STAMP = datetime(2026, 4, 30, 9, 5, tzinfo=UTC)


def lines(data: bytes) -> list[str]:
    """Return the lines of a calendar file, unfolded (RFC 5545, 3.1)."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return data.decode().replace("\r\n ", "").splitlines()


def test_a_deadline() -> None:
    data = event(
        "APP-2026-007-ar@suivi",
        "APP-2026-007 : accusé de réception, dernier jour",
        date(2026, 5, 15),
        "Reçu le 30/04/2026 ; 8 jours ouvrés.\nÀ envoyer par : RQ, \\ Marc",
        stamp=STAMP,
        sequence=3,
    )
    assert lines(data) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//suivi_tool//Appels//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:APP-2026-007-ar@suivi",
        "DTSTAMP:20260430T090500Z",
        "SEQUENCE:3",
        "DTSTART;VALUE=DATE:20260515",
        "DTEND;VALUE=DATE:20260516",
        "SUMMARY:APP-2026-007 : accusé de réception\\, dernier jour",
        "DESCRIPTION:Reçu le 30/04/2026 \\; 8 jours ouvrés.\\nÀ envoyer par : RQ\\, \\\\ Marc",
        "CATEGORIES:Appels",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:APP-2026-007 : accusé de réception\\, dernier jour",
        "TRIGGER:-PT39H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_long_texts_are_folded_between_characters() -> None:
    text = "é𝄞" * 200
    found = lines(event("u", text, date(2026, 5, 15), stamp=STAMP))
    assert f"SUMMARY:{text}" in found


def test_the_stamp_is_in_universal_time_and_nothing_is_slipped_in() -> None:
    paris = STAMP.astimezone(timezone(timedelta(hours=2)))
    found = lines(event("u", "a\r\nATTACH:x", date(2026, 12, 31), stamp=paris, days_before=0))
    assert "DTSTAMP:20260430T090500Z" in found
    assert "DTEND;VALUE=DATE:20270101" in found
    assert "SUMMARY:a\\nATTACH:x" in found
    assert "TRIGGER:PT9H" in found

"""Dates above a forwarded mail, in French and in English."""

from __future__ import annotations

from datetime import date

import pytest

from suivi_tool.documents.mail_dates import printed_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("jeudi 30 avril 2026 10:12", date(2026, 4, 30)),
        ("jeu. 30 avr. 2026 à 10:12", date(2026, 4, 30)),
        ("vendredi 1er mai 2026 09:00", date(2026, 5, 1)),
        ("Thursday, April 30, 2026 10:12 AM", date(2026, 4, 30)),
        ("30/04/2026 10:12", date(2026, 4, 30)),
        ("04/05/2026 10:12", date(2026, 5, 4)),
        ("4/5/2026 10:12 AM", date(2026, 4, 5)),
        ("2026-04-30 10:12", date(2026, 4, 30)),
        ("Sun, 29 Nov 2026 23:30:00 +0000", date(2026, 11, 30)),
        ("31 février 2026", None),
        ("hier", None),
    ],
)
def test_printed_dates(text: str, day: date | None) -> None:
    assert printed_date(text) == day

from __future__ import annotations

from dataclasses import replace
from datetime import date

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.history import changes, freeze
from suivi_tool.procedure.indicators import indicators
from suivi_tool.procedure.working_days import Calendar

CALENDAR = Calendar({date(2026, 5, 1): "Fête du Travail"}, {}, frozenset({2025, 2026, 2027}))
COMMITTEE = date(2026, 5, 20)
MARCH = Appeal("A", received_on=date(2026, 3, 2), acknowledged_on=date(2026, 3, 5))
MAY = Appeal("B", received_on=date(2026, 5, 18))
SEEN = freeze(indicators([MARCH, MAY], CALENDAR, COMMITTEE), COMMITTEE)
LATER = date(2026, 7, 1)


def said(*appeals: Appeal, on: date = LATER) -> list[str]:
    return [
        change.text.replace("\u00a0", " ")
        for change in changes(SEEN, indicators(appeals, CALENDAR, on))
    ]


def test_only_the_months_that_had_begun_are_frozen() -> None:
    assert len(SEEN.months) == 12 + 5
    assert [(month.name, month.appeals, month.pending) for month in SEEN.months[-1:]] == [
        ("mai 2026", 1, 1)
    ]


def test_what_time_brings_is_no_change() -> None:
    kept = replace(MAY, acknowledged_on=date(2026, 5, 22))
    more = replace(MAY, number="C", received_on=date(2026, 5, 27))
    assert said(MARCH, kept) == []
    assert said(MARCH, MAY) == []
    assert said(MARCH, kept, more) == []
    assert said(MARCH, kept, replace(MAY, number="D", received_on=date(2026, 6, 2))) == []


def test_a_past_figure_that_reads_otherwise_is_shown() -> None:
    kept = replace(MAY, acknowledged_on=date(2026, 5, 22))
    added = replace(MARCH, number="C", acknowledged_on=None)
    assert said(MARCH, kept, added) == ["mars 2026 : 1 appel au comité, 2 maintenant."]
    assert said(kept) == [
        "mars 2026 : 1 appel au comité, 0 maintenant.",
        "mars 2026 : délais tenus 100 % – 1 sur 1 au comité, s.o. maintenant.",
    ]
    late = replace(MARCH, acknowledged_on=date(2026, 4, 5))
    assert said(late, kept) == [
        "mars 2026 : délais tenus 100 % – 1 sur 1 au comité, 0 % – 0 sur 1 maintenant."
    ]


def test_years_that_are_no_longer_shown_are_not_compared() -> None:
    assert said(on=date(2027, 2, 1)) != []
    assert said(on=date(2028, 2, 1)) == []

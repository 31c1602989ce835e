from __future__ import annotations

from datetime import date

from suivi_tool.procedure.surveillance import surveillance

DATES = [date(2026, month, 10) for month in (1, 3, 5, 9, 11)]


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_committees_are_counted_against_six() -> None:
    found = surveillance([*DATES, DATES[0], date(2025, 12, 1)], [], date(2026, 5, 10))
    assert (len(found.held), len(found.planned), found.missing_committees) == (3, 2, 1)
    assert found.last_committee == date(2026, 5, 10)
    assert spaced(found.text) == (
        "Comités de pilotage 2026 : 3 sur 6 tenus, 2 prévus, 1 à prévoir. "
        "Revue de direction : à prévoir."
    )


def test_a_year_that_is_complete() -> None:
    found = surveillance([*DATES, date(2026, 12, 1)], [date(2026, 2, 1)], date(2026, 12, 31))
    assert spaced(found.text) == (
        "Comités de pilotage 2026 : 6 sur 6 tenus. Revue de direction : faite."
    )


def test_in_january_the_last_committee_is_of_the_year_before() -> None:
    found = surveillance(DATES, [date(2027, 6, 1)], date(2027, 1, 5))
    assert (found.held, found.last_committee) == ((), date(2026, 11, 10))
    assert spaced(found.text).endswith("0 sur 6 tenu, 6 à prévoir. Revue de direction : prévue.")

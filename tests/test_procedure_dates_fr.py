from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suivi_tool.errors import Fault
from suivi_tool.procedure import dates_fr

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14/9/26", "2026-09-14"),
        ("14.09.2026", "2026-09-14"),
        ("14-9-26", "2026-09-14"),
        ("14 9 26", "2026-09-14"),
        ("2 11", "2026-11-02"),
        ("2/11", "2026-11-02"),
        ("28 12", "2026-12-28"),
        ("3 janvier", "2027-01-03"),
        ("2026-09-14", "2026-09-14"),
        ("2026-09-14 00:00:00", "2026-09-14"),
        ("jeu. 30/04/2026", "2026-04-30"),
        ("Jeudi 30 avril 2026", "2026-04-30"),
        ("1er mai 2026", "2026-05-01"),
        ("15 MAI 2026", "2026-05-15"),
        ("15 déc. 2026", "2026-12-15"),
        ("15 dec 26", "2026-12-15"),
        ("7 août", "2026-08-07"),
        ("7 aout 2026", "2026-08-07"),
        (" 15\u00a0mai\u00a02026 ", "2026-05-15"),
        ("hier", "2026-11-22"),
        ("aujourd’hui", "2026-11-23"),
        ("29/02/2028", "2028-02-29"),
    ],
)
def test_what_people_type(typed: str, meant: str) -> None:
    assert dates_fr.parse(typed, TODAY) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("031126", "2026-11-03"),
        ("03112026", "2026-11-03"),
        ("3nov", "2026-11-03"),
        ("3 nov", "2026-11-03"),
        ("1 er décembre", "2026-12-01"),
        ("le 3 novembre", "2026-11-03"),
        ("Le 3/11", "2026-11-03"),
        ("le lundi 23 novembre 2026", "2026-11-23"),
        ("avant hier", "2026-11-21"),
        ("avant-hier", "2026-11-21"),
        ("avant\u2011hier", "2026-11-21"),
    ],
)
def test_what_people_type_into_a_form(typed: str, meant: str) -> None:
    assert dates_fr.understand_typed(typed, TODAY) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    "typed",
    ["", "310226", "20261103", "03112", "0311202", "3", "le", "le 3", "3ma", "12/13/2026", "=1+1",
     "{{x}}", "mai", "1234567", "lundi"],
)  # fmt: skip
def test_what_is_no_date_in_a_form_is_said_as_it_was_typed(typed: str) -> None:
    found = dates_fr.understand_typed(typed, TODAY)
    assert found == dates_fr.understand(typed, TODAY)
    assert isinstance(found, Fault)


@pytest.mark.parametrize("cell", ["031126", "03112026", "3nov"])
def test_what_may_be_a_number_in_a_tracker_is_no_date_there(cell: str) -> None:
    assert dates_fr.parse(cell, TODAY) is None


@pytest.mark.parametrize(
    "typed",
    ["", "fait", "ASAP", "semaine 12", "2026", "12", "13/13/2026", "1/2/3", "05/2026", "mai 2026",
     "14/9/226", "0/1/2026", "2026-13-01", "demain matin", "x 14/9/26", "14/9/26 10:00", "1 ma 26",
     "30 ju 26", "99999/1/1", "1/1/0001"],
)  # fmt: skip
def test_what_is_no_date_stays_none(typed: str) -> None:
    assert dates_fr.parse(typed, TODAY) is None


def test_a_day_that_does_not_exist_is_said() -> None:
    found = dates_fr.understand("31/02/2026", TODAY)
    assert isinstance(found, Fault)
    assert found.message == "«\u00a031/02/2026\u00a0»\u00a0: cette date n’existe pas."
    assert dates_fr.parse("31/02", TODAY) is None
    assert dates_fr.parse("29/02", date(2026, 2, 20)) is None


def test_a_weekday_that_does_not_agree_is_said() -> None:
    found = dates_fr.understand("lundi 30/04/2026", TODAY)
    assert isinstance(found, Fault)
    assert "est un jeudi" in found.message


def test_how_dates_are_written() -> None:
    day = date(2026, 5, 1)
    assert dates_fr.short(day) == "01/05/2026"
    assert dates_fr.short_with_day(day) == "ven. 01/05/2026"
    assert dates_fr.long(day) == "1er mai 2026"
    assert dates_fr.long(date(2026, 5, 15)) == "15 mai 2026"
    assert dates_fr.long_with_day(day) == "vendredi 1er mai 2026"
    assert dates_fr.day_and_month(day, 2026) == "01/05"
    assert dates_fr.day_and_month(day, 2025) == "01/05/2026"


@settings(deadline=None)
@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_way_of_writing_is_read_back(day: date) -> None:
    for write in (dates_fr.short, dates_fr.short_with_day, dates_fr.long, dates_fr.long_with_day,
                  date.isoformat):  # fmt: skip
        assert dates_fr.parse(write(day), TODAY) == day


@settings(deadline=None)
@given(text=st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    assert isinstance(dates_fr.understand(text, TODAY), date | Fault)


def test_a_lone_surrogate_does_not_reach_the_sentence() -> None:
    found = dates_fr.understand("\ud83d fait", TODAY)
    assert isinstance(found, Fault)
    found.message.encode()

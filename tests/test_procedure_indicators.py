from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suivi_tool.procedure.appeal import Action, Appeal, Justified, Outcome
from suivi_tool.procedure.indicators import Ground, Indicators, Targets, indicators
from suivi_tool.procedure.timeliness import Rate
from suivi_tool.procedure.working_days import Calendar

CALENDAR = Calendar(
    {date(2026, 4, 6): "Lundi de Pâques", date(2026, 5, 1): "Fête du Travail"},
    {},
    frozenset({2024, 2025, 2026}),
)
TODAY = date(2026, 11, 30)

# reçu le | AR le | échéance de réponse | réponse le | clos le
REGISTER = """
2025-03-03 2025-03-05 . . 2025-04-01
2025-12-15 2025-12-20 . . 2026-01-20
2026-02-02 2026-02-05 . . 2026-03-01
2026-04-07 2026-04-10 . . 2026-05-01
2026-04-13 2026-04-27 . . 2026-06-01
2026-06-01 2026-06-05 . . 2026-07-01
2026-09-01 2026-09-03 . . 2026-10-01
2026-10-01 2026-10-06 . . .
2026-11-02 2026-11-05 . . 2026-11-20
2026-11-25 . . . .
"""


def register(text: str) -> list[Appeal]:
    """Read a register drawn as text; numbers follow the rows."""
    appeals = []
    for row, line in enumerate(text.split("\n")[1:-1], 1):
        days = [None if word == "." else date.fromisoformat(word) for word in line.split()]
        received, acknowledged, due, replied, closed = days
        appeals.append(
            Appeal(f"APP-{row}", received_on=received, acknowledged_on=acknowledged, reply_due=due,
                   replied_on=replied, closed_on=closed)
        )  # fmt: skip
    return appeals


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def computed(text: str, today: date = TODAY, **more: object) -> Indicators:
    return indicators(register(text), CALENDAR, today, **more)  # type: ignore[arg-type]


def test_the_months_of_both_years() -> None:
    found = computed(REGISTER)
    assert [month.appeals for month in found.current.months] == [
        0, 1, 0, 2, 0, 1, 0, 0, 1, 1, 2, None,
    ]  # fmt: skip
    assert [month.appeals for month in found.previous.months] == [
        0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    ]  # fmt: skip
    assert [month.target_met for month in found.current.months] == [
        True, True, True, False, True, True, True, True, True, True, False, None,
    ]  # fmt: skip
    assert found.current.months[3].key == "2026-04"
    assert [month.name for month in found.months if month.current] == ["novembre"]


def test_the_big_figure_is_the_months_above_the_target_even_with_a_mean_below_one() -> None:
    found = computed(REGISTER)
    assert spaced(found.current.above_text) == "2 sur 11 : avril et novembre"
    assert found.mean_text == "0,7"
    assert found.current.mean == pytest.approx(8 / 11)
    assert found.last_12_months == 9


def test_rates_carry_their_fraction_and_what_is_going_on_stays_apart() -> None:
    found = computed(REGISTER)
    april, november = found.current.months[3].rate, found.current.months[10].rate
    assert april == Rate(kept=1, due=2)
    assert november == Rate(kept=1, due=1, pending=1)
    assert spaced(found.current.rate.text) == "86 % – 6 sur 7"
    assert found.current.rate.pending == 1
    assert found.current.months[3].rate_met is False
    assert found.current.months[0].rate_met is None
    assert found.current.months[0].rate is not None
    assert found.current.months[0].rate.text == "s.o."
    assert found.current.months[11].rate is None


def test_an_overdue_acknowledgement_is_missed_at_once() -> None:
    row = "\n2026-11-02 . . . .\n"
    assert computed(row, date(2026, 11, 12)).current.rate == Rate(pending=1)
    assert computed(row, date(2026, 11, 13)).current.rate == Rate(due=1)


def test_the_title_says_what_is_covered() -> None:
    without, with_one = computed(REGISTER), computed("\n2026-11-02 . 2026-12-10 . .\n")
    assert without.rate_title == "Accusés de réception dans les délais"
    assert "Aucune échéance de réponse" in without.coverage
    assert with_one.rate_title == "Réponses dans les délais"
    assert spaced(with_one.coverage).endswith("l’échéance de réponse (1 appel).")


def test_an_empty_register_has_zeros_and_nothing_applicable() -> None:
    found = computed("\n", date(2026, 2, 1))
    assert [month.appeals for month in found.current.months] == [0, 0, *[None] * 10]
    assert found.current.above_text == "0 sur 2"
    assert found.current.rate.text == "s.o."
    assert (found.oldest_text, found.mean_reply_text) == ("aucun appel en cours", "s.o.")
    assert found.mean_text == "0,0"


def test_the_oldest_open_appeal_and_the_mean_time_to_reply_stand_beside() -> None:
    rows = (
        "\n2026-10-01 . . 2026-10-11 .\n2026-09-01 . . 2026-09-21 2026-09-30\n2026-11-29 . . . .\n"
    )
    found = computed(rows)
    assert spaced(found.oldest_text) == "APP-1 : 60 jours"
    assert spaced(found.mean_reply_text) == "15 jours (2 réponses)"
    assert found.open_appeals == 2


def test_withdrawn_and_late_appeals_are_counted_and_undated_ones_are_told() -> None:
    withdrawn = Appeal("A", received_on=date(2026, 5, 4), outcome=Outcome.WITHDRAWN)
    found = indicators([withdrawn, Appeal("B")], CALENDAR, TODAY)
    assert found.current.months[4].appeals == 1
    assert found.undated == 1


def test_what_proved_to_be_no_appeal_counts_nowhere() -> None:
    appeals = register(REGISTER)
    before = indicators(appeals, CALENDAR, TODAY, since_committee=date(2026, 9, 30))
    complaint = Appeal("P", received_on=date(2026, 10, 2), reply_due=date(2026, 10, 3),
                       replied_on=date(2026, 10, 9), closed_on=date(2026, 10, 9),
                       outcome=Outcome.NOT_AN_APPEAL)  # fmt: skip
    undated = Appeal("Q", outcome=Outcome.NOT_AN_APPEAL)
    after = indicators([*appeals, complaint, undated], CALENDAR, TODAY,
                       since_committee=date(2026, 9, 30))  # fmt: skip
    assert after == before


def test_since_the_last_committee_the_day_itself_is_the_committees() -> None:
    appeals = register(REGISTER)
    appeals[7] = replace(appeals[7], justified=Justified.NO, ruled_on=date(2026, 10, 20))
    appeals[6] = replace(appeals[6], outcome=Outcome.WITHDRAWN)
    since = indicators(appeals, CALENDAR, TODAY, since_committee=date(2026, 10, 1)).since
    assert since is not None
    assert (since.received, since.closed, since.not_justified, since.withdrawn) == (2, 1, 1, 0)
    assert since.rate == Rate(kept=1, due=1, pending=1)
    earlier = indicators(appeals, CALENDAR, TODAY, since_committee=date(2026, 9, 30)).since
    assert earlier is not None
    assert (earlier.received, earlier.closed, earlier.withdrawn) == (3, 2, 1)


def test_a_decision_without_a_date_is_told_by_the_reply_else_by_the_closing() -> None:
    """A tracker of theirs often keeps no date of decision."""
    march = date(2026, 3, 2)
    rows = [
        Appeal("A1", received_on=march, justified=Justified.YES, replied_on=date(2026, 10, 20)),
        Appeal("A2", received_on=march, justified=Justified.NO, closed_on=date(2026, 10, 21)),
        Appeal("A3", received_on=march, justified=Justified.NO, replied_on=date(2026, 9, 1),
               closed_on=date(2026, 10, 21)),
        Appeal("A4", received_on=march, justified=Justified.NO, period_verdict="Non",
               closed_on=date(2026, 10, 21)),
        Appeal("A5", received_on=march, period_verdict="Non", closed_on=date(2026, 10, 21)),
        Appeal("A6", received_on=march, justified=Justified.YES),
    ]  # fmt: skip
    since = indicators(rows, CALENDAR, TODAY, since_committee=date(2026, 10, 1)).since
    assert since is not None
    assert (since.justified, since.not_justified, since.too_late) == (1, 1, 1)


def test_motives_of_the_year_without_a_name() -> None:
    rows = [
        Appeal(f"A{n}", received_on=date(2026, 3, 2), ground_family=family, justified=justified)
        for n, (family, justified) in enumerate(
            [("Notation", Justified.YES), ("Notation", Justified.NO), ("", None),
             ("Handicap", Justified.PENDING)]
        )
    ]  # fmt: skip
    assert indicators(rows, CALENDAR, TODAY).grounds == (
        Ground("Notation", 2, 1, 1),
        Ground("Handicap", 1, 0, 0),
        Ground("Non renseigné", 1, 0, 0),
    )


def test_late_corrective_actions_are_those_linked_and_overdue() -> None:
    appeal = Appeal("A", received_on=date(2026, 3, 2), actions=("AC-1", "AC-2", "AC-3"))
    actions = [
        Action("AC-1", due=date(2026, 11, 29)),
        Action("AC-2", due=date(2026, 11, 1), new_due=date(2026, 11, 30)),
        Action("AC-3", due=date(2026, 11, 1), status="Terminée"),
        Action("AC-4", due=date(2026, 11, 1)),
        Action("AC-5", due=date(2026, 11, 28), origin_reference="A"),
    ]
    found = indicators([appeal], CALENDAR, TODAY, actions=actions)
    assert found.late_actions == ("AC-5", "AC-1")


def test_other_targets_are_a_setting() -> None:
    found = computed(REGISTER, targets=Targets(appeals_per_month=2, rate=0.5))
    assert found.current.above_text == "0 sur 11"
    assert found.current.months[3].rate_met is True


days = st.dates(date(2024, 12, 1), date(2026, 12, 15))
appeals_of_any_kind = st.builds(
    Appeal,
    st.just("A"),
    received_on=st.none() | days,
    acknowledged_on=st.none() | days,
    reply_due=st.none() | days,
    replied_on=st.none() | days,
    closed_on=st.none() | days,
)


@settings(deadline=None)
@given(appeals=st.lists(appeals_of_any_kind, max_size=30), today=days)
def test_every_card_can_be_recomputed_from_the_bars(appeals: list[Appeal], today: date) -> None:
    found = indicators(appeals, CALENDAR, today, since_committee=today - timedelta(60))
    for year in (found.previous, found.current):
        rates = [month.rate for month in year.past if month.rate]
        assert year.rate.kept == sum(rate.kept for rate in rates)
        assert year.rate.due == sum(rate.due for rate in rates)
        for month in year.past:
            rate = month.rate
            assert rate is not None
            assert rate.due + rate.pending + rate.unknown == month.appeals
            assert 0 <= rate.kept <= rate.due
            assert (month.rate_met is None) == (rate.due == 0)
            assert month.target_met == ((month.appeals or 0) <= 1)
    shown = [appeal for appeal in appeals if appeal.received_on]
    months = {month.first: month.appeals for month in found.months}
    for first, number in months.items():
        inside = [a for a in shown if a.received_on and a.received_on.replace(day=1) == first]
        assert number == (None if first > today else len(inside))
    trailing = [m.appeals or 0 for m in found.months if m.appeals is not None][-12:]
    assert found.last_12_months == sum(trailing)

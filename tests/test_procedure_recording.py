from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from calendars import french_calendar
from hypothesis import given, settings
from hypothesis import strategies as st

from suivi_tool.errors import RefusedInput
from suivi_tool.procedure.appeal import (
    Action,
    Appeal,
    AppellantType,
    Channel,
    Justified,
    Means,
    Outcome,
)
from suivi_tool.procedure.impartiality import Circle
from suivi_tool.procedure.recording import Entry, Recorded, record_step
from suivi_tool.procedure.steps import RECORDABLE, Step, state, to_do

CALENDAR = french_calendar(None, 2026)
TODAY = date(2026, 7, 1)
NEW = Appeal(
    "APP-2026-001",
    received_on=date(2026, 4, 30),
    opened_on=date(2026, 4, 30),
    channel=Channel.MAIL,
    appellant="Zoé Martin",
    appellant_type=AppellantType.CANDIDATE,
    contested_decision="Échec examen",
    decided_by="Jean Valette",
    notified_on=date(2026, 3, 20),
    similar="Aucun trouvé",
)


def on(day: int, month: int = 5) -> date:
    return date(2026, month, day)


def record(appeal: Appeal, step: Step, day: date, *actions: Action, **told: Any) -> Recorded:
    return record_step(
        appeal, Entry(step, day, **told), today=TODAY, calendar=CALENDAR, actions=actions
    )


def said(recorded: Recorded) -> list[str]:
    return [alert.message.replace("\u00a0", " ") for alert in recorded.alerts]


def steps_to_do(appeal: Appeal) -> list[str]:
    return [str(item.step) for item in to_do(state(appeal, (), CALENDAR, TODAY))]


def walk(appeal: Appeal, *entries: Entry) -> tuple[Appeal, list[str], list[str]]:
    """Return the appeal after all entries, the words of « Statut » on the way, and all alerts."""
    words, alerts = [], []
    for entry in entries:
        recorded = record_step(appeal, entry, today=TODAY, calendar=CALENDAR)
        appeal = recorded.appeal
        words.append(appeal.status)
        alerts += said(recorded)
    return appeal, words, alerts


ACKNOWLEDGED = Entry(Step.ACKNOWLEDGE, on(12), "Anne Petit", Means.MAIL)
ANALYSED = Entry(Step.ANALYSE, on(18), "Anne Petit", text="Erreur de report", verdict="Oui")


def not_justified(kind: AppellantType) -> tuple[Appeal, list[str], list[str]]:
    return walk(
        replace(NEW, appellant_type=kind),
        ACKNOWLEDGED,
        ANALYSED,
        Entry(Step.DECIDE, on(20), "Luc Morel", justified=Justified.NO, ground="Barème appliqué"),
        Entry(Step.REPLY, on(22), means=Means.LETTER),
        Entry(Step.CLOSE, on(27)),
        Entry(Step.END, on(27), means=Means.LETTER),
    )


@pytest.mark.parametrize("kind", list(AppellantType))
def test_not_justified_is_walked_to_the_end_in_both_branches(kind: AppellantType) -> None:
    appeal, words, alerts = not_justified(kind)
    assert words == ["AR envoyé", "En analyse", "Non justifié", "Non justifié", "Clos", "Clos"]
    assert alerts == ["La fin du traitement est à annoncer à l’appelant."]
    assert appeal.outcome is Outcome.UPHELD
    assert steps_to_do(appeal) == []


@pytest.mark.parametrize("kind", list(AppellantType))
def test_justified_is_walked_to_the_end_in_both_branches(kind: AppellantType) -> None:
    appeal, words, alerts = walk(
        replace(NEW, appellant_type=kind),
        ACKNOWLEDGED,
        ANALYSED,
        Entry(Step.DECIDE, on(20), "Luc Morel", justified=Justified.YES, ground="Erreur avérée"),
        Entry(Step.ACTION, on(21), action_number="AC-2026-004"),
        Entry(Step.ACTION, on(26), action_number="AC-2026-005"),
        Entry(Step.TREAT, on(27), outcome=Outcome.MODIFIED),
        Entry(Step.INFORM, on(28), means=Means.MAIL),
        Entry(Step.CLOSE, on(2, 6)),
        Entry(Step.END, on(3, 6), means=Means.MAIL),
    )
    assert words == [
        "AR envoyé", "En analyse", "En analyse", "AC ouverte", "AC ouverte", "AC ouverte",
        "AC ouverte", "Clos", "Clos",
    ]  # fmt: skip
    missing = (
        "Décision modifiée : manquent la nouvelle décision, sa notification et la mise à jour du "
        "certificat ou de la liste des personnes certifiées."
    )
    assert alerts == [missing, "La fin du traitement est à annoncer à l’appelant.", missing]
    assert appeal.actions == ("AC-2026-004", "AC-2026-005")
    assert appeal.told_progress_on == (on(28),)
    assert steps_to_do(appeal) == []


def test_late_and_on_the_limit_day_a_person_decides() -> None:
    late = replace(NEW, notified_on=date(2026, 2, 20))
    assert said(record(late, Step.ANALYSE, on(18), by="A", text="x")) == [
        "Appel hors délai : jamais rejeté d’office, une personne décide et dit pourquoi."
    ]
    limit_day = replace(NEW, notified_on=date(2026, 2, 28), received_on=date(2026, 4, 28))
    recorded = record(limit_day, Step.ANALYSE, on(18), by="A", text="x")
    assert said(recorded) == ["Appel reçu le jour limite : une personne décide et dit pourquoi."]
    mute = record(limit_day, Step.ANALYSE, on(18), by="A", text="x", verdict="Non")
    assert said(mute) == ["Verdict d’un jour limite sans motif."]
    decided = record(limit_day, Step.ANALYSE, on(18), by="A", text="x", verdict="Non", ground="y")
    assert said(decided) == []
    assert decided.appeal.period_verdict == "Non"


def test_a_verdict_against_the_dates_is_recorded_and_asks_why() -> None:
    late = replace(NEW, notified_on=date(2026, 2, 20))
    kept = record(late, Step.ANALYSE, on(18), by="A", text="x", verdict="Oui")
    assert said(kept) == ["Appel hors délai d’après ses dates, et tenu pour recevable."]
    assert kept.alerts[0].remedy == "Dites pourquoi."
    turned = record(NEW, Step.ANALYSE, on(18), by="A", text="x", verdict="Non", ground="y")
    assert said(turned) == ["Appel dans le délai d’après ses dates, et tenu pour hors délai."]
    assert not turned.alerts[0].remedy


def test_whoever_is_brought_in_is_compared_with_all_who_were_involved() -> None:
    circle = Circle(involved=("Luc Morel",))
    decided = replace(NEW, ruled_on=on(12), justified=Justified.YES, actions=("AC-2026-001",),
                      acknowledged_on=on(2), causes="x", period_verdict="Oui")  # fmt: skip
    entry = Entry(Step.TREAT, on(20), by="M. MOREL Luc")
    recorded = record_step(decided, entry, today=TODAY, calendar=CALENDAR, circle=circle)
    assert said(recorded)[-1].startswith("Conflit d’intérêts : M. MOREL Luc (réexamen) a pris part")
    known = replace(circle, known=circle.involved, others={"réexamen": "M. MOREL Luc"})
    again = record_step(decided, entry, today=TODAY, calendar=CALENDAR, circle=known)
    assert not [text for text in said(again) if text.startswith("Conflit")]


def test_an_acknowledgement_after_its_last_day_is_recorded_and_said() -> None:
    assert said(record(NEW, Step.ACKNOWLEDGE, on(15), means=Means.MAIL)) == []
    late = record(NEW, Step.ACKNOWLEDGE, on(18), means=Means.MAIL)
    assert said(late) == ["Accusé de réception hors délai : le dernier jour était ven. 15/05/2026."]
    assert late.changes == {
        "acknowledged_on": on(18), "acknowledged_by": Means.MAIL, "status": "AR envoyé",
    }  # fmt: skip


@pytest.mark.parametrize("before", [(), (ACKNOWLEDGED,), (ACKNOWLEDGED, ANALYSED)])
def test_a_withdrawal_closes_from_any_step(before: tuple[Entry, ...]) -> None:
    appeal, _, _ = walk(NEW, *before)
    recorded = record(appeal, Step.CLOSE, on(19), outcome=Outcome.WITHDRAWN)
    assert said(recorded) == ["La fin du traitement est à annoncer à l’appelant."]
    assert recorded.appeal.status == "Clos"
    assert steps_to_do(recorded.appeal) == ["fin"]
    assert said(record(recorded.appeal, Step.END, on(20))) == []


@pytest.mark.parametrize("step", RECORDABLE)
def test_no_step_lies_before_the_reception_or_in_the_future(step: Step) -> None:
    told = {"justified": Justified.YES, "action_number": "AC-1"}
    for day, reason in ((on(29, 4), "réception"), (on(2, 7), "futur")):
        with pytest.raises(RefusedInput) as refused:
            record(NEW, step, day, **told)
        (fault,) = refused.value.faults
        assert reason in fault.message


@pytest.mark.parametrize(
    ("step", "first"),
    [(Step.DECIDE, "period_validated_on"), (Step.REPLY, "ruled_on"), (Step.ACTION, "ruled_on"),
     (Step.TREAT, "ruled_on"), (Step.CLOSE, "ruled_on"), (Step.CLOSE, "treated_on"),
     (Step.CLOSE, "replied_on"), (Step.END, "ruled_on"), (Step.END, "treated_on")],
)  # fmt: skip
def test_no_step_lies_before_one_it_depends_on(step: Step, first: str) -> None:
    dated = replace(NEW, **{first: on(20)})  # type: ignore[arg-type]
    told = {"justified": Justified.YES, "action_number": "AC-1"}
    with pytest.raises(RefusedInput, match="précède"):
        record(dated, step, on(19), **told)
    assert record(dated, step, on(20), **told).appeal


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(RefusedInput) as refused:
        record(replace(NEW, period_validated_on=on(20)), Step.DECIDE, on(1, 4), by="a\x00",
               reply_due=on(1, 4))  # fmt: skip
    assert [fault.field for fault in refused.value.faults] == [
        "Appel justifié", "date", "date", "Échéance de réponse", "par",
    ]  # fmt: skip
    with pytest.raises(RefusedInput, match="étape"):
        record(NEW, Step.OPEN, on(20))
    with pytest.raises(RefusedInput, match="AC/AP"):
        record(NEW, Step.ACTION, on(20))


def test_what_is_left_out_is_recorded_and_said() -> None:
    recorded = record(NEW, Step.CLOSE, on(20))
    assert recorded.appeal.closed_on == on(20)
    missing = (
        "Avant « Clôture de la fiche d’appel », il manque : Accusé de réception, "
        "Analyse des causes et validation du délai, Décision sur l’appel."
    )
    assert said(recorded) == [
        missing,
        "Clôture sans résultat.",
        "La fin du traitement est à annoncer à l’appelant.",
    ]


def test_justified_yet_upheld_and_an_open_action_are_said() -> None:
    appeal = replace(NEW, acknowledged_on=on(12), causes="x", period_verdict="Oui",
                     justified=Justified.YES, ruled_on=on(20), actions=("AC-1",), treated_on=on(22),
                     told_progress_on=(on(23),), end_told_on=on(26))  # fmt: skip
    recorded = record(appeal, Step.CLOSE, on(26), Action("AC-1"), outcome=Outcome.UPHELD)
    assert said(recorded) == [
        "Clôture alors que l’action AC-1 est encore ouverte : permis, l’action reste à suivre.",
        "Appel justifié et pourtant décision maintenue.",
    ]
    closed = record(appeal, Step.CLOSE, on(26), Action("AC-1", done_on=on(25)),
                    outcome=Outcome.UPHELD)  # fmt: skip
    assert len(closed.alerts) == 1


def test_the_decider_of_the_contested_decision_should_not_decide_the_appeal() -> None:
    appeal = replace(NEW, acknowledged_on=on(12), causes="x", period_verdict="Oui")
    recorded = record(appeal, Step.DECIDE, on(20), by="VALETTE Jean", justified=Justified.NO,
                      ground="x")  # fmt: skip
    conflict = (
        "Conflit d’intérêts : VALETTE Jean (décision sur l’appel) a pris part à la décision "
        "contestée. Désignez une personne étrangère à la décision."
    )
    assert said(recorded) == [conflict]


def test_a_second_record_replaces_the_first_and_says_so() -> None:
    appeal = record(NEW, Step.ACKNOWLEDGE, on(12), means=Means.MAIL).appeal
    again = record(appeal, Step.ACKNOWLEDGE, on(13), means=Means.MAIL)
    assert said(again)[0] == (
        "Accusé de réception : la date du 12/05/2026 est remplacée par le 13/05/2026."
    )
    assert record(appeal, Step.ACKNOWLEDGE, on(12), means=Means.MAIL).changes == {}


def test_a_further_letter_changes_no_fact() -> None:
    assert record(NEW, Step.LETTER, on(12), text="Complément").changes == {"status": "Reçu"}
    assert record(replace(NEW, status="Reçu"), Step.LETTER, on(12)).changes == {}


days = st.dates(date(2026, 4, 1), date(2026, 8, 1))


@settings(deadline=None)
@given(
    entries=st.lists(
        st.builds(
            Entry,
            st.sampled_from(RECORDABLE),
            days,
            justified=st.sampled_from([Justified.YES, Justified.NO]),
            action_number=st.sampled_from(["AC-1", "AC-2"]),
            outcome=st.sampled_from([None, *Outcome]),
        ),
        max_size=8,
    )
)
def test_whatever_is_recorded_no_fact_precedes_the_reception_or_lies_ahead(
    entries: list[Entry],
) -> None:
    appeal = NEW
    for entry in entries:
        with suppress(RefusedInput):
            appeal = record_step(appeal, entry, today=TODAY, calendar=CALENDAR).appeal
    dates = [appeal.acknowledged_on, appeal.ruled_on, appeal.replied_on, appeal.treated_on,
             appeal.closed_on, appeal.end_told_on, *appeal.told_progress_on]  # fmt: skip
    assert all(date(2026, 4, 30) <= day <= TODAY for day in dates if day)
    assert len(set(appeal.actions)) == len(appeal.actions)


def test_what_follows_a_changed_decision_comes_with_any_step() -> None:
    told = {
        "outcome": Outcome.MODIFIED,
        "new_decision_on": on(22),
        "new_decision_by": "Luc Morel",
        "new_decision_notified_on": on(26),
        "list_updated_on": on(26),
        "similar": "APP-2025-003",
        "handler": "Luc Morel",
    }
    appeal = replace(NEW, acknowledged_on=on(12), causes="x", period_verdict="Oui",
                     justified=Justified.YES, ruled_on=on(20))  # fmt: skip
    recorded = record(appeal, Step.TREAT, on(27), **told)
    assert said(recorded) == []
    assert {name: recorded.changes[name] for name in told} == told
    with pytest.raises(RefusedInput) as refused:
        record(appeal, Step.TREAT, on(27), new_decision_on=on(2, 7),
               new_decision_notified_on=on(30, 6), list_updated_on=on(29, 4))  # fmt: skip
    assert [fault.field for fault in refused.value.faults] == [
        "Nouvelle décision le",
        "Nouvelle décision notifiée le",
        "Certificat / liste mis à jour le",
    ]


def test_a_step_dated_after_one_that_depends_on_it_is_said() -> None:
    decided = replace(NEW, ruled_on=on(5), treated_on=on(8), period_verdict="Oui")
    told = record(decided, Step.ANALYSE, on(10), text="Barème.", by="Anne Petit").alerts
    assert (
        "« Décision sur l’appel » (05/05/2026) précède désormais « Analyse des causes et "
        "validation du délai » (10/05/2026)." in [a.message.replace("\u00a0", " ") for a in told]
    )
    told = record(decided, Step.DECIDE, on(7), justified=Justified.YES).alerts
    assert not any("précède désormais" in alert.message for alert in told)

"""What waits counts as if it were merged, and people's own edits stay theirs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from suivi_tool.actions.entries import (
    EntryKind,
    action_payload,
    appeal_payload,
    as_if_merged,
    completed_payload,
    notes,
    step_payload,
)
from suivi_tool.procedure.appeal import Action, Appeal, Means
from suivi_tool.storage.pending import Entry

NOW = datetime(2026, 5, 2, 8, tzinfo=UTC)
FIRST = Appeal("A-1", received_on=date(2026, 4, 1), appellant="Anne Petit")
SENT = {"acknowledged_on": date(2026, 4, 8), "acknowledged_by": Means.MAIL, "status": "AR envoyé"}


def entry(kind: EntryKind, number: str, payload: dict[str, Any]) -> Entry:
    return Entry("id", kind, number, json.loads(json.dumps(payload)), "Anne", NOW)


def test_a_new_appeal_is_there_once_however_often_it_is_applied() -> None:
    second = Appeal("A-2", appellant="Luc Grand")
    waiting = [entry(EntryKind.APPEAL, "A-2", appeal_payload(second))] * 2
    assert as_if_merged([FIRST], [], waiting) == ((FIRST, second), ())


def test_of_rows_with_one_number_or_with_none_all_are_counted() -> None:
    """Typed by hand: each is an appeal (A17), each has its deadlines; a step means the first."""
    twin = replace(FIRST, received_on=date(2026, 4, 28), appellant="Luc Grand")
    blank = [Appeal("", appellant="Zoé Roy"), Appeal("", appellant="Max Roux")]
    lines = [Action("AC-1", finding="Un"), Action("AC-1", finding="Deux")]
    waiting = entry(EntryKind.STEP, "A-1", step_payload("accuse", FIRST, SENT))
    appeals, actions = as_if_merged([FIRST, twin, *blank], lines, [waiting])
    assert appeals[0].acknowledged_on == date(2026, 4, 8)
    assert appeals[1:] == (twin, *blank)
    assert actions == tuple(lines)


def test_a_step_sets_its_facts() -> None:
    waiting = entry(EntryKind.STEP, "A-1", step_payload("accuse", FIRST, SENT))
    (appeal,), _ = as_if_merged([FIRST], [], [waiting])
    assert (appeal.acknowledged_on, appeal.acknowledged_by) == (date(2026, 4, 8), Means.MAIL)


def test_a_date_that_somebody_typed_meanwhile_stays() -> None:
    waiting = entry(EntryKind.STEP, "A-1", step_payload("accuse", FIRST, SENT))
    typed = Appeal("A-1", received_on=date(2026, 4, 1), acknowledged_on=date(2026, 4, 7))
    (appeal,), _ = as_if_merged([typed], [], [waiting])
    assert (appeal.acknowledged_on, appeal.acknowledged_by) == (date(2026, 4, 7), Means.MAIL)


def test_an_action_is_opened_once() -> None:
    action = Action("AC-1", due=date(2026, 6, 1), origin_reference="A-1")
    waiting = [entry(EntryKind.ACTION, "A-1", action_payload(action))] * 2
    assert as_if_merged([FIRST], [], waiting) == ((FIRST,), (action,))


def test_the_journal_names_fields_and_nobody() -> None:
    written = notes(
        (
            entry(EntryKind.APPEAL, "A-1", appeal_payload(FIRST)),
            entry(EntryKind.STEP, "A-1", step_payload("accuse", FIRST, SENT)),
        )
    )
    assert [note.fields for note in written] == [
        ("appellant", "number", "received_on"),
        ("accuse", "acknowledged_by", "acknowledged_on", "status"),
    ]
    assert "Petit" not in repr(written)


def test_a_line_of_the_plan_is_filled_where_it_is_still_empty() -> None:
    action = Action("AC-1", pilot="Luc")
    payload = completed_payload(action, {"causes": "Panne.", "done_on": date(2026, 5, 19)})
    waiting = entry(EntryKind.COMPLETE, "A-1", payload)
    (_, (full,)) = as_if_merged([FIRST], [action], [waiting])
    assert (full.causes, full.done_on, full.pilot) == ("Panne.", date(2026, 5, 19), "Luc")
    (_, (theirs,)) = as_if_merged([FIRST], [replace(action, causes="Autre.")], [waiting])
    assert (theirs.causes, theirs.done_on) == ("Autre.", date(2026, 5, 19))
    assert as_if_merged([FIRST], [], [waiting])[1] == ()
    [note] = notes((waiting,))
    assert (note.number, note.fields) == ("A-1", ("AC-1", "causes", "done_on"))

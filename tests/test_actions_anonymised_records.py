"""What the tool itself keeps, without a person."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from suivi_tool.actions.anonymised_records import clean_entry
from suivi_tool.actions.entries import EntryKind
from suivi_tool.actions.identity import Identity
from suivi_tool.storage.pending import Entry

WHO = Identity(("Zoé Delaunay", "Delaunay"))
THEIRS = {"APP-1": WHO}


def entry(kind: str, payload: dict[str, Any], number: str = "APP-1") -> Entry:
    return Entry("7", kind, number, payload, "Anne", datetime(2026, 5, 2, 9, 0, tzinfo=UTC))


def cleaned(waiting: Entry) -> Any:
    return clean_entry(waiting, THEIRS, WHO).payload


def test_an_appeal_keeps_its_number_and_its_days_and_nobody() -> None:
    appeal = {"number": "APP-1", "appellant": "Zoé Delaunay", "received_on": "2026-04-30",
              "contact": "z@x.org"}  # fmt: skip
    kept = cleaned(entry(EntryKind.APPEAL, {"appeal": appeal}))["appeal"]
    assert (kept["number"], kept["received_on"]) == ("APP-1", "2026-04-30")
    assert "Delaunay" not in str(kept)
    assert "z@x.org" not in str(kept)


def test_a_step_keeps_its_facts_and_loses_its_texts() -> None:
    changes = {"acknowledged_on": [None, "2026-05-04"], "causes": ["", "Le poste de Zoé"]}
    assert cleaned(entry(EntryKind.STEP, {"changes": changes}))["changes"] == {
        "acknowledged_on": [None, "2026-05-04"]
    }


def test_another_appeal_that_names_the_person_loses_only_the_name() -> None:
    other = entry(EntryKind.STEP, {"changes": {"causes": ["", "Vu avec DELAUNAY."]}}, "APP-2")
    assert "DELAUNAY" not in str(cleaned(other))
    assert cleaned(other)["changes"]["causes"][1].startswith("Vu avec")


def test_what_cannot_be_understood_of_the_person_is_emptied() -> None:
    assert cleaned(entry("greffe", {"x": "secret"})) == {}

"""Facts survive the way through a pending record."""

from __future__ import annotations

import json
from datetime import date

import pytest

from suivi_tool.actions.records import from_json, to_json
from suivi_tool.procedure.appeal import Appeal, Appellant, AppellantType, Channel, Justified

FULL = Appeal(
    "APP-2026-001",
    received_on=date(2026, 4, 30),
    channel=Channel.REGISTERED_LETTER,
    appellant="Élodie L'Hôte",
    appellant_type=AppellantType.CANDIDATE,
    justified=Justified.PENDING,
    actions=("AC-1", "AC-2"),
    told_progress_on=(date(2026, 5, 20), date(2026, 6, 1)),
)


@pytest.mark.parametrize("fact", [FULL, Appeal("1"), Appellant("Dupont", address="1 rue X\nParis")])
def test_facts_come_back_equal(fact: Appeal | Appellant) -> None:
    assert from_json(type(fact), json.loads(json.dumps(to_json(fact)))) == fact


def test_what_is_not_known_is_not_written() -> None:
    assert to_json(Appeal("1", appellant="Dupont")) == {"number": "1", "appellant": "Dupont"}


def test_a_field_of_a_later_version_is_left_out_and_a_wrong_word_is_told() -> None:
    assert from_json(Appeal, {"number": "1", "to_come": 3}) == Appeal("1")
    with pytest.raises(ValueError, match="Pigeon"):
        from_json(Appeal, {"number": "1", "channel": "Pigeon"})

"""Every way of damaging an input changes it, and the same draw gives the same damage."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks import trust_damage as damage

MAIL = (
    b"From: Anne <anne@exemple.fr>\nSubject: Appel\nContent-Type: text/plain; charset=utf-8\n"
    b"Content-Transfer-Encoding: 8bit\n\nJe conteste la d\xc3\xa9cision.\n"
)
SETTINGS = '[roles]\nrq = "Anne"\n# delai_reponse = 30\n'
RECORD = {"id": "1", "payload": {"Appelant": "Anne", "n": [1, 2.5, None]}}
WAYS: dict[str, tuple[Callable[[Any, random.Random], Any], Any]] = {
    "bytes": (damage.damage, b"PK\3\4 a package of some length"),
    "JSON": (damage.changed_json, RECORD),
    "TOML": (damage.changed_toml, SETTINGS),
    "mail": (damage.changed_mail, MAIL),
    "compound file": (damage.changed_compound, bytes(range(256)) * 8),
}


@pytest.mark.parametrize("name", WAYS)
def test_most_draws_change_the_input_and_each_can_be_made_again(name: str) -> None:
    way, sound = WAYS[name]
    drawn = [way(sound, random.Random(seed)) for seed in range(60)]
    assert drawn == [way(sound, random.Random(seed)) for seed in range(60)]
    assert sum(each != sound for each in drawn) > 40
    assert len({repr(each) for each in drawn}) > 15


def test_what_is_sound_is_left_as_it_was() -> None:
    for seed in range(40):
        damage.changed_json(RECORD, random.Random(seed))
    assert RECORD == {"id": "1", "payload": {"Appelant": "Anne", "n": [1, 2.5, None]}}


def test_only_the_first_bytes_are_flipped_where_asked_for() -> None:
    flipped = damage.flipped(bytes(600), random.Random(1), 512)
    assert flipped[:512] != bytes(512)
    assert flipped[512:] == bytes(88)

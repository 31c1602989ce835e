"""A slice of the damaged files that we wrote ourselves; and the trial sees a traceback."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from benchmarks import trust_fuzz
from suivi_tool.errors import RefusedInput


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("owner files", 150),
        ("pending records", 150),
        ("notes and backups", 150),
        ("journal", 150),
    ],
)
def test_whatever_is_damaged_gives_an_answer_or_a_refusal(kind: str, count: int) -> None:
    result = trust_fuzz.KINDS[kind](count, 2)
    assert (result.wrong, result.runs) == ([], count)


def test_every_kind_that_the_program_reads_has_its_slice() -> None:
    tried = {"owner files", "pending records", "notes and backups", "journal", "settings"}
    assert tried | {"xlsx", "docx", "eml", "msg", "pending nonsense"} == trust_fuzz.KINDS.keys()


def test_the_trial_of_damaged_files_sees_a_traceback_and_a_silent_refusal() -> None:
    def draw(chance: random.Random) -> Callable[[], object]:
        kind = chance.randrange(3)

        def read() -> None:
            if kind == 0:
                raise KeyError("x")
            if kind == 1:
                raise RefusedInput("")
            raise RefusedInput("Ce fichier est abîmé.")

        return read

    result = trust_fuzz.trial(60, 1, draw)
    said = {line.partition(": ")[2] for line in result.wrong}
    assert said == {"KeyError: 'x'", "a refusal without a sentence"}
    assert 0 < len(result.wrong) < result.runs == 60

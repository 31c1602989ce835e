"""A slice of the trial of `benchmarks.three_ways`: rules, cached values and LibreOffice agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from office import LibreOffice

from benchmarks.three_ways import compare, difference, make, with_sheets
from benchmarks.three_ways_cases import Case, drawn
from suivi_tool.tracker.sheets import generated

CHOSEN = [
    replace(drawn(1)[0], seed=3, size=0, table=False, wild=False, today=date(2026, 1, 1)),
    replace(drawn(1)[0], seed=0, size=25, wild=True, overdue=True, plan=True,
            short_list=False, former=True,
            today=date(2024, 2, 27), fields=(
                "received_on", "number", "appellant", "acknowledged_on", "reply_due", "replied_on",
                "closed_on", "justified", "ruled_on", "period_verdict", "outcome")),
    replace(drawn(1)[0], seed=9, size=30, wild=True, overdue=False, short_list=True, date1904=True,
            today=date(2026, 12, 31), total_row=True,
            fields=("number", "appellant", "acknowledged_on", "received_on", "reply_due")),
]  # fmt: skip


def test_the_rules_the_file_and_libreoffice_agree_also_after_a_row_typed_by_hand(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    def recalculate(files: Sequence[Path], into: Path) -> Sequence[Path]:
        return libreoffice.convert(files, into, recalculate=True)

    counts = compare(CHOSEN, recalculate, tmp_path)

    assert counts["cells"] > 9_000
    assert counts["cells after a typed row"] > 3_000


def test_a_wrong_cached_value_is_seen() -> None:
    case = CHOSEN[1]
    right, later = make(case), make(replace(case, today=date(2024, 6, 3)))
    assert difference("Indicateurs", right.data, right.data) == []
    assert difference("Indicateurs", right.data, later.data)


def test_the_second_refresh_changes_nothing() -> None:
    made = make(CHOSEN[1])

    assert with_sheets(made.data, made.facts) == made.data


@pytest.mark.parametrize("case", CHOSEN, ids=["empty", "wild", "1904"])
def test_the_same_facts_give_the_same_bytes(case: Case) -> None:
    facts = make(case).facts
    assert generated.build(facts) == generated.build(facts)

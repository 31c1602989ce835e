from __future__ import annotations

from datetime import datetime

import pytest

from suivi_tool.tracker.appeal_columns import APPEALS
from suivi_tool.tracker.contents import (
    could_be,
    is_date_like,
    mostly_distinct,
    share_of_durations,
    share_of_words,
)
from suivi_tool.tracker.view import Cell


@pytest.mark.parametrize(
    "value", [datetime.fromisoformat("2026-05-03"), "3/5/26", "3 mai 2026", 46145, "le 03.05.2026"]
)
def test_dates_are_seen_in_every_dress(value: Cell) -> None:
    assert is_date_like(value)


@pytest.mark.parametrize("value", ["semaine 12", "fait", 12, True, None, "AC-2026-01", "12.5"])
def test_other_things_are_no_dates(value: Cell) -> None:
    assert not is_date_like(value)


def test_cells_exclude_a_column_or_do_not() -> None:
    days: list[Cell] = [datetime.fromisoformat("2026-05-03"), "fait", "3/5/26"]
    texts: list[Cell] = ["fait", "ASAP", "non"]
    assert could_be(APPEALS["received_on"], days)
    assert not could_be(APPEALS["received_on"], texts)
    assert could_be(APPEALS["appellant"], texts)
    assert could_be(APPEALS["received_on"], [])
    assert not could_be(APPEALS["appellant"], [datetime.fromisoformat("2026-05-03")] * 3)


def test_shares() -> None:
    assert share_of_words(["Candidat", "DEMANDEUR", "x", None], ("Candidat", "Demandeur")) == 0.5
    assert share_of_words([], ("a",)) == 0
    assert share_of_durations([30.0, "2 mois", "15 j", "semaine 12"]) == 0.75
    assert mostly_distinct(["a", "b", "b"])
    assert not mostly_distinct(["a", "a", "a"])

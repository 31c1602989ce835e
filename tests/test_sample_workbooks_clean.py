"""Sample 1: a tracker as one would wish it."""

from __future__ import annotations

from pathlib import Path

from sample_cases import opened, plan, register

from sample_workbooks import clean, facts
from suivi_tool.workbook.book import Workbook

NAME = "1-deux-feuilles.xlsx"


def test_nothing_about_it_is_in_doubt(samples: Path) -> None:
    _, understood = opened(samples / NAME)
    assert understood.doubts == ()
    assert understood.appeals is not None
    assert understood.actions is not None
    assert (understood.appeals.table, understood.actions.table) == ("TabAppels", "TabActions")


def test_it_holds_every_appeal_and_every_action(samples: Path) -> None:
    assert list(register(samples / NAME).numbers) == [row["N° appel"] for row in facts.appeals()]
    assert list(plan(samples / NAME).numbers) == [row["N° AC/AP"] for row in facts.actions()]


def test_another_set_of_records_makes_another_tracker() -> None:
    book = Workbook(clean.build(facts.appeals()[:2], facts.actions()[:3]))
    assert book.tables("Appels")[0].last_data_row == 3
    assert book.tables("Plan d'actions")[0].last_data_row == 4

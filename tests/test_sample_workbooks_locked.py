"""Sample 7: protected sheets, a locked structure, dates from 1904."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sample_cases import register, with_an_action

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.book import Workbook


def test_what_is_locked_is_refused_with_what_to_do(samples: Path) -> None:
    data = (samples / "7-verrouille.xlsx").read_bytes()
    book = Workbook(data)
    assert (book.date1904, book.structure_locked, book.is_protected("Appels")) == (True, True, True)
    with pytest.raises(WorkbookRefused, match="Ôter la protection"):
        with_an_action(data)
    assert book.save() is data


def test_what_is_locked_can_be_read_and_its_days_are_right(samples: Path) -> None:
    appeal = register(samples / "7-verrouille.xlsx").row("APP-2026-005").appeal
    assert appeal.received_on == date(2026, 4, 28)

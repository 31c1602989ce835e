"""What surrounds the two sheets of sample 2, and must never be taken for them."""

from __future__ import annotations

from pathlib import Path

from sample_cases import opened

from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.sheet_names import judge

NAME = "2-vecu.xlsx"


def test_their_sheets_bear_names_of_ours_and_names_like_the_register(samples: Path) -> None:
    tracker, _ = opened(samples / NAME)
    names = set(tracker.book.sheet_names)
    assert {"Indicateurs", "Jours fériés"} <= names
    assert names - set(tracker.book.visible_sheet_names)
    judged = {name: judge(SheetKind.APPEALS, name) for name in names}
    assert any(found.other for found in judged.values())
    assert any(found.archive for found in judged.values())


def test_a_name_of_theirs_is_broken_and_stays_so(samples: Path) -> None:
    tracker, _ = opened(samples / NAME)
    names = tracker.book.defined_names()
    assert [name for name, refers in names.items() if "#REF!" in refers]

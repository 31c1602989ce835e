"""The sample trackers read as the tool reads them, and one action more in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from suivi_tool.tracker.action_plan import ActionPlan, read_actions
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.register import Register, read_appeals
from suivi_tool.tracker.understanding import Understanding, understand_views
from suivi_tool.workbook.book import Workbook


def opened(path: Path) -> tuple[Tracker, Understanding]:
    """Return a sample and what it is to the tool."""
    tracker = Tracker(path.read_bytes())
    return tracker, understand_views(tracker.views())


def register(path: Path) -> Register:
    """Return the appeals of a sample."""
    tracker, understood = opened(path)
    assert understood.appeals is not None
    return read_appeals(tracker, understood.appeals)


def plan(path: Path) -> ActionPlan:
    """Return the actions of a sample."""
    tracker, understood = opened(path)
    assert understood.actions is not None
    return read_actions(tracker, understood.actions)


def with_an_action(data: bytes) -> bytes:
    """Return a sample with one action more in its table."""
    book = Workbook(data)
    last = book.tables("Plan d'actions")[0].last_data_row
    book.append_rows(
        "Plan d'actions", [{1: "AC-2026-99", 2: date(2026, 5, 4), 13: "RQ"}],
        after=last, table="TabActions",
    )  # fmt: skip
    return book.save()

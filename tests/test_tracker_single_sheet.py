from __future__ import annotations

from datetime import date
from pathlib import Path

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.tracker.action_plan import append_action, read_actions
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.single_sheet import appeals_among, as_action
from suivi_tool.tracker.understanding import understand_views
from suivi_tool.tracker.writing import SheetWriter


def test_appeals_among_actions_are_told_apart(samples: Path) -> None:
    tracker = Tracker((samples / "3-feuille-unique.xlsx").read_bytes())
    layout = understand_views(tracker.views()).actions
    assert layout is not None
    plan = read_actions(tracker, layout)
    appeals = appeals_among(plan)
    assert len(appeals) == 27
    first = appeals[0][1]
    assert (first.number, first.received_on) == ("APP-2023-001", date(2023, 5, 16))

    appeal = Appeal(
        "APP-2026-006", received_on=date(2026, 4, 30), contested_decision="Retrait", ground="Motif"
    )
    writer = SheetWriter(tracker, layout, plan.extent)
    row = append_action(writer, as_action(appeal))
    again = read_actions(Tracker(tracker.book.save()), layout)
    assert appeals_among(again)[-1][0] == row
    assert again.row("APP-2026-006").action.finding == "Retrait\u00a0: Motif"

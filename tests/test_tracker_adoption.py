from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from excel_trackers import row_of, workbook

from suivi_tool.tracker.action_plan import read_actions
from suivi_tool.tracker.adoption import add_missing_columns, missing_columns
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.data_rows import DataRows
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.layout import SheetLayout, from_settings
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.recognition import recognise
from suivi_tool.tracker.register import read_appeals
from suivi_tool.tracker.understanding import Understanding, understand_views

REGISTER = """
    N° appel | Reçu le | Appelant | Objet
    APP-1 | 2026-01-02 | Durand | Retrait
    APP-2 | 2026-01-03 | Dupond | Retrait
"""


def opened(data: bytes) -> tuple[Tracker, Understanding]:
    tracker = Tracker(data)
    return tracker, understand_views(tracker.views())


def extent(tracker: Tracker, layout: SheetLayout) -> DataRows:
    if layout.kind is SheetKind.APPEALS:
        return read_appeals(tracker, layout).extent
    return read_actions(tracker, layout).extent


@pytest.mark.parametrize("tables", [{}, {"Appels": "TabAppels"}])
def test_fields_without_a_column_get_one_at_the_right_end(tables: dict[str, str]) -> None:
    tracker, understood = opened(workbook({"Appels": REGISTER}, tables=tables))
    layout = understood.appeals
    assert layout is not None
    missing = missing_columns(layout, understood.doubts, required_only=True)
    assert missing == ("channel", "appellant_type", "notified_on")
    more = add_missing_columns(tracker, layout, missing, extent(tracker, layout))
    assert (more.columns["channel"], more.columns["notified_on"]) == (5, 7)
    saved = tracker.book.save()
    assert row_of(saved, "Appels", 1) == [
        "N° appel", "Reçu le", "Appelant", "Objet",
        "Mode de réception", "Type d'appelant", "Date de notification",
    ]  # fmt: skip
    again, now = opened(saved)
    assert now.appeals == more
    assert recognise(from_settings(SheetKind.APPEALS, more.to_settings()), again).sure


def test_what_a_column_in_doubt_may_be_is_not_added_beside_it() -> None:
    drawn = "N° appel | Reçu le | Appelant | Objet | Commentaires | Commentaires"
    _, understood = opened(workbook({"Appels": drawn}))
    assert understood.appeals is not None
    missing = missing_columns(understood.appeals, understood.doubts)
    assert "comments" not in missing
    assert "causes" in missing


def test_nothing_missing_changes_nothing() -> None:
    data = workbook({"Appels": REGISTER})
    tracker, understood = opened(data)
    assert understood.appeals is not None
    add_missing_columns(tracker, understood.appeals, (), DataRows((), 1))
    assert tracker.book.save() == data


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
@pytest.mark.parametrize(
    "name", ["1-deux-feuilles.xlsx", "2-vecu.xlsx", "3-feuille-unique.xlsx", "6-desordre.xlsx"]
)
def test_the_samples_are_adopted_whole(samples: Path, name: str) -> None:
    tracker, understood = opened((samples / name).read_bytes())
    layouts = [layout for layout in (understood.appeals, understood.actions) if layout]
    more = [
        add_missing_columns(
            tracker, layout, missing_columns(layout, understood.doubts), extent(tracker, layout)
        )
        for layout in layouts
    ]
    saved = tracker.book.save()
    again, now = opened(saved)
    assert [layout for layout in (now.appeals, now.actions) if layout] == more
    for before, after in zip(layouts, more, strict=True):
        assert set(after.columns) == set(COLUMNS[after.kind])
        assert recognise(before, again).sure
    assert openpyxl.load_workbook(io.BytesIO(saved)).sheetnames == list(tracker.book.sheet_names)

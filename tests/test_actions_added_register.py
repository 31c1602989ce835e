"""A tracker without a register gets « Appels »; one that has its own is left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from work_folders import CLEAN, SAMPLES, SINGLE, make

from suivi_tool.actions.added_register import with_register
from suivi_tool.actions.office import Office
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.register import read_appeals
from suivi_tool.tracker.understanding import understand


def unadopted(office: Office) -> Office:
    """The same work folder, before it is known where its registers are."""
    sheets = {name: held for name, held in office.settings.sheets.items() if name != "appels"}
    return replace(office, settings=replace(office.settings, sheets=sheets))


def test_the_appeals_of_a_single_sheet_are_carried_over(tmp_path: Path) -> None:
    office = unadopted(make(tmp_path, SINGLE).office())
    data = (SAMPLES / SINGLE).read_bytes()
    after, made = with_register(office, data)
    layout = understand(made).appeals
    assert layout is not None
    appeals = read_appeals(Tracker(made), layout).appeals
    assert len(appeals) == 27
    assert appeals[0].appeal.number == "APP-2023-001"
    assert appeals[0].appeal.appellant == "BERTIN Julien"
    assert after.settings.sheets["appels"]["feuille"] == "Appels"


def test_a_register_of_theirs_is_kept_and_nothing_is_written(tmp_path: Path) -> None:
    office = make(tmp_path, CLEAN).office()
    data = (SAMPLES / CLEAN).read_bytes()
    assert with_register(office, data) == (office, data)
    assert with_register(unadopted(office), data)[1] is data

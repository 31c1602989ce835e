"""Archives are read for the appeals that they hold, and for nothing else."""

from __future__ import annotations

from pathlib import Path

from work_folders import LIVED, make

from suivi_tool.actions.agenda import indicators
from suivi_tool.actions.situation import look


def test_an_archive_of_actions_holds_no_appeal(tmp_path: Path) -> None:
    place = make(tmp_path, LIVED)  # its « Archives 2022 » lists actions: N°, Date, Type, Origine…
    assert place.sheet("Archives 2022")["A3"].value == 1
    assert look(place.office()).former == ()
    oldest = indicators(place.office()).oldest_open
    assert oldest is not None
    assert oldest[0].startswith("APL-26-")

"""What a state of the tracker remembers of the journal."""

from __future__ import annotations

from pathlib import Path

from work_folders import make

from suivi_tool.actions.anchored import head_in
from suivi_tool.storage.journal import Anchor


def test_the_tracker_remembers_where_the_journal_of_its_folder_ended(tmp_path: Path) -> None:
    place = make(tmp_path)
    fresh = place.tracker.read_bytes()
    place.register()
    work, data = place.office().work, place.tracker.read_bytes()
    assert head_in(data, work.identity) == work.journal.head()
    assert head_in(data, "another") is None
    assert head_in(fresh, work.identity) == Anchor()
    assert head_in(b"no workbook", work.identity) is None

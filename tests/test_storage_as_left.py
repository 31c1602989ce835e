"""The copy of the tracker as we left it: believed only where it is whole and the only one."""

from __future__ import annotations

from pathlib import Path

import pytest

from suivi_tool.storage import records
from suivi_tool.storage.as_left import AsLeft
from suivi_tool.storage.disk import Disk

BEFORE, AFTER = b"PK before", b"PK after"


@pytest.fixture
def left(tmp_path: Path) -> AsLeft:
    return AsLeft(tmp_path / "left", Disk())


def kept(left: AsLeft, data: bytes) -> None:
    left.store(data)
    left.keep_only(records.digest(data))


def test_where_nothing_was_written_nothing_is_known(left: AsLeft) -> None:
    assert (left.digest(), left.read(), left.at()) == ("", None, None)


def test_the_last_state_is_kept_alone(left: AsLeft) -> None:
    kept(left, BEFORE)
    kept(left, AFTER)
    assert (left.digest(), left.read()) == (records.digest(AFTER), AFTER)
    assert len(list(left.folder.iterdir())) == 1


def test_between_the_two_acts_nobody_knows_which_one_holds(left: AsLeft) -> None:
    """A run that was cut off after `store`: what people typed cannot be told, so nothing is."""
    kept(left, BEFORE)
    left.store(AFTER)
    assert (left.digest(), left.read()) == ("", None)
    left.keep_only(records.digest(BEFORE))
    assert left.read() == BEFORE


def test_a_damaged_copy_is_not_believed(left: AsLeft) -> None:
    kept(left, BEFORE)
    next(left.folder.iterdir()).write_bytes(BEFORE[:-1])
    assert left.digest() == records.digest(BEFORE)
    assert left.read() is None


def test_another_tracker_is_followed_and_other_files_stay(left: AsLeft) -> None:
    kept(left, BEFORE)
    (left.folder / "Thumbs.db").write_bytes(b"")
    left.forget()
    assert left.read() is None
    assert [path.name for path in left.folder.iterdir()] == ["Thumbs.db"]


def test_the_first_state_is_kept_where_there_is_none(left: AsLeft) -> None:
    left.store_first(BEFORE)
    left.store_first(AFTER)
    assert left.read() == BEFORE

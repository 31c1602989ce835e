"""What waits: kept as given, in the order received, damage told and never believed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from suivi_tool.errors import RefusedInput
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.pending import Pending

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def clock(*minutes: float) -> Iterator[datetime]:
    return iter([NOON + timedelta(minutes=each) for each in minutes])


def pending(folder: Path, *minutes: float) -> Pending:
    times = clock(*minutes)
    return Pending(folder, Disk(), lambda: next(times))


def test_an_entry_comes_back_as_it_was_given(tmp_path: Path) -> None:
    payload = {"Appelant": "Zoé \ud800", "Reçu le": "2026-05-04", "n": [1, None, 2.5, True]}
    box = pending(tmp_path / "pending", 0)
    entry = box.add("enregistrer", "APP-1", payload, "RQ")
    assert box.entries() == (entry,)
    assert (entry.kind, entry.number, entry.payload, entry.by, entry.at) == (
        "enregistrer",
        "APP-1",
        payload,
        "RQ",
        NOON,
    )


def test_the_order_is_that_of_reception_though_clocks_differ(tmp_path: Path) -> None:
    box = pending(tmp_path / "pending", 0, -10, -10, 5)
    given = [box.add("x", f"APP-{n}", {}, "RQ") for n in range(4)]
    assert list(box.entries()) == given
    assert [entry.at for entry in given] == list(clock(0, -10, -10, 5))


def test_what_is_removed_is_gone_and_may_be_removed_again(tmp_path: Path) -> None:
    box = pending(tmp_path / "pending", 0, 1)
    first, second = (box.add("x", "APP-1", {}, "RQ") for _ in range(2))
    box.remove(first)
    box.remove(first.id)
    assert box.entries() == (second,)


def test_a_damaged_record_is_told_with_its_file_and_stays(tmp_path: Path) -> None:
    box = pending(tmp_path / "pending", 0, 1)
    first, second = (box.add("x", "APP-1", {"Reçu le": "4 mai"}, "RQ") for _ in range(2))
    path = box.folder / f"{first.id}.json"
    path.write_bytes(path.read_bytes().replace(b"4 mai", b"5 mai"))
    assert box.entries() == (second,)
    assert [fault.place for fault in box.damaged()] == [str(path)]
    assert path.exists()


def test_a_record_copied_under_another_name_is_not_taken_twice(tmp_path: Path) -> None:
    box = pending(tmp_path / "pending", 0)
    entry = box.add("x", "APP-1", {}, "RQ")
    copy = box.folder / f"{entry.id} - Copie.json"
    copy.write_bytes((box.folder / f"{entry.id}.json").read_bytes())
    assert box.entries() == (entry,)
    assert len(box.damaged()) == 1


def test_taking_personal_data_out_keeps_the_place_in_the_order(tmp_path: Path) -> None:
    box = pending(tmp_path / "pending", 0, 1)
    first, second = (box.add("x", "APP-1", {"Appelant": "Zoé"}, "RQ") for _ in range(2))
    changed = box.rewrite(first, {"Appelant": "anonyme"})
    assert box.entries() == (changed, second)
    assert "Zoé".encode() not in (box.folder / f"{first.id}.json").read_bytes()


def test_nothing_is_acknowledged_on_a_share_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="Rien n’a été enregistré"):
        pending(tmp_path / "gone" / "pending", 0).add("x", "APP-1", {}, "RQ")

"""The lock: one at a time, who has it is said, who died with it is recognised."""

from __future__ import annotations

import os
import threading
from datetime import datetime
from pathlib import Path

import pytest

from suivi_tool.errors import TrackerBusy
from suivi_tool.storage import records, temporary
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.lock import LockHolder, held, read_holder

AT = datetime.fromisoformat("2026-05-04T09:15:00+02:00")


def signed_by(folder: Path, host: str, *, age: float = 0.0) -> None:
    """Leave the signature of somebody of `host`, `age` seconds old."""
    info = folder / "lock.json"
    content: dict[str, records.JSON] = {
        "name": "Claire", "host": host, "pid": 4242, "at": AT.isoformat(), "token": "t",
    }  # fmt: skip
    info.write_bytes(records.encode(content))
    moment = info.stat().st_mtime - age
    os.utime(info, (moment, moment))


def test_whoever_waits_is_told_who_has_the_lock(tmp_path: Path) -> None:
    told: list[str] = []

    def second() -> None:
        try:
            with held(tmp_path, disk=Disk(), wait=0.0):
                told.append("got it")
        except TrackerBusy as error:
            told.append(error.faults[0].message)

    with held(tmp_path, disk=Disk(), name="Claire", clock=lambda: AT):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    who = f"Claire (poste {temporary.host()}, depuis le 04/05/2026 à 09:15)"
    assert told == [f"Un autre enregistrement est en cours\u00a0: {who}."]


def test_the_lock_is_given_back_without_trace(tmp_path: Path) -> None:
    for _ in range(2):
        with held(tmp_path, disk=Disk()) as lock:
            assert lock.stale is None
            assert read_holder(tmp_path / "lock.json", Disk()) is not None
        assert not (tmp_path / "lock.json").exists()


def test_a_dead_holder_of_this_machine_is_recognised_and_named(tmp_path: Path) -> None:
    signed_by(tmp_path, temporary.host())
    with held(tmp_path, disk=Disk(), wait=0.0) as lock:
        assert lock.stale == LockHolder("Claire", temporary.host(), 4242, AT.isoformat(), "t")


def test_another_machine_has_a_minute_to_give_a_sign(tmp_path: Path) -> None:
    signed_by(tmp_path, "POSTE-12", age=30)
    with pytest.raises(TrackerBusy, match="Claire"), held(tmp_path, disk=Disk(), wait=0.0):
        pass
    signed_by(tmp_path, "POSTE-12", age=61)
    with held(tmp_path, disk=Disk(), wait=0.0) as lock:
        assert lock.stale is not None
        assert lock.stale.host == "POSTE-12"


def test_a_signature_cut_short_by_a_power_cut_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "lock.json").write_bytes(b'{"content": {"na')
    with held(tmp_path, disk=Disk(), wait=0.0):
        pass


def test_a_laptop_that_slept_finds_its_lock_taken(tmp_path: Path) -> None:
    with held(tmp_path, disk=Disk()) as lock:
        lock.check()
        signed_by(tmp_path, "POSTE-12")
        with pytest.raises(TrackerBusy, match="POSTE-12"):
            lock.check()
    assert (tmp_path / "lock.json").exists()  # it is theirs

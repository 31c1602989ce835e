"""Operations: the last one that stands is the one to take back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from suivi_tool.errors import TrackerBusy
from suivi_tool.storage import operations as module
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.operations import Operations

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def operations(tmp_path: Path) -> Operations:
    return Operations(tmp_path / "operations", Disk(), lambda: AT)


def test_the_last_one_that_stands(operations: Operations) -> None:
    assert operations.last() is None
    first = operations.record("enregistrer", "APP-1", "RQ", {"files": ["Fiche.docx"]})
    second = operations.record("accuse", "APP-1", "RQ", {})
    assert operations.all() == (first, second)
    assert operations.last() == second
    operations.mark_undone(second)
    assert operations.last() == first
    operations.mark_undone(first)
    assert operations.last() is None


def test_details_can_be_changed(operations: Operations) -> None:
    first = operations.record("enregistrer", "APP-1", "RQ", {"Appelant": "Zoé"})
    operations.update(first, {})
    assert operations.all()[0].details == {}


def test_the_oldest_go(operations: Operations, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 2)
    for n in range(4):
        operations.record("x", f"APP-{n}", "RQ", {})
    assert [done.number for done in operations.all()] == ["APP-2", "APP-3"]


def test_a_damaged_record_is_passed_over(operations: Operations) -> None:
    first = operations.record("x", "APP-1", "RQ", {})
    second = operations.record("x", "APP-2", "RQ", {})
    (operations.folder / f"{second.id}.json").write_bytes(b"{}")
    assert operations.last() == first


def test_a_share_that_is_gone_is_told_in_french(tmp_path: Path) -> None:
    with pytest.raises(TrackerBusy, match="introuvable"):
        Operations(tmp_path / "gone" / "operations", Disk()).all()

"""The case of the trials of trust: each thing that may go wrong in it is told by its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import trust_case as case
from benchmarks.trust_disks import PointDisk

Spoil = Callable[[Path], None]


@pytest.fixture
def lived(tmp_path: Path) -> tuple[Path, Path]:
    """A case in which two things are registered, merged and documented; what was acknowledged."""
    root, acks = tmp_path / "Dossier partagé", tmp_path / "acks"
    case.new_case(root, PointDisk())
    for _ in range(2):
        case.register(root, acks, PointDisk())
    return root, acks


def rewritten(change: Callable[[bytes], bytes]) -> Spoil:
    def spoil(root: Path) -> None:
        tracker = case.tracker_path(root)
        tracker.write_bytes(change(tracker.read_bytes()))

    return spoil


def without_the_first(data: bytes) -> bytes:
    return b"".join(line for line in data.splitlines(True) if not line.startswith(b"APP-0001"))


def with_the_first_twice(data: bytes) -> bytes:
    return data + next(line for line in data.splitlines(True) if line.startswith(b"APP-0001"))


def torn_document(root: Path) -> None:
    document = case.open_case(root).dossiers / "APP-0001" / "Fiche.txt"
    document.write_bytes(document.read_bytes()[:-7])


def a_name_in_the_journal(root: Path) -> None:
    journal = case.open_case(root).journal.path
    journal.write_bytes(journal.read_bytes() + case.PERSON.encode())


def something_left_behind(root: Path) -> None:
    (root / ".suivi" / "lock.json").write_text("{}")


def test_where_nothing_went_wrong_nothing_is_told(lived: tuple[Path, Path]) -> None:
    assert case.acknowledged(lived[1]) == ["APP-0001", "APP-0002"]
    assert case.at_once(*lived) == case.after_next_run(*lived) == []


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (rewritten(without_the_first), "APP-0001 is lost"),
        (rewritten(with_the_first_twice), "APP-0001 is there 2 times"),
        (rewritten(lambda data: data[:-1]), "the tracker cannot be opened"),
        (torn_document, "APP-0001: its document is torn"),
        (a_name_in_the_journal, "personal data in the journal"),
        (something_left_behind, "left behind: lock.json"),
    ],
)
def test_what_went_wrong_is_told(lived: tuple[Path, Path], spoil: Spoil, told: str) -> None:
    spoil(lived[0])
    assert told in case.after_next_run(*lived)

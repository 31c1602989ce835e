"""Documents: put only over what was read, and taken back unless somebody touched them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.trust_fuzz import word_owner
from suivi_tool.errors import RefusedInput, TrackerBusy
from suivi_tool.storage.case_files import CaseFiles, FileChange, file_change_of
from suivi_tool.storage.disk import Disk


@pytest.fixture
def files(tmp_path: Path) -> CaseFiles:
    return CaseFiles(tmp_path / "Dossiers", tmp_path / "bin", tmp_path / "scratch", Disk())


@pytest.fixture
def fiche(files: CaseFiles) -> Path:
    return files.folder("APP/2026/001") / "Fiche d’appel APP-2026-001.docx"


def test_a_document_is_made_in_the_folder_of_its_number(files: CaseFiles, fiche: Path) -> None:
    change = files.write(fiche, b"one", None)
    assert fiche.parent.name == "APP-2026-001"
    assert files.read(fiche) == b"one"
    assert (change.path, change.before, change.binned) == (fiche, "", "")
    assert [path.name for path in fiche.parent.iterdir()] == [fiche.name]


@pytest.mark.parametrize(("number", "has"), [("APP/2026/001", True), (" APP/2026/001 ", True),
                                             ("APP-2", False), ("?", False), ("", False),
                                             ("CON", False), ("x" * 99, False)])  # fmt: skip
def test_only_a_number_whose_folder_is_there_has_one(
    files: CaseFiles, fiche: Path, number: str, *, has: bool
) -> None:
    files.write(fiche, b"one", None)
    assert files.has(number) is has


def test_what_is_not_there_is_read_as_nothing(files: CaseFiles, fiche: Path) -> None:
    assert files.read(fiche) is None


@pytest.mark.parametrize("expected", [None, b"what we read"])
def test_what_somebody_changed_is_left_as_it_is(
    files: CaseFiles, fiche: Path, expected: bytes | None
) -> None:
    files.write(fiche, b"theirs", None)
    with pytest.raises(RefusedInput, match="a changé depuis"):
        files.write(fiche, b"ours", expected)
    assert files.read(fiche) == b"theirs"


def test_what_somebody_removed_does_not_come_back_by_itself(files: CaseFiles, fiche: Path) -> None:
    files.write(fiche, b"one", None)
    fiche.unlink()
    with pytest.raises(RefusedInput, match="a changé depuis"):
        files.write(fiche, b"two", b"one")
    assert not fiche.exists()


def test_open_in_word_it_is_left_and_the_person_named(files: CaseFiles, fiche: Path) -> None:
    files.write(fiche, b"one", None)
    fiche.with_name("~$" + fiche.name[2:]).write_bytes(word_owner("Claire Évrard"))
    with pytest.raises(TrackerBusy, match="ouvert par Claire Évrard"):
        files.write(fiche, b"two", b"one")
    assert files.read(fiche) == b"one"


def test_the_same_content_writes_nothing(files: CaseFiles, fiche: Path) -> None:
    files.write(fiche, b"one", None)
    before = fiche.stat().st_mtime_ns
    change = files.write(fiche, b"one", b"one")
    assert (change.before, fiche.stat().st_mtime_ns) == (change.after, before)
    assert files.binned() == ()


def test_a_new_document_taken_back_lies_in_the_bin(files: CaseFiles, fiche: Path) -> None:
    change = files.write(fiche, b"one", None)
    files.take_back(change)
    files.take_back(change)
    assert not fiche.exists()
    assert [path.read_bytes() for path in files.binned()] == [b"one"]


def test_a_replaced_document_taken_back_is_the_former_one(files: CaseFiles, fiche: Path) -> None:
    files.write(fiche, b"one", None)
    change = files.write(fiche, b"two", b"one")
    files.take_back(file_change_of(change.as_json(files.root), files.root))
    assert files.read(fiche) == b"one"
    assert sorted(path.read_bytes() for path in files.binned()) == [b"one", b"two"]


def test_a_document_touched_since_is_not_taken_back(files: CaseFiles, fiche: Path) -> None:
    change = files.write(fiche, b"one", None)
    fiche.write_bytes(b"completed by hand")
    with pytest.raises(RefusedInput, match="a changé depuis"):
        files.take_back(change)
    assert files.read(fiche) == b"completed by hand"


def test_a_bin_that_was_tampered_with_gives_nothing_back(files: CaseFiles, fiche: Path) -> None:
    files.write(fiche, b"one", None)
    change = files.write(fiche, b"two", b"one")
    Path(change.binned).write_bytes(b"forged")
    with pytest.raises(RefusedInput, match="a changé depuis"):
        files.take_back(change)
    assert files.read(fiche) == b"two"


def test_a_record_of_a_change_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="binned"):
        file_change_of({"path": "x", "before": "", "after": ""}, tmp_path)
    change = FileChange(tmp_path / "x", "a", "b", str(tmp_path / "c"))
    assert file_change_of(change.as_json(tmp_path), tmp_path) == change
    moved = file_change_of(change.as_json(tmp_path), tmp_path / "ailleurs")
    assert (moved.path, moved.binned) == (
        tmp_path / "ailleurs" / "x",
        str(tmp_path / "ailleurs" / "c"),
    )

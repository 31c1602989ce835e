"""What was done is kept so that it can be taken back."""

from __future__ import annotations

from pathlib import Path

from work_folders import make

from suivi_tool.actions.operations import record


def test_the_last_operation_names_its_entries_and_files(tmp_path: Path) -> None:
    place = make(tmp_path)
    place.register()
    last = place.office().work.operations.last()
    assert last
    assert (last.kind, last.number) == ("enregistrer", "APP-2026-006")
    files, entries = last.details["files"], last.details["entries"]
    assert isinstance(files, list)
    assert isinstance(entries, list)
    assert (len(files), len(entries)) == (3, 1)


def test_a_disk_that_refuses_does_not_undo_what_was_done(tmp_path: Path) -> None:
    office = make(tmp_path).office()
    operations = tmp_path / ".suivi" / "operations"
    if operations.is_dir():
        operations.rmdir()
    operations.write_text("a file where the folder should be", "utf-8")
    record(office, "enregistrer", "APP-2026-006")
    assert operations.is_file()

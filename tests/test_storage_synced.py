"""Folders that are synchronised: recognised, and their copies in conflict found."""

from __future__ import annotations

from pathlib import Path

import pytest

from suivi_tool.errors import TrackerBusy
from suivi_tool.storage import synced, temporary
from suivi_tool.storage.tracker_file import TrackerFile


@pytest.mark.parametrize(
    ("folder", "provider"),
    [
        ("/c/Users/claire/OneDrive - Certif SA/Qualité", "OneDrive"),
        ("/c/Users/claire/OneDrive/Qualité", "OneDrive"),
        ("/c/Users/claire/Certif SA - SharePoint/Qualité", "SharePoint"),
        ("/c/Users/claire/Dropbox (Perso)/Qualité", "Dropbox"),
        ("/g/Mon Drive/Qualité", "Google Drive"),
        ("/p/Qualité/Mes drives", ""),
    ],
)
def test_the_program_is_recognised_by_its_folder(folder: str, provider: str) -> None:
    assert synced.provider(Path(folder), {}) == provider


def test_onedrive_tells_where_it_lies() -> None:
    environment = {"OneDriveCommercial": "/c/Users/claire/Certif SA"}
    assert synced.provider(Path("/c/Users/claire/Certif SA/Qualité"), environment) == "OneDrive"
    assert synced.provider(Path("/c/Users/claire/Certif"), environment) == ""


@pytest.mark.parametrize(
    "name",
    [
        "Suivi-DESKTOP-AB12CD3.xlsx",
        "Suivi-PC12-2.xlsx",
        "Suivi (Claire's conflicted copy 2026-11-02).xlsx",
        "Suivi (copie en conflit de PC-12 2026-11-02).xlsx",
        "Suivi.sync-conflict-20261102-091500-ABCDEFG.xlsx",
        f"Suivi-{temporary.host()}.xlsx",
        "Suivi-accueil.xlsx",
    ],
)
def test_a_copy_in_conflict_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert synced.conflict_copies(tmp_path / "Suivi.xlsx", ["Accueil"]) == (tmp_path / name,)


@pytest.mark.parametrize(
    "name",
    ["Suivi.xlsx", "Suivi-2025.xlsx", "Suivi-COPIL.xlsx", "Suivi - Copie.xlsx", "Suivi-PC12.docx"],
)
def test_other_files_of_theirs_are_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    assert synced.conflict_copies(tmp_path / "Suivi.xlsx") == ()


def test_a_file_on_the_move_is_not_fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "OneDrive - Certif SA"
    folder.mkdir()
    tracker = TrackerFile(folder / "Suivi.xlsx")
    tracker.path.write_bytes(b"one")
    naps: list[float] = []
    monkeypatch.setattr("time.sleep", naps.append)
    tracker.check_fresh()
    monkeypatch.setattr("time.sleep", lambda _: tracker.path.write_bytes(b"still coming"))
    with pytest.raises(TrackerBusy, match="OneDrive est en train de synchroniser"):
        tracker.check_fresh()
    assert naps == [0.5]
    assert tracker.synced_by == "OneDrive"
    assert list(folder.iterdir()) == [tracker.path]

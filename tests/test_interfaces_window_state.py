"""What a running server leaves for the second double-click: for its own user alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from suivi_tool.errors import RefusedInput
from suivi_tool.interfaces.window import remembered, state

posix = pytest.mark.skipif(os.name != "posix", reason="droits de fichiers POSIX")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    return tmp_path


RUNNING = state.Running(4242, "/abc", "jeton", 7)


def test_what_is_written_is_read_back() -> None:
    path = state.state_file("dossier")
    state.write(path, RUNNING)
    assert state.read(path) == RUNNING
    assert [found.name for found in path.parent.iterdir()] == [path.name]


@posix
def test_nobody_else_may_read_it() -> None:
    path = state.state_file("dossier")
    state.write(path, RUNNING)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@posix
def test_a_folder_left_open_is_closed(place: Path) -> None:
    (place / "suivi_tool").mkdir(mode=0o755)
    assert state.private_folder().stat().st_mode & 0o777 == 0o700


@posix
def test_a_folder_that_is_somebody_elses_is_refused(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "suivi_tool").mkdir(mode=0o700)
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    with pytest.raises(RefusedInput, match="appartient à un autre compte"):
        state.private_folder()


@posix
def test_a_link_in_place_of_the_folder_is_refused(place: Path, tmp_path: Path) -> None:
    (tmp_path / "ailleurs").mkdir()
    (place / "suivi_tool").symlink_to(tmp_path / "ailleurs")
    with pytest.raises((RefusedInput, FileExistsError)):
        state.private_folder()


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"port": 1}', "\x00", '{"port":"1","prefix":"/","token":"t","pid":1}'],
)
def test_a_damaged_file_is_no_server(text: str) -> None:
    path = state.state_file("dossier")
    path.write_text(text, "utf-8")
    assert state.read(path) is None


def test_each_folder_day_and_user_has_its_own_server() -> None:
    about = (("a", None, "x"), ("b", None, "x"), ("a", None, "y"), ("a", "2026-05-02", "x"))
    assert len({state.state_file(*each) for each in about}) == 4


def test_only_the_server_that_wrote_it_takes_it_away() -> None:
    path = state.state_file("dossier")
    state.write(path, RUNNING)
    state.forget(path, 8)
    assert path.exists()
    state.forget(path, 7)
    assert not path.exists()


def test_the_last_folder_is_remembered_while_it_is_there(tmp_path: Path) -> None:
    root = tmp_path / "Dossier d’essai"
    root.mkdir()
    remembered.remember(root)
    assert remembered.folder() is None
    (root / "suivi.toml").write_text("", "utf-8")
    assert remembered.folder() == root


def test_a_place_that_cannot_be_made_is_said_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fichier").write_text("", "utf-8")
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "fichier"))
    with pytest.raises(RefusedInput, match="ne peut pas être créé"):
        state.state_file("dossier")
    assert remembered.folder() is None

"""Which browser opens, and which files may."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from suivi_tool.interfaces.window import opening


def test_on_windows_edge_comes_before_chrome(tmp_path: Path) -> None:
    edge = tmp_path / "x86" / opening._WINDOWS[0][1]
    chrome = tmp_path / "pf" / opening._WINDOWS[2][1]
    environ = {"ProgramFiles(x86)": str(tmp_path / "x86"), "ProgramFiles": str(tmp_path / "pf")}
    if sys.platform != "win32":
        edge = tmp_path / "x86" / "Microsoft\\Edge\\Application\\msedge.exe"
        chrome = tmp_path / "pf" / "Google\\Chrome\\Application\\chrome.exe"
    for place in (edge, chrome):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    commands = list(opening.chromeless("win32", environ, lambda _name: None))
    assert [command[0] for command in commands] == [str(edge), str(chrome)]


def test_on_linux_what_is_installed_is_tried_in_order() -> None:
    found = {"chromium": "/usr/bin/chromium", "microsoft-edge": "/opt/edge"}
    commands = list(opening.chromeless("linux", {"DISPLAY": ":0"}, found.get))
    assert [command[0] for command in commands] == ["/opt/edge", "/usr/bin/chromium"]


def test_without_a_screen_no_browser_is_tried() -> None:
    assert list(opening.chromeless("linux", {}, lambda name: f"/usr/bin/{name}")) == []


def test_a_command_of_ones_own_comes_first() -> None:
    environ = {opening.VARIABLE: "firefox -P 'Mon profil'", "DISPLAY": ":0"}
    commands = list(opening.chromeless("linux", environ, lambda _name: None))
    assert commands == [["firefox", "-P", "Mon profil"]]


@pytest.mark.skipif(sys.platform == "win32", reason="commandes POSIX")
def test_a_browser_that_fails_at_once_is_passed_over() -> None:
    assert not opening._started(["false"])
    assert not opening._started(["/nulle/part"])
    assert opening._started(["true"])


@pytest.mark.parametrize("name", ["x.exe", "x.cmd", "x.js", "x.lnk", "x.msg", "x.docm"])
def test_a_file_that_could_act_is_never_opened(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_started", lambda _command: True)
    (tmp_path / name).touch()
    assert not opening.open_file(tmp_path / name)

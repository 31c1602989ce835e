"""A failure is told where the user looks: the terminal, or a window where there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from suivi_tool.interfaces import telling


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a `zenity` first on the path that notes what it is asked to show."""
    if sys.platform == "win32":
        pytest.skip("les fenêtres de message de Linux")
    note = tmp_path / "montré.txt"
    program = tmp_path / "zenity"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{note}"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return note


def test_a_double_click_gets_a_window(shown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setenv("DISPLAY", ":7")
    telling.tell("Le « réseau » n’est pas joignable <b>.")
    said = shown.read_text("utf-8")
    assert "Le « réseau » n’est pas joignable <b>." in said
    assert "--no-markup" in said


def test_without_a_screen_nothing_is_opened(shown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    telling.tell("Rien à voir.")
    assert not shown.exists()


def test_a_terminal_is_told_in_its_own_place(
    shown: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("DISPLAY", ":7")
    telling.tell("Une phrase.")
    assert capsys.readouterr().err == "Une phrase.\n"
    assert not shown.exists()

"""The work folder used last is remembered for a double-click, privately, while it is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from suivi_tool.interfaces.window import remembered, state


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "chez moi"))


def test_it_is_found_again_while_its_settings_are_there(tmp_path: Path) -> None:
    root = tmp_path / "Qualité – appels d’été"
    root.mkdir()
    (root / "suivi.toml").write_text("", "utf-8")
    assert remembered.folder() is None
    remembered.remember(root)
    assert remembered.folder() == root
    (root / "suivi.toml").unlink()
    assert remembered.folder() is None


@pytest.mark.skipif(os.name != "posix", reason="droits POSIX")
def test_nobody_else_reads_where_it_is(tmp_path: Path) -> None:
    remembered.remember(tmp_path)
    assert (state.private_folder() / remembered.FILE).stat().st_mode & 0o077 == 0

"""The pictures of the window can be made at any time, and are all there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page
from work_folders import make

AIDE = Path(__file__).resolve().parents[2] / "aide"
sys.path.insert(0, str(AIDE))

import build_screens  # noqa: E402


def test_each_picture_is_made_from_the_running_program(page: Page, tmp_path: Path) -> None:
    pictures = tmp_path / "images"
    pictures.mkdir()
    build_screens.take(page, make(tmp_path / "Appels").root, pictures)
    made = sorted(pictures.glob("*.png"))
    assert [path.name for path in made] == sorted(
        path.name for path in build_screens.IMAGES.glob("fenetre-*.png")
    )
    for path in made:
        with Image.open(path) as new, Image.open(build_screens.IMAGES / path.name) as shown:
            assert new.size == shown.size
            assert len(new.convert("RGB").getcolors(1 << 20) or ()) > 50, "nothing is on it"


def test_a_page_that_is_gone_is_no_picture(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_screens, "PAGES", {"x": "/appels/APP-1999-001"})
    with pytest.raises(LookupError, match="APP-1999-001"):
        build_screens.take(page, make(tmp_path / "Appels").root, tmp_path)

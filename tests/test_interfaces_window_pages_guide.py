"""« Aide »: every page of the guide, its pictures, and nothing from outside its folder."""

from __future__ import annotations

import re
from pathlib import Path

from window_office import office

from suivi_tool.interfaces.window.pages.guide import GUIDE


def test_every_page_and_picture_of_the_guide_is_shown(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        for page in sorted(GUIDE.glob("*.md")):
            answer = client.get(f"/aide/{page.stem}")
            assert answer.status == 200, page.stem
            for source in re.findall(r'<img[^>]* src="([^"]+)"', answer.text):
                at = source.removeprefix(client.prefix)
                assert client.get(at).status == 200, source


def test_nothing_outside_the_guide_is_shown(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        for path in ("/aide/../suivi", "/aide/%2e%2e%2fREADME", "/aide/rien",
                     "/aide/images/..%2f..%2fREADME.md", "/aide/images/x.html"):  # fmt: skip
            assert client.get(path).status == 404, path

"""A picture of the block COPIL: by LibreOffice, or one sentence in French."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from office import LibreOffice
from work_folders import make

from suivi_tool.actions import picture
from suivi_tool.actions.picture import draw
from suivi_tool.errors import RefusedInput


def test_without_libreoffice_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = make(tmp_path / "travail")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(picture, "_PLACES", ("rien", str(tmp_path / "rien")))
    before = place.tracker.read_bytes()
    with pytest.raises(RefusedInput, match="demande LibreOffice") as refused:
        draw(place.office(), tmp_path / "copil.png")
    assert len(refused.value.faults) == 1
    assert not (tmp_path / "copil.png").exists()
    assert place.tracker.read_bytes() == before


def test_the_block_is_drawn_sixteen_to_nine(libreoffice: LibreOffice, tmp_path: Path) -> None:
    assert str(libreoffice)
    place = make(tmp_path / "travail")
    before = place.tracker.read_bytes()
    drawn = draw(place.office(), tmp_path / "images" / "copil.png").read_bytes()
    assert drawn.startswith(b"\x89PNG")
    assert struct.unpack(">II", drawn[16:24]) == (2560, 1440)
    assert len(drawn) > 40_000  # a page without the block is white, and smaller
    assert place.tracker.read_bytes() == before

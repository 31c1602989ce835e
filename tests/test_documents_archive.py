"""Damaged files: one family of errors, in French, whatever is wrong with the bytes."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress

import pytest
from hand_edits import MADE, TEMPLATE, WRITTEN

from suivi_tool.documents.archive import read_parts, write_parts
from suivi_tool.documents.check import check_document
from suivi_tool.documents.controls import read
from suivi_tool.documents.fill import fill
from suivi_tool.documents.template import check_template
from suivi_tool.documents.update import update
from suivi_tool.errors import SuiviError, TemplateRefused


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some changed, cut out, or put in."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out) + 1)
        match chance.randrange(4):
            case 0:
                out[at : at + 1] = [chance.randrange(256)]
            case 1:
                del out[at : at + chance.randrange(1, 400)]
            case 2:
                out[at:at] = chance.randbytes(chance.randrange(1, 40))
            case _:
                out[at : at + 4] = b"<>&\x00"
    return bytes(out)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """Return the file with one of its parts damaged or gone."""
    parts = read_parts(data)
    name = chance.choice(sorted(parts))
    if chance.random() < 0.2:
        del parts[name]
    else:
        parts[name] = damaged(parts[name], chance)
    return write_parts(parts)


@pytest.mark.parametrize("seed", range(90))
def test_damage_is_refused_or_does_no_harm(seed: int) -> None:
    chance = random.Random(seed)
    make = damaged if seed % 3 == 0 else damaged_inside
    for action in (
        lambda: fill(make(TEMPLATE, chance), WRITTEN),
        lambda: check_template(make(TEMPLATE, chance), WRITTEN),
        lambda: update(make(MADE, chance), WRITTEN, {}),
        lambda: read(make(MADE, chance)),
        lambda: check_document(make(MADE, chance)),
    ):
        with suppress(SuiviError):
            action()


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in read_parts(MADE).items():
            archive.writestr(name, content)
        archive.writestr("word/bomb.xml", b"\x00" * 60_000_000)
    with pytest.raises(TemplateRefused, match="démesuré"):
        read_parts(out.getvalue())


def test_a_part_twice_is_refused() -> None:
    out = io.BytesIO(MADE)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<x/>")
    with pytest.raises(TemplateRefused, match="deux fois"):
        read_parts(out.getvalue())


def test_same_parts_give_same_bytes_in_any_order() -> None:
    parts = read_parts(MADE)
    assert write_parts(parts) == write_parts(dict(reversed(parts.items())))
    assert read_parts(write_parts(parts)) == parts

"""The neutral emblem that the organisation replaces by its logo."""

from __future__ import annotations

from PIL import Image, ImageChops

from templates_docx.logo import BLUE, SIZE, emblem
from templates_docx.package import LOGO


def test_the_emblem_is_a_dark_disc_on_nothing() -> None:
    drawn = emblem()
    assert drawn.size == (SIZE, SIZE)
    corner = drawn.getpixel((0, 0))
    assert isinstance(corner, tuple)
    assert corner[3] == 0
    assert drawn.getpixel((SIZE // 2, SIZE // 4)) == BLUE


def test_the_picture_kept_is_the_one_that_is_drawn() -> None:
    with Image.open(LOGO) as kept:
        difference = ImageChops.difference(kept.convert("RGBA"), emblem())
    lightest = difference.getextrema()
    assert all(isinstance(band, tuple) and band[1] <= 8 for band in lightest)

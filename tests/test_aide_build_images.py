"""The pictures of the sheets: what is on the page and no more, side by side and readable."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

AIDE = Path(__file__).resolve().parents[1] / "aide"
sys.path.insert(0, str(AIDE))

import build_images  # noqa: E402

PAPER, INK = (255, 255, 255), (31, 78, 120)


def page(width: int, height: int, drawn: tuple[int, int, int, int]) -> Image.Image:
    picture = Image.new("RGB", (width, height), PAPER)
    picture.paste(INK, drawn)
    return picture


def test_margins_and_the_footer_are_cut_off() -> None:
    drawn = page(800, 1000, (100, 200, 500, 300))
    drawn.paste(INK, (100, 960, 700, 980))  # the number of the page
    assert build_images._trimmed(drawn).size == (400 + 24, 100 + 24)


def test_an_empty_page_is_left_as_it_is() -> None:
    assert build_images._trimmed(Image.new("RGB", (100, 100), PAPER)).size == (124, 94 + 24)


def test_the_overview_holds_the_form_and_both_sheets() -> None:
    colours = dict(zip(("fiche", *build_images.SHEETS), ("red", "green", "blue"), strict=True))
    pictures = {name: Image.new("RGB", (1000, 600), colour) for name, colour in colours.items()}
    whole = build_images._overview(pictures)
    held = {colour for _, colour in whole.getcolors(1 << 20) or ()}
    assert {(255, 0, 0), (0, 128, 0), (0, 0, 255)} <= held
    assert whole.width > 2 * 860


def test_every_picture_that_is_made_is_there() -> None:
    made = {"fiche", *build_images.SHEETS, "apercu"}
    assert made <= {path.stem for path in build_images.IMAGES.glob("*.png")}

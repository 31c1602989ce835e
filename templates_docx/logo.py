"""Draw the neutral emblem of the templates: `python -m templates_docx.logo` (needs Pillow)."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

SIZE, OVERSAMPLING = 240, 4
BLUE, WHITE, LIGHT = (31, 56, 100, 255), (255, 255, 255, 255), (180, 194, 214, 255)


def emblem() -> Image.Image:
    """Return a dark blue disc with a ring and a tick: a decision, looked at again."""
    side = SIZE * OVERSAMPLING
    image = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    unit = side / 100
    pen.ellipse((0, 0, side - 1, side - 1), fill=BLUE)
    pen.arc(
        (14 * unit, 14 * unit, 86 * unit, 86 * unit), 300, 240, fill=LIGHT, width=round(5 * unit)
    )
    pen.polygon([(x * unit, y * unit) for x, y in ((58, 9), (76, 19), (58, 29))], fill=LIGHT)
    tick = [(x * unit, y * unit) for x, y in ((33, 52), (46, 65), (69, 38))]
    pen.line(tick, fill=WHITE, width=round(10 * unit), joint="curve")
    for x, y in (tick[0], tick[-1]):
        pen.ellipse((x - 5 * unit, y - 5 * unit, x + 5 * unit, y + 5 * unit), fill=WHITE)
    return image.resize((SIZE, SIZE), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    emblem().save(Path(__file__).with_name("logo.png"), optimize=True)

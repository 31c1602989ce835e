"""« Aide »: the user guide of the folder `aide/`, as pages of the window."""

from __future__ import annotations

import re
from pathlib import Path

from flask import Blueprint, abort, render_template, send_from_directory, url_for
from werkzeug.wrappers import Response

from suivi_tool.interfaces.window import markdown

GUIDE = Path(__file__).resolve().parents[4] / "aide"
FIRST = "README"

pages = Blueprint("guide", __name__)


@pages.get("/aide/", defaults={"name": ""})
@pages.get("/aide/<name>")
def page(name: str) -> str:
    """Show one page of the guide; without a name the first one."""
    titles = _titles()
    name = name or (FIRST if FIRST in titles else next(iter(titles), ""))
    if name and name not in titles:
        abort(404)
    text = (GUIDE / f"{name}.md").read_text("utf-8") if name else ""
    html = markdown.render(text, _address) if text else ""
    first = [key for key in titles if key == FIRST or key[0].isdigit()]
    more = [key for key in titles if key not in first]
    return render_template(
        "guide.html", html=html, titles=titles, name=name, first=first, more=more
    )


@pages.get("/aide/images/<name>")
def image(name: str) -> Response:
    """Give one picture of the guide."""
    if not name.endswith((".png", ".svg")):
        abort(404)
    return send_from_directory(GUIDE / "images", name)


def _titles() -> dict[str, str]:
    """Return the pages of the guide by name, the first page first."""
    titles = {}
    for path in sorted(GUIDE.glob("*.md"), key=lambda path: (path.stem != FIRST, path.stem)):
        heading = re.search(r"^# +(.+)$", path.read_text("utf-8"), re.MULTILINE)
        titles[path.stem] = heading[1] if heading else path.stem
    return titles


def _address(target: str) -> str:
    if target.startswith(("https://", "#")):
        return target
    path, _, place = target.partition("#")
    if path.endswith(".md"):
        address = url_for("guide.page", name=Path(path).stem)
        return f"{address}#{place}" if place else address
    if Path(path).suffix in (".png", ".svg"):
        return url_for("guide.image", name=Path(path).name)
    return "#"

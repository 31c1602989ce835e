"""« À faire »: the home page, what is due, for whom, most urgent first."""

from __future__ import annotations

from flask import Blueprint, render_template

from suivi_tool.interfaces.window.folder import office

pages = Blueprint("todo", __name__)


@pages.get("/")
def page() -> str:
    """Show what is due."""
    office()
    return render_template("fault.html", title="À faire", faults=())


@pages.post("/actualiser")
def refresh() -> str:
    """Merge what waits, read what people changed."""
    return ""


@pages.post("/annuler")
def undo() -> str:
    """Take back the last operation."""
    return ""

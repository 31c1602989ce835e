"""The first start: find the tracker, show what was understood, write the settings."""

from __future__ import annotations

from flask import Blueprint, render_template

pages = Blueprint("start", __name__)


@pages.get("/demarrage")
def page() -> str:
    """Show the first start."""
    return render_template("fault.html", title="Premier démarrage", faults=())

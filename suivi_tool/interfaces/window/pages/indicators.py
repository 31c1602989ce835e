"""« Indicateurs »: the figures of the steering committee."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("indicators", __name__)


@pages.get("/indicateurs")
def page() -> str:
    """Show the figures."""
    return ""

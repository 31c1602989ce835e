"""The page of one appeal and of each of its steps."""

from __future__ import annotations

from flask import Blueprint

pages = Blueprint("appeal", __name__)


@pages.get("/appels/<number>")
def page(number: str) -> str:
    """Show one appeal."""
    return number


@pages.get("/appels/<number>/<step>")
def step(number: str, step: str) -> str:
    """Show one step."""
    return f"{number} {step}"

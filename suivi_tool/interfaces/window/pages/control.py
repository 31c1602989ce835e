"""« Contrôle »: everything that is not right in the tracker, with its place and its remedy."""

from __future__ import annotations

from flask import Blueprint, render_template

from suivi_tool.interfaces.window.facts import situation
from suivi_tool.interfaces.window.folder import office
from suivi_tool.procedure.words import NBSP

MOST = 300

pages = Blueprint("control", __name__)


@pages.get("/controle")
def page() -> str:
    """Show what `verifier` finds, the gravest first; nothing is changed."""
    from suivi_tool.actions import verify  # noqa: PLC0415 - not before it is needed

    found = verify.findings(office())
    known = {appeal.number for appeal in situation().appeals}
    lines = [(item, _about(item.message, known)) for item in found[:MOST]]
    return render_template("control.html", findings=lines, count=len(found), most=MOST)


def _about(message: str, known: set[str]) -> str:
    """Return the number of the appeal that a finding begins with, or an empty text."""
    number = message.partition(f"{NBSP}:")[0]
    return number if number in known else ""

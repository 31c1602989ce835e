"""« Contrôle »: everything that is not right in the tracker, with its place and its remedy."""

from __future__ import annotations

from flask import Blueprint, render_template

from suivi_tool.interfaces.window.folder import office

MOST = 300

pages = Blueprint("control", __name__)


@pages.get("/controle")
def page() -> str:
    """Show what `verifier` finds, the gravest first; nothing is changed."""
    from suivi_tool.actions import verify  # noqa: PLC0415 - not before it is needed

    found = verify.findings(office())
    return render_template("control.html", findings=found[:MOST], count=len(found), most=MOST)

"""« Indicateurs »: the figures of the steering committee, as they stand in the tracker."""

from __future__ import annotations

from flask import Blueprint, render_template

from suivi_tool.interfaces.window import charts
from suivi_tool.interfaces.window.folder import office

pages = Blueprint("indicators", __name__)


@pages.get("/indicateurs")
def page() -> str:
    """Show MGT 02-1 and MGT 02-2."""
    from suivi_tool.actions import agenda  # noqa: PLC0415 - not before it is needed

    found = agenda.indicators(office())
    return render_template(
        "indicators.html",
        found=found,
        appeals=charts.appeals(found),
        rates=charts.rates(found),
    )

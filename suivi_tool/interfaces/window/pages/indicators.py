"""« Indicateurs »: the figures of the steering committee, as they stand in the tracker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.interfaces.window import charts, documents, notices
from suivi_tool.interfaces.window.desk import desk
from suivi_tool.interfaces.window.facts import situation
from suivi_tool.interfaces.window.fields import FormField, beside
from suivi_tool.interfaces.window.folder import office
from suivi_tool.procedure import dates_fr
from suivi_tool.procedure.words import french

if TYPE_CHECKING:
    from suivi_tool.actions.committee import Held

pages = Blueprint("indicators", __name__)

DAY = FormField("comite", "Date du comité", "date")


@pages.get("/indicateurs")
def page() -> str:
    """Show MGT 02-1 and MGT 02-2."""
    return _page({DAY.key: dates_fr.short(_next_committee())})


@pages.post("/indicateurs/comite")
def committee() -> Response | tuple[str, int]:
    """Freeze the figures of a committee and write its slides."""
    from suivi_tool.actions import committee as action  # noqa: PLC0415 - not before it is needed

    given = {DAY.key: request.form.get(DAY.key, "").strip()}
    day = dates_fr.understand_typed(given[DAY.key], desk().day)
    try:
        if isinstance(day, Fault):
            raise RefusedInput(day.message, field=DAY.key, remedy=day.remedy)
        held = action.hold(office(), day)
    except RefusedInput as refusal:
        return _page(given, refusal.faults), 422
    said = "Les chiffres sont figés. " if held.froze else ""
    text = f"{said}La page du comité est prête : {held.deck.name}."
    faults, opens = (*held.waiting, *_changes(held), *held.alerts), ("comite", held.deck.name, "")
    return redirect(
        notices.address("indicators.page", text, faults, good=not held.waiting, opens=opens)
    )


def _changes(held: Held) -> Iterator[Fault]:
    """Tell each figure of the past that is no longer what a committee saw."""
    for day, change in held.changes:
        yield Fault(french(f"Depuis le comité du {dates_fr.short(day)} – {change.text}"))


def _page(values: Mapping[str, str], faults: tuple[Fault, ...] = ()) -> str:
    from suivi_tool.actions import agenda  # noqa: PLC0415 - not before it is needed

    now = situation()
    found = agenda.indicators(office(), now)
    errors, others = beside(faults, (DAY.key,))
    return render_template(
        "indicators.html",
        found=found,
        alerts=now.alerts,
        unread=bool(now.unread),
        waiting=len(now.waiting),
        appeals=charts.appeals(found),
        rates=charts.rates(found),
        day=DAY,
        values=values,
        errors=errors,
        others=others,
        decks=[path.name for path in documents.decks()],
    )


def _next_committee() -> date:
    """Return the next committee of the settings, else today."""
    ahead = [day for day in office().settings.days("comites.dates") if day >= desk().day]
    return min(ahead, default=desk().day)

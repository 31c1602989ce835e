"""« Réglages »: every setting in words, seen and changed."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from suivi_tool.errors import Fault, RefusedInput, SuiviError
from suivi_tool.interfaces.window import notices, settings_form
from suivi_tool.interfaces.window.desk import desk
from suivi_tool.interfaces.window.fields import beside
from suivi_tool.interfaces.window.folder import office
from suivi_tool.interfaces.window.suggestions import own_lists

pages = Blueprint("settings", __name__)


@pages.get("/reglages")
def page() -> str:
    """Show every setting."""
    return _page(settings_form.values(office().settings))


@pages.post("/reglages")
def change() -> Response | tuple[str, int]:
    """Change what was changed here; what others changed since, or wrote beside a value, stays."""
    from suivi_tool.actions import change_settings  # noqa: PLC0415 - not before it is needed

    try:
        changed = change_settings.change(office(), settings_form.touched(request.form, desk().day))
    except RefusedInput as refusal:
        return _page(request.form, refusal.faults), 422
    text = "Les réglages sont enregistrés." if changed else "Rien n'était à changer."
    return redirect(notices.address("settings.page", text))


def _page(values: Mapping[str, str], faults: tuple[Fault, ...] = ()) -> str:
    errors, others = beside(faults, settings_form.KEYS)
    return render_template(
        "settings.html",
        sections=settings_form.SECTIONS,
        values=values,
        shown=values.get(settings_form.SHOWN) or settings_form.as_shown(values),
        errors=errors,
        others=others,
        office=office(),
        own_lists=_own_lists(),
    )


def _own_lists() -> Mapping[str, tuple[str, ...]]:
    """Return the tracker's own lists by the key of the setting that they take the place of."""
    try:
        found = own_lists()
    except SuiviError:  # a tracker that cannot be read is told on the other pages
        return {}
    return {
        f"listes-{name}": found[field]
        for name, field in settings_form.LISTS.items()
        if found.get(field)
    }

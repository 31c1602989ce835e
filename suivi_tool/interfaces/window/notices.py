"""What a page says at its top after something was done and the browser was sent on."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request, url_for

from suivi_tool.errors import Fault
from suivi_tool.interfaces.window.desk import desk
from suivi_tool.procedure.words import french

PARAMETER = "dit"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, the faults or alerts that go with it, and whether all went well.

    `opens` is the document that it is about: what it is, its name, the number of its appeal.
    `typed` is what a form held that comes back after its documents were prepared.
    """

    text: str
    faults: tuple[Fault, ...] = ()
    good: bool = True
    opens: tuple[str, str, str] | None = None
    typed: Mapping[str, str] = field(default_factory=dict)


def address(
    endpoint: str,
    text: str,
    faults: tuple[Fault, ...] = (),
    *,
    good: bool = True,
    opens: tuple[str, str, str] | None = None,
    **values: str,
) -> str:
    """Return the address of a page that will say `text` at its top."""
    page = url_for(endpoint, _anchor=None, _method=None, _scheme=None, _external=None, **values)
    return at(page, text, faults, good=good, opens=opens)


def at(
    page: str,
    text: str,
    faults: tuple[Fault, ...] = (),
    *,
    good: bool = True,
    opens: tuple[str, str, str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> str:
    """Return the address `page` (without a query), where `text` will be said at the top."""
    key = secrets.token_urlsafe(9)
    notice = Notice(french(text), faults, good, opens, typed or {})
    desk().answers.once(key, lambda: notice)
    return f"{page}?{PARAMETER}={key}"


def current() -> Notice | None:
    """Return what the page shown now has to say."""
    found = desk().answers.get(request.args.get(PARAMETER, ""))
    return found if isinstance(found, Notice) else None

"""Moments as the first part of a file's name, so that names sort in the order of events.

UTC, to the microsecond. A stamp is moved on where need be so that it comes after all those that
lie in the folder already: the clocks of two machines may differ, and a clock may be set back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

_FORM = "%Y%m%dT%H%M%S%fZ"


def stamp_of(name: str) -> datetime | None:
    """Return the moment that `name` begins with, None where it begins with none."""
    first = name.split("-", 1)[0]
    try:
        moment = datetime.strptime(first, _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment if moment.strftime(_FORM) == first else None


def next_stamp(now: datetime, names: Iterable[str]) -> str:
    """Return the stamp of `now` (aware), or one just after the last of `names`."""
    known = [moment for moment in map(stamp_of, names) if moment is not None]
    moment = now.astimezone(UTC)
    if known and moment <= max(known):
        moment = max(known) + timedelta(microseconds=1)
    return moment.strftime(_FORM)

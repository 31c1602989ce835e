"""Whom to tell of an appeal: who handles it, or the deputy where an absence leaves no time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.organisation import Organisation, Post, Responsible
from suivi_tool.procedure.steps import handling
from suivi_tool.procedure.words import count, french, plain
from suivi_tool.procedure.working_days import Calendar, UnknownYear

ENOUGH_DAYS = 2
"""Working days that the handler needs between an absence and the deadline."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom to tell, and why it is not the handler, or what speaks against it (French, or empty)."""

    responsible: Responsible
    explanation: str = ""


def recipient(
    appeal: Appeal, organisation: Organisation, due: date | None, today: date, calendar: Calendar
) -> Recipient:
    """Return whom to tell of an appeal whose next deadline is `due`.

    Reading: the handler is told also while absent, so long as two working days are left until the
    deadline (both today and the deadline counted) on which the handler is there; with fewer the
    deputy is told. Without a deadline who acts today is told.
    """
    acting = handling(appeal, organisation, today)
    post = _post(acting, organisation)
    if post is None or not _away(post, today, due):
        return Recipient(acting)
    left = _days_left(post, today, due, calendar)
    if left is None or left >= ENOUGH_DAYS:
        return Recipient(Responsible(post.role, post.holder) if left is not None else acting)
    why = _why(post, left)
    if post.deputy is None:
        nobody = french(f"{why} Aucun suppléant n'est désigné dans les réglages.")
        return Recipient(acting, nobody)
    told = french(f"{why} Le message est donc pour {post.deputy.name}, suppléant.")
    return Recipient(Responsible(post.role, post.deputy, stands_in_for=post.holder), told)


def _post(acting: Responsible, organisation: Organisation) -> Post | None:
    """Return the post whose holder handles the appeal, present or not."""
    holder = acting.stands_in_for or acting.person
    post = organisation.post(acting.role)
    if post is None or holder is None or plain(post.holder.name) != plain(holder.name):
        return None
    return post


def _absent(post: Post, day: date) -> bool:
    if post.deputy_from is None and post.deputy_to is None:
        return False
    return (post.deputy_from or day) <= day <= (post.deputy_to or day)


def _days(today: date, due: date | None) -> Iterator[date]:
    last = max(due or today, today)
    yield from (today + timedelta(days) for days in range((last - today).days + 1))


def _away(post: Post, today: date, due: date | None) -> bool:
    return any(_absent(post, day) for day in _days(today, due))


def _days_left(post: Post, today: date, due: date | None, calendar: Calendar) -> int | None:
    """Return the working days until `due` on which the handler is there, None if not known."""
    if due is None:
        return None
    try:
        return sum(calendar.is_working(day) and not _absent(post, day) for day in _days(today, due))
    except UnknownYear:
        return None


def _why(post: Post, left: int) -> str:
    since = f" du {short(post.deputy_from)}" if post.deputy_from else ""
    until = f" jusqu'au {short(post.deputy_to)}" if post.deputy_to else ""
    days = count(left, "jour ouvré", "jours ouvrés")
    return (f"Absence de {post.holder.name}{since}{until} : il resterait {days} "
            "avant l'échéance.")  # fmt: skip

"""Who first wrote a mail that colleagues forwarded, who of us received it first, and when.

A forwarded mail carries the first one below « De : / Envoyé : / À : / Objet : », or attached. An
answer carries such lines too (what the person answered): it is not followed further.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from suivi_tool.documents.mail import Correspondent, Mail, correspondent
from suivi_tool.documents.mail_dates import printed_date

_FIELDS = {
    "de": "from", "from": "from", "von": "from", "envoyé": "date", "envoye": "date",
    "envoyé le": "date", "date": "date", "sent": "date", "à": "to", "a": "to", "to": "to",
    "pour": "to", "destinataire": "to", "cc": "cc", "objet": "subject", "sujet": "subject",
    "subject": "subject",
}  # fmt: skip
_LINE = re.compile(
    r"^[\s>|*_]*(?P<field>[A-Za-zÀ-ÿ]+(?: le)?)[\s*_\u00a0]*:[\s*_\u00a0]*(?P<value>.*?)[\s*_]*$"
)
_FORWARD = re.compile(r"^\s*(tr|fw|fwd|transf\w*|i)\s*:", re.IGNORECASE)
_ANSWER = re.compile(r"^\s*(re|ré|rép|aw|antw)\s*:", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:\s*(?:tr|fw|fwd|transf\w*|re|ré|rép|i)\s*:)+\s*", re.IGNORECASE)
MAX_LINES = 20_000
SHORT = 400


@dataclass(frozen=True, slots=True)
class Origin:
    """What a mail proposes for the form; every field may be empty, a person confirms.

    `received_by` is the colleague who got it first, where it was forwarded; `sent_on` the day the
    first sender sent it, `received_on` the day it reached us, in Europe/Paris.
    """

    sender: Correspondent
    sent_on: date | None
    received_on: date | None
    subject: str
    received_by: str = ""
    forwarded: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    """One mail of the chain: the whole mail, or one quoted below it."""

    sender: Correspondent
    on: date | None
    subject: str
    to: str = ""


def origin(mail: Mail, ours: Collection[str] = ()) -> Origin:
    """Return the first mail of the chain that `mail` carries.

    `ours` are domains and addresses of our own people: with them the first sender is the first
    stranger; without, the marks of forwarding (« TR: », « De : … Objet : … ») decide alone.
    """
    own = {name.lower() for name in ours}
    if _carries_attached(mail, own):
        inner = origin(mail.attached[0], ours)
        by = inner.received_by or str(mail.sender)
        return replace(inner, received_by=by, forwarded=True)
    levels = [_Level(mail.sender, mail.date, mail.subject), *_quoted(mail.text)]
    depth = _first_stranger(levels, own) if own else _last_forwarded(levels)
    if depth == 0:
        return Origin(mail.sender, mail.sent_on, mail.date, _bare(mail.subject))
    first, colleague = levels[depth], levels[depth - 1].sender
    subject = _bare(first.subject or mail.subject)
    return Origin(first.sender, first.on, first.on, subject, str(colleague) or first.to, True)


def _carries_attached(mail: Mail, own: set[str]) -> bool:
    """Tell whether the mail only carries another one attached."""
    if len(mail.attached) != 1 or _ANSWER.match(mail.subject):
        return False
    if own:
        passed_on = _FORWARD.match(mail.subject) and not _is_ours(mail.attached[0].sender, own)
        return _is_ours(mail.sender, own) or bool(passed_on)
    return bool(_FORWARD.match(mail.subject)) or len(mail.text) < SHORT


def _is_ours(person: Correspondent, own: set[str]) -> bool:
    """Tell whether a person is of ours; an Exchange address, which none can read, is internal."""
    address = person.address.lower()
    return not address or address in own or address.rpartition("@")[2] in own


def _first_stranger(levels: list[_Level], own: set[str]) -> int:
    """Return which mail of the chain was first written by somebody else, 0 for the whole mail."""
    strangers = (i for i, level in enumerate(levels) if not _is_ours(level.sender, own))
    first = next(strangers, 0)
    if first == 0 and _FORWARD.match(levels[0].subject):  # a colleague of another domain, a lawyer
        depth = _last_forwarded(levels)
        return 0 if _is_ours(levels[depth].sender, own) else depth
    return first


def _last_forwarded(levels: list[_Level]) -> int:
    """Return how deep the chain of forwarding goes, 0 where the mail forwards nothing."""
    depth = 0
    while depth + 1 < len(levels) and _passes_on(levels[depth], levels[depth + 1], depth):
        depth += 1
    return depth


def _passes_on(level: _Level, quoted: _Level, depth: int) -> bool:
    """Tell whether `level` forwards `quoted`, and does not answer it."""
    if _FORWARD.match(level.subject):
        return True
    if depth or _ANSWER.match(level.subject):
        return False
    return str(level.sender) != str(quoted.sender)


def _bare(subject: str) -> str:
    """Return the subject without « TR: », « RE: »."""
    return _PREFIX.sub("", subject).strip()


def _quoted(text: str) -> Iterator[_Level]:
    """Yield the mails quoted in a text, the outermost first."""
    block: dict[str, str] = {}
    for line in [*text.splitlines()[:MAX_LINES], ""]:
        match = _LINE.match(line)
        field = _FIELDS.get(match["field"].lower()) if match else None
        if field == "from" and "from" in block:
            block = {}
        if field and match:
            block.setdefault(field, match["value"].strip())
        elif block and not line.strip(" >|") and {"from", "date", "subject"} <= block.keys():
            yield _level(block)
            block = {}
        elif block and line.strip(" >|") and len(block) < 2:
            block = {}
        if block.keys() >= {"from", "date", "subject", "to"}:
            yield _level(block)
            block = {}


def _level(block: dict[str, str]) -> _Level:
    return _Level(
        correspondent(block["from"]),
        printed_date(block["date"]),
        block["subject"],
        correspondent(block.get("to", "").split(";")[0]).name,
    )

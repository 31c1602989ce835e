"""A mail as it was read: who wrote, when, what; every field may be missing."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from suivi_tool.documents.text import clean, unprintable

PARIS = ZoneInfo("Europe/Paris")
FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A name and an address, either may be empty."""

    name: str = ""
    address: str = ""

    def __str__(self) -> str:
        return self.name or self.address


@dataclass(frozen=True, slots=True)
class MailAttachment:
    """A file that came with a mail; its name is no path."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail; its times are those of Europe/Paris, None where they are not known.

    `attached` are the mails attached to it. `warnings` are French sentences on what could not be
    read or was removed.
    """

    sender: Correspondent = Correspondent()
    recipients: tuple[Correspondent, ...] = ()
    sent_at: dt.datetime | None = None
    received_at: dt.datetime | None = None
    subject: str = ""
    text: str = ""
    attachments: tuple[MailAttachment, ...] = ()
    attached: tuple[Mail, ...] = field(default=())
    warnings: tuple[str, ...] = ()

    @property
    def date(self) -> dt.date | None:
        """The day it arrived, else the day it was sent, in Europe/Paris."""
        moment = self.received_at or self.sent_at
        return moment.date() if moment else None

    @property
    def sent_on(self) -> dt.date | None:
        """The day it was sent, in Europe/Paris."""
        return self.sent_at.date() if self.sent_at else None


_ADDRESS = re.compile(r"[^\s<>\[\]()\"',;:]+@[^\s<>\[\]()\"',;:]+")


def correspondent(said: str) -> Correspondent:
    """Return who « Anaïs Lefèvre <anais@ex.fr> » or « anais@ex.fr [mailto:…] » is."""
    found = _ADDRESS.search(said)
    if not found:
        return Correspondent(said.strip(" \"'<>"))
    name = re.split(r"[<\[(]", said)[0].strip(" \"'")
    return Correspondent("" if name == found[0] else name, found[0])


def in_paris(moment: dt.datetime | None) -> dt.datetime | None:
    """Return a moment in Europe/Paris; None where it is none (Outlook writes 1601 for that)."""
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    try:
        local = aware.astimezone(PARIS)
    except (OverflowError, ValueError):
        return None
    return local if FIRST_YEAR <= local.year <= 9000 else None


def tidy(text: str) -> str:
    """Return a text read from a mail: raw bytes decoded, without NUL and control characters."""
    return clean(readable(text)).strip()


def readable(text: str) -> str:
    """Return a header with the raw bytes in it decoded (the library keeps them as surrogates)."""
    if any("\udc80" <= character <= "\udcff" for character in text):
        return decoded(text.encode("utf-8", "surrogateescape"))
    return text


def decoded(content: bytes) -> str:
    """Return bytes of an unknown encoding as text: UTF-8, else Windows'."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def removed(*texts: str) -> tuple[str, ...]:
    """Return the warning that control characters were removed, if any was."""
    found = dict.fromkeys(name for text in texts for name in unprintable(text.rstrip("\x00")))
    if not found:
        return ()
    return (f"Caractères non imprimables retirés du message\u00a0: {', '.join(found)}.",)


def file_name(name: str, number: int) -> str:
    """Return the name of an attachment without any path; « pièce 1 » where it has none."""
    last = tidy(name).replace("\\", "/").rpartition("/")[2].replace("\n", " ").strip(" .")
    return last or f"pièce {number}"

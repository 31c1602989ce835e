"""Reading a mail in the Internet's format (.eml), each field apart: one fault spoils one field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parsedate_to_datetime
from typing import TypeVar

from suivi_tool.documents.html_text import html_to_text
from suivi_tool.documents.mail import (
    Correspondent,
    Mail,
    MailAttachment,
    correspondent,
    decoded,
    file_name,
    in_paris,
    readable,
    removed,
    tidy,
)

T = TypeVar("T")
STUB = 4
"""So many times longer than the plain text, the HTML is the mail: the other only points to it."""
UNSENT = "Ce message est un brouillon\u00a0: il n’a pas été envoyé."
NO_TEXT = "Le texte du message n’a pas pu être lu\u00a0: ouvrez la pièce."


def read_eml(data: bytes) -> Mail | None:
    """Return the mail, or None where the bytes are no mail."""
    message = message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=default)
    known = [name for name in ("From", "To", "Subject", "Date", "Received") if name in message]
    return from_message(message) if len(known) > 1 else None


def from_message(message: Message) -> Mail:
    """Return the mail of a parsed message."""
    sent = guarded(lambda: _sent_at(message))
    text = guarded(lambda: _text(message)) or ""
    subject = readable(_header(message, "Subject"))
    warnings = [*removed(subject, text)]
    if str(message.get("X-Unsent", "")).strip() == "1":
        warnings.append(UNSENT)
    if not text.strip():
        warnings.append(NO_TEXT)
    attachments, attached = _attachments(message)
    return Mail(
        sender=next(iter(_people(message, "From") or _people(message, "Sender")), Correspondent()),
        recipients=tuple(_people(message, "To")),
        sent_at=in_paris(sent),
        received_at=in_paris(guarded(lambda: _received_at(message))),
        subject=" ".join(tidy(subject).split()),
        text=tidy(text),
        attachments=attachments,
        attached=attached,
        warnings=tuple(warnings),
    )


def guarded(read: Callable[[], T]) -> T | None:
    """Return what `read` returns, or None where this one field cannot be read."""
    try:
        return read()
    except Exception:  # noqa: BLE001 - the library raises a dozen classes on malformed mail
        return None


def _header(message: Message, name: str) -> str:
    """Return a header; one with raw bytes, which the library replaces by « � », as it stands."""
    said = guarded(lambda: str(message.get(name) or "")) or ""
    if "\ufffd" not in said:
        return said
    raw = (str(value) for key, value in message.raw_items() if key.lower() == name.lower())
    return next(raw, said)


def _people(message: Message, name: str) -> list[Correspondent]:
    """Return the people of a header, as the library understands it, else as it stands."""
    addresses = guarded(lambda: getattr(message.get(name), "addresses", ())) or ()
    found = guarded(lambda: [_correspondent(address) for address in addresses])
    if found:
        return [person for person in found if person.name or person.address]
    raw = tidy(_header(message, name))
    return [correspondent(raw)] if raw else []


def _correspondent(address: Address) -> Correspondent:
    return Correspondent(tidy(address.display_name).strip("'"), tidy(address.addr_spec).strip("<>"))


def _sent_at(message: Message) -> datetime | None:
    raw = str(message.get("Date") or "")
    return parsedate_to_datetime(raw) if raw else None


def _received_at(message: Message) -> datetime | None:
    """Return when the last server took the mail in: the first « Received » is the latest."""
    lines = message.get_all("Received") or []
    stamp = str(lines[0]).rpartition(";")[2] if lines else ""
    return parsedate_to_datetime(stamp.strip()) if stamp.strip() else None


def _text(message: Message) -> str:
    if not isinstance(message, EmailMessage):
        return ""
    plain = message.get_body(("plain",))
    said = _content(plain) if plain is not None else ""
    html = message.get_body(("html",))
    shown = html_to_text(_content(html)) if html is not None else ""
    return shown if len(shown) > STUB * len(said.strip()) else said


def _content(part: Message) -> str:
    """Return the text of a part, in whatever encoding it really is."""
    if isinstance(part, EmailMessage):
        content = guarded(part.get_content)
        if isinstance(content, str) and "\ufffd" not in content:
            return content
    payload = part.get_payload(decode=True)
    return decoded(payload) if isinstance(payload, bytes) else ""


def _attachments(message: Message) -> tuple[tuple[MailAttachment, ...], tuple[Mail, ...]]:
    files: list[MailAttachment] = []
    mails: list[Mail] = []
    for number, part in enumerate(_parts(message), 1):
        if part.get_content_type() == "message/rfc822":
            mails += _inner(part)
        elif (content := _bytes(part)) is not None:
            file = MailAttachment(file_name(_file_name(part), number), content)
            files.append(file)
            mails += attached_mail(file)
    return tuple(files), tuple(mails)


def attached_mail(file: MailAttachment) -> list[Mail]:
    """Return the mail that an attached .eml file holds, if it is one."""
    mail = guarded(lambda: read_eml(file.content)) if file.name.lower().endswith(".eml") else None
    return [mail] if mail else []


def _parts(message: Message) -> list[Message]:
    if not isinstance(message, EmailMessage):
        return []
    return guarded(lambda: list[Message](message.iter_attachments())) or []


def _bytes(part: Message) -> bytes | None:
    content = guarded(lambda: part.get_payload(decode=True))
    return content if isinstance(content, bytes) else None


def _file_name(part: Message) -> str:
    return guarded(lambda: part.get_filename() or "") or ""


def _inner(part: Message) -> list[Mail]:
    """Return the mail that a part holds, if it can be read."""
    payload = part.get_payload()
    held = payload if isinstance(payload, list) else [payload]
    return [from_message(message) for message in held if isinstance(message, Message)]

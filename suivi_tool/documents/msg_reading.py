"""Reading a mail that Outlook saved (.msg, [MS-OXMSG]), each field apart.

Traps, seen in real files: internal senders have an Exchange address only (« /O=… »), 1601-01-01
means no date, texts end in NULs, a body may exist in HTML or in compressed RTF alone.
"""

from __future__ import annotations

from datetime import datetime
from email.parser import HeaderParser
from email.policy import default
from typing import cast

from oxmsg import Message
from oxmsg.domain import constants as pid
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from suivi_tool.documents.eml_reading import NO_TEXT, UNSENT, attached_mail, guarded
from suivi_tool.documents.html_text import html_to_text
from suivi_tool.documents.mail import (
    Correspondent,
    Mail,
    MailAttachment,
    correspondent,
    decoded,
    file_name,
    in_paris,
    removed,
    tidy,
)
from suivi_tool.documents.rtf_text import decompress, rtf_to_text

_TOP, _EMBEDDED, _PART = 32, 24, 8
_DELIVERY_TIME, _FLAGS, _RTF, _SENT_FOR_SMTP = 0x0E06, 0x0E07, 0x1009, 0x5D02
_UNSENT_FLAG = 8
_EMBEDDED_STORAGE = "__substg1.0_3701000D"
MAX_DEPTH = 5
_LOCALE = 0x3FF1
_LOCALES = {
    0x01: "cp1256", 0x02: "cp1251", 0x05: "cp1250", 0x08: "cp1253", 0x0D: "cp1255", 0x0E: "cp1250",
    0x15: "cp1250", 0x18: "cp1250", 0x19: "cp1251", 0x1F: "cp1254", 0x22: "cp1251", 0x23: "cp1251",
}  # fmt: skip
"""Code page of the languages that are not written in Windows-1252, by primary language."""


def read_msg(data: bytes) -> Mail | None:
    """Return the mail, or None where the bytes are no Outlook message."""
    message = guarded(lambda: Message.load(data))
    storage = cast("Storage", message._storage) if message else None
    return _mail(storage, _TOP, 0) if storage is not None else None


class _Fields:
    """The properties of one storage, each read on its own."""

    def __init__(self, storage: Storage, offset: int) -> None:
        self.storage = storage
        self.properties = Properties(storage, properties_header_offset=offset)
        self.streams = {stream.name: stream.bytes_ for stream in storage.streams}

    def text(self, *names: int) -> str:
        """Return the first text that is not empty, as it stands."""
        return next(filter(None, map(self._text, names)), "")

    def _text(self, name: int) -> str:
        encoding = _LOCALES.get(self.number(_LOCALE) & 0x3FF, "")
        narrow = self.streams.get(f"__substg1.0_{name:04X}001E")
        if narrow is not None and encoding and not self.number(pid.PID_MESSAGE_CODEPAGE):
            return narrow.decode(encoding, "replace").rstrip("\x00")
        said = guarded(lambda: self.properties.str_prop_value(name))
        if said is None:  # an unknown code page spoils every text for the library
            wide = self.streams.get(f"__substg1.0_{name:04X}001F")
            said = decoded(narrow or b"") if wide is None else wide.decode("utf-16-le", "replace")
        return said.rstrip("\x00")

    def content(self, name: int) -> bytes:
        """Return a binary property, empty where it is absent."""
        return self.streams.get(f"__substg1.0_{name:04X}0102", b"")

    def time(self, name: int) -> datetime | None:
        """Return a time in Europe/Paris, or None."""
        return in_paris(guarded(lambda: self.properties.date_prop_value(name)))

    def number(self, name: int) -> int:
        """Return a number, 0 where it is absent."""
        return guarded(lambda: self.properties.int_prop_value(name)) or 0


def _mail(storage: Storage, offset: int, depth: int) -> Mail:
    fields = _Fields(storage, offset)
    text, subject = _body(fields), fields.text(pid.PID_SUBJECT)
    warnings = [*removed(subject, text)]
    if fields.number(_FLAGS) & _UNSENT_FLAG:
        warnings.append(UNSENT)
    if not text.strip():
        warnings.append(NO_TEXT)
    files, mails = _attachments(storage, depth)
    return Mail(
        sender=_sender(fields),
        recipients=_recipients(storage),
        sent_at=fields.time(pid.PID_CLIENT_SUBMIT_TIME),
        received_at=fields.time(_DELIVERY_TIME),
        subject=" ".join(tidy(subject).split()),
        text=tidy(text),
        attachments=files,
        attached=mails,
        warnings=tuple(warnings),
    )


def _sender(fields: _Fields) -> Correspondent:
    """Return who wrote: the header « From » where the mail has one, else Outlook's fields."""
    headers = HeaderParser(policy=default).parsestr(fields.text(pid.PID_TRANSPORT_MESSAGE_HEADERS))
    said = tidy(guarded(lambda: str(headers["From"] or "")) or "")
    if "@" in said:
        return correspondent(said)
    name = fields.text(pid.PID_SENDER_NAME, pid.PID_SENT_REPRESENTING_NAME)
    return Correspondent(tidy(name).strip("'\""), _internet_address(fields))


def _internet_address(fields: _Fields) -> str:
    """Return the sender's address, empty where only an Exchange one is known."""
    names = (
        pid.PID_SENDER_SMTP_ADDRESS,
        _SENT_FOR_SMTP,
        pid.PID_SENDER_EMAIL_ADDRESS,
        pid.PID_SENT_REPRESENTING_EMAIL_ADDRESS,
    )
    return next((said for said in map(tidy, map(fields.text, names)) if "@" in said), "")


def _recipients(storage: Storage) -> tuple[Correspondent, ...]:
    found = []
    for holder in storage.iter_recipient_storages():
        fields = _Fields(holder, _PART)
        addresses = (tidy(fields.text(n)) for n in (pid.PID_SMTP_ADDRESS, pid.PID_EMAIL_ADDRESS))
        address = next((said for said in addresses if "@" in said), "")
        found.append(Correspondent(tidy(fields.text(pid.PID_DISPLAY_NAME)).strip("'\""), address))
    return tuple(found)


def _body(fields: _Fields) -> str:
    """Return the text of the mail: the plain one, else that of its HTML or of its RTF."""
    plain = fields.text(pid.PID_BODY)
    if plain.strip():
        return plain
    html = guarded(lambda: _html(fields)) or fields.text(pid.PID_BODY_HTML)
    if html.strip():
        return html_to_text(html)
    compressed = fields.content(_RTF)
    return guarded(lambda: rtf_to_text(decompress(compressed))) or plain if compressed else plain


def _html(fields: _Fields) -> str:
    content = fields.content(pid.PID_HTML)
    encoding = guarded(lambda: fields.properties.body_encoding) or "utf-8"
    return guarded(lambda: content.decode(encoding)) or decoded(content)


def _attachments(
    storage: Storage, depth: int
) -> tuple[tuple[MailAttachment, ...], tuple[Mail, ...]]:
    files: list[MailAttachment] = []
    mails: list[Mail] = []
    for number, holder in enumerate(storage.iter_attachment_storages(), 1):
        inner = next((s for s in holder.storages if s.name == _EMBEDDED_STORAGE), None)
        fields = _Fields(holder, _PART)
        if inner is not None and depth < MAX_DEPTH:
            mails += _embedded(inner, depth + 1)
        elif content := fields.content(pid.PID_ATTACH_DATA_BINARY):
            name = fields.text(pid.PID_ATTACH_LONG_FILENAME, pid.PID_ATTACH_FILENAME)
            file = MailAttachment(file_name(name, number), content)
            files.append(file)
            mails += attached_mail(file)
    return tuple(files), tuple(mails)


def _embedded(storage: Storage, depth: int) -> list[Mail]:
    mail = guarded(lambda: _mail(storage, _EMBEDDED, depth))
    return [mail] if mail else []

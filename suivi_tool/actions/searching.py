"""Where a person is still named: in any file, in any part of it, in its name."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Protocol

from suivi_tool.documents import links

_TAG = re.compile(r"<[^>]*>")
_ENCODINGS = ("cp1252", "utf-16-le")
_LARGEST = 200_000_000  # bytes of one part
_DEEPEST = 3


class Person(Protocol):
    """Whoever is looked for."""

    @property
    def strangers(self) -> set[bytes]:
        """Digests of parts that are known not to name the person."""

    def is_in(self, text: str) -> bool:
        """Tell whether `text` names the person."""


def places(data: bytes, identity: Person, depth: int = 0) -> Iterator[str]:
    """Yield the parts of a file that name the person; « » for a file that has no parts."""
    if data[:2] == b"PK" and depth < _DEEPEST:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for entry in archive.infolist():
                    if entry.file_size <= _LARGEST and _in_part(
                        archive.read(entry), identity, depth
                    ):
                        yield entry.filename
        except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
            pass
        else:
            return
    attached = (file for file in _attached(data) if depth < _DEEPEST)
    if any(identity.is_in(text) for text in _texts(data)) or any(
        _in_part(file, identity, depth) for file in attached
    ):
        yield ""


def _attached(data: bytes) -> Iterator[bytes]:
    """Yield the files with parts of their own (Word, Excel, zip) that a mail brings with it."""
    if b"base64" not in data or not re.match(rb"[\w-]+:[ \t]", data):
        return
    from email import message_from_bytes, policy  # noqa: PLC0415 - few files are mails

    try:
        for part in message_from_bytes(data, policy=policy.default).walk():
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload[:2] == b"PK":
                yield payload
    except (LookupError, ValueError, TypeError, AttributeError):
        return


def _in_part(data: bytes, identity: Person, depth: int) -> bool:
    if data[:2] == b"PK":
        return any(True for _ in places(data, identity, depth + 1))
    mark = b"part" + hashlib.sha256(data).digest()
    if mark in identity.strangers:
        return False
    if any(identity.is_in(text) for text in _texts(data)):
        return True
    identity.strangers.add(mark)
    return False


def _texts(data: bytes) -> Iterator[str]:
    """Yield what the bytes may say: as they are, links and mails decoded, without markup."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "ignore")
        yield from (data.decode(encoding, "ignore") for encoding in _ENCODINGS)
    if "\0" in text:
        yield data.decode("utf-16-le", "ignore")
    yield text
    if coded := links.decoded(text):
        yield coded
    if "<" in text:
        plain = unescape(text)
        yield plain
        yield _TAG.sub("", plain)
    if re.match(rb"[\w-]+:[ \t]", data):
        yield from _of_mail(data)


def _of_mail(data: bytes) -> Iterator[str]:
    from email import message_from_bytes, policy  # noqa: PLC0415 - few files are mails

    try:
        for part in message_from_bytes(data, policy=policy.default).walk():
            yield "\n".join(f"{name}: {value}" for name, value in part.items())
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield payload.decode(part.get_content_charset() or "utf-8", "ignore")
    except (LookupError, ValueError, TypeError, AttributeError):
        return

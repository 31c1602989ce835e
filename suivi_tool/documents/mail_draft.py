"""A mail to send, as a draft that mail programs open for editing (`X-Unsent: 1`, RFC 5322).

No sender and no date: whoever opens the draft sends it, from their own mailbox, when they do.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from suivi_tool.documents.text import clean

if TYPE_CHECKING:  # the package takes its time to import, and most commands write no mail
    from email.headerregistry import Address
    from email.message import EmailMessage, MIMEPart

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {".docx": _WORD, ".ics": "text/calendar", ".eml": "message/rfc822"}
_STYLE = "font-family:Calibri,Arial,sans-serif;font-size:11pt"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to attach, under that name."""

    name: str
    content: bytes


def draft(
    to: str | tuple[str, str],
    subject: str,
    text: str,
    html: str = "",
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """Return the draft (.eml, lines end in CRLF); the same input gives the same bytes.

    `to` is an address or (name, address); an address that is none is left out, for the sender to
    fill in. Without `html` the same words are given in HTML.
    """
    from email.message import EmailMessage  # noqa: PLC0415
    from email.policy import SMTP  # noqa: PLC0415

    message = EmailMessage(policy=SMTP.clone(max_line_length=76))
    message["X-Unsent"] = "1"
    name, address = to if isinstance(to, tuple) else ("", to)
    if recipient := _recipient(name, address):
        message["To"] = recipient
    message["Subject"] = one_line(subject)
    message.set_content(clean(text), cte="quoted-printable")
    message.add_alternative(html or as_html(text), subtype="html", cte="quoted-printable")
    for attachment in attachments:
        _attach(message, attachment)
    _fix_boundaries(message, hashlib.sha256(repr((to, subject, text)).encode("utf-8", "replace")))
    return message.as_bytes()


def one_line(text: str) -> str:
    """Return `text` fit for a header: one line, no control characters."""
    return " ".join(clean(text).split())


def as_html(text: str) -> str:
    """Return a plain text as HTML: a paragraph for each block, a break for each line."""
    blocks = (block for block in clean(text).split("\n\n") if block.strip())
    body = "".join(f"<p>{escape(block.strip()).replace(chr(10), '<br>')}</p>" for block in blocks)
    return f'<html lang="fr"><body style="{_STYLE}">{body}</body></html>'


def _recipient(name: str, address: str) -> Address | None:
    from email.errors import MessageError  # noqa: PLC0415
    from email.headerregistry import Address  # noqa: PLC0415

    try:
        spec = one_line(address)
        spec.encode("ascii")
        return Address(one_line(name), addr_spec=spec) if spec else None
    except (ValueError, MessageError, IndexError):
        return None


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    suffix = attachment.name[attachment.name.rfind(".") :].lower()
    guessed = _TYPES.get(suffix) or mimetypes.guess_type(attachment.name)[0]
    main, _, sub = (guessed or "application/octet-stream").partition("/")
    if main == "message":  # attached as it is: a mail inside a mail would be encoded anew
        main, sub = "application", "octet-stream"
    message.add_attachment(
        attachment.content,
        maintype=main,
        subtype=sub,
        filename=one_line(attachment.name),
        params={"charset": "utf-8"} if suffix == ".ics" else None,  # RFC 5545, 3.1.4
    )


def _fix_boundaries(part: MIMEPart, seed: hashlib._Hash) -> None:
    """Name the boundaries after the content: the library draws them at random."""
    for number, child in enumerate(part.walk()):
        if child.is_multipart():
            child.set_boundary(f"=_{seed.hexdigest()[:24]}_{number}")

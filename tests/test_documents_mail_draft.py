"""A draft that a mail program opens for editing: no sender, accents right, nothing slipped in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from suivi_tool.documents.calendar import event
from suivi_tool.documents.mail_draft import Attachment, draft

SUBJECT = "Accusé de réception de votre appel n° APP-2026-007"
TEXT = (
    "Madame,\n\nNous accusons réception… œuvre, 1 250,50 €, <b>&amp;\nà bientôt.\n\nLe Directeur\n"
)


def opened(data: bytes) -> EmailMessage:
    """Return the draft as a mail program reads it."""
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def body(message: EmailMessage, kind: str) -> str:
    """Return the text or HTML of a message."""
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_a_draft_of_one_s_own() -> None:
    name = "Accusé de réception APP-2026-007.docx"
    data = draft(("Anaïs Lefèvre", "a@ex.fr"), SUBJECT, TEXT, "", [Attachment(name, b"PK\x03\x04")])
    message = opened(data)
    assert message["X-Unsent"] == "1"
    assert message["From"] is None
    assert message["Date"] is None
    assert message["To"] == "Anaïs Lefèvre <a@ex.fr>"
    assert message["Subject"] == SUBJECT
    assert body(message, "plain") == TEXT
    assert "<p>Nous accusons réception… œuvre, 1 250,50 €, &lt;b&gt;&amp;amp;<br>" in body(
        message, "html"
    )
    [attached] = message.iter_attachments()
    assert attached.get_filename() == name
    assert attached.get_content_type().endswith("wordprocessingml.document")
    assert attached.get_content() == b"PK\x03\x04"
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_same_input_gives_same_bytes() -> None:
    def make() -> bytes:
        return draft("a@ex.fr", SUBJECT, TEXT, "", [Attachment("a.docx", b"x")])

    assert make() == make()


@pytest.mark.parametrize("address", ["", "pas une adresse", "a@", "é@ex.fr", "a@ex.fr\r\nBcc: x@y"])
def test_what_is_no_address_is_left_to_the_sender(address: str) -> None:
    message = opened(draft(("Nom", address), "x", "y"))
    assert message["To"] is None
    assert message["Bcc"] is None


def test_no_header_can_be_slipped_in() -> None:
    message = opened(draft(("A\r\nBcc: x@y.fr", "a@ex.fr"), "Objet\r\nBcc: x@y.fr", "t"))
    assert message["Bcc"] is None
    assert message["Subject"] == "Objet Bcc: x@y.fr"


def test_lone_surrogates_and_control_characters_do_no_harm() -> None:
    message = opened(draft("a@ex.fr", "a\ud800b\x07", "c\udfffd\x00"))
    assert message["Subject"] == "ab"
    assert body(message, "plain").strip() == "cd"


def test_a_long_subject_is_whole() -> None:
    subject = "n° " + "é" * 400
    assert opened(draft("a@ex.fr", subject, "t"))["Subject"] == subject


def test_a_calendar_entry_says_its_charset_and_keeps_its_accents() -> None:
    made = datetime(2026, 5, 2, 9, tzinfo=UTC)
    title = "Accusé de réception – à répondre à Mᵐᵉ Œuvré"
    entry = event("1@suivi", title, date(2026, 5, 12), "Échéance ; à voir", stamp=made)
    data = draft("a@ex.fr", SUBJECT, TEXT, "", [Attachment("Échéance.ics", entry)])
    [attached] = opened(data).iter_attachments()
    assert attached.get_content_type() == "text/calendar"
    assert attached.get_content_charset() == "utf-8"
    assert attached.get_filename() == "Échéance.ics"
    assert attached.get_payload(decode=True) == entry
    assert f"SUMMARY:{title}" in str(attached.get_content())

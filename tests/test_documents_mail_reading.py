"""Reading a mail: every field apart, the first sender of a forwarded one, days in Paris."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import ANAIS, eml

from suivi_tool.documents.mail import Correspondent, MailAttachment
from suivi_tool.documents.mail_reading import read_mail, read_origin


def test_a_mail() -> None:
    message = eml()
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="../é/a.pdf")
    mail = read_mail(message.as_bytes(), "mail.eml")
    assert mail.sender == ANAIS
    assert mail.recipients == (Correspondent("", "appels@organisme.fr"),)
    assert mail.date == date(2026, 4, 30)
    assert mail.subject == "Appel de ma décision"
    assert mail.text == "Je conteste."
    assert mail.attachments == (MailAttachment("a.pdf", b"%PDF"),)
    assert mail.warnings == ()
    found = read_origin(mail)
    assert (found.sender, found.received_on) == (ANAIS, date(2026, 4, 30))
    assert (found.received_by, found.forwarded) == ("", False)


@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 99, b"%PDF-1.7", b"PK\x03\x04", b"\xd0\xcf\x11\xe0x"]
)
@pytest.mark.parametrize("name", ["a.eml", "a.msg", "a"])
def test_what_is_no_mail_is_left_to_the_person(data: bytes, name: str) -> None:
    mail = read_mail(data, name)
    assert mail.sender == Correspondent()
    assert "joint tel quel" in mail.warnings[0]


@given(st.binary(max_size=400))
def test_no_bytes_make_it_crash(data: bytes) -> None:
    for prefix in (b"", b"From: a@b\r\nDate: x\r\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        mail = read_mail(prefix + data)
        assert isinstance(read_origin(mail).subject, str)

"""Mails that Outlook saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from suivi_tool.documents.mail_reading import read_mail, read_origin

EXPECTED = {
    "53784_succeeds.msg": ("AshleyCE2@state.gov", date(2012, 6, 22), "HAC Annual Report"),
    "ASCII_CP1251_LCID1049.msg": ("", None, "Subject автоматически Subject"),
    "HTMLBodyBinary_CP1251.msg": ("", None, "Subject öäü Subject"),
    "attachment_msg_pdf.msg": ("nick.booth@pof.com.au", date(2010, 6, 18), "test email"),
    "bug66335.msg": (
        "udemy@email.udemy.com",
        date(2018, 9, 13),
        "Deine Bestellbestätigung vom 13-09-2018",
    ),
    "message_1981.msg": ("", date(1999, 8, 16), "Option 2 please"),
    "msgClassAppointment.msg": ("", date(2017, 2, 28), "Quick brown fox"),
}


def test_every_mail_of_the_corpus(shared: Path) -> None:
    files = sorted((shared / "corpus" / "mails").iterdir())
    assert files
    for path in files:
        mail = read_mail(path.read_bytes(), path.name)
        assert mail.text, path.name
        assert mail.warnings == (), path.name
        assert "\x00" not in mail.subject + mail.text
        read_origin(mail)
        if path.name in EXPECTED:
            found = (mail.sender.address, mail.date, mail.subject)
            assert found == EXPECTED[path.name], path.name


def test_a_message_attached_in_outlook(shared: Path) -> None:
    path = shared / "corpus" / "mails" / "attachment_msg_pdf.msg"
    mail = read_mail(path.read_bytes())
    assert [a.name for a in mail.attachments] == ["smbprn.00009008.KdcPjl.pdf"]
    [inner] = mail.attached
    assert inner.subject
    assert inner.text

"""Mails in the Internet’s format: one fault spoils one field."""

from __future__ import annotations

from datetime import date

import pytest
from mails import eml

from suivi_tool.documents.mail import Correspondent
from suivi_tool.documents.mail_draft import draft
from suivi_tool.documents.mail_reading import read_mail


def test_html_only() -> None:
    message = eml()
    message.set_content(
        "<html><head><title>x</title><style>p{}</style></head><body><p>Je conteste&nbsp;:</p>"
        "<div>De&nbsp;: A<br>B &amp; C</div><script>alert(1)</script></body></html>",
        subtype="html",
    )
    assert read_mail(message.as_bytes()).text == "Je conteste :\n\nDe : A\nB & C"


def test_raw_bytes_in_headers_and_an_unknown_charset() -> None:
    raw = (
        b"From: Ana\xefs <a@ex.fr>\r\nSubject: D\xe9cision\r\nDate: Thu, 30 Apr 2026 10:12:00 +0200"
        b"\r\nContent-Type: text/plain; charset=x-inconnu\r\n\r\nJe conteste l\xe0.\x07\r\n"
    )
    mail = read_mail(raw)
    assert mail.sender == Correspondent("Anaïs", "a@ex.fr")
    assert mail.subject == "Décision"
    assert mail.text == "Je conteste là."
    assert mail.warnings == ("Caractères non imprimables retirés du message\u00a0: U+0007.",)


@pytest.mark.parametrize(
    ("sent", "day"),
    [
        ("Sun, 29 Nov 2026 23:30:00 +0000", date(2026, 11, 30)),
        ("Sun, 28 Jun 2026 22:30:00 +0000", date(2026, 6, 29)),
        ("Sun, 28 Jun 2026 21:30:00 +0000", date(2026, 6, 28)),
        ("Mon, 01 Jan 1601 00:00:00 +0000", None),
        ("pas une date", None),
        ("", None),
    ],
)
def test_the_day_is_that_of_paris(sent: str, day: date | None) -> None:
    message = eml()
    del message["Date"]
    raw = message.as_bytes()
    mail = read_mail(b"Date: " + sent.encode() + b"\r\n" + raw, "m.eml")
    assert mail.date == day


def test_the_arrival_counts_before_the_sending() -> None:
    message = eml(Received="from a by b; Sat, 2 May 2026 08:00:00 +0200")
    mail = read_mail(message.as_bytes())
    assert (mail.sent_on, mail.date) == (date(2026, 4, 30), date(2026, 5, 2))


def test_a_draft_is_said_to_be_one() -> None:
    assert any("brouillon" in said for said in read_mail(draft("a@ex.fr", "x", "y")).warnings)

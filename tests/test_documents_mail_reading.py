"""Reading a mail: every field apart, the first sender of a forwarded one, days in Paris."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suivi_tool.documents.html_text import html_to_text
from suivi_tool.documents.mail import Correspondent, Mail, MailAttachment, correspondent
from suivi_tool.documents.mail_dates import printed_date
from suivi_tool.documents.mail_draft import draft
from suivi_tool.documents.mail_reading import read_mail, read_origin
from suivi_tool.documents.rtf_text import decompress, rtf_to_text

ANAIS = Correspondent("Anaïs Lefèvre", "anais@ex.fr")
CLAIRE = "Claire Évrard <claire.evrard@organisme.fr>"
OUTLOOK = """Bonjour Marc, pour toi.

De : Anaïs Lefèvre <anais@ex.fr>
Envoyé : jeudi 30 avril 2026 10:12
À : Claire Évrard <claire.evrard@organisme.fr>
Objet : Appel de ma décision

Je conteste la décision.
"""
GMAIL = """---------- Forwarded message ---------
De : Anaïs Lefèvre <anais@ex.fr>
Date: jeu. 30 avr. 2026 à 10:12
Subject: Appel de ma décision
To: <claire.evrard@organisme.fr>

Je conteste la décision.
"""
THUNDERBIRD = """-------- Message transféré --------
Sujet : \tAppel de ma décision
Date : \tThu, 30 Apr 2026 10:12:00 +0200
De : \tAnaïs Lefèvre <anais@ex.fr>
Pour : \tclaire.evrard@organisme.fr


Je conteste la décision.
"""
APPLE = """Début du message transféré :

> De: Anaïs Lefèvre <anais@ex.fr>
> Objet: Appel de ma décision
> Date: 30 avril 2026 à 10:12:00 UTC+2
> À: claire.evrard@organisme.fr
>
> Je conteste la décision.
"""
ENGLISH = """From: Anaïs Lefèvre <anais@ex.fr>
Sent: Thursday, April 30, 2026 10:12 AM
To: Claire Évrard
Subject: Appel de ma décision

Je conteste la décision.
"""


def eml(
    sender: str = "Anaïs Lefèvre <anais@ex.fr>",
    subject: str = "Appel de ma décision",
    text: str = "Je conteste.",
    sent: str = "Thu, 30 Apr 2026 10:12:00 +0200",
    **headers: str,
) -> EmailMessage:
    """Return a mail as a mail program writes it."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = "appels@organisme.fr"
    message["Subject"] = subject
    message["Date"] = sent
    for name, value in headers.items():
        message[name] = value
    message.set_content(text)
    return message


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


@pytest.mark.parametrize("text", [OUTLOOK, GMAIL, THUNDERBIRD, APPLE, ENGLISH])
@pytest.mark.parametrize("subject", ["TR : Appel", "Fwd: Appel", "Appel"])
@pytest.mark.parametrize("ours", [(), ("organisme.fr",)])
def test_a_forwarded_mail(text: str, subject: str, ours: tuple[str, ...]) -> None:
    sent = "Mon, 4 May 2026 09:00:00 +0200"
    mail = read_mail(eml(CLAIRE, subject, text, sent).as_bytes())
    found = read_origin(mail, ours)
    assert found.sender == ANAIS
    assert found.received_on == date(2026, 4, 30)
    assert found.received_by == "Claire Évrard"
    assert found.subject == "Appel de ma décision"
    assert found.forwarded


def test_a_mail_forwarded_twice_names_the_first_colleague() -> None:
    inner = OUTLOOK.replace("Bonjour Marc, pour toi.\n\n", "")
    text = (
        "De : Bruno Petit <bruno@organisme.fr>\nEnvoyé : lundi 4 mai 2026 09:00\n"
        f"À : Claire Évrard\nObjet : TR: Appel\n\nVoir ci-dessous.\n\n{inner}"
    )
    found = read_origin(read_mail(eml(CLAIRE, "TR: Appel", text).as_bytes()))
    assert (found.sender, found.received_by) == (ANAIS, "Bruno Petit")
    assert found.received_on == date(2026, 4, 30)


OUR_DECISION = """
De : Certification <certification@organisme.fr>
Envoyé : lundi 9 mars 2026 09:00
À : Anaïs Lefèvre <anais@ex.fr>
Objet : Décision du jury

Votre demande est ajournée.
"""


def test_an_answer_to_our_decision_is_hers() -> None:
    text = "Je conteste la décision.\n" + OUR_DECISION
    for ours in ((), ("organisme.fr",)):
        found = read_origin(read_mail(eml(subject="RE: Décision", text=text).as_bytes()), ours)
        assert (found.sender, found.forwarded) == (ANAIS, False)


def test_her_answer_forwarded_is_still_hers() -> None:
    answer = OUTLOOK.replace("Objet : Appel", "Objet : RE: Appel") + OUR_DECISION
    for ours in ((), ("organisme.fr",)):
        found = read_origin(read_mail(eml(CLAIRE, "TR: Appel", answer).as_bytes()), ours)
        assert (found.sender, found.received_by) == (ANAIS, "Claire Évrard")


def test_a_mail_attached_to_a_mail() -> None:
    outer = eml(CLAIRE, "TR: Appel", "Ci-joint.", "Mon, 4 May 2026 09:00:00 +0200")
    outer.add_attachment(eml())
    found = read_origin(read_mail(outer.as_bytes()))
    assert (found.sender, found.received_by) == (ANAIS, "Claire Évrard")
    assert found.received_on == date(2026, 4, 30)


def test_our_decision_attached_by_the_appellant_is_no_forwarding() -> None:
    outer = eml(text="Je conteste. " * 60)
    outer.add_attachment(eml("Certification <c@organisme.fr>", "Décision"))
    for ours in ((), ("organisme.fr",)):
        assert read_origin(read_mail(outer.as_bytes()), ours).sender == ANAIS


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


def test_a_draft_is_said_to_be_one() -> None:
    assert any("brouillon" in said for said in read_mail(draft("a@ex.fr", "x", "y")).warnings)


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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("jeudi 30 avril 2026 10:12", date(2026, 4, 30)),
        ("jeu. 30 avr. 2026 à 10:12", date(2026, 4, 30)),
        ("vendredi 1er mai 2026 09:00", date(2026, 5, 1)),
        ("Thursday, April 30, 2026 10:12 AM", date(2026, 4, 30)),
        ("30/04/2026 10:12", date(2026, 4, 30)),
        ("04/05/2026 10:12", date(2026, 5, 4)),
        ("4/5/2026 10:12 AM", date(2026, 4, 5)),
        ("2026-04-30 10:12", date(2026, 4, 30)),
        ("Sun, 29 Nov 2026 23:30:00 +0000", date(2026, 11, 30)),
        ("31 février 2026", None),
        ("hier", None),
    ],
)
def test_printed_dates(text: str, day: date | None) -> None:
    assert printed_date(text) == day


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Anaïs Lefèvre <anais@ex.fr>", ANAIS),
        ('"Lefèvre, Anaïs" <anais@ex.fr>', Correspondent("Lefèvre, Anaïs", "anais@ex.fr")),
        ("anais@ex.fr [mailto:anais@ex.fr]", Correspondent("", "anais@ex.fr")),
        ("Anaïs Lefèvre [mailto:anais@ex.fr]", ANAIS),
        ("Claire Évrard", Correspondent("Claire Évrard")),
        ("", Correspondent()),
    ],
)
def test_correspondents(said: str, who: Correspondent) -> None:
    assert correspondent(said) == who


def test_compressed_rtf_of_the_specification() -> None:
    """[MS-OXRTFCP] 4.1 and 4.2: a simple text, and one that refers to itself."""
    simple = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c0900206277"
        "05b06c647d0a800fa0"
    )
    assert decompress(simple) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    again = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert decompress(again) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


def test_text_of_rtf() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Calibri;}}{\*\generator x;}\pard D\'e9cision\par "
        rb"\u8364? {\b grasse} \{a\}\tab b\line c}"
    )
    assert rtf_to_text(rtf) == "Décision\n€ grasse {a}\tb\nc"


def test_text_of_html_kept_in_rtf() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 {\*\htmltag64 <p>}\htmlrtf \par \htmlrtf0 "
        rb"Bonjour{\*\htmltag72 </p>}\htmlrtf\par\htmlrtf0 }"
    )
    assert rtf_to_text(rtf) == "Bonjour"


@given(st.text(max_size=200))
def test_html_never_crashes(text: str) -> None:
    assert isinstance(html_to_text(text), str)


def test_an_empty_mail_is_a_mail() -> None:
    assert Mail().date is None

"""Forwarded mails: the first sender, the first day, the colleague who received it."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest
from mails import ANAIS, APPLE, CLAIRE, ENGLISH, GMAIL, OUR_DECISION, OUTLOOK, THUNDERBIRD, eml

from suivi_tool.documents.mail_reading import read_mail, read_origin


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


def test_a_colleague_of_another_domain_forwards_all_the_same() -> None:
    ours = ("groupe-organisme.fr",)
    found = read_origin(read_mail(eml(CLAIRE, "TR : Appel", OUTLOOK).as_bytes()), ours)
    assert (found.sender, found.received_by) == (ANAIS, "Claire Évrard")
    outer = eml(CLAIRE, "TR: Appel", "Ci-joint.")
    outer.add_attachment(eml())
    found = read_origin(read_mail(outer.as_bytes()), ours)
    assert (found.sender, found.received_by) == (ANAIS, "Claire Évrard")


def test_our_decision_forwarded_by_the_appellant_is_no_forwarding() -> None:
    text = OUTLOOK.replace(ANAIS.address, "jury@organisme.fr")
    mail = read_mail(eml(subject="TR: Décision", text=text).as_bytes())
    assert read_origin(mail, ("organisme.fr",)).sender == ANAIS


def test_a_plain_text_that_only_points_to_the_html_is_not_the_mail() -> None:
    mail = eml(CLAIRE, "TR: Appel", "Voir la version HTML.")
    mail.add_alternative("<br>".join(escape(OUTLOOK).split("\n")), subtype="html")
    assert read_origin(read_mail(mail.as_bytes()), ("organisme.fr",)).sender == ANAIS

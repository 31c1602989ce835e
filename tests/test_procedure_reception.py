from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from suivi_tool.procedure.appeal import Appeal, Appellant, AppellantType, Channel
from suivi_tool.procedure.reception import check

TODAY = date(2026, 5, 2)
APPEAL = Appeal(
    number="",
    received_on=date(2026, 4, 30),
    channel=Channel.MAIL,
    appellant="Zoé Martin",
    appellant_type=AppellantType.CANDIDATE,
    contested_decision="Échec examen",
    decided_by="Jury du 2 mars",
    notified_on=date(2026, 3, 14),
)


def messages(appeal: Appeal, appellant: Appellant | None = None) -> list[str]:
    return [fault.message for fault in check(appeal, TODAY, appellant).faults]


def alerts(appeal: Appeal, appellant: Appellant | None = None) -> list[str]:
    return [alert.message for alert in check(appeal, TODAY, appellant).alerts]


def test_a_complete_appeal_has_nothing_to_say() -> None:
    found = check(APPEAL, TODAY)
    assert (found.faults, found.alerts) == ((), ())


def test_all_that_is_missing_is_said_at_once() -> None:
    found = check(Appeal(number="", appellant="  "), TODAY).faults
    assert [fault.field for fault in found] == [
        "Type d’appelant",
        "Appelant",
        "Date de réception",
        "Mode de réception",
        "Décision contestée",
    ]
    assert all(fault.remedy for fault in found)


def test_impossible_dates_are_refused_together() -> None:
    appeal = replace(
        APPEAL,
        received_on=date(2026, 5, 3),
        notified_on=date(2026, 5, 4),
        sent_on=date(2026, 5, 5),
        opened_on=date(2026, 5, 1),
    )
    assert [text.replace("\u00a0", " ") for text in messages(appeal)] == [
        "« Date de réception » : le 03/05/2026 est dans le futur.",
        "« Date d’envoi de l’appel » : le 05/05/2026 est dans le futur.",
        "« Date de notification » : le 04/05/2026 est dans le futur.",
        "Appel reçu le 03/05/2026, avant la notification du 04/05/2026.",
        "Appel reçu le 03/05/2026, avant son envoi le 05/05/2026.",
        "Appel reçu le 03/05/2026, après l’ouverture de la fiche le 01/05/2026.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a" * 40_000, "Texte trop long"),
        ("a" * 32_768, "Texte trop long"),
        ("😀" * 16_384, "Texte trop long"),
        ("bip\x07", "U+0007"),
        ("demi \ud83d", "U+D83D"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_texts_that_no_cell_can_hold_are_refused(text: str, said: str) -> None:
    (fault,) = check(replace(APPEAL, ground=text), TODAY).faults
    assert said in fault.message
    assert fault.field == "Motif de l’appel"
    fault.message.encode()


@pytest.mark.parametrize("text", ["a" * 32_767, "=cmd|' /C calc'!A0", "{{ 7*7 }}", "l 1\nl 2\t😀"])
def test_texts_that_are_only_odd_are_taken(text: str) -> None:
    assert messages(replace(APPEAL, ground=text)) == []


def test_a_fault_of_the_appellant_is_told_once() -> None:
    appellant = Appellant("Zoé\x00 Martin", address="1 rue\x01")
    found = check(replace(APPEAL, appellant="Zoé\x00 Martin"), TODAY, appellant).faults
    assert [fault.field for fault in found] == ["Appelant", "Adresse"]


def test_a_telephone_call_needs_a_writing() -> None:
    (alert,) = check(replace(APPEAL, channel=Channel.TELEPHONE), TODAY).alerts
    assert alert.remedy == "Demander un écrit."


@pytest.mark.parametrize("channel", [Channel.LETTER, Channel.REGISTERED_LETTER])
def test_a_letter_without_an_address_is_flagged(channel: Channel) -> None:
    letter = replace(APPEAL, channel=channel)
    assert "sans adresse" in alerts(letter)[0]
    assert alerts(letter, Appellant("Martin", address="3 rue Haute\n67000 Strasbourg")) == []


def test_an_unknown_notification_is_flagged_with_what_serves_instead() -> None:
    unknown = replace(APPEAL, notified_on=None)
    assert "n’est pas vérifiable" in alerts(unknown)[0]
    (alert,) = check(replace(unknown, decision_sent_on=date(2026, 3, 12)), TODAY).alerts
    assert "12/03/2026" in alert.message
    assert "art. 669" in alert.remedy  # a registered letter that nobody collected


def test_an_unknown_decider_is_to_be_checked() -> None:
    assert "impartialité" in alerts(replace(APPEAL, decided_by=""))[0]


def test_dates_that_happen_in_life_are_said_not_refused() -> None:
    told_first = replace(APPEAL, decision_sent_on=date(2026, 3, 16), sent_on=date(2026, 3, 13))
    assert messages(told_first) == []
    assert len(alerts(told_first)) == 2
    same_day = replace(APPEAL, decision_sent_on=date(2026, 3, 14), sent_on=date(2026, 3, 14))
    assert alerts(same_day) == []


def test_overseas_and_abroad_a_person_validates_the_period() -> None:
    overseas = Appellant("Payet", address="12 rue des Lilas\n97400 Saint-Denis")
    assert "art. 643" in alerts(APPEAL, overseas)[0]
    assert "outre-mer" in alerts(APPEAL, overseas)[0]
    abroad = Appellant("Janssens", address="Rue Neuve 1\n1000 Bruxelles\nBelgique")
    assert "à l’étranger" in alerts(APPEAL, abroad)[0]

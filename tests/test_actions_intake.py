"""What the form or the options give, read and judged at once."""

from __future__ import annotations

from datetime import date

from suivi_tool.actions.intake import read_intake
from suivi_tool.procedure.appeal import Appeal, AppellantType, Channel

TODAY = date(2026, 5, 2)
ENOUGH = {
    "type": "candidat",
    "nom": "Dupont",
    "prenom": "Claire",
    "recu_le": "30/04/2026",
    "canal": "mail",
    "decision": "Échec examen",
    "courriel": "claire@example.org",
    "telephone": "06 00 00 00 00",
    "decideur": "Jury",
    "notifie_le": "2026-03-14",
}


def test_texts_become_facts() -> None:
    intake, faults, alerts = read_intake(ENOUGH, TODAY)
    assert intake.appeal == Appeal(
        "",
        received_on=date(2026, 4, 30),
        channel=Channel.MAIL,
        opened_on=TODAY,
        appellant="Claire Dupont",
        contact="claire@example.org\nTél. 06 00 00 00 00",
        appellant_type=AppellantType.CANDIDATE,
        contested_decision="Échec examen",
        decided_by="Jury",
        notified_on=date(2026, 3, 14),
    )
    assert (faults, alerts) == ((), ())


def test_nothing_given_is_refused_with_every_option_that_is_needed() -> None:
    _, faults, _ = read_intake({}, TODAY)
    assert {fault.field for fault in faults} == {
        "--type", "--nom", "--recu-le", "--canal", "--decision",
    }  # fmt: skip


def test_every_fault_is_told_once_and_at_once() -> None:
    wrong = ENOUGH | {
        "type": "passant",
        "recu_le": "31/02/2026",
        "notifie_le": "2027-01-01",
        "motif": "x" * 40_000,
        "nom": "Du\x07pont",
        "demande": "\ud800",
    }
    _, faults, _ = read_intake(wrong, TODAY)
    assert sorted(fault.field for fault in faults) == [
        "--demande", "--motif", "--nom", "--notifie-le", "--recu-le", "--type",
    ]  # fmt: skip


def test_received_before_the_decision_is_refused() -> None:
    _, faults, _ = read_intake(ENOUGH | {"notifie_le": "2026-05-01"}, TODAY)
    assert [fault.field for fault in faults] == ["--recu-le"]


def test_a_letter_without_an_address_is_flagged_and_accepted() -> None:
    _, faults, alerts = read_intake(ENOUGH | {"canal": "recommande", "courriel": ""}, TODAY)
    assert faults == ()
    assert any("adresse" in alert.message for alert in alerts)

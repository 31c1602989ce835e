from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from suivi_tool.procedure.appeal import Appeal, Outcome
from suivi_tool.procedure.duplicates import known_cases, same_appeal

GROUND = (
    "Le jour de l'examen, l'épreuve a démarré avec quarante minutes de retard car la salle était "
    "fermée à clé. On ne nous a pas accordé de temps supplémentaire. Je conteste mon ajournement."
)
OTHER = (
    "Je bénéficie d'une reconnaissance de travailleur handicapé et le tiers-temps qui m'avait été "
    "accordé n'a pas été appliqué lors de l'écrit."
)
FIRST = Appeal(
    "APP-2026-001",
    received_on=date(2026, 4, 30),
    appellant="Zoé Martin",
    contested_decision="Échec examen",
    ground=GROUND,
)
SECOND = replace(FIRST, number="APP-2026-002", appellant="Paul Blanc", ground=OTHER)


def test_a_reminder_of_the_same_text_is_found() -> None:
    again = replace(
        FIRST,
        number="",
        appellant="",
        ground=f"Bonjour, je vous relance. {GROUND.upper().replace('É', 'E')} Cordialement.",
    )
    (twin,) = same_appeal(again, [FIRST, SECOND])
    assert twin.number == "APP-2026-001"
    assert twin.score is not None
    assert twin.score >= 93


def test_the_same_dispute_of_the_same_person_is_found_without_a_text() -> None:
    again = replace(FIRST, number="", appellant="MARTIN Zoé", ground="Relance")
    assert [twin.number for twin in same_appeal(again, [FIRST, SECOND])] == ["APP-2026-001"]


def test_two_different_appeals_are_not_twins() -> None:
    assert same_appeal(SECOND, [FIRST]) == ()
    assert same_appeal(FIRST, [FIRST]) == ()


def test_two_short_texts_prove_nothing() -> None:
    short = replace(SECOND, ground="Échec examen")
    assert same_appeal(short, [replace(FIRST, ground="Échec examen bloc 2")]) == ()


TODAY = date(2026, 5, 4)
KNOWN = replace(SECOND, file_number="C-2026-0081", contact="12 rue du Port ; p.blanc@example.net")


@pytest.mark.parametrize(
    "arrived",
    [
        Appeal("", appellant="BLANC Paul"),
        Appeal("", appellant="Blanc"),
        Appeal("", appellant="Quelqu'un d'autre", file_number="c-2026-0081 "),
        Appeal("", appellant="P. B.", contact="<P.Blanc@example.net>"),
    ],
)
def test_a_known_person_address_or_file_may_be_a_letter_more(arrived: Appeal) -> None:
    assert known_cases(arrived, [FIRST, KNOWN], TODAY) == ("APP-2026-002",)


def test_a_stranger_is_not_asked_about() -> None:
    for arrived in (Appeal(""), Appeal("", appellant="Paula Blanche", contact="rue du Port")):
        assert known_cases(arrived, [FIRST, KNOWN, Appeal("X")], TODAY) == ()


def test_open_cases_come_first_and_one_closed_long_ago_not_at_all() -> None:
    closed = replace(KNOWN, number="C", received_on=TODAY, closed_on=TODAY - timedelta(days=365))
    old = replace(closed, number="O", closed_on=TODAY - timedelta(days=366))
    none = replace(KNOWN, number="N", outcome=Outcome.NOT_AN_APPEAL)
    arrived = replace(KNOWN, number="")
    assert known_cases(arrived, [closed, old, none, KNOWN], TODAY) == ("APP-2026-002", "C")

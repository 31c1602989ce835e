from __future__ import annotations

from dataclasses import replace
from datetime import date

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.duplicates import same_appeal

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

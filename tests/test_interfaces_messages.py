"""Errors in front of a user: the place, a sentence, what to do; in JSON nulls, no empty texts."""

from __future__ import annotations

import json
from datetime import date

from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.interfaces import messages

TWO = RefusedInput(
    Fault("le texte manque.", "--texte", remedy="Donnez-le."),
    Fault("ce jour n’existe pas.", place="suivi.toml, ligne 3"),
)


def test_every_fault_is_a_paragraph_with_its_place_and_remedy() -> None:
    assert messages.as_text(TWO) == (
        "✗ --texte\u00a0: Le texte manque.\n  → Donnez-le.\n"
        "✗ suivi.toml, ligne 3\u00a0: Ce jour n’existe pas."
    )


def test_in_json_what_is_not_known_is_null() -> None:
    assert messages.as_json(TWO)["erreurs"] == [
        {"champ": "--texte", "lieu": None, "message": "Le texte manque.", "remede": "Donnez-le."},
        {
            "champ": None,
            "lieu": "suivi.toml, ligne 3",
            "message": "Ce jour n’existe pas.",
            "remede": None,
        },
    ]


def test_dates_are_iso_and_accents_are_kept() -> None:
    text = messages.dump({"le": date(2026, 5, 15), "qui": "Zoé", "rien": None})
    assert '"Zoé"' in text
    assert json.loads(text) == {"le": "2026-05-15", "qui": "Zoé", "rien": None}


def test_a_fault_of_ours_names_the_log() -> None:
    (fault,) = messages.internal_fault("suivi.log").faults
    assert "suivi.log" in fault.remedy
    assert messages.internal_fault("").exit_code == messages.FAULT_OF_OURS

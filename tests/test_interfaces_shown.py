"""Answers as a terminal shows them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from suivi_tool.actions.answers import NextStep, Refreshed, Treated
from suivi_tool.errors import Fault
from suivi_tool.interfaces import shown

BUSY = Fault("Le suivi est ouvert chez Paul Martin.", remedy="Attendez qu’il le ferme.")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault("la date manque.", remedy="Donnez-la."), "La date manque. Donnez-la."),
        (
            Fault("cette cellule est gardée.", place="feuille «\u00a0Appels\u00a0», ligne 3"),
            "feuille «\u00a0Appels\u00a0», ligne 3\u00a0: Cette cellule est gardée.",
        ),
        (
            Fault("« Fiche.docx » est ouverte.", place="/partage/Dossiers/Fiche.docx"),
            "« Fiche.docx » est ouverte.",
        ),
        (
            Fault("« Fiche.docx » est ouverte.", place="R:\\Dossiers\\Fiche.docx"),
            "« Fiche.docx » est ouverte.",
        ),
    ],
)
def test_a_sentence_says_where_unless_it_does_already(fault: Fault, said: str) -> None:
    assert shown.sentences([fault]) == [said]


def test_a_step_shows_what_follows_and_what_waits() -> None:
    answer = Treated(
        "APP-2026-006",
        "accuse",
        date(2026, 5, 4),
        (Path("Accusé.docx"),),
        (NextStep("analyse", "RQ (Hélène Marchand)", None),),
        waiting=(BUSY,),
    )
    told = shown.treated(answer)
    assert told.exit_code == 5
    assert told.json["en_attente"] is True
    assert told.json["suite"] == [
        {"etape": "analyse", "qui": "RQ (Hélène Marchand)", "echeance": None}
    ]
    assert "« Accusé de réception » : fait le lun. 04/05/2026, c’est noté." in told.text.replace(
        "\u00a0", " "
    )
    assert "• Analyse des causes et validation du délai (analyse)" in told.text
    assert "Paul Martin" in told.text.splitlines()[-1]


def test_a_step_that_is_only_prepared_says_so() -> None:
    told = shown.treated(Treated("APP-2026-006", "fin", None))
    assert "préparé, rien n’est noté. Notez le jour où c’est fait avec --le." in told.text
    made = Treated("APP-2026-006", "fin", None, (Path("Fin.docx"),))
    assert "Relisez les documents, envoyez-les, puis notez" in shown.treated(made).text
    assert (told.json["le"], told.json["documents"], told.exit_code) == (None, [], 0)


def test_nothing_to_refresh_is_said() -> None:
    assert shown.refreshed(Refreshed(changed=False)).text.startswith("Rien à changer\u00a0:")
    busy = shown.refreshed(Refreshed(changed=False, waiting=(BUSY,)))
    assert busy.exit_code == 5
    assert "L’enregistrement attend" in busy.text
    idle = shown.refreshed(Refreshed(changed=False, waiting=(BUSY,), idle=True)).text
    assert "Rien n’attend d’y entrer" in idle
    assert "L’enregistrement attend" not in idle


def test_columns_stand_under_their_headings() -> None:
    assert shown.table(("N°", "Qui"), [("APP-1", "RQ"), ("2", "Directeur")]).splitlines() == [
        "N°     Qui",
        "────────────────",
        "APP-1  RQ",
        "2      Directeur",
    ]

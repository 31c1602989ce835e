"""Remedies name fields and buttons, not options."""

from __future__ import annotations

import pytest

from suivi_tool.interfaces.window.in_words import in_words
from suivi_tool.procedure.duties import Step


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            "Retenez-les avec --similaires, ou notez « Aucun trouvé ».",
            "Retenez-les avec « Appels similaires retenus », ou notez « Aucun trouvé ».",
        ),
        (
            "Redonnez --remplacant avec --motif-remplacement.",
            "Redonnez « Remplaçant choisi » avec « Pourquoi ce remplaçant ».",
        ),
        (
            "Répondez avec « courrier --nature contestation ».",
            "Répondez avec « Classer un autre courrier ».",
        ),
        (
            'Passez par « initialiser "/a b" --suivi "/a b/S.xlsx" », puis « actualiser ».',
            "Passez par « Réglages », « Changer de suivi », puis « Actualiser ».",
        ),
        ("Lancez « actualiser ».", "Lancez « Actualiser »."),
        (
            'Pour continuer dans ce fichier : changer-de-suivi "/a b/S.xlsx".',
            "Pour continuer dans ce fichier : « Réglages », « Changer de suivi ».",
        ),
        (
            "S'il ne s'ouvre plus, « restaurer » remet une de ses sauvegardes.",
            "S’il ne s’ouvre plus, la page « Sauvegardes » remet une de ses sauvegardes.",
        ),
        (
            "Lancez « restaurer » sans nom : il les liste.",
            "La page « Sauvegardes » les liste.",
        ),
        (
            'Dites laquelle. Sur la ligne de commande\u00a0: --feuille-appels "Appels".',
            "Dites laquelle.",
        ),
        (
            "Fermez-le, ou ajoutez --malgre-attente pour figer les chiffres de sa dernière copie.",
            "Fermez-le.",
        ),
        ("Donnez --recu-le.", "Donnez « Date de réception »."),
        ("Rien -- à dire, --inconnue.", "Rien -- à dire, --inconnue."),
    ],
)
def test_an_option_is_its_field(said: str, shown: str) -> None:
    assert in_words(said).replace("\u00a0", " ") == shown
    assert in_words(in_words(said)) == in_words(said)


def test_a_field_is_called_as_on_the_form_of_the_step() -> None:
    said = "Écrivez l’analyse des causes (--texte)."
    shown = in_words(said, Step.ANALYSE).replace("\u00a0", " ")
    assert shown == "Écrivez l’analyse des causes (« Analyse des causes »)."
    assert (
        in_words("Dites qui (--par, --le), ou quand (--le).", Step.DECIDE).replace("\u00a0", " ")
        == "Dites qui (« Décision prise par », « Date »), ou quand."
    )

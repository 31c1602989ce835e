"""What was understood, for a person to confirm."""

from __future__ import annotations

from drawn_trackers import sheet

from suivi_tool.tracker.description import describe, to_json
from suivi_tool.tracker.understanding import understand_views

PLAN = sheet(
    "Plan d'actions",
    "N° AC/AP | Date d'ouverture | Type | Origine | Constat / Écart | Action | Pilote | Échéance",
    table="TabActions",
)
HEADINGS = "N° appel | Reçu le | Appelant | Objet | Date | Couleur"


def said(*drawn: tuple[str, str]) -> list[str]:
    views = [sheet(name, drawing) for name, drawing in drawn]
    told = describe(understand_views([*views, PLAN]))
    return [line.strip() for line in told.replace("\u00a0", " ").splitlines()]


def test_each_sheet_and_column_is_said_with_its_place_and_its_meaning() -> None:
    told = said(("Appels", HEADINGS))
    assert told[0] == "Registre des appels : feuille « Appels », titres ligne 1."
    assert told[1:5] == [
        "A  N° appel → N° appel",
        "B  Reçu le → Date de réception",
        "C  Appelant → Appelant",
        "D  Objet → Décision contestée",
    ]
    plan = "Plan d’actions : feuille « Plan d’actions », titres ligne 1, tableau « TabActions »."
    assert plan in told
    assert "Feuille « Appels », colonnes laissées telles quelles : « Couleur »." in told


def test_what_is_missing_and_what_will_be_added_is_said() -> None:
    told = said(("Appels", HEADINGS))
    missing = next(line for line in told if "sans colonne" in line)
    assert "Mode de réception" in missing
    assert "Date de réception" not in missing
    assert "L’outil ajoutera une colonne pour chacun, tout à droite." in told


def test_a_tracker_without_a_register_gets_one() -> None:
    assert said()[0] == "Registre des appels : aucun ; la feuille « Appels » sera ajoutée."


def test_doubts_come_last_those_that_block_with_another_sign() -> None:
    told = said(("Appels", "N° appel | Date de réception | Reçu le | Appelant | Objet | Date"))
    after = told[told.index("À vérifier :") + 1 :]
    assert [line[0] for line in after] == ["!", "-"]
    assert "« Date de réception » (colonne B), « Reçu le » (colonne C)" in after[0]


def test_programs_read_the_same() -> None:
    plain = to_json(understand_views([sheet("Appels", HEADINGS), PLAN]))
    assert plain["feuilles"] == {"appels": "Appels", "plan_actions": "Plan d'actions"}
    assert plain["champs"]["Appels"] == {
        "N° appel": "N° appel", "Date de réception": "Reçu le", "Appelant": "Appelant",
        "Décision contestée": "Objet",
    }  # fmt: skip
    assert len(plain["doutes"]) == 1
    none = to_json(understand_views([sheet("Notes", "a | b")]))
    assert none["feuilles"] == {"appels": None, "plan_actions": None}

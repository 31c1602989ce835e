"""The sheets that could be the register or the plan, the best first."""

from __future__ import annotations

import pytest
from drawn_trackers import sheet

from suivi_tool.tracker.candidates import Choices, find
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.view import SheetView

APPEALS, ACTIONS = SheetKind.APPEALS, SheetKind.ACTIONS
REGISTER = """
    N° appel | Date de réception | Appelant | Type d'appelant | Décision contestée | Notifié le
    APP-1 | 2026-01-02 | Durand | Candidat | Retrait | 2025-12-20
"""
PLAN = """
    N° AC/AP | Date d'ouverture | Type | Origine | Constat / Écart | Action | Pilote | Échéance
    AC-1 | 2026-01-02 | AC | Audit interne | un écart | corriger | Paul | 2026-02-02
"""


def found(kind: SheetKind, *views: SheetView, choices: Choices | None = None) -> list[str]:
    return [candidate.view.name for candidate in find(kind, views, choices or Choices())]


def test_each_sheet_is_found_for_what_it_holds() -> None:
    views = (sheet("Feuil1", REGISTER), sheet("Feuil2", PLAN), sheet("Notes", "a | b | c"))
    assert found(APPEALS, *views) == ["Feuil1"]
    assert found(ACTIONS, *views) == ["Feuil2"]


def test_the_sheet_that_says_its_name_goes_first_then_the_latest_year() -> None:
    names = ("Feuil1", "Appels 2024", "Appels 2026", "Appels")
    views = [sheet(name, REGISTER) for name in names]
    assert found(APPEALS, *views)[:3] == ["Appels", "Appels 2026", "Appels 2024"]


@pytest.mark.parametrize("name", ["Archives 2024", "Plaintes-Réclamations", "NC", "COPIL"])
def test_an_archive_or_another_register_is_taken_only_where_a_person_names_it(name: str) -> None:
    view = sheet(name, REGISTER)
    assert found(APPEALS, view) == []
    assert found(APPEALS, view, choices=Choices({APPEALS: name.upper()})) == [name]


def test_a_sheet_that_a_person_names_goes_before_a_better_one() -> None:
    views = (sheet("Appels", REGISTER), sheet("Brouillon", REGISTER))
    assert found(APPEALS, *views, choices=Choices({APPEALS: "Brouillon"})) == ["Brouillon"]


def test_two_headings_are_no_register() -> None:
    assert found(APPEALS, sheet("Appels", "N° appel | Téléphone\nAPP-1 | 06")) == []
    assert found(ACTIONS, sheet("Plan d'actions", "Pilote | Échéance\nPaul | 2026-02-02")) == []


def test_where_some_rows_are_appeals_and_others_are_not_it_is_no_register_of_appeals() -> None:
    mixed = """
    N° appel | Type | Reçu le | Appelant | Objet | Notifié le
    APP-1 | Appel | 2026-01-02 | Durand | Retrait |
    R-1 | Plainte | 2026-01-02 | Dupond | Accueil |
    """
    assert found(APPEALS, sheet("Appels", mixed)) == []
    only = mixed.replace("Plainte", "Appel")
    assert found(APPEALS, sheet("Appels", only)) == ["Appels"]

from __future__ import annotations

import pytest

from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.sheet_names import judge

APPEALS, ACTIONS = SheetKind.APPEALS, SheetKind.ACTIONS


@pytest.mark.parametrize(
    ("kind", "best", "worse"),
    [
        (APPEALS, "Appels", "Plaintes et appels"),
        (APPEALS, "Registre des appels", "Feuil1"),
        (ACTIONS, "Plan d'actions", "Actions"),
        (ACTIONS, "PLAN D’ACTIONS", "Suivi"),
        (ACTIONS, "Suivi plan d'actions 2026", "Suivi AC/AP"),
        (ACTIONS, "Actions", "Appels"),
    ],
)
def test_a_name_says_more_or_less(kind: SheetKind, best: str, worse: str) -> None:
    assert judge(kind, best).says > judge(kind, worse).says


@pytest.mark.parametrize(
    "name",
    ["Archives 2023", "Appels (2)", "Appels - copie", "Ancien plan d'actions", "Appels_old"],
)
def test_archives_are_known(name: str) -> None:
    assert judge(APPEALS, name).archive


@pytest.mark.parametrize(
    "name",
    ["Plaintes", "NC", "Audits internes", "COPIL", "Indicateurs", "Échéances", "Contrôle", "TCD",
     "Listes", "Jours fériés", "Page de garde", "Mode d'emploi", "Tableau de bord"],
)  # fmt: skip
@pytest.mark.parametrize("kind", [APPEALS, ACTIONS])
def test_other_sheets_are_known(kind: SheetKind, name: str) -> None:
    assert judge(kind, name).other


@pytest.mark.parametrize("name", ["Appels d'offres", "Appels téléphoniques", "Appels entrants"])
def test_other_calls_are_no_appeals(name: str) -> None:
    assert judge(APPEALS, name).says == 0


def test_a_year_is_read() -> None:
    assert judge(APPEALS, "Appels 2026").year == 2026
    assert judge(APPEALS, "Appels").year == 0

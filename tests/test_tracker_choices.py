"""The words that a column offers, wherever its list stands."""

from __future__ import annotations

import pytest
from excel_trackers import workbook

from suivi_tool.tracker.opening import Tracker

LISTS = "Canaux | Mot\nPoste | x\nCourriel | y"


def offered(source: object, area: str = "C2:C400") -> dict[int, tuple[str, ...]]:
    data = workbook(
        {"Appels": "N° appel | Reçu le | Canal | Appelant", "Listes": LISTS, "L'été": LISTS},
        tables={"Listes": "TabListes"},
        names={"ListeCanaux": "=Listes!$A$2:$A$3"},
        lists=[("Appels", area, source)],
    )
    return Tracker(data).view("Appels").choices


@pytest.mark.parametrize(
    "source",
    [["Poste", "Courriel"], "=Listes!$A$2:$A$3", "='Listes'!$A$2:$A$3", "=LISTES!$A$2:$A$3",
     "='L''été'!$A$2:$A$3", "=ListeCanaux", "=listecanaux", '=INDIRECT("ListeCanaux")',
     '=INDIRECT("TabListes[Canaux]")', '=INDIRECT("tablistes[CANAUX]")'],
)  # fmt: skip
def test_the_list_of_a_column_is_followed(source: object) -> None:
    assert offered(source) == {3: ("Poste", "Courriel")}


@pytest.mark.parametrize(
    "source",
    ["=INDIRECT($B2)", "=Inconnu", "=Absente!$A$1:$A$3", "=Listes!$D$2:$D$9",
     "=OFFSET(Listes!$A$2,0,0,2)"],
)  # fmt: skip
def test_a_list_that_cannot_be_followed_is_none(source: str) -> None:
    assert offered(source) == {}


def test_a_list_over_several_columns_is_that_of_each_but_not_of_a_whole_sheet() -> None:
    assert offered(["Oui", "Non"], "B2:C9") == {2: ("Oui", "Non"), 3: ("Oui", "Non")}
    assert offered(["Oui", "Non"], "A2:XFD9") == {}

"""Where formulas look: far below the last row, quoted as Excel asks, by name in a table of ours."""

from __future__ import annotations

import pytest

from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.sheets.references import LEAST_REACH, SheetRef, absolute

HEADINGS = {"number": "N° appel", "closed_on": "Clôture [le]", "pilot": "Chargé d'appel"}
OURS = SheetRef("Appels", 5, 8, {"number": 1, "closed_on": 30, "pilot": 3}, "Registre", HEADINGS,
                named=True)  # fmt: skip


def test_a_sheet_is_quoted_whatever_its_name() -> None:
    assert absolute("Plan d'actions", 2, 6) == "'Plan d''actions'!$B$6"
    assert absolute("Appels", 28, 6, 90) == "'Appels'!$AB$6:$AB$90"


@pytest.mark.parametrize(
    ("last_row", "reach"), [(4, LEAST_REACH), (999, 2000), (1000, 3000), (12_345, 14_000)]
)
def test_a_row_typed_below_counts_without_a_refresh(last_row: int, reach: int) -> None:
    register = SheetRef("Appels", 5, last_row, {"number": 1})
    assert register.reach == reach
    assert register.range("number") == f"'Appels'!$A$5:$A${reach}"


def test_nobody_types_under_a_closed_block() -> None:
    assert SheetRef("Données", 14, 20, {"number": 1}, closed=True).reach == 20


def test_the_cells_of_a_row_are_said_by_their_headings_in_a_table_of_ours() -> None:
    assert OURS.own("number", 9) == "Registre[[#This Row],[N° appel]]"
    assert OURS.own("pilot", 9) == "Registre[[#This Row],[Chargé d''appel]]"


def test_a_heading_that_a_formula_cannot_bear_is_said_by_its_column() -> None:
    assert OURS.own("closed_on", 9) == "$AD9"


def test_in_a_table_of_theirs_columns_are_said_by_their_place() -> None:
    layout = SheetLayout(SheetKind.APPEALS, "APPELS", 5, 1, {"number": 2}, {"number": "N°"}, "Tab")
    theirs, ours = SheetRef.of(layout, 40), SheetRef.of(layout, 40, own_table="Tab")
    assert (theirs.own("number", 9), ours.own("number", 9)) == ("$B9", "Tab[[#This Row],[N°]]")
    assert theirs.first_row == 6


def test_a_link_leads_to_the_cell_or_to_the_start_of_its_row() -> None:
    assert OURS.link("pilot", 7) == "internal:'Appels'!C7"
    assert OURS.link("received_on", 7) == "internal:'Appels'!A7"
    assert OURS.cell("pilot", 7) == "'Appels'!$C$7"
    assert not OURS.has("received_on")
    with pytest.raises(KeyError):
        OURS.range("received_on")

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from drawn_trackers import sheet
from hypothesis import given, settings
from hypothesis import strategies as st

from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.recognition import Recognition, recognise_view
from suivi_tool.tracker.understanding import understand_views
from suivi_tool.tracker.view import SheetView, Table
from suivi_tool.workbook.references import Range

BEFORE = """
    N° appel | Date de réception | Appelant | Type d'appelant | Décision contestée | Notifié le
    APP-1 | 2026-01-02 | Durand | Candidat | Retrait | 2025-12-20
    APP-2 | 2026-01-05 | Dupond | Candidat | Retrait | 2025-12-21
"""


def layout_of(view: SheetView) -> SheetLayout:
    layout = understand_views([view]).appeals
    assert layout is not None
    return layout


LAYOUT = layout_of(sheet("Appels", BEFORE))
IN_TABLE = layout_of(sheet("Appels", BEFORE, table="TabAppels"))


def now(drawing: str, name: str = "Appels") -> Recognition:
    return recognise_view(LAYOUT, [sheet(name, drawing)])


def questions(found: Recognition) -> list[str]:
    return [proposal.question.replace("\u00a0", " ") for proposal in found.proposals]


def test_an_unchanged_sheet_is_known() -> None:
    found = now(BEFORE)
    assert found.sure
    assert found.layout == LAYOUT


def test_rows_inserted_above_change_nothing() -> None:
    found = now(f"Registre des appels\n-{BEFORE}")
    assert found.sure
    assert found.layout.header_row == 3
    assert found.layout.columns == LAYOUT.columns


def test_moved_columns_are_found_by_their_headings() -> None:
    found = now(
        """
        Visa | Notifié le | N° appel | Appelant | Date de réception | Décision contestée | \
Type d'appelant
        PM | 2025-12-20 | APP-1 | Durand | 2026-01-02 | Retrait | Candidat
        """
    )
    assert found.sure
    assert found.layout.columns == {
        "number": 3, "received_on": 5, "appellant": 4, "appellant_type": 7,
        "contested_decision": 6, "notified_on": 2,
    }  # fmt: skip


def test_an_equivalent_heading_is_proposed() -> None:
    found = now(BEFORE.replace("Date de réception", "Reçu le"))
    assert questions(found) == ["« Reçu le » remplace « Date de réception » ? (titre équivalent)"]
    assert not found.sure
    assert found.layout.headings["received_on"] == "Reçu le"


def test_a_heading_of_their_own_is_proposed_by_its_place_and_content() -> None:
    found = now(BEFORE.replace("Date de réception", "Arrivé chez nous"))
    assert [proposal.field for proposal in found.proposals] == ["received_on"]
    assert found.layout.columns == LAYOUT.columns


def test_place_alone_is_not_enough() -> None:
    drawn = """
        N° appel | Couleur | Appelant | Type d'appelant | Décision contestée | Notifié le
        APP-1 | rouge | Durand | Candidat | Retrait | 2025-12-20
    """
    found = now(drawn)
    assert found.proposals == ()
    assert [fault.field for fault in found.faults] == ["Date de réception"]
    assert found.faults[0].place.replace("\u00a0", " ") == "feuille « Appels », ligne 1"
    assert "en B" in found.faults[0].message


def test_another_field_in_its_place_is_not_taken_for_it() -> None:
    found = now(BEFORE.replace("Date de réception", "AR le"))
    assert found.proposals == ()
    assert len(found.faults) == 1


def test_a_column_of_a_table_is_known_by_its_identity() -> None:
    drawn = sheet(
        "Appels",
        """
        N° appel | Appelant | Type d'appelant | Décision contestée | Notifié le | Arrivée
        APP-1 | Durand | Candidat | Retrait | 2025-12-20 |
        """,
    )
    table = Table("TabAppels", Range(1, 1, 2, 6), ids=(1, 3, 4, 5, 6, 2))
    found = recognise_view(IN_TABLE, [SheetView("Appels", drawn.rows, tables=(table,))])
    [proposal] = found.proposals
    assert (proposal.before, proposal.now) == ("Date de réception", "Arrivée")
    assert proposal.why == "même colonne du tableau"
    assert found.layout.columns["received_on"] == 6
    assert found.layout.ids["received_on"] == 2


def test_a_heading_given_twice_goes_by_its_place_or_is_refused() -> None:
    drawn = BEFORE.replace("Type d'appelant", "Appelant")
    found = now(drawn)
    assert found.layout.columns["appellant"] == 3
    moved = "\n".join("x | " + line.strip() for line in drawn.strip().splitlines())
    assert "Appelant" in [fault.field for fault in now(moved).faults]


def test_a_renamed_sheet_is_proposed() -> None:
    found = now(BEFORE, name="Appels 2026")
    assert questions(found) == [
        "la feuille « Appels 2026 » remplace « Appels » ? (mêmes titres de colonnes)"
    ]
    assert found.layout.sheet == "Appels 2026"


def test_a_sheet_or_headings_that_are_gone_are_refused() -> None:
    other = sheet("Autre", "a | b | c\n1 | 2 | 3")
    assert "n’est plus dans le classeur" in recognise_view(LAYOUT, [other]).faults[0].message
    found = recognise_view(LAYOUT, [SheetView("Appels", other.rows)])
    assert "titres de colonnes" in found.faults[0].message
    assert found.faults[0].remedy


CHANGES: list[Callable[[str], str]] = [
    lambda text: text.replace("Date de réception", "DATE DE RECEPTION :"),
    lambda text: text.replace("N° appel", "No appel"),
    lambda text: text.replace("'", "’"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_case_accents_and_signs_are_no_renaming(change: Callable[[str], str]) -> None:
    assert now(change(BEFORE)).sure


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(6)), st.integers(0, 4))
def test_any_order_of_columns_is_found(order: list[int], above: int) -> None:
    rows = sheet("Appels", BEFORE).rows
    shuffled = [[row[at] for at in order] for row in rows]
    found = recognise_view(LAYOUT, [SheetView("Appels", [*([[]] * above), *shuffled])])
    assert found.sure
    assert {name: order[at - 1] + 1 for name, at in found.layout.columns.items()} == LAYOUT.columns


def test_a_table_that_lists_fewer_columns_than_it_spans_is_read() -> None:
    whole = sheet("Appels", BEFORE, table="TabAppels")
    less = [replace(table, ids=table.ids[:2]) for table in whole.tables]
    assert less[0].ids
    found = recognise_view(IN_TABLE, [replace(whole, tables=less)])
    assert found.layout.columns == IN_TABLE.columns
    assert tuple(found.layout.ids.values()) == less[0].ids


def test_a_table_drawn_smaller_than_its_headings_asks_for_the_others() -> None:
    whole = sheet("Appels", BEFORE, table="TabAppels")
    less = [replace(table, area=table.area._replace(last_col=4)) for table in whole.tables]
    found = recognise_view(IN_TABLE, [replace(whole, tables=less)])
    assert {fault.field for fault in found.faults} == {"Décision contestée", "Notifié le"}

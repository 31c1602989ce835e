from __future__ import annotations

import random
from pathlib import Path

import pytest
from drawn_trackers import sheet
from hypothesis import given, settings
from hypothesis import strategies as st

from suivi_tool.errors import WorkbookRefused
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.headings import COLUMNS, meanings_alone
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.understanding import (
    Choices,
    Understanding,
    understand,
    understand_views,
)
from suivi_tool.tracker.view import SheetView, Table
from suivi_tool.workbook.references import Range

PLAN = sheet(
    "Plan d'actions",
    """
    N° AC/AP | Date d'ouverture | Type | Origine | Constat / Écart | Action | Pilote | Échéance
    AC-1 | 2026-01-02 | AC | Audit interne | un écart | corriger | Paul | 2026-02-02
    """,
)
REGISTER = """
    N° appel | Date de réception | Appelant | Type d'appelant | Décision contestée | Notifié le
    APP-1 | 2026-01-02 | Durand | Candidat | Retrait | 2025-12-20
"""


def fields(layout: SheetLayout | None) -> dict[str, int]:
    assert layout is not None
    return dict(layout.columns)


def blocking(understood: Understanding) -> list[str]:
    return [doubt.field for doubt in understood.blocking]


def test_a_clean_tracker_leaves_no_doubt() -> None:
    understood = understand_views([PLAN, sheet("Appels", REGISTER, table="TabAppels")])
    assert understood.appeals is not None
    assert understood.appeals.table == "TabAppels"
    assert understood.appeals.ids["appellant"] == 3
    assert understood.doubts == ()
    assert fields(understood.actions) == {
        "number": 1, "opened_on": 2, "kind": 3, "origin": 4, "action": 6, "pilot": 7, "due": 8,
        "finding": 5,
    }  # fmt: skip


def test_titles_above_and_blank_rows_are_no_headings() -> None:
    titles = """
    CESI Certification | | | |
    -
    Registre des appels – MGT 02 | | Mis à jour le | 2026-05-01 |
    -"""
    drawn = titles + REGISTER
    understood = understand_views([sheet("Registre", drawn, merged=[(1, 1, 1, 6)])])
    assert understood.appeals is not None
    assert (understood.appeals.header_row, understood.appeals.header_rows) == (5, 1)
    assert understood.appeals.first_data_row == 6


def test_two_heading_rows_merged_downwards_count_as_two() -> None:
    drawn = """
    N° appel | Date de réception | Appelant | Type d'appelant | Décision contestée | Notifié le
    | | | | |
    APP-1 | 2026-01-02 | Durand | Candidat | Retrait | 2025-12-20
    """
    merged = [(1, column, 2, column) for column in range(1, 7)]
    layout = understand_views([sheet("Appels", drawn, merged=merged)]).appeals
    assert layout is not None
    assert (layout.header_row, layout.header_rows, layout.first_data_row) == (1, 2, 3)


def test_group_headings_decide_what_dates_mean() -> None:
    drawn = """
    N° appel | Réception | | Appelant | | Accusé de réception | | Clôture
    | Date | Mode | Nom | Qualité | Date limite | Date | Date
    APP-1 | 2026-01-02 | Mail | Durand | Candidat | 2026-01-14 | 2026-01-05 |
    """
    merged = [(1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5), (1, 6, 1, 7)]
    understood = understand_views([sheet("Appels", drawn, merged=merged)])
    assert fields(understood.appeals) == {
        "number": 1, "received_on": 2, "channel": 3, "appellant": 4, "appellant_type": 5,
        "acknowledgement_due": 6, "acknowledged_on": 7, "closed_on": 8,
    }  # fmt: skip
    assert understood.appeals is not None
    assert understood.appeals.headings["acknowledged_on"] == "Accusé de réception / Date"


def test_ambiguous_headings_of_a_plan_are_decided_and_told() -> None:
    drawn = """
    N° | Date | Type | Origine | Description | Action | Responsable | Délai | Statut
    1 | 2026-01-02 | AC | Audit | un écart | corriger | Paul | 2026-02-02 | En cours
    2 | 2026-01-05 | AP | NC | un autre | prévenir | Anne | 2026-03-02 | À faire
    """
    understood = understand_views([sheet("Suivi actions", drawn)])
    assert {"number", "opened_on", "pilot", "due", "status"} <= set(fields(understood.actions))
    assert len(understood.doubts) == 4
    assert not understood.blocking


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Délai", ["30", "45"]),
        ("Date", ["fin mars", "bientôt"]),
        ("Responsable", ["2026-01-02", "2026-01-03"]),
        ("N°", ["2026-01-02", "2026-01-03"]),
    ],
)
def test_an_ambiguous_heading_with_the_wrong_content_stays_unmapped(
    heading: str, values: list[str]
) -> None:
    drawn = f"""
    Réf | {heading} | Type | Origine | Constat | Action | Qui
    A1 | {values[0]} | AC | Audit | un écart | corriger | Paul
    A2 | {values[1]} | AC | Audit | un écart | corriger | Paul
    """
    layout = understand_views([sheet("Plan d'actions", drawn + "\n")]).actions
    if heading != "Responsable":
        assert layout is None or 2 not in layout.columns.values()
    else:
        assert layout is not None
        assert layout.columns["pilot"] == 7


def test_a_date_that_belongs_to_something_else_stays_unmapped_and_listed() -> None:
    drawn = """
    N° appel | Appelant | Qualité | Objet | Date
    APP-1 | Durand | Candidat | Retrait | 2026-01-02
    """
    understood = understand_views([sheet("Appels", drawn)])
    assert understood.appeals is not None
    assert "received_on" not in understood.appeals.columns
    assert understood.appeals.ambiguous == ("Date",)
    assert not understood.blocking


@pytest.mark.parametrize(
    ("values", "field"),
    [(("Candidat", "Demandeur"), "appellant_type"), (("Clos", "En analyse"), "status")],
)
def test_the_statut_of_an_appeal_is_told_by_its_cells(values: tuple[str, ...], field: str) -> None:
    drawn = f"""
    N° appel | Reçu le | Appelant | Objet | Statut
    APP-1 | 2026-01-02 | Durand | Retrait | {values[0]}
    APP-2 | 2026-01-03 | Dupond | Retrait | {values[1]}
    """
    assert fields(understand_views([sheet("Appels", drawn)]).appeals)[field] == 5


@pytest.mark.parametrize(
    ("headings", "doubt"),
    [
        ("N° appel | Date de réception | Date de réception | Appelant | Objet", "received_on"),
        ("N° appel | Date de réception | Reçu le | Appelant | Objet", "received_on"),
        ("N° appel | Reçu le | Nom | Requérant | Objet", "appellant"),
        ("Référence | ID | Reçu le | Nom | Objet", "number"),
    ],
)
def test_two_columns_for_a_field_that_is_needed_block(headings: str, doubt: str) -> None:
    understood = understand_views([sheet("Appels", headings), PLAN])
    assert blocking(understood) == [COLUMNS[SheetKind.APPEALS][doubt].heading]
    assert doubt not in fields(understood.appeals)


def test_two_columns_for_another_field_block_nothing() -> None:
    headings = "N° appel | Reçu le | Appelant | Objet | Commentaires | Commentaires"
    understood = understand_views([sheet("Appels", headings), PLAN])
    assert not understood.blocking
    assert understood.appeals is not None
    assert understood.appeals.ambiguous == ("Commentaires", "Commentaires")


def test_the_cells_settle_which_of_two_columns_it_is() -> None:
    drawn = """
    N° appel | Reçu le | Date appel | Appelant | Objet
    APP-1 | 2026-01-02 | par courrier | Durand | Retrait
    APP-2 | 2026-01-03 | au guichet | Dupond | Retrait
    """
    understood = understand_views([sheet("Appels", drawn), PLAN])
    assert fields(understood.appeals)["received_on"] == 2
    assert not understood.blocking


def test_a_person_settles_a_doubt() -> None:
    headings = "N° appel | Date de réception | Reçu le | Appelant | Objet"
    register = sheet("Appels", headings)
    for chosen, column in (("Reçu le", 3), ("B", 2)):
        choices = Choices(columns={SheetKind.APPEALS: {"Date de réception": chosen}})
        understood = understand_views([register, PLAN], choices)
        assert fields(understood.appeals)["received_on"] == column
        assert not understood.blocking


def test_a_choice_that_cannot_be_made_blocks() -> None:
    register = sheet("Appels", REGISTER)
    wrong = [
        Choices(columns={SheetKind.APPEALS: {"Date de réception": "Arrivée"}}),
        Choices(columns={SheetKind.APPEALS: {"Couleur": "Reçu le"}}),
        Choices(sheets={SheetKind.ACTIONS: "Feuil9"}),
    ]
    for choices in wrong:
        assert len(understand_views([register, PLAN], choices).blocking) == 1


def test_a_person_may_take_an_archive_or_a_mixed_register() -> None:
    archive = sheet("Archives 2024", REGISTER)
    understood = understand_views([archive, PLAN], Choices({SheetKind.APPEALS: "archives 2024"}))
    assert understood.appeals is not None


def test_archives_and_other_registers_are_never_taken_for_the_live_one() -> None:
    names = ["Archives 2024", "Plaintes-Réclamations", "NC", "Audits", "COPIL", "Appels (2)"]
    views = [sheet(name, REGISTER) for name in names]
    assert understand_views([*views, PLAN]).appeals is None
    live = sheet("Appels", REGISTER.splitlines()[1])
    assert understand_views([*views, PLAN, live]).appeals is not None


def test_the_latest_year_is_the_live_one() -> None:
    views = [sheet(f"Appels {year}", REGISTER) for year in (2024, 2026, 2025)]
    understood = understand_views([*views, PLAN])
    assert understood.appeals is not None
    assert understood.appeals.sheet == "Appels 2026"


def test_two_live_registers_block_until_a_person_chooses() -> None:
    views = [sheet("Appels candidats", REGISTER), sheet("Appels demandeurs", REGISTER), PLAN]
    understood = understand_views(views)
    assert understood.appeals is None
    assert [doubt.candidates for doubt in understood.blocking] == [
        ("Appels candidats", "Appels demandeurs")
    ]
    chosen = understand_views(views, Choices(sheets={SheetKind.APPEALS: "Appels demandeurs"}))
    assert chosen.appeals is not None
    assert not chosen.blocking


def test_nothing_that_resembles_anything_blocks() -> None:
    understood = understand_views([sheet("Feuil1", "a | b | c"), sheet("Vide", "-")])
    assert (understood.appeals, understood.actions) == (None, None)
    assert len(understood.blocking) == 1


def test_a_tracker_without_register_needs_none() -> None:
    understood = understand_views([PLAN])
    assert understood.appeals is None
    assert not understood.single_sheet
    assert not understood.blocking


def test_one_sheet_for_both_is_told_by_its_types() -> None:
    drawn = """
    N° | Date | Type | Origine | Description | Appelant | Action | Pilote | Échéance
    AC-1 | 2026-01-02 | AC | Audit | un écart | | corriger | Paul | 2026-02-02
    APP-1 | 2026-01-05 | Appel | Appel | conteste | Durand | répondre | Anne | 2026-02-12
    """
    understood = understand_views([sheet("Suivi", drawn)])
    assert understood.single_sheet
    assert understood.appeals is None
    assert understood.actions is not None


def test_one_sheet_for_both_is_one_even_where_appeals_have_more_columns() -> None:
    drawn = """
    N° appel | N° AC/AP | Reçu le | Type | Appelant | Qualité | Décision contestée | Notifié le | \
Action | Pilote | Échéance
    APP-1 | | 2026-01-02 | Appel | Durand | Candidat | Retrait | 2025-12-20 | | Anne |
    """
    understood = understand_views([sheet("Registre", drawn)])
    assert understood.single_sheet
    assert understood.appeals is None


def test_an_ambiguous_heading_under_a_foreign_group_stays_unmapped() -> None:
    drawn = """
    N° AC/AP | Comité | | Type | Origine | Action | Pilote | Échéance
    | Date | Avis | | | | |
    AC-1 | 2026-01-02 | oui | AC | Audit | corriger | Paul | 2026-02-02
    """
    understood = understand_views([sheet("Plan d'actions", drawn, merged=[(1, 2, 1, 3)])])
    assert understood.actions is not None
    assert "opened_on" not in understood.actions.columns
    assert understood.actions.ambiguous == ("Comité / Date",)


def test_one_sheet_for_both_is_told_by_its_list_when_it_is_empty() -> None:
    drawn = "N° | Date | Type | Origine | Description | Action | Pilote | Échéance"
    view = sheet("Suivi", drawn, choices={3: ("AC", "AP", "Appel")})
    assert understand_views([view]).single_sheet


def test_two_tables_side_by_side_do_not_mix() -> None:
    drawn = """
    N° appel | Reçu le | Appelant | Objet | | N° AC/AP | Type | Origine | Action | Pilote | Échéance
    APP-1 | 2026-01-02 | Durand | Retrait | | AC-1 | AC | Audit | corriger | Paul | 2026-02-02
    """
    tables = (Table("TabAppels", Range(1, 1, 2, 4)), Table("TabActions", Range(1, 6, 2, 11)))
    view = SheetView("Suivi", sheet("Suivi", drawn).rows, tables=tables)
    understood = understand_views([view])
    assert understood.appeals is not None
    assert understood.actions is not None
    assert (understood.appeals.table, understood.appeals.last_column) == ("TabAppels", 4)
    assert (understood.actions.table, understood.actions.columns["number"]) == ("TabActions", 6)
    assert not understood.doubts


def test_two_lists_one_under_the_other_are_told_apart() -> None:
    drawn = """
    N° appel | Reçu le | Appelant | Objet
    APP-1 | 2026-01-02 | Durand | Retrait
    -
    N° AC/AP | Type | Origine | Constat / Écart | Action | Pilote | Échéance
    AC-1 | AC | Audit | un écart | corriger | Paul | 2026-02-02
    """
    understood = understand_views([sheet("Suivi", drawn)])
    assert understood.appeals is not None
    assert understood.actions is not None
    assert (understood.appeals.header_row, understood.actions.header_row) == (1, 4)


@pytest.mark.parametrize("name", ["Plaintes et appels", "Registre"])
def test_a_register_of_appeals_and_complaints_is_not_the_one_of_appeals(name: str) -> None:
    drawn = """
    N° fiche | Type | Reçu le | Nom | Objet | Notifié le
    R-1 | Plainte | 2026-01-02 | Durand | Accueil |
    A-1 | Appel | 2026-01-02 | Dupond | Retrait |
    """
    assert understand_views([sheet(name, drawn), PLAN]).appeals is None


def test_a_register_of_complaints_is_not_taken_for_one_of_appeals() -> None:
    drawn = "N° fiche | Reçu le | Plaignant | Objet | Mode de réception | Date de réponse"
    assert understand_views([sheet("Registre", drawn), PLAN]).appeals is None


CLEAR = {
    kind: {
        name: [
            heading
            for heading in (column.heading, *column.also)
            if meanings_alone(kind, heading) is None
        ]
        for name, column in columns.items()
    }
    for kind, columns in COLUMNS.items()
}


@st.composite
def trackers(draw: st.DrawFn) -> tuple[SheetKind, SheetView, dict[str, int], int]:
    """Return a sheet with headings drawn at random, and where each field is."""
    kind = draw(st.sampled_from(list(SheetKind)))
    columns = COLUMNS[kind]
    further = [name for name in columns if not columns[name].required]
    chosen = [*columns.required, *draw(st.lists(st.sampled_from(further), unique=True))]
    random.Random(draw(st.integers(0, 999))).shuffle(chosen)
    headings = [draw(st.sampled_from(CLEAR[kind][name])) for name in chosen]
    left, above = draw(st.integers(0, 3)), draw(st.integers(0, 12))
    shouted = draw(st.booleans())
    row = [None] * left + [heading.upper() if shouted else heading for heading in headings]
    places = {name: left + 1 + at for at, name in enumerate(chosen)}
    rows = [["Titre"] if at == 1 else [] for at in range(above)]
    return kind, SheetView("Feuil1", [*rows, row]), places, above + 1


@settings(max_examples=150, deadline=None)
@given(trackers())
def test_any_headings_anywhere_are_found(
    tracker: tuple[SheetKind, SheetView, dict[str, int], int],
) -> None:
    kind, view, places, row = tracker
    understood = understand_views([view])
    layout = understood.appeals if kind is SheetKind.APPEALS else understood.actions
    assert fields(layout) == places
    assert layout is not None
    assert (layout.header_row, layout.header_rows) == (row, 1)
    assert not understood.blocking


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.floats(),
    st.booleans(),
    st.datetimes(),
    st.sampled_from(["Date", "N°", "Action", "Appelant", "Pilote", "Échéance", "Objet"]),
)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=31), st.lists(st.lists(CELLS, max_size=12), max_size=12))
def test_no_sheet_stops_the_understanding(name: str, rows: list[list[object]]) -> None:
    understand_views([SheetView(name, rows)])  # type: ignore[arg-type]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"rien", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(WorkbookRefused):
        understand(data)


EXPECTED = {
    "1-deux-feuilles.xlsx": ("Appels", 1, 1, 38, "Plan d'actions", 1, 1, 26, False),
    "2-vecu.xlsx": ("APPELS", 5, 2, 28, "PLAN D'ACTIONS", 5, 2, 23, False),
    "3-feuille-unique.xlsx": (None, 0, 0, 0, "Suivi", 3, 1, 15, True),
    "6-desordre.xlsx": ("Appels", 2, 1, 17, "Plan d'actions", 3, 1, 12, False),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_samples_are_understood(samples: Path, name: str) -> None:
    understood = understand((samples / name).read_bytes())
    seen: list[object] = []
    for layout in (understood.appeals, understood.actions):
        if layout is None:
            seen += [None, 0, 0, 0]
        else:
            seen += [layout.sheet, layout.header_row, layout.header_rows, len(layout.columns)]
    assert (*seen, understood.single_sheet) == EXPECTED[name]
    assert not understood.blocking

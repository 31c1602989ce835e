from __future__ import annotations

import pytest
from drawn_trackers import sheet

from suivi_tool.tracker import data_rows
from suivi_tool.tracker.data_rows import DataRows
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.understanding import understand_views
from suivi_tool.tracker.view import SheetView, Table
from suivi_tool.workbook.references import Range

HEADINGS = "N° appel | Reçu le | Appelant | Objet | Statut | AR – date limite\n"


def layout_of(view: SheetView) -> SheetLayout:
    layout = understand_views([view]).appeals
    assert layout is not None
    return layout


def found(rows: str) -> DataRows:
    view = sheet("Appels", HEADINGS + rows)
    return data_rows.find(view, layout_of(view))


def test_data_end_with_the_last_row_that_holds_something() -> None:
    assert found("APP-1 | 2026-01-02 | Durand\nAPP-2 | | Dupond\n-\n-") == DataRows((2, 3), 3)


def test_an_empty_register_begins_under_its_headings() -> None:
    assert found("-\n-") == DataRows((), 1)


def test_blank_rows_among_the_data_are_skipped() -> None:
    assert found("APP-1 | 2026-01-02\n-\n-\nAPP-2 | 2026-01-03").rows == (2, 5)


def test_a_row_without_number_is_data() -> None:
    assert found("APP-1 | 2026-01-02\n| 2026-01-03 | Durand").rows == (2, 3)


def test_formulas_carried_down_are_no_data() -> None:
    carried = "\n".join(["| | | | Reçu | 2026-01-14"] * 400)
    assert found("APP-1 | 2026-01-02\n" + carried) == DataRows((2,), 2)


def test_what_formulas_leave_behind_is_no_data() -> None:
    assert found("APP-1 | 2026-01-02\n| 0 | | 0 |\n| 0 | | 0 |").rows == (2,)


@pytest.mark.parametrize(
    "total",
    ["Total | | 2", "TOTAL : | | 2", "Sous-total 2026 | 2", "| Total appels | 2",
     "Nombre d'appels : 2", "Total général", "| | 2", "Moyenne par mois | 1.5"],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["", "-\n"])
def test_a_total_row_is_no_data(total: str, gap: str) -> None:
    assert found(f"APP-1 | 2026-01-02 | Durand\n{gap}{total}") == DataRows((2,), 2)


def test_totalenergies_is_an_appellant() -> None:
    assert found("APP-1 | 2026-01-02 | Total Énergies\n| 2026-01-03 | Total").rows == (2, 3)


def test_a_total_between_two_years_ends_nothing() -> None:
    drawn = "APP-1 | 2025-01-02 | A\nTotal 2025 | | 1\nAPP-2 | 2026-01-02 | B\nTotal 2026 | | 1"
    assert found(drawn) == DataRows((2, 4), 4)


def test_notes_under_the_data_are_no_data() -> None:
    drawn = "APP-1 | 2026-01-02 | A\n-\nLégende : rouge = en retard\nSource : service qualité"
    assert found(drawn).rows == (2,)


def test_numbers_prepared_for_rows_to_come_wait() -> None:
    drawn = "APP-1 | 2026-01-02 | A\n" + "\n".join(f"APP-{n}" for n in range(2, 12))
    assert found(drawn) == DataRows((2,), 2, prepared=10)


def test_one_number_alone_is_an_appeal() -> None:
    assert found("APP-1 | 2026-01-02 | A\nAPP-2").rows == (2, 3)


def test_another_list_under_the_data_is_not_read() -> None:
    drawn = (
        "APP-1 | 2026-01-02 | A\n-\n"
        "N° appel | Reçu le | Appelant | Objet | Statut\nAPP-9 | 2020-01-01 | Z"
    )
    assert found(drawn).rows == (2,)


def test_a_table_ends_where_it_says() -> None:
    drawn = sheet("Appels", HEADINGS + "APP-1 | 2026-01-02\nAPP-2 | 2026-01-03\nautre | chose\n")
    table = Table("T", Range(1, 1, 3, 6), totals_rows=1)
    view = SheetView(drawn.name, drawn.rows, tables=(table,))
    assert data_rows.find(view, layout_of(view)).rows == (2,)


def test_an_empty_table_takes_its_first_row() -> None:
    drawn = sheet("Appels", HEADINGS)
    view = SheetView(drawn.name, drawn.rows, tables=(Table("T", Range(1, 1, 5, 6)),))
    assert data_rows.find(view, layout_of(view)) == DataRows((), 1)


def test_rows_typed_under_a_table_are_seen() -> None:
    drawn = sheet("Appels", HEADINGS + "APP-1 | 2026-01-02\nAPP-2 | 2026-01-03\n-\nAPP-3 | x")
    view = SheetView(drawn.name, drawn.rows, tables=(Table("T", Range(1, 1, 2, 6)),))
    assert data_rows.find(view, layout_of(view)) == DataRows((2, 3), 2, below_table=(3,))

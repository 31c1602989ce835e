"""Appeals of former trackers count in the live sheets as they do in the commands."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from sheet_facts import TODAY, appeals, cells, facts, parts
from work_folders import WorkPlace, make

from suivi_tool.actions import agenda
from suivi_tool.actions.change_tracker import change
from suivi_tool.actions.committee import examine
from suivi_tool.actions.refresh import refresh
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.indicators import indicators
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.sheets import former_rows, generated, indicator_cells
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.workbook.book import Workbook

OLD = Appeal("APP-2024-009", appellant="Nom Caché", received_on=date(2024, 3, 4),
             acknowledged_on=date(2024, 3, 5), closed_on=date(2024, 5, 6))  # fmt: skip
LAST_YEAR = Appeal("APP-2025-001", appellant="Nom Caché", received_on=date(2025, 12, 8),
                   acknowledged_on=date(2025, 12, 9), closed_on=date(2026, 1, 9))  # fmt: skip
UNDATED = Appeal("APP-2025-002", appellant="Nom Caché")
IN_2027 = date(2027, 1, 12)


def with_former(*former: Appeal) -> Facts:
    known = [*former, *appeals()[1:]]
    calendar = holidays_list.calendar(facts().days_off)
    return facts(appeals()[1:], former=former, figures=indicators(known, calendar, TODAY))


def test_only_those_that_a_figure_can_count_are_written() -> None:
    shown = with_former(OLD, LAST_YEAR, UNDATED)
    assert former_rows.counted(shown) == [LAST_YEAR]
    assert former_rows.undated(shown) == [UNDATED]
    register, block = former_rows.registers(shown)
    assert block.reach == indicator_cells.FIRST_ROW
    assert former_rows.registers(with_former(OLD)) == (register,)


def test_they_are_counted_in_their_month_and_nobody_is_named() -> None:
    data = generated.build(with_former(OLD, LAST_YEAR, UNDATED))
    rows = cells(data, indicator_cells.SHEET)
    december = indicator_cells.LAST_ROW + indicator_cells.PREVIOUS - 1
    assert rows[december][1] == 1
    said = {row[0]: row[3] for row in rows if row and isinstance(row[0], str) and len(row) > 3}
    assert said["Appels d’anciens suivis, comptés eux aussi"] == 2
    assert said["Appels sans date de réception lisible"] == 1
    assert "Nom Caché" not in str(parts(data))


def test_the_formulas_read_both() -> None:
    sheets = parts(generated.build(with_former(LAST_YEAR))).values()
    found = (re.search(r'<c r="B14"[^>]*><f t="array"[^>]*>([^<]*)<', text) for text in sheets)
    counted = next(filter(None, found))
    assert "Appels'!$B" in counted[1] or "Appels!$B" in counted[1]
    assert "'Données indicateurs'!$AC$14:$AC$14" in counted[1]


@pytest.fixture
def moved(tmp_path: Path) -> WorkPlace:
    """A work folder in January, after its appeals of the years before stayed in the old tracker."""
    place = make(tmp_path)
    new = place.root / "Suivi 2027.xlsx"
    book = Workbook(place.tracker.read_bytes())
    for row in place.sheet("Appels").iter_rows(min_row=2):
        if str(row[0].value).startswith("APP-20"):
            book.set_cells("Appels", {(cell.row or 0, cell.column or 0): None for cell in row})
    new.write_bytes(book.save())
    change(place.office(IN_2027), new)
    return WorkPlace(place.root, new)


def test_the_sheet_the_command_and_the_committee_say_the_same(moved: WorkPlace) -> None:
    refresh(moved.office(IN_2027))
    record = agenda.indicators(moved.office(IN_2027))
    assert record.last_12_months > 0
    rows = moved.sheet("Données indicateurs", values=True).iter_rows(values_only=True)
    said = {row[0]: row[3] for row in rows}
    assert said["Appels des 12 derniers mois"] == record.last_12_months
    assert said["Appels en cours (non clos)"] == record.open_appeals
    assert examine(moved.office(IN_2027), IN_2027).record.last_12_months == record.last_12_months

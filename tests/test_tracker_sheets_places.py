"""Where a row is now: the register sorted, a row put in, numbers that are numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from office import LibreOffice
from sheet_facts import ACTIONS, appeals, cells, facts

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.tracker.findings import CellFinding, Severity
from suivi_tool.tracker.sheets import appeals_sheet, new_tracker
from suivi_tool.tracker.sheets.live import Live
from suivi_tool.tracker.sheets.places import cell_at, link, place
from suivi_tool.tracker.sheets.references import SheetRef
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Value

REGISTER = SheetRef("L'appel", 5, 8, {"number": 2, "received_on": 4})
NUMBERS = "'L''appel'!$B$5:$B$2000"


def test_the_row_known_at_the_refresh_is_tried_first() -> None:
    found = place(REGISTER, " APP-1", 6)
    assert found.cached == 2
    assert found.text.startswith(f"IF(TRIM(SUBSTITUTE(INDEX({NUMBERS},2)")
    assert f'="APP-1",2,IFERROR(MATCH("APP-1",{NUMBERS},0),0)' in found.text


def test_a_number_kept_as_a_number_is_found_too() -> None:
    assert (
        f'MATCH("12",{NUMBERS},0),IFERROR(MATCH(12,{NUMBERS},0),0)'
        in place(REGISTER, "12", None).text
    )
    assert "MATCH(12" not in place(REGISTER, "0012", None).text


def test_a_number_that_left_the_register_has_no_place() -> None:
    assert place(REGISTER, "APP-1", None).cached == 0
    assert place(SheetRef("Appels", 5, 4), "APP-1", 5) == Live("0", 0)


def test_no_text_of_a_formula_is_longer_than_excel_takes() -> None:
    long = place(REGISTER, "N" * 300, 6).text
    assert max(map(len, long.split('"'))) <= 255


def test_a_link_leads_to_the_cell_of_its_field_else_to_the_number() -> None:
    shown = Live('"ici"', "ici")
    leads = link(REGISTER, "received_on", "$I9", shown, lost="perdu")
    assert leads.cached == "ici"
    assert leads.text == (
        "IF($I9=0,\"perdu\",HYPERLINK(\"#'L''appel'!\"&ADDRESS(ROW(INDEX('L''appel'!$D$5:$D$2000,"
        "$I9)),COLUMN(INDEX('L''appel'!$D$5:$D$2000,$I9))),\"ici\"))"
    )
    other = link(REGISTER, "closed_on", "$I9", shown, lost="")
    assert cell_at(REGISTER, "number", "$I9") in other.text
    assert cell_at(REGISTER, "closed_on", "$I9") == ""


@pytest.mark.parametrize("numeric", [False, True], ids=["texts", "numbers"])
def test_sorted_by_hand_everything_still_finds_its_row(
    libreoffice: LibreOffice, tmp_path: Path, *, numeric: bool
) -> None:
    known = [replace(one, number=str(at)) if numeric else one
             for at, one in enumerate(appeals(), 1)]  # fmt: skip
    waiting, other = known[5], known[6]
    finding = CellFinding("en retard.", "", Severity.ERROR, "Appels", 10, "AR – envoyé le")
    data = new_tracker.build(facts(known, findings=(finding,)), known, ACTIONS)
    book = Workbook(data)
    book.set_cells("Appels", {**_row(10, other, numeric), **_row(11, waiting, numeric)})
    path = tmp_path / "trié.xlsx"
    path.write_bytes(book.save())
    [computed] = libreoffice.convert([path], tmp_path / "calculé", recalculate=True)
    shown = {row[0]: row[3] for row in cells(computed.read_bytes(), "Échéances")}
    assert shown[waiting.number] == date(2026, 11, 18)
    assert shown[other.number] == date(2026, 12, 4)
    said = [row[1] for row in cells(computed.read_bytes(), "Contrôle")]
    assert "Appels, ligne\u00a011" in said


def _row(row: int, appeal: Appeal, numeric: bool) -> Mapping[tuple[int, int], Value]:
    columns = appeals_sheet.reference(7).columns
    return {
        (row, columns["number"]): int(appeal.number) if numeric else appeal.number,
        (row, columns["received_on"]): appeal.received_on,
    }

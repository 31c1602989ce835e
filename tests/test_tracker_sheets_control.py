"""« Contrôle »: where a finding leads, and how much of it one sees."""

from __future__ import annotations

import re

from sheet_facts import cells, facts, parts

from suivi_tool.procedure.words import NBSP
from suivi_tool.tracker.findings import CellFinding, Severity
from suivi_tool.tracker.sheets import generated
from suivi_tool.tracker.sheets.control import HEADINGS, SHEET, SIGNS
from suivi_tool.workbook.reading import Cell


def finding(sheet: str, row: int, column: str, message: str = "Date absente.") -> CellFinding:
    return CellFinding(message, "Inscrivez-la.", Severity.ERROR, sheet, row, column)


def made(*found: CellFinding) -> bytes:
    return generated.build(facts(findings=found))


def lines(data: bytes) -> list[list[Cell]]:
    rows = [list(row) for row in cells(data, SHEET)]
    return rows[next(at for at, row in enumerate(rows) if row[0] == HEADINGS[0]) + 1 :]


def sheet_of(data: bytes) -> str:
    return parts(data)[f"xl/worksheets/sheet{generated.SHEETS.index(SHEET) + 1}.xml"]


def test_each_leads_to_its_cell_by_the_heading_that_they_use() -> None:
    data = made(
        finding("Appels", 7, facts().register.headings["received_on"]),
        finding("Plan d'actions", 6, "inconnue"),
        finding("Appels", 0, ""),
    )
    live = re.findall(r"COLUMN\(INDEX\(('[^!]+'!\$\w+\$\d+)", sheet_of(data))
    assert live == ["'Appels'!$B$5", "'Plan d''actions'!$A$5"]
    assert re.findall(r'location="([^"]+)"', sheet_of(data)) == ["'Appels'!A1"]


def test_a_sort_of_the_findings_takes_the_places_of_their_rows_along() -> None:
    sheet = sheet_of(made(finding("Appels", 7, "Statut"), finding("Appels", 8, "Statut")))
    assert '<autoFilter ref="A7:F9"' in sheet
    assert re.findall(r"IF\((\$F\d+)=0", sheet) == ["$F8", "$F9"]


def test_what_is_about_no_sheet_stands_without_a_link() -> None:
    data = made(finding("", 0, "", "Le journal a été modifié."))
    [line] = lines(data)
    assert line[0] == SIGNS[Severity.ERROR]
    assert not line[1]
    assert line[3] == "Le journal a été modifié."


def test_a_row_is_named_with_its_sheet() -> None:
    assert lines(made(finding("Appels", 12, "Statut")))[0][1] == f"Appels, ligne{NBSP}12"


def test_a_long_finding_has_the_height_to_be_read() -> None:
    short, long = (
        sheet_of(made(finding("Appels", 7, "Statut", text))) for text in ("Court.", "mot " * 80)
    )
    heights = [re.findall(r'<row r="8"[^>]* ht="([\d.]+)"', text) for text in (short, long)]
    assert float(heights[1][0]) > 3 * float(heights[0][0])

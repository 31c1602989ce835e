"""What is not right in a cell: its place grows as it climbs."""

from __future__ import annotations

from suivi_tool.tracker.findings import CellFinding, Severity


def test_a_finding_gets_its_place_from_the_reader_of_the_sheet() -> None:
    found = CellFinding("« fait » n’est pas une date.", "Écrivez la date.").at("Suivi", 14, "AR le")
    assert str(found.fault()) == (
        "feuille « Suivi », ligne 14, colonne « AR le » : « fait » n’est pas une date. "
        "Écrivez la date."
    )
    assert (found.severity, found.fault().field) == (Severity.WARNING, "AR le")


def test_a_finding_about_the_whole_sheet_names_no_row() -> None:
    found = CellFinding("Tout est vide.", severity=Severity.REMARK, sheet="Suivi")
    assert found.fault().place == "feuille « Suivi »"
    assert found.at("", 0, "").fault().place == ""

"""The page of the year for the management review: the figures of the one record, on one page."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import sheet_facts
from committee_pages import known
from docx import Document
from office import LibreOffice

from suivi_tool.documents.check import check_document
from suivi_tool.forms.management_review import TEMPLATE, ReviewPage, make, values
from suivi_tool.procedure.history import Change
from suivi_tool.procedure.surveillance import surveillance

TEMPLATES = Path(__file__).parents[1] / "templates_docx"


def page(**more: Any) -> ReviewPage:
    record = known()
    facts: dict[str, Any] = {
        "record": record,
        "surveillance": surveillance(sheet_facts.COMMITTEES, [], record.at),
        "late": sheet_facts.ACTIONS,
        "changes": [(date(2026, 6, 16), Change(date(2026, 4, 1), "avril 2026\u00a0: 1, puis 2."))],
    }
    return ReviewPage("CESI Certification", **(facts | more))


def row(found: dict[str, Any], name: str, number: int) -> list[str]:
    return [str(text) for tag, text in found.items() if tag.startswith(f"{name}.{number}.")]


def test_the_year_stands_beside_the_one_before() -> None:
    found = values(page())
    assert row(found, "bilan", 1)[1:4] == ["2 sur 11\u00a0: avril et novembre", "0 sur 12",
                                           "✗\u00a0manqué"]  # fmt: skip
    assert row(found, "bilan", 3)[1] == "6 (0,5)"
    assert row(found, "mois", 4)[1:3] == ["2  ■■", "✗\u00a0manqué"]
    assert row(found, "mois", 11)[0] == "novembre (en cours)"
    assert row(found, "mois", 12)[1].strip("\u00a0") == ""


def test_appeals_that_no_month_counts_are_told() -> None:
    found = values(page(record=replace(known(), undated=2)))
    assert row(found, "bilan", 4)[:2] == ["Appels sans date de réception (dans aucun mois)", "2"]
    found = values(page(record=replace(known(), undated=0)))
    assert row(found, "bilan", 4)[0] == "Appels en cours (le plus ancien)"


def test_surveillance_counts_against_six_and_one() -> None:
    found = values(page())
    assert row(found, "surveillance", 1)[2:4] == ["2 sur 6", "✗\u00a0à prévoir"]
    assert row(found, "surveillance", 2)[2:4] == ["0 sur 1", "✗\u00a0à prévoir"]
    reviewed = surveillance(sheet_facts.COMMITTEES, [date(2026, 12, 15)], known().at)
    planned = values(page(surveillance=reviewed))
    assert row(planned, "surveillance", 2)[1:4] == ["15/12/2026 (prévu)", "0 sur 1", "…\u00a0prévu"]


def test_the_document_names_late_actions_and_changes() -> None:
    document = make((TEMPLATES / TEMPLATE).read_bytes(), page())
    assert check_document(document) == ()
    said = text_of(document)
    assert "AC-2026-002" in said
    assert "avril 2026\u00a0: 1, puis 2." in said
    assert "{{" not in said


def test_a_year_without_any_appeal_has_its_page() -> None:
    empty = replace(known(on=date(2026, 1, 2), since=None), grounds=(), late_actions=())
    said = text_of(make((TEMPLATES / TEMPLATE).read_bytes(), page(record=empty, changes=())))
    assert "Aucun appel cette année" in said
    assert "Aucun chiffre vu par un comité n’a changé" in said


def text_of(document: bytes) -> str:
    import io  # noqa: PLC0415

    tables = Document(io.BytesIO(document)).tables
    return "\n".join(cell.text for table in tables for r in table.rows for cell in r.cells)


def test_it_is_one_page(libreoffice: LibreOffice, tmp_path: Path) -> None:
    path = tmp_path / "revue.docx"
    path.write_bytes(make((TEMPLATES / TEMPLATE).read_bytes(), page()))
    [pdf] = libreoffice.convert([path], tmp_path / "pdf", "pdf")
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    assert "Pages:           1" in told

"""The evidence page of one appeal and of a period, where no office program is at hand."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions import evidence
from suivi_tool.errors import RefusedInput

FIRST, LAST = date(2026, 4, 1), date(2026, 4, 30)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorkPlace:
    monkeypatch.setenv("PATH", str(tmp_path))
    return make(tmp_path / "Dossier été")


def words(path: Path) -> str:
    document = docx.Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_the_page_lies_in_the_folder_of_the_appeal(place: WorkPlace) -> None:
    made = evidence.of_appeal(place.office(), "app-2026-004")
    assert made.document.parent.name == "APP-2026-004"
    assert made.pdf is None
    assert evidence.of_appeal(place.office(), "APP-2026-004").document == made.document


def test_a_period_names_each_appeal_once_and_nobody_where_asked(place: WorkPlace) -> None:
    said = words(evidence.of_period(place.office(), FIRST, LAST).document)
    assert "APP-2026-004" in said
    assert "APP-2026-003" not in said
    person = place.row("Appels", "APP-2026-004")["Appelant"]
    assert person in said
    hidden = words(evidence.of_period(place.office(), FIRST, LAST, hide_names=True).document)
    assert person not in hidden


def test_a_period_that_ends_before_it_begins_is_refused(place: WorkPlace) -> None:
    with pytest.raises(RefusedInput, match="précède son début"):
        evidence.of_period(place.office(), LAST, FIRST)

"""The page of the year for the management review."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions import management_review
from suivi_tool.documents.reading import paragraphs


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path / "travail")


def test_the_page_of_the_year_is_never_written_over(place: WorkPlace) -> None:
    first = management_review.write(place.office()).document
    assert management_review.write(place.office()).document == first
    first.write_bytes(first.read_bytes() + b"annotations")
    second = management_review.write(place.office()).document
    assert second.name == "Revue de direction 2026 au 2026-05-02 (2).docx"


def test_a_day_to_come_is_today_and_the_year_is_that_of_the_day(place: WorkPlace) -> None:
    later = management_review.write(place.office(), date(2030, 1, 1))
    assert (later.year, later.at) == (2026, date(2026, 5, 2))
    former = management_review.write(place.office(), date(2025, 12, 31))
    assert former.document.name == "Revue de direction 2025 au 2025-12-31.docx"
    said = " ".join(paragraphs(former.document.read_bytes())).replace("\u00a0", " ")
    assert "31 décembre 2025" in said

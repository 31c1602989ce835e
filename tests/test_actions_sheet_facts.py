"""The facts that our sheets are made from."""

from __future__ import annotations

from pathlib import Path

from work_folders import make

from suivi_tool.actions.refresh import refresh


def test_the_sheets_show_the_tracker_as_of_the_day(tmp_path: Path) -> None:
    place = make(tmp_path / "d")
    refresh(place.office())
    said = [
        str(cell)
        for row in place.sheet("Échéances", values=True).iter_rows(values_only=True)
        for cell in row
        if cell is not None
    ]
    assert "Situation calculée le samedi 2 mai 2026" in said
    assert any("APP-2026-004" in cell for cell in said)
    assert not any("APP-2023-001" in cell for cell in said)

"""Who did what; a line that was changed is proved to be."""

from __future__ import annotations

from pathlib import Path

from work_folders import make

from suivi_tool.actions import journal


def test_a_registration_is_a_line_with_the_names_of_its_fields_only(tmp_path: Path) -> None:
    place = make(tmp_path)
    number = place.register().number
    (line,) = journal.lines(place.office())
    assert (line.by, line.what, line.number) == ("Anne", "appel enregistré", number)
    assert "appellant" in line.fields
    assert "Delaunay" not in (place.root / ".suivi" / "journal.jsonl").read_text("utf-8")
    assert journal.verify(place.office()) == ()


def test_lines_cut_off_at_the_end_are_missed_by_the_tracker(tmp_path: Path) -> None:
    place = make(tmp_path)
    place.register()
    (place.root / ".suivi" / "journal.jsonl").write_text("", "utf-8")
    assert journal.verify(place.office())

"""Who did what; a line that was changed is proved to be."""

from __future__ import annotations

from pathlib import Path

from work_folders import WorkPlace, make

from suivi_tool.actions import journal
from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.restore import restore


def test_a_registration_is_a_line_with_the_names_of_its_fields_only(tmp_path: Path) -> None:
    place = make(tmp_path)
    number = place.register().number
    adopted, line = journal.lines(place.office())
    assert (adopted.by, adopted.what, adopted.number) == ("Anne", "suivi adopté", "")
    assert (line.by, line.what, line.number) == ("Anne", "appel enregistré", number)
    assert "appellant" in line.fields
    assert "Delaunay" not in (place.root / ".suivi" / "journal.jsonl").read_text("utf-8")
    assert journal.verify(place.office()) == ()


def test_lines_cut_off_at_the_end_are_missed_by_the_tracker(tmp_path: Path) -> None:
    place = make(tmp_path)
    place.register()
    (place.root / ".suivi" / "journal.jsonl").write_text("", "utf-8")
    assert journal.verify(place.office())


def cut_last_line(place: WorkPlace) -> None:
    path = place.root / ".suivi" / "journal.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def test_lines_cut_off_are_missed_also_after_somebody_registers(tmp_path: Path) -> None:
    """The tracker then knows the journal as it is now; the state before is the witness."""
    place = make(tmp_path)
    place.register()
    place.register(nom="Durand", courriel="durand@example.org")
    cut_last_line(place)
    place.register(nom="Petit", courriel="petit@example.org")
    (fault,) = journal.verify(place.office())
    assert "ligne 3" in fault.message


def test_a_line_cut_off_is_missed_also_where_it_left_the_tracker_as_it_was(tmp_path: Path) -> None:
    place = make(tmp_path)
    place.register()
    before = place.tracker.read_bytes()
    place.office().work.note("Anne", "annulation", "APP-2026-007")
    assert place.tracker.read_bytes() == before
    assert journal.verify(place.office()) == ()
    cut_last_line(place)
    (fault,) = journal.verify(place.office())
    assert "ligne 3" in fault.message
    place.office().work.note("Anne", "autre chose", "APP-2026-008")
    (fault,) = journal.verify(place.office())
    assert "ligne 3" in fault.message


def test_what_a_run_that_died_left_of_a_line_is_gone_at_the_next_run(tmp_path: Path) -> None:
    """Also where that run has nothing to enter; of a line that was entered, the rest is missed."""
    place = make(tmp_path)
    place.register()
    path = place.root / ".suivi" / "journal.jsonl"
    *_, last = path.read_bytes().splitlines()
    with path.open("ab") as journal_file:
        journal_file.write(last[:40])
    assert journal.verify(place.office())
    refresh(place.office())
    assert journal.verify(place.office()) == ()
    path.write_bytes(path.read_bytes()[:-40])
    refresh(place.office())
    (fault,) = journal.verify(place.office())
    assert "une ligne a été coupée à la fin" in fault.message


def test_lines_cut_off_are_missed_also_after_a_restoration(tmp_path: Path) -> None:
    place = make(tmp_path)
    place.register()
    place.register(nom="Durand", courriel="durand@example.org")
    cut_last_line(place)
    restore(place.office(), place.office().work.backups.all()[-1].file.stem)
    (fault,) = journal.verify(place.office())
    assert "ligne 3" in fault.message

"""A new year's tracker, a copy, a renamed one: a person chooses, then the old one is only read."""

from __future__ import annotations

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, registered

from suivi_tool.actions import agenda, lineage
from suivi_tool.actions.change_tracker import change
from suivi_tool.actions.journal import lines
from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.situation import look
from suivi_tool.errors import WorkbookRefused
from suivi_tool.interfaces.command_line import main
from suivi_tool.tracker.anchor import TrackerAnchor, read_anchor, write_anchor
from suivi_tool.workbook.book import Workbook

COMMAND = re.compile('changer-de-suivi "([^"]+)"')
NUMBER, NEXT = "APP-2026-006", "APP-2026-007"
IN_2027 = date(2027, 1, 12)


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return registered(tmp_path)


def copied(place: WorkPlace, name: str = "Suivi 2027.xlsx") -> WorkPlace:
    """A copy beside the tracker, saved a minute later."""
    path = place.root / name
    shutil.copyfile(place.tracker, path)
    later = place.tracker.stat().st_mtime_ns + 60 * 10**9
    os.utime(path, ns=(later, later))
    return WorkPlace(place.root, path)


def without(place: WorkPlace, *numbers: str) -> None:
    """Take the rows of appeals out of a tracker, as the RQ does in January."""
    book = Workbook(place.tracker.read_bytes())
    sheet = place.sheet("Appels")
    for row in sheet.iter_rows():
        if row[0].value in numbers:
            cells = {(cell.row or 0, cell.column or 0): None for cell in row}
            book.set_cells("Appels", cells)
    place.tracker.write_bytes(book.save())


def anchored(place: WorkPlace, identity: str = "", version: str = "0.1.0") -> None:
    book = Workbook(place.tracker.read_bytes())
    anchor = read_anchor(book)
    assert anchor
    write_anchor(book, TrackerAnchor(identity or anchor.identity, 1, anchor.head, version))
    place.tracker.write_bytes(book.save())


def test_a_newer_copy_beside_makes_the_entry_wait_until_a_person_chooses(place: WorkPlace) -> None:
    before = place.tracker.read_bytes()
    new = copied(place)
    answer = place.register(nom="Garnier", prenom="Luc")
    assert place.tracker.read_bytes() == before
    [fault] = answer.tracker.waiting
    assert "Suivi 2027.xlsx" in fault.message
    assert "changer-de-suivi" in fault.remedy
    changed = change(place.office(), new.tracker)
    assert changed.adopted.merge.waiting == ()
    assert NUMBER in changed.both
    assert new.row("Appels", NEXT)["Appelant"] == "Luc Garnier"
    assert place.tracker.read_bytes() == before
    assert changed.former == (place.tracker,)


def test_whoever_stays_is_not_asked_again(place: WorkPlace) -> None:
    new = copied(place)
    assert refresh(place.office()).waiting
    kept = new.tracker.read_bytes()
    assert change(place.office(), place.tracker).former == (new.tracker,)
    assert place.register().tracker.waiting == ()
    assert new.tracker.read_bytes() == kept


def test_the_command_line_exits_with_5_then_says_which_appeals_are_in_both(
    place: WorkPlace, capsys: pytest.CaptureFixture[str]
) -> None:
    new = copied(place)
    common = ("--dossier", str(place.root), "--aujourdhui", "2026-05-04")
    assert main(["actualiser", *common]) == 5
    assert main(["changer-de-suivi", str(new.tracker), *common]) == 0
    told = capsys.readouterr().out
    assert "Dans les deux classeurs" in told
    assert NUMBER in told
    assert main(["actualiser", *common]) == 0


def test_the_commands_that_a_message_gives_can_be_typed_as_they_stand(
    place: WorkPlace, capsys: pytest.CaptureFixture[str]
) -> None:
    """The apostrophe of « Suivi plan d'actions.xlsx » stays the one of the file."""

    def offered() -> list[Path]:
        capsys.readouterr()
        assert main(["actualiser", "--dossier", str(place.root)]) == 5
        return [Path(name) for name in COMMAND.findall(capsys.readouterr().out)]

    copied(place, "Suivi plan d'actions 2027.xlsx")
    assert offered() == [place.root / "Suivi plan d'actions 2027.xlsx", place.tracker]
    place.tracker.unlink()
    assert offered() == [place.root / "Suivi plan d'actions 2027.xlsx"]
    (place.root / "Suivi plan d'actions 2027.xlsx").rename(place.tracker)
    anchored(place, identity="0123456789abcdef")
    assert offered() == [place.tracker]


def test_the_former_tracker_counts_and_is_never_written(place: WorkPlace) -> None:
    before = agenda.indicators(place.office(IN_2027))
    precedents = agenda.similar(place.office(), NUMBER)
    kept = place.tracker.read_bytes()
    new = copied(place)
    others = [n for n in look(place.office()).appeal_numbers if n != NUMBER]
    without(new, *others)
    changed = change(place.office(), new.tracker)
    assert lines(place.office())[-1].what == "suivi adopté"
    assert set(changed.only_before) == set(others)
    office = place.office(IN_2027)
    assert agenda.indicators(office).previous == before.previous
    assert agenda.indicators(office).last_12_months == before.last_12_months
    assert agenda.similar(place.office(), NUMBER) == precedents
    assert WorkPlace(place.root, new.tracker).register(nom="Garnier").number == NEXT
    assert place.tracker.read_bytes() == kept


def test_a_renamed_tracker_is_recognised(place: WorkPlace) -> None:
    place.tracker.rename(place.root / "Suivi renommé.xlsx")
    waiting = refresh(place.office()).waiting
    assert any("Suivi renommé.xlsx" in fault.message for fault in waiting)
    changed = change(place.office(), place.root / "Suivi renommé.xlsx")
    assert changed.former == ()
    assert refresh(place.office()).waiting == ()


def test_the_tracker_of_another_folder_is_not_written_unless_somebody_says_so(
    place: WorkPlace,
) -> None:
    anchored(place, identity="0123456789abcdef")
    before = place.tracker.read_bytes()
    [fault] = place.register().tracker.waiting
    assert "autre dossier de travail" in fault.message
    assert place.tracker.read_bytes() == before
    assert change(place.office(), place.tracker).adopted.merge.waiting == ()
    assert place.row("Appels", NEXT)


def test_a_folder_whose_signature_is_damaged_says_so_and_the_entry_waits(place: WorkPlace) -> None:
    signature = place.root / ".suivi" / "format.json"
    whole, before = signature.read_bytes(), place.tracker.read_bytes()
    signature.write_bytes(whole[:9])
    [fault] = place.register().tracker.waiting
    assert "signature" in fault.message
    assert "format.json" in fault.place
    assert place.tracker.read_bytes() == before
    signature.write_bytes(whole)
    assert refresh(place.office()).waiting == ()
    assert place.row("Appels", NEXT)


def test_what_a_newer_version_wrote_is_refused(place: WorkPlace) -> None:
    anchored(place, version="99.0.1")
    before = place.tracker.read_bytes()
    [fault] = place.register().tracker.waiting
    assert "99.0.1" in fault.message
    with pytest.raises(WorkbookRefused):
        lineage.check(place.office(), before)
    assert place.tracker.read_bytes() == before


def test_archives_in_the_tracker_count_too(place: WorkPlace) -> None:
    without_archive = look(place.office()).former
    source = place.sheet("Appels")
    import openpyxl  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Archives appels 2025"
    rows = list(source.iter_rows(values_only=True))
    heading = next(row for row in rows if "Appelant" in row)
    sheet.append(heading)
    at = heading.index("Date de réception")
    values: list[object] = [None] * len(heading)
    values[0], values[at], values[heading.index("Appelant")] = "APP-2025-031", date(2025, 6, 3), "X"
    sheet.append(values)
    old = place.root / "Archives.xlsx"
    book.save(old)
    tracker = Workbook(place.tracker.read_bytes())
    tracker.put_sheet(old.read_bytes(), "Archives appels 2025")
    place.tracker.write_bytes(tracker.save())
    old.unlink()
    assert without_archive == ()
    assert [appeal.number for appeal in look(place.office()).former] == ["APP-2025-031"]


def test_the_tracker_followed_now_is_known_at_once_should_it_be_torn(place: WorkPlace) -> None:
    after = copied(place)
    change(place.office(IN_2027), after.tracker)
    whole = after.tracker.read_bytes()
    after.tracker.write_bytes(whole[:20_000])
    situation = look(place.office(IN_2027))
    assert situation.appeal(NUMBER)
    assert situation.unread
    after.tracker.write_bytes(whole)

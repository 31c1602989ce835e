"""A tracker adopted or made; what is refused leaves the folder as it was."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from work_folders import CLEAN, LIVED, SAMPLES, TODAY, TRACKER, WorkPlace, unlocked

from suivi_tool.actions import restore
from suivi_tool.actions.adopt import adopt, create, understand_tracker
from suivi_tool.actions.demo import PEOPLE
from suivi_tool.actions.journal import lines
from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.situation import look
from suivi_tool.errors import RefusedInput, WorkbookRefused
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import read_rows


def without(part: str) -> bytes:
    """Return the sample tracker less one of its parts."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(SAMPLES / CLEAN) as sample,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name in sample.namelist():
            if name != part:
                package.writestr(name, sample.read(name))
    return kept.getvalue()


def torn(part: str) -> bytes:
    """Return the sample tracker with some bytes of one of its parts spoilt, as a disk does it."""
    data = bytearray((SAMPLES / CLEAN).read_bytes())
    with zipfile.ZipFile(SAMPLES / CLEAN) as sample:
        entry = sample.getinfo(part)
    middle = entry.header_offset + 30 + len(part) + entry.compress_size // 2
    data[middle : middle + 20] = bytes(byte ^ 0x55 for byte in data[middle : middle + 20])
    return bytes(data)


@pytest.mark.parametrize("sheet", ["Appels", "Plan d'actions"])
def test_a_sheet_that_cannot_be_read_is_not_left_out(tmp_path: Path, sheet: str) -> None:
    """A tracker adopted without its action plan would have its appeals, and no action."""
    names = Workbook((SAMPLES / CLEAN).read_bytes()).sheet_names
    tracker = tmp_path / TRACKER
    tracker.write_bytes(torn(f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"))
    with pytest.raises(WorkbookRefused, match="abîmé") as refused:
        understand_tracker(tracker)
    assert "Ouvrez-le dans Excel" in str(refused.value)


def test_a_new_tracker_is_made_in_a_folder_with_accents(tmp_path: Path) -> None:
    folder = tmp_path / "Appels été 2026"
    done = create(folder, today=TODAY, user="Anne")
    assert done.office.settings.tracker == folder / TRACKER
    assert done.merge.waiting == ()
    with pytest.raises(RefusedInput, match="existe déjà"):
        create(folder, today=TODAY)


def test_a_tracker_that_lies_elsewhere_stays_there(tmp_path: Path) -> None:
    tracker = tmp_path / "Qualité" / "suivi.xlsx"
    tracker.parent.mkdir()
    shutil.copyfile(SAMPLES / CLEAN, tracker)
    done = adopt(tmp_path / "appels", tracker, understand_tracker(tracker), today=TODAY)
    assert done.office.settings.tracker == tracker
    assert sorted(path.name for path in tracker.parent.iterdir()) == ["suivi.xlsx"]
    assert [line.what for line in lines(done.office)] == ["suivi adopté"]
    adopt(tmp_path / "appels", tracker, understand_tracker(tracker), today=TODAY)  # nothing new
    assert [line.what for line in lines(done.office)] == ["suivi adopté"]


def test_a_workbook_refused_while_it_is_changed_leaves_no_folder(tmp_path: Path) -> None:
    tracker = tmp_path / "légendé.xlsx"
    book = Workbook((SAMPLES / CLEAN).read_bytes())
    book.set_cells("Appels", {(1, 39): "légende, tout contre le tableau"})
    tracker.write_bytes(book.save())
    before = tracker.read_bytes()
    with pytest.raises(WorkbookRefused, match="la place est prise"):
        adopt(tmp_path / "appels", tracker, understand_tracker(tracker), today=TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["légendé.xlsx"]
    assert tracker.read_bytes() == before


def test_a_locked_tracker_is_adopted_and_takes_its_columns_when_it_is_unlocked(
    tmp_path: Path,
) -> None:
    tracker, folder = tmp_path / "verrouillé.xlsx", tmp_path / "appels"
    shutil.copyfile(SAMPLES / "7-verrouille.xlsx", tracker)
    before = tracker.read_bytes()
    done = adopt(folder, tracker, understand_tracker(tracker), today=TODAY)
    (fault,) = done.merge.waiting
    assert "protégée" in fault.message
    assert "Ôter la protection" in fault.remedy
    assert tracker.read_bytes() == before

    tracker.write_bytes(unlocked(before))
    done = adopt(folder, tracker, understand_tracker(tracker), today=TODAY)
    assert done.merge.waiting == ()
    assert "Échéances" in Workbook(tracker.read_bytes()).sheet_names


def adopted_while_open(folder: Path, tracker: Path, sample: str = CLEAN) -> tuple[WorkPlace, Path]:
    """Adopt a tracker that somebody has open; return its place and the owner file."""
    shutil.copyfile(SAMPLES / sample, tracker)
    place = WorkPlace(folder, tracker)
    lock = place.lock()
    done = adopt(folder, tracker, understand_tracker(tracker), values=PEOPLE, today=TODAY)
    assert done.merge.waiting
    assert tracker.read_bytes() == (SAMPLES / sample).read_bytes()
    return place, lock


@pytest.mark.parametrize("torn", [b"", b"PK", None])
def test_a_tracker_torn_before_the_tool_ever_wrote_it_is_waited_for_too(
    tmp_path: Path, torn: bytes | None
) -> None:
    """Adopted while it was open: no run has written it, and yet its numbers are known."""
    place, lock = adopted_while_open(tmp_path, tmp_path / TRACKER)
    whole = place.tracker.read_bytes()
    place.tracker.write_bytes(whole[:20_000] if torn is None else torn)
    lock.unlink()
    first, second = place.register(), place.register(nom="Autre")
    assert (first.number, second.number) == ("APP-2026-006", "APP-2026-007")
    assert first.tracker.waiting
    place.tracker.write_bytes(whole)
    assert refresh(place.office()).merged == (first.number, second.number)
    assert place.row("Appels", second.number)["Appelant"] == "Élodie Autre"


def test_a_tracker_torn_for_good_before_it_was_written_is_put_back_as_it_was_adopted(
    tmp_path: Path,
) -> None:
    place, lock = adopted_while_open(tmp_path, tmp_path / TRACKER)
    lock.unlink()
    place.tracker.write_bytes(b"PK")
    number = place.register().number
    [backup] = restore.backups(place.office())
    restore.restore(place.office(), backup.file.stem)
    assert refresh(place.office()).merged == (number,)


def test_another_tracker_is_never_read_from_the_copy_of_the_one_before(tmp_path: Path) -> None:
    adopted_while_open(tmp_path, tmp_path / TRACKER)
    other, lock = adopted_while_open(tmp_path, tmp_path / "Autre.xlsx", LIVED)
    lock.unlink()
    known = look(other.office()).appeals
    other.tracker.write_bytes(b"PK")
    assert look(other.office()).appeals == known


def test_edits_by_hand_before_the_first_run_that_can_write_are_seen(tmp_path: Path) -> None:
    place, lock = adopted_while_open(tmp_path, tmp_path / TRACKER)
    layout = understand_tracker(place.tracker).appeals
    assert layout is not None
    book = Workbook(place.tracker.read_bytes())
    rows = read_rows(place.tracker.read_bytes(), layout.sheet)
    row = next(at for at, cells in enumerate(rows, 1) if cells and cells[0] == "APP-2026-005")
    book.set_cells(layout.sheet, {(row, layout.columns["appellant"]): "Zoé Corrigée"})
    place.tracker.write_bytes(book.save())
    lock.unlink()
    [seen] = refresh(place.office()).seen
    assert "APP-2026-005, saisi à la main" in seen.message.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ancien.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("tronqué.xlsx", (SAMPLES / CLEAN).read_bytes()[:9000]),
        ("texte.xlsx", b"Bonjour"),
        ("vide.xlsx", b""),
        ("doctype.xlsx", without("[Content_Types].xml")),
    ],
)
def test_what_is_no_workbook_is_refused_with_its_name(
    tmp_path: Path, name: str, data: bytes
) -> None:
    tracker = tmp_path / name
    tracker.write_bytes(data)
    with pytest.raises(WorkbookRefused) as caught:
        understand_tracker(tracker)
    (fault,) = caught.value.faults
    assert name in fault.place
    assert fault.remedy


def test_a_zip_is_no_workbook_whatever_it_holds(tmp_path: Path) -> None:
    shutil.copyfile(SAMPLES / CLEAN, tmp_path / "suivi.zip")
    with pytest.raises(WorkbookRefused, match=r"\.xlsx ou \.xlsm"):
        understand_tracker(tmp_path / "suivi.zip")


def test_a_file_is_no_work_folder(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    with pytest.raises(RefusedInput, match="est un fichier"):
        create(tmp_path / "notes.txt" / "appels", today=TODAY)

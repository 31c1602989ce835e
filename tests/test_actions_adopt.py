"""A tracker adopted or made; what is refused leaves the folder as it was."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from work_folders import CLEAN, SAMPLES, TODAY, TRACKER, unlocked

from suivi_tool.actions.adopt import adopt, create, understand_tracker
from suivi_tool.errors import RefusedInput, WorkbookRefused
from suivi_tool.workbook.book import Workbook


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

"""The documents of an anonymised appeal: what stays, what goes, what is still named."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions.anonymised_files import documents, kept_documents, left, remove
from suivi_tool.actions.identity import Identity

WHO = Identity(("Zoé Delaunay", "Delaunay"))


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path / "d")


def folder_of(place: WorkPlace, number: str, *names: str) -> Path:
    folder = place.office().work.files.folder(number)
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_bytes(b"Zoe")
    return folder


def test_the_fiches_stay_and_letters_mails_and_proofs_go(place: WorkPlace) -> None:
    number = "APP-2026-001"
    names = (f"Fiche d'appel {number}.docx", f"Fiche d’appel {number}.docx", "Fiche AC-AP 1.docx",
             "Fiche AC-AP 1.pdf", "Mail reçu.eml", "Accusé.docx")  # fmt: skip
    folder_of(place, number, *names)
    office = place.office()
    assert {path.name for path in documents(office, number)} == set(names)
    kept = {path.name for path in kept_documents(office, number)}
    assert "Fiche AC-AP 1.docx" in kept
    assert kept & {"Fiche AC-AP 1.pdf", "Mail reçu.eml", "Accusé.docx"} == set()


def test_a_case_without_a_folder_has_no_documents(place: WorkPlace) -> None:
    assert documents(place.office(), "APP-1999-001") == ()


def test_a_file_that_somebody_has_open_is_told_and_stays(place: WorkPlace) -> None:
    folder = folder_of(place, "APP-2026-001", "Accusé.docx")
    lock = folder / ".~lock.Accusé.docx#"
    lock.write_text(",Paul Martin,poste-7,02.05.2026 09:12,file:///tmp;", "utf-8")
    (fault,) = remove(place.office(), folder / "Accusé.docx")
    assert "Paul Martin" in fault.message
    assert (folder / "Accusé.docx").exists()
    lock.unlink()
    assert remove(place.office(), folder / "Accusé.docx") == ()
    assert not (folder / "Accusé.docx").exists()


def test_where_a_person_is_still_named_is_told_by_file(place: WorkPlace) -> None:
    folder = folder_of(place, "APP-2026-001", "Notes.txt", "Photo Delaunay.txt")
    (folder / "Notes.txt").write_text("Rappeler Mme Delaunay", "utf-8")
    who = {"APP-2026-001": WHO, "APP-9": Identity(("Zénobie",))}
    named, faults = left(place.office(), who, [])
    assert sorted(Path(fault.place).name for fault in faults) == ["Notes.txt", "Photo Delaunay.txt"]
    assert named == {"APP-2026-001"}


def test_a_folder_that_bears_the_name_is_told(place: WorkPlace) -> None:
    (place.root / "Divers Delaunay").mkdir()
    named, (fault,) = left(place.office(), {"APP-2026-001": WHO}, [])
    assert "le nom de ce dossier" in fault.message
    assert named == {"APP-2026-001"}


def test_a_file_that_names_several_is_told_once(place: WorkPlace) -> None:
    (place.root / "Copie.txt").write_text("Delaunay", "utf-8")
    _, (fault,) = left(place.office(), {f"APP-{n}": WHO for n in range(8)}, [])
    assert fault.message.startswith("APP-0, APP-1, APP-2, APP-3, APP-4 et 3\u00a0autres")


def test_what_is_told_elsewhere_is_left_out(place: WorkPlace) -> None:
    former = place.root / "Suivi 2025.txt"
    former.write_text("Delaunay", "utf-8")
    assert left(place.office(), {"APP-1": WHO}, [], [former]) == (frozenset(), ())

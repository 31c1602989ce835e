"""Who has a document open, from the files that Excel, Word and LibreOffice leave beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.trust_fuzz import excel_owner, libreoffice_lock, word_owner
from suivi_tool.storage.owner import libreoffice_name, office_lock, office_name, who_has_open

NAMES = ["Claire Évrard", "A", "x" * 52, "Łukasz Ж", "Zoé-Anne de La Tour"]


@pytest.mark.parametrize("name", NAMES)
def test_excel_and_word_give_the_whole_name(name: str) -> None:
    assert office_name(excel_owner(name)) == name
    assert office_name(word_owner(name)) == name


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Claire Évrard,claire,PC-12,23.11.2026 09:15,file:///C:/x;", "Claire Évrard"),
        (",claire,PC-12,23.11.2026 09:15,file:///C:/x;", "claire"),
        ("Évrard\\, Claire,claire,PC-12,;", "Évrard, Claire"),
        (",,,;", ""),
        ("", ""),
    ],
)
def test_libreoffice_gives_the_person_or_the_login(content: str, name: str) -> None:
    assert libreoffice_name(content.encode()) == name


@pytest.mark.parametrize(
    ("document", "owner_file"),
    [
        ("suivi plan actions.xlsx", "~$suivi plan actions.xlsx"),
        ("Fiche_appel.docx", "~$che_appel.docx"),
        ("fiche12.docx", "~$iche12.docx"),
        ("abc.docx", "~$abc.docx"),
    ],
)
def test_where_the_owner_file_lies(document: str, owner_file: str) -> None:
    assert office_lock(Path(document)) == Path(owner_file)


def test_nobody_has_it_open(tmp_path: Path) -> None:
    assert who_has_open(tmp_path / "Suivi.xlsx") is None


def test_excel_then_libreoffice_are_looked_for(tmp_path: Path) -> None:
    tracker = tmp_path / "Suivi.xlsx"
    (tmp_path / ".~lock.Suivi.xlsx#").write_bytes(libreoffice_lock("Léa"))
    holder = who_has_open(tracker)
    assert holder is not None
    assert (holder.name, holder.lock_file.name) == ("Léa", ".~lock.Suivi.xlsx#")
    (tmp_path / "~$Suivi.xlsx").write_bytes(excel_owner("Claire Évrard"))
    holder = who_has_open(tracker)
    assert holder is not None
    assert (holder.who, holder.lock_file.name) == ("Claire Évrard", "~$Suivi.xlsx")


def test_an_owner_file_without_a_name_still_counts(tmp_path: Path) -> None:
    (tmp_path / "~$Suivi.xlsx").write_bytes(b"")
    holder = who_has_open(tmp_path / "Suivi.xlsx")
    assert holder is not None
    assert holder.who == "quelqu’un"

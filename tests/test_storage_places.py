"""A path is noted from the work folder on, and found again where that folder lies now."""

from __future__ import annotations

from pathlib import Path

from suivi_tool.storage.places import found, noted


def test_a_file_of_the_folder_is_found_where_the_folder_went(tmp_path: Path) -> None:
    before, after = tmp_path / "Z", tmp_path / "Partage été"
    text = noted(before, before / "Dossiers" / "APP-1" / "Fiche.docx")
    assert text == "Dossiers/APP-1/Fiche.docx"
    assert found(after, text) == after / "Dossiers" / "APP-1" / "Fiche.docx"


def test_a_file_elsewhere_stays_where_it_is(tmp_path: Path) -> None:
    elsewhere = tmp_path / "ailleurs" / "Suivi.xlsx"
    assert found(tmp_path / "a", noted(tmp_path / "a", elsewhere)) == elsewhere


def test_a_folder_behind_a_link_is_the_same_folder(tmp_path: Path) -> None:
    real, link = tmp_path / "réel", tmp_path / "lien"
    real.mkdir()
    link.symlink_to(real, target_is_directory=True)
    assert noted(link, real / "Suivi.xlsx") == "Suivi.xlsx"

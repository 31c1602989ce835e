"""Documents are named by what they are: a listed name, never a path from outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from window_office import OPEN, office

from suivi_tool.errors import RefusedInput
from suivi_tool.interfaces.window import documents


@pytest.mark.parametrize(
    ("name", "opens"),
    [("a.docx", True), ("a.EML", True), ("dossier", True), ("a.exe", False), ("a.lnk", False),
     ("a.docm", False), ("a.bat", False), ("a.js", False)],
)  # fmt: skip
def test_only_kinds_that_hold_no_program_are_opened(name: str, opens: bool) -> None:
    assert documents.may_open(Path(name)) is opens


def test_the_folder_of_an_appeal_is_listed_without_what_is_hidden(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place), client.served.app.test_request_context():
        folder = place.root / "Dossiers" / OPEN
        folder.mkdir(parents=True)
        for name in ("fiche.docx", "~$fiche.docx", ".caché"):
            (folder / name).write_bytes(b"x")
        assert [path.name for path in documents.listed(OPEN)] == ["fiche.docx"]
        assert documents.find("document", OPEN, "fiche.docx") == folder / "fiche.docx"
        assert documents.find("dossier", OPEN, "") == folder
        assert documents.find("suivi", "", "") == place.tracker
        for name in ("../../suivi.toml", str(place.root / "suivi.toml"), "~$fiche.docx", ""):
            assert documents.find("document", OPEN, name) is None, name
        with pytest.raises(RefusedInput):
            documents.find("dossier", "..", "")

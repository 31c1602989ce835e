"""What the RQ writes into the fiche comes into the register, where its cell is empty."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions.refresh import refresh
from suivi_tool.documents.update import update

NUMBER = "APP-2026-006"


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    place = make(tmp_path)
    place.register()
    return place


def write_into(fiche: Path, tag: str, text: str) -> None:
    """Write into an empty control as a person does in Word."""
    fiche.write_bytes(update(fiche.read_bytes(), {tag: text}, {tag: ""}).document)


def test_a_cause_written_into_the_fiche_reaches_the_register_and_stays(place: WorkPlace) -> None:
    fiche = place.office().work.files.folder(NUMBER) / f"Fiche d'appel {NUMBER}.docx"
    write_into(fiche, "analyse.causes", "Panne du serveur d’examen.")
    typed = fiche.read_bytes()
    done = refresh(place.office())
    assert any("lu dans la fiche" in fault.message for fault in done.seen)
    assert place.row("Appels", NUMBER)["Analyse des causes"] == "Panne du serveur d’examen."
    assert fiche.read_bytes() == typed
    assert not refresh(place.office()).changed


def test_a_text_that_contradicts_the_register_is_told_and_kept(place: WorkPlace) -> None:
    fiche = place.office().work.files.folder(NUMBER) / f"Fiche d'appel {NUMBER}.docx"
    write_into(fiche, "analyse.causes", "Panne.")
    place.treat(NUMBER, "analyse", date(2026, 5, 6), le="05/05/2026", texte="Erreur de jury.")
    assert b"Panne." in fiche_text(fiche)
    told = refresh(place.office(date(2026, 5, 6))).seen
    assert any("Panne." in fault.message and "Erreur de jury" in fault.message for fault in told)


def fiche_text(fiche: Path) -> bytes:
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(fiche) as package:
        return package.read("word/document.xml")


def test_a_closed_fiche_gets_an_annex_once(place: WorkPlace) -> None:
    place.treat(NUMBER, "cloture", date(2026, 5, 6), le="05/05/2026", resultat="Appel retiré")
    place.treat(NUMBER, "fin", date(2026, 5, 8), le="07/05/2026")
    folder = place.office().work.files.folder(NUMBER)
    annexes = [path for path in folder.iterdir() if path.name.startswith("Annexe")]
    assert len(annexes) == 1
    assert b"07/05/2026" in fiche_text(annexes[0])
    refresh(place.office(date(2026, 5, 8)))
    assert len([path for path in folder.iterdir() if path.name.startswith("Annexe")]) == 1

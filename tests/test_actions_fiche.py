"""What the RQ writes into the fiche comes into the register, where its cell is empty."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hand_edits import edited, removed
from work_folders import WorkPlace, registered

from suivi_tool.actions.change_settings import change as change_settings
from suivi_tool.actions.refresh import refresh
from suivi_tool.documents import controls
from suivi_tool.documents.controls import tagged
from suivi_tool.documents.update import update
from suivi_tool.documents.xml import Element

NUMBER = "APP-2026-006"


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return registered(tmp_path)


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


def test_two_steps_of_one_day_after_the_closing_make_one_annex(place: WorkPlace) -> None:
    place.treat(NUMBER, "cloture", date(2026, 5, 6), le="05/05/2026", resultat="Appel retiré")
    place.treat(NUMBER, "accuse", date(2026, 5, 8), le="04/05/2026", mode="mail")
    place.treat(NUMBER, "fin", date(2026, 5, 8), le="07/05/2026")
    folder = place.office().work.files.folder(NUMBER)
    [annex] = [path for path in folder.iterdir() if path.name.startswith("Annexe")]
    assert b"04/05/2026" in fiche_text(annex)
    assert b"07/05/2026" in fiche_text(annex)


def changed_by_hand(fiche: Path, **typed: str) -> None:
    """Change what stands in controls (`__` stands for the point of a tag), as a person does."""
    data = fiche.read_bytes()
    shown = controls.read(data)
    wanted = {name.replace("__", "."): text for name, text in typed.items()}
    fiche.write_bytes(update(data, wanted, {tag: shown[tag] for tag in wanted}).document)


def fiche_of(place: WorkPlace) -> Path:
    return place.office().work.files.folder(NUMBER) / f"Fiche d'appel {NUMBER}.docx"


def test_what_the_fiche_says_otherwise_than_the_register_is_told(place: WorkPlace) -> None:
    place.treat(NUMBER, "analyse", date(2026, 5, 6), le="05/05/2026", texte="Erreur de jury.")
    changed_by_hand(fiche_of(place), analyse__causes="Panne.", appelant__nom="Élodie Roux")
    told = [fault.message for fault in refresh(place.office(date(2026, 5, 6))).seen]
    [causes] = [text for text in told if "Panne." in text]
    assert causes == (f"{NUMBER}, «\u00a0Analyse des causes\u00a0»\u00a0: la fiche dit "
                      "«\u00a0Panne.\u00a0», le suivi dit «\u00a0Erreur de jury.\u00a0». "
                      "Les deux sont gardés.")  # fmt: skip
    [name] = [text for text in told if "Élodie Roux" in text]
    assert "Nom de l’appelant (2. Appelant)" in name or "(2. Appelant)" in name
    assert "appelant.nom" not in name
    row = place.row("Appels", NUMBER)
    assert (row["Analyse des causes"], row["Appelant"]) == ("Erreur de jury.", "Élodie Delaunay")


def test_what_follows_a_changed_decision_is_read_back_from_the_fiche(place: WorkPlace) -> None:
    for tag, text in (
        ("suites.nouvelle_decision", "01/05/2026 par Comité B"),
        ("suites.notifiee_le", "02/05/2026"),
        ("cloture.liste", "2 mai 2026"),
        ("similaires.1.numero", "APP-2025-003"),
    ):
        write_into(fiche_of(place), tag, text)
    refresh(place.office(date(2026, 5, 6)))
    row = place.row("Appels", NUMBER)
    assert row["Nouvelle décision le"].date() == date(2026, 5, 1)
    assert row["Nouvelle décision prise par"] == "Comité B"
    assert row["Nouvelle décision notifiée le"].date() == date(2026, 5, 2)
    assert row["Certificat / liste mis à jour le"].date() == date(2026, 5, 2)
    assert row["Appels similaires"] == "APP-2025-003"


def test_a_field_taken_out_of_the_fiche_is_told_once(place: WorkPlace) -> None:
    fiche = fiche_of(place)

    def unwrap(root: Element) -> None:
        for tag, control in tagged(root):
            if tag == "analyse.causes":
                removed(control)

    fiche.write_bytes(edited(fiche.read_bytes(), unwrap))
    [told] = [fault for fault in refresh(place.office()).seen if "enlevé" in fault.message]
    assert "Analyse des causes" in told.message
    assert not any("enlevé" in fault.message for fault in refresh(place.office()).seen)


def test_a_new_edition_or_a_deputy_is_no_later_fact_of_a_closed_fiche(place: WorkPlace) -> None:
    place.treat(NUMBER, "cloture", date(2026, 5, 6), le="05/05/2026", resultat="Appel retiré")
    change_settings(place.office(), {
        "fiche_appel.indice": "B", "fiche_appel.modele_valide": True,
        "roles.rq.suppleant": "Paul Dubois", "roles.rq.absent_du": date(2026, 5, 1),
        "roles.rq.absent_au": date(2026, 5, 31),
    })  # fmt: skip
    refresh(place.office(date(2026, 5, 8)))
    folder = place.office().work.files.folder(NUMBER)
    assert [path.name for path in folder.iterdir() if path.name.startswith("Annexe")] == []

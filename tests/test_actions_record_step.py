"""Steps 4 to 11, from the acknowledgement to the end, with what the tracker and the folder show."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from work_folders import WorkPlace, make, registered

from suivi_tool.actions import merging
from suivi_tool.actions.office import Office
from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.situation import look
from suivi_tool.documents import controls
from suivi_tool.errors import RefusedInput, TemplateRefused
from suivi_tool.procedure.duties import Step
from suivi_tool.workbook.book import Workbook

NUMBER = "APP-2026-006"
MAY_5, LATER = date(2026, 5, 5), date(2026, 6, 30)


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return registered(tmp_path)


def test_without_a_date_the_letter_is_prepared_and_nothing_is_recorded(place: WorkPlace) -> None:
    before = place.tracker.read_bytes()
    answer = place.treat(NUMBER, "information", MAY_5, texte="Le jury se réunit le 20 mai.")
    assert answer.on is None
    assert {path.name for path in answer.documents} == {
        f"Avancement {NUMBER}.docx",
        f"Avancement {NUMBER}.eml",
    }
    assert place.tracker.read_bytes() == before


def test_what_is_missing_before_a_step_is_told_while_it_is_prepared(place: WorkPlace) -> None:
    told = [fault.message for fault in place.treat(NUMBER, "fin", LATER).alerts]
    [missing] = [text for text in told if text.startswith("Avant ")]
    assert "Accusé de réception" in missing
    assert "Clôture de la fiche d’appel" in missing
    told = [fault.message for fault in place.treat(NUMBER, "accuse", LATER).alerts]
    assert not any(text.startswith("Avant ") for text in told)


def test_an_acknowledgement_sets_its_cells_the_fiche_and_what_comes_next(place: WorkPlace) -> None:
    answer = place.treat(NUMBER, "accuse", MAY_5, le="04/05/2026", mode="mail")
    row = place.row("Appels", NUMBER)
    assert row["AR – envoyé le"].date() == date(2026, 5, 4)
    assert (row["AR – mode"], row["Statut"]) == ("Mail", "AR envoyé")
    assert [step.step for step in answer.next] == [Step.ANALYSE]
    fiche = place.office().work.files.folder(NUMBER) / f"Fiche d'appel {NUMBER}.docx"
    assert "04/05/2026" in controls.read(fiche.read_bytes()).values()


def test_dates_that_cannot_be_are_refused_and_nothing_changes(place: WorkPlace) -> None:
    before = place.tracker.read_bytes()
    for day in ("29/04/2026", "06/05/2026"):
        with pytest.raises(RefusedInput):
            place.treat(NUMBER, "accuse", MAY_5, le=day)
    assert place.tracker.read_bytes() == before
    assert not place.office().work.pending.entries()


def test_an_unknown_number_is_refused(place: WorkPlace) -> None:
    with pytest.raises(RefusedInput, match="APP-1999-001"):
        place.treat("APP-1999-001", "accuse", MAY_5)


def test_a_justified_appeal_opens_an_action_linked_both_ways(place: WorkPlace) -> None:
    steps: list[tuple[str, dict[str, str]]] = [
        ("accuse", {"le": "04/05/2026", "mode": "courrier"}),
        ("analyse", {"le": "06/05/2026", "texte": "Panne du serveur.", "par": "H. Marchand"}),
        ("decision", {"le": "07/05/2026", "justifie": "oui", "motif": "Panne", "par": "Comité"}),
        ("action", {"le": "07/05/2026", "action": "Doubler le serveur", "echeance": "30/06/2026"}),
        ("traitement", {"le": "20/05/2026", "resultat": "Décision annulée"}),
        ("information", {"le": "21/05/2026"}),
        ("reponse", {"le": "22/05/2026", "mode": "courrier"}),
        ("cloture", {"le": "25/05/2026"}),
        ("fin", {"le": "25/05/2026", "mode": "mail"}),
    ]
    for step, given in steps:
        answer = place.treat(NUMBER, step, LATER, **given)
        assert answer.waiting == ()
    row = place.row("Appels", NUMBER)
    assert (row["Statut"], row["Résultat"]) == ("Clos", "Décision annulée")
    assert row["Fin de traitement notifiée le"].date() == date(2026, 5, 25)
    action = place.row("Plan d'actions", row["N° AC/AP"])
    assert (action["Action décidée"], action["Réf. origine"]) == ("Doubler le serveur", NUMBER)
    names = {path.name for path in place.office().work.files.folder(NUMBER).iterdir()}
    assert {f"Fiche AC-AP {row['N° AC/AP']}.docx", f"Fin de traitement {NUMBER}.docx"} <= names


def test_a_withdrawal_closes_from_any_step(place: WorkPlace) -> None:
    place.treat(NUMBER, "cloture", MAY_5, le="05/05/2026", resultat="Appel retiré")
    row = place.row("Appels", NUMBER)
    assert (row["Statut"], row["Résultat"]) == ("Clos", "Appel retiré")


def test_a_step_waits_while_the_tracker_is_open(place: WorkPlace) -> None:
    lock = place.lock()
    answer = place.treat(NUMBER, "accuse", MAY_5, le="04/05/2026")
    assert answer.waiting
    said = {"le": "05/05/2026", "texte": "Panne.", "par": "Hélène Marchand"}
    again = place.treat(NUMBER, "analyse", MAY_5, **said)
    assert [step.step for step in again.next] == [Step.DECIDE]
    lock.unlink()


def test_a_step_that_another_process_has_merged_does_not_wait(
    place: WorkPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge = merging.merge

    def after_another(office: Office, **given: Any) -> merging.Merge:
        merge(place.office(MAY_5))
        place.lock()
        return merge(office, **given)

    monkeypatch.setattr(merging, "merge", after_another)
    assert place.treat(NUMBER, "accuse", MAY_5, le="04/05/2026").waiting == ()


def test_a_template_that_cannot_be_used_is_named(place: WorkPlace) -> None:
    own = place.root / "Modèles" / "avancement.docx"
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(b"Bonjour")
    with pytest.raises(TemplateRefused) as caught:
        place.treat(NUMBER, "information", MAY_5)
    assert "avancement.docx" in caught.value.faults[0].place
    answer = place.treat(NUMBER, "information", MAY_5, le="05/05/2026")
    assert answer.on == MAY_5
    assert any("avancement.docx" in alert.place for alert in answer.alerts)


def test_a_proof_is_filed(place: WorkPlace, tmp_path: Path) -> None:
    from suivi_tool.actions.record_step import treat  # noqa: PLC0415

    scan = tmp_path / "scan 12.PDF"
    scan.write_bytes(b"%PDF-1.4")
    answer = treat(place.office(MAY_5), NUMBER, "accuse", {"le": "04/05/2026"}, scan)
    assert any(path.name.startswith("Preuve") for path in answer.documents)


def test_a_proof_that_cannot_be_filed_is_told_and_the_step_stands(
    place: WorkPlace, tmp_path: Path
) -> None:
    from suivi_tool.actions.record_step import treat  # noqa: PLC0415

    scan = tmp_path / "scan 12.PDF"
    scan.write_bytes(b"%PDF-1.4")
    twin = make(tmp_path / "twin")
    twin.register()
    made = treat(twin.office(MAY_5), NUMBER, "accuse", {"le": "04/05/2026"}, scan).documents
    name = next(path.name for path in made if path.name.startswith("Preuve"))
    folder = place.office().work.files.folder(NUMBER)
    (folder / f".~lock.{name}#").write_text(",Paul Martin,poste-7,,;", "utf-8")
    answer = treat(place.office(MAY_5), NUMBER, "accuse", {"le": "04/05/2026"}, scan)
    assert any("ouvert par Paul Martin" in alert.message for alert in answer.alerts)
    assert place.row("Appels", NUMBER)["AR – envoyé le"].date() == date(2026, 5, 4)


def test_an_action_whose_number_somebody_typed_meanwhile_waits_and_is_told(
    place: WorkPlace,
) -> None:
    lock = place.lock()
    steps: list[tuple[str, dict[str, str]]] = [
        ("analyse", {"le": "06/05/2026", "texte": "Panne.", "par": "H. Marchand"}),
        ("decision", {"le": "07/05/2026", "justifie": "oui", "motif": "Panne", "par": "Comité"}),
        ("action", {"le": "07/05/2026", "action": "Doubler le serveur", "echeance": "30/06/2026"}),
    ]
    for step, given in steps:
        place.treat(NUMBER, step, LATER, **given)
    (number,) = (action.number for action in look(place.office()).actions_of(NUMBER))
    sheet = place.sheet("Plan d'actions")
    row = max(cell.row for cell in sheet["A"] if cell.value) + 1
    column = {cell.value: cell.column for cell in sheet[1]}
    book = Workbook(place.tracker.read_bytes())
    typed = {(row, column["N° AC/AP"]): number, (row, column["Action décidée"]): "Chaudière"}
    book.set_cells("Plan d'actions", dict(typed))
    place.tracker.write_bytes(book.save())
    lock.unlink()
    (fault,) = refresh(place.office(LATER)).waiting
    assert f"Le numéro {number} a été donné à la main à une autre action" in fault.message
    assert [entry.kind for entry in place.office().work.waits()] == ["action ouverte"]


def test_two_who_open_an_action_at_the_same_moment_get_two_numbers(place: WorkPlace) -> None:
    office, seen = place.office(), look(place.office())
    assert seen.reserve_action_number(office) != seen.reserve_action_number(office)


def test_a_letter_made_at_registration_is_not_made_twice_the_same_day(place: WorkPlace) -> None:
    place.treat(NUMBER, "accuse")
    folder = place.office().work.files.folder(NUMBER)
    assert not [path.name for path in folder.iterdir() if "(2)" in path.name]


def test_a_limit_day_judged_with_its_reason_needs_no_other_one(tmp_path: Path) -> None:
    place = make(tmp_path)
    place.register(notifie_le="28/02/2026", envoye_le="28/04/2026")
    given = {"le": "04/05/2026", "par": "Hélène Marchand", "texte": "Panne."}
    told = place.treat(NUMBER, "analyse", MAY_5, delai_respecte="oui", **given).alerts
    assert any("jour limite sans motif" in alert.message for alert in told)
    place.treat(NUMBER, "analyse", MAY_5, delai_respecte="oui", motif="Cachet.", **given)
    told = place.treat(NUMBER, "analyse", MAY_5, remplacant="Luc Morel",
                       motif_remplacement="Congé", **given).alerts  # fmt: skip
    assert not any("jour limite" in alert.message for alert in told)


def test_an_alert_says_with_which_option_it_is_answered(place: WorkPlace) -> None:
    said = [a.remedy for a in place.treat(NUMBER, "accuse", MAY_5, le="04/05/2026").alerts]
    assert "Dites courrier ou mail (--mode)." in said
    said = [a.remedy for a in place.treat(NUMBER, "analyse", MAY_5, le="05/05/2026").alerts]
    assert "Écrivez l’analyse des causes (--texte)." in said
    assert "Dites qui a validé le délai (--par)." in said

"""Everything that `traiter` can do, done in the window; the way through the procedure follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys.offices import TRACKER
from journeys.server import Client
from suivi_tool.interfaces.window.step_form import BUTTONS, FORMS
from suivi_tool.procedure.duties import RECORDABLE
from suivi_tool.workbook.reading import read_rows

NUMBER = "APP-2026-005"  # received on 28/04/2026, only registered


def test_every_step_that_can_be_recorded_has_its_form() -> None:
    assert set(FORMS) == set(BUTTONS) == set(RECORDABLE)


def open_step(page: Page, window: Client, step: str) -> None:
    page.goto(f"{window.origin}{window.prefix}/appels/{NUMBER}/{step}")


def record(page: Page, on: str) -> None:
    page.locator("#le").fill(on)
    page.get_by_role("button", name="Noter cette étape").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Appel {NUMBER}")


def mark(page: Page, look: str, name: str) -> None:
    expect(page.locator(f".way li.{look}", has_text=name)).to_have_count(1)


def test_an_appeal_goes_the_whole_way_to_its_end(page: Page, window: Client, root: Path) -> None:
    page.get_by_role("link", name=NUMBER).first.click()
    mark(page, "next", "Accusé de réception")
    page.get_by_role("link", name="Accuser réception").click()
    page.get_by_role("button", name="Préparer l’accusé de réception").click()
    expect(page.locator("#resume")).to_contain_text("Rien n’est noté")
    page.get_by_role("button", name=f"Accusé de réception {NUMBER}.docx").click()
    expect(page.locator("#annonce")).to_contain_text("s’ouvre")
    page.get_by_label("Mail", exact=True).check()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choisir un fichier…").click()
    chooser.value.set_files({"name": "envoyé.eml", "mimeType": "x/y", "buffer": b"Subject: x\n\n"})
    expect(page.locator("#preuve-nom")).to_have_text("envoyé.eml")
    record(page, "30/4")
    mark(page, "done", "Accusé de réception")
    assert list((root / "Dossiers" / NUMBER).glob("Preuve*.eml"))

    open_step(page, window, "analyse")
    page.locator("#texte").fill("Consigne mal comprise.")
    record(page, "hier")
    mark(page, "done", "Analyse et délai")

    open_step(page, window, "decision")
    page.get_by_label("Oui, justifié").check()
    page.locator("#motif").fill("Les conditions n’étaient pas égales.")
    record(page, "hier")
    mark(page, "done", "Décision")

    open_step(page, window, "action")
    page.locator("#action").fill("Relire la consigne à voix haute.")
    page.locator("#pilote").fill("Anne Le Goff")
    page.locator("#echeance").fill("30/6")
    record(page, "hier")
    mark(page, "done", "Action corrective")
    expect(page.locator("main")).to_contain_text("Relire la consigne à voix haute.")

    for step, on in (("traitement", "aujourd'hui"), ("reponse", "aujourd'hui"),
                     ("information", "aujourd'hui")):  # fmt: skip
        open_step(page, window, step)
        record(page, on)
    open_step(page, window, "cloture")
    page.locator("#resultat").select_option("Décision annulée")
    record(page, "aujourd'hui")
    open_step(page, window, "fin")
    record(page, "aujourd'hui")
    expect(page.locator("main")).to_contain_text("Plus rien n’est à faire sur cet appel.")
    expect(page.locator(".way li:not(.done)")).to_have_count(0)
    expect(page.locator("#histoire + ul li")).to_have_count(10)  # nine steps, one action opened
    row = next(r for r in read_rows((root / TRACKER).read_bytes(), "Appels") if NUMBER in r)
    assert "Décision annulée" in row
    assert "Clos" in row


@pytest.mark.parametrize(
    ("step", "on", "said"),
    [
        ("accuse", "1/1/2026", "précède la réception"),
        ("accuse", "1/1/2030", "dans le futur"),
        ("accuse", "demain peut-être", "n’est pas une date"),
        ("decision", "hier", "justifié"),
    ],
)
def test_a_step_that_cannot_be_is_refused_beside_its_field(
    window: Client, step: str, on: str, said: str
) -> None:
    window.enter()
    answer = window.post(f"/appels/{NUMBER}/{step}", {"le": on, "_quoi": "noter"})
    assert answer.status == 422
    assert said in answer.text
    assert "à corriger" in answer.text


def test_the_proof_is_still_joined_when_the_form_comes_back(
    page: Page, window: Client, root: Path, tmp_path: Path
) -> None:
    open_step(page, window, "accuse")
    proof, other = tmp_path / "avis.pdf", tmp_path / "avis.exe"
    proof.write_bytes(b"%PDF-1.4 avis")
    other.write_bytes(b"MZ")
    page.locator("#preuve").set_input_files(proof)
    for wrong in ("31/02/2026", "", "12/12/2031"):
        page.locator("#le").fill(wrong)
        page.get_by_role("button", name="Noter cette étape").click()
        expect(page.locator("#resume")).to_be_focused()
        expect(page.locator("#preuve-nom")).to_have_text("avis.pdf")
    page.locator("#preuve").set_input_files(other)
    page.get_by_role("button", name="Noter cette étape").click()
    expect(page.locator("#preuve-erreur")).to_contain_text("n’est pas accepté ici")
    expect(page.locator("#preuve-nom")).to_have_text("avis.pdf")
    record(page, "30/04/2026")
    filed = [path.read_bytes() for path in (root / "Dossiers" / NUMBER).glob("*.pdf")]
    assert b"%PDF-1.4 avis" in filed


def test_what_is_too_big_takes_nothing_typed_away(page: Page, window: Client) -> None:
    open_step(page, window, "accuse")
    page.locator("#par").fill("Luc Morel")
    page.evaluate(
        """() => { const files = new DataTransfer();
        files.items.add(new File([new Uint8Array(25 * 1024 * 1024 + 1)], "scan.pdf"));
        prove(files.files); }"""
    )
    expect(page.locator("#preuve-erreur")).to_contain_text("dépasse 25 Mo")
    expect(page.locator("#preuve-nom")).to_have_text("Aucun fichier choisi")
    assert page.evaluate("document.getElementById('preuve').files.length") == 0
    expect(page.locator("#par")).to_have_value("Luc Morel")


@pytest.mark.answered(413)
def test_a_text_that_is_too_long_to_be_sent_stays_on_the_screen(page: Page, window: Client) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    page.locator("#nom").fill("Lefèvre")
    page.evaluate("document.getElementById('motif').value = 'x'.repeat(1200000)")
    page.get_by_role("button", name="Enregistrer l’appel").click()
    expect(page.locator("#annonce")).to_contain_text("trop gros : rien n’est enregistré")
    expect(page.locator("#nom")).to_have_value("Lefèvre")


def test_a_withdrawal_is_one_button(page: Page, window: Client) -> None:
    page.goto(f"{window.origin}{window.prefix}/appels/{NUMBER}")
    page.get_by_role("link", name="L’appel est retiré").click()
    expect(page.locator("#resultat")).to_have_value("Appel retiré")
    record(page, "hier")
    expect(page.locator("#resume")).to_contain_text("noté le 03/05/2026")


def test_an_appeal_or_step_that_does_not_exist_is_said_so(window: Client) -> None:
    window.enter()
    for path in ("/appels/APP-1999-001", f"/appels/{NUMBER}/rien", f"/appels/{NUMBER}/ouverture",
                 "/appels/..%2f..%2fetc", "/appels/%00"):  # fmt: skip
        assert window.get(path).status == 404, path
    for what, name in (("document", "../../suivi.toml"), ("document", "/etc/passwd"), ("x", ""),
                       ("dossier", "..")):  # fmt: skip
        values = {"quoi": what, "numero": NUMBER if what != "dossier" else "..", "nom": name}
        assert window.post("/ouvrir", values).status in (404, 422), values
    assert window.opened == []

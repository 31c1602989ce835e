"""A mail dropped on the form: it fills what it can, stays in the mailbox, and is filed."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys.server import Client, serving

DROP = """
([name, data, effects]) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name));
  const said = {};
  for (const type of ["dragenter", "dragover", "drop"]) {
    transfer.dropEffect = "none";
    const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer });
    Object.defineProperty(event, "dataTransfer", { value: {
      files: transfer.files, set dropEffect(value) { said[type] = value; } } });
    (document.getElementById("depot") || document.body).dispatchEvent(event);
    said[type + " taken"] = event.defaultPrevented;
  }
  return said;
}
"""


def appeal_mail() -> bytes:
    mail = EmailMessage()
    mail["From"] = "Amélie LEFÈVRE <amelie.lefevre@example.com>"
    mail["To"] = "contact@example.org"
    mail["Date"] = "Thu, 30 Apr 2026 23:30:00 +0200"
    mail["Subject"] = "Contestation de mon résultat"
    mail.set_content("Bonjour,\nje conteste… <script>alert(1)</script>")
    return mail.as_bytes()


def drop(page: Page, name: str, data: bytes) -> dict[str, object]:
    said = page.evaluate(DROP, [name, base64.b64encode(data).decode()])
    assert isinstance(said, dict)
    return said


def test_a_mail_dropped_fills_the_form_and_is_filed(page: Page, window: Client, root: Path) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    page.get_by_role("textbox", name="Prénom").fill("Amélie-Rose")
    mail = appeal_mail()
    said = drop(page, "Contestation.eml", mail)
    assert said == {
        "dragenter": "copy",
        "dragenter taken": True,
        "dragover": "copy",
        "dragover taken": True,
        "drop taken": True,
    }, "without « copy » Outlook takes the mail out of its mailbox"
    expect(page.locator("#depot")).to_contain_text("Contestation.eml sera classé")
    expect(page.locator("#nom")).to_have_value("LEFÈVRE")
    expect(page.locator("#prenom")).to_have_value("Amélie-Rose")
    expect(page.locator("#courriel")).to_have_value("amelie.lefevre@example.com")
    expect(page.locator("#recu_le")).to_have_value("30/04/2026")
    expect(page.get_by_label("Mail", exact=True)).to_be_checked()
    expect(page.locator("#panneau")).to_contain_text("au plus tard ven. 15/05/2026")
    for field in ("motif", "demande", "commentaire"):
        expect(page.locator(f"#{field}")).to_have_value("")
    page.get_by_label("Candidat").check()
    page.get_by_label("Décision contestée *").fill("Échec examen")
    page.get_by_role("button", name="Enregistrer l’appel").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("enregistré")
    filed = list((root / "Dossiers" / "APP-2026-006").glob("*.eml"))
    assert mail in [path.read_bytes() for path in filed]


def test_another_file_is_refused_beside_the_zone(page: Page, window: Client) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    drop(page, "facture.exe", b"MZ")
    expect(page.locator("#depot-erreur")).to_contain_text("n’est pas accepté ici")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choisir un fichier…").click()
    chooser.value.set_files(
        {"name": "appel.eml", "mimeType": "message/rfc822", "buffer": appeal_mail()}
    )
    expect(page.locator("#depot-erreur")).to_be_empty()
    expect(page.locator("#nom")).to_have_value("LEFÈVRE")


def test_a_file_dropped_on_another_page_does_not_replace_it(page: Page, window: Client) -> None:
    page.goto(f"{window.origin}{window.prefix}/reglages")
    taken = page.evaluate(
        """() => { const event = new DragEvent("drop", { bubbles: true, cancelable: true,
             dataTransfer: new DataTransfer() });
           document.body.dispatchEvent(event); return event.defaultPrevented; }"""
    )
    assert taken is True


def test_a_mail_dropped_on_any_open_page_opens_the_form(page: Page, window: Client) -> None:
    drop(page, "facture.exe", b"MZ")
    expect(page.locator("#annonce")).to_contain_text("n’est pas accepté ici")
    drop(page, "Contestation.eml", appeal_mail())
    expect(page.get_by_role("heading", level=1)).to_have_text("Enregistrer un appel")
    expect(page.locator("#depot")).to_contain_text("Contestation.eml sera classé")
    expect(page.locator("#nom")).to_have_value("LEFÈVRE")


def test_a_file_dropped_where_something_is_typed_takes_nothing_away(
    page: Page, window: Client
) -> None:
    page.goto(f"{window.origin}{window.prefix}/appels/APP-2026-005/accuse")
    page.locator("#par").fill("Luc Morel")
    drop(page, "scan.pdf", b"%PDF-1.4")
    expect(page.locator("#preuve-nom")).to_have_text("scan.pdf")
    expect(page.locator("#par")).to_have_value("Luc Morel")
    page.goto(f"{window.origin}{window.prefix}/reglages")
    page.locator("#roles-rq-nom").fill("Luc Morel")
    drop(page, "Contestation.eml", appeal_mail())
    expect(page.locator("#annonce")).to_contain_text("Ouvrez « Enregistrer un appel »")
    expect(page.locator("#roles-rq-nom")).to_have_value("Luc Morel")


@pytest.fixture(scope="module")
def mails(shared: Path) -> list[Path]:
    return sorted((shared / "corpus" / "mails").iterdir())


def test_every_mail_of_the_corpus_is_taken_without_a_fault(root: Path, mails: list[Path]) -> None:
    with serving(root) as client:
        client.enter()
        for mail in mails:
            said = client.upload("/enregistrer/mail", mail.name, mail.read_bytes())
            assert said.status == 200, (mail.name, said.text)
            assert said.json["id"]
            assert client.get(f"/enregistrer?mail={said.json['id']}").status == 200, mail.name


def test_a_second_mail_of_a_known_appellant_is_filed_with_the_first_appeal(
    page: Page, window: Client, root: Path
) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    drop(page, "relance.eml", appeal_mail())
    expect(page.locator("#depot")).to_contain_text("relance.eml sera classé")
    page.locator("#prenom").fill("Jérôme")
    page.locator("#nom").fill("VIDAL")
    expect(page.locator("#panneau")).to_contain_text("ou pièce pour APP-2026-004")
    page.get_by_role("link", name="Pièce pour APP-2026-004").click()
    expect(page.locator("#preuve-nom")).to_have_text("relance.eml")
    expect(page.locator("#le")).to_have_value("30/04/2026")
    expect(page.get_by_label("Reçu de l’appelant")).to_be_checked()
    page.get_by_role("button", name="Noter ce courrier").click()
    expect(page.locator("#resume")).to_contain_text("noté le 30/04/2026")
    filed = (root / "Dossiers" / "APP-2026-004").glob("*.eml")
    assert appeal_mail() in [path.read_bytes() for path in filed]
    assert not (root / "Dossiers" / "APP-2026-006").exists()


def test_a_file_on_the_icon_that_is_no_mail_is_said(page: Page, window: Client) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer?mail=illisible")
    expect(page.locator("#resume")).to_contain_text("n’a pas pu être lu comme un mail")

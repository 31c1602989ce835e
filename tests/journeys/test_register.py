"""« Enregistrer un appel », made by real keys in a real browser over the real actions."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from journeys.filling import fill, register
from journeys.offices import TRACKER
from journeys.server import Client
from suivi_tool.workbook.reading import read_rows

REPOSITORY = Path(__file__).resolve().parents[2]
KEYSTROKES = 32  # for the minimum case below; the figure of the guide


def last_row(root: Path) -> list[object]:
    rows = read_rows((root / TRACKER).read_bytes(), "Appels")
    return [row for row in rows if row and row[0]][-1]  # type: ignore[return-value]


class Keys:
    """Counts what a person presses: one for each character or key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.pressed += len(text)

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
        self.pressed += times


def test_the_minimum_case_by_keyboard_alone(page: Page, window: Client, root: Path) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    expect(page.locator("#type")).to_be_focused()
    keys = Keys(page)
    keys.press("ArrowRight")  # Candidat
    keys.press("Tab")
    keys.type("Lefèvre")
    keys.press("Tab", 2)
    keys.type("Échec examen")
    keys.press("Tab")
    keys.type("14 3")
    keys.press("Tab", 2)
    keys.press("Space")  # Courrier
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("✓ Appel APP-2026-006 enregistré")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert keys.pressed == KEYSTROKES
    guide = (REPOSITORY / "aide" / "2-enregistrer.md").read_text("utf-8").replace("\u00a0", " ")
    assert f"{KEYSTROKES} touches" in guide
    row = last_row(root)
    assert row[0] == "APP-2026-006"
    assert "Lefèvre" in row
    assert (root / "Dossiers" / "APP-2026-006" / "Fiche d'appel APP-2026-006.docx").is_file()


def test_every_field_and_button_is_reached_by_the_tab_key(page: Page, window: Client) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    wanted = {"type", "nom", "prenom", "decision", "notifie_le", "recu_le", "canal"}
    reached: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "() => (({name, id, textContent}) => name || id || textContent.trim())"
            "(document.activeElement)"
        )
        if found in reached and found == "Aller au contenu":
            break
        reached.append(found)
    assert wanted <= set(reached)
    assert {"choisir", "Enregistrer l’appel", "Coordonnées de l’appelant"} <= set(reached)


def test_what_the_procedure_says_shows_before_saving(page: Page, window: Client) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    panel = page.locator("#panneau")
    page.get_by_label("Candidat").check()
    expect(panel).to_contain_text("RQ – Marie Roux")
    page.get_by_role("textbox", name="Date de réception").fill("30/4")
    page.get_by_role("textbox", name="Date de notification").fill("14/3/26")
    page.get_by_label("Nom *").focus()
    expect(panel).to_contain_text("au plus tard ven. 15/05/2026")
    expect(panel).to_contain_text("Fériés exclus : 01/05, 08/05, 14/05.")
    expect(panel).to_contain_text("8ᵉ jour ouvré")
    expect(panel).to_contain_text("jusqu’au ven. 15/05/2026 : dans le délai")
    page.get_by_label("Demandeur").check()
    expect(panel).to_contain_text("Directeur – Paul Petit")
    page.get_by_label("Téléphone").first.check()
    expect(panel).to_contain_text("Appel par téléphone")
    assert not list((window.served.desk.root or Path()).glob("Dossiers/*"))


def test_dates_are_understood_as_people_type_them(page: Page, window: Client) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    field = page.locator("#notifie_le")
    for typed, understood in (
        ("14/3/26", "14/03/2026"),
        ("2 4", "02/04/2026"),
        ("1er mars", "01/03/2026"),
        ("le 3 mai", "03/05/2026"),
        ("030526", "03/05/2026"),
        ("avant hier", "02/05/2026"),
        ("hier", "03/05/2026"),
        ("2026-04-30", "30/04/2026"),
    ):
        field.fill(typed)
        field.blur()
        expect(field).to_have_value(understood)
    field.fill("31/02/2026")
    field.blur()
    expect(page.locator("#notifie_le-erreur")).to_contain_text("cette date n’existe pas")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("3")
    expect(page.locator("#notifie_le-erreur")).to_be_empty()


def test_errors_are_said_beside_their_field_and_linked_from_the_summary(
    page: Page, window: Client
) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    page.get_by_role("button", name="Enregistrer l’appel").click()
    summary = page.locator("#resume")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(
        [
            "Choisissez le type d’appelant.",
            "Donnez le nom de la personne.",
            "Dites quelle décision est contestée.",
            "Dites comment l’appel est arrivé.",
        ]
    )
    expect(page).to_have_title(re.compile("^Erreur – "))
    for sentence in summary.get_by_role("link").all_text_contents():
        assert page.locator("main").get_by_text(sentence, exact=True).count() == 2
    summary.get_by_role("link", name="Donnez le nom").click()
    expect(page.locator("#nom")).to_be_focused()
    assert page.locator("#recu_le").input_value() == "04/05/2026"


def test_an_error_in_a_folded_field_opens_it(page: Page, window: Client) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    fill(page, by="Courrier")
    page.get_by_text("Arrivée").click()
    page.get_by_role("textbox", name="Date d’envoi de l’appel").fill("12/12/2031")
    page.get_by_role("button", name="Enregistrer l’appel").click()
    expect(page.locator("#envoye_le-erreur")).to_contain_text("dans le futur")
    expect(page.locator("#groupe-arrivee")).to_have_attribute("open", "")
    page.get_by_role("textbox", name="Date d’envoi de l’appel").fill("")
    page.get_by_role("button", name="Enregistrer l’appel").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("enregistré")


def test_a_double_click_on_save_registers_once(page: Page, window: Client, root: Path) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    fill(page, by="Courrier")
    page.get_by_role("button", name="Enregistrer l’appel").dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("APP-2026-006 enregistré")
    assert [path.name for path in (root / "Dossiers").iterdir()] == ["APP-2026-006"]
    page.go_back()
    page.go_forward()
    page.reload()
    assert [path.name for path in (root / "Dossiers").iterdir()] == ["APP-2026-006"]


def test_the_answer_opens_documents_and_takes_the_registration_back(
    page: Page, window: Client, root: Path
) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    fill(page)
    before = (root / TRACKER).read_bytes()
    page.keyboard.press("Control+Enter")
    expect(page.locator("main")).to_contain_text("feuille « Appels », ligne 29")
    case = root / "Dossiers" / "APP-2026-006"
    for name, path in (
        ("Ouvrir la fiche", case / "Fiche d'appel APP-2026-006.docx"),
        ("Ouvrir le suivi", root / TRACKER),
        ("Ouvrir le dossier", case),
    ):
        page.get_by_role("button", name=name).click()
        expect(page.locator("#annonce")).to_contain_text(f"{path.name} s’ouvre")
        assert window.opened[-1] == path
    page.get_by_role("button", name="Annuler cet enregistrement").click()
    expect(page.locator("#resume")).to_contain_text("annulé")
    assert read_rows((root / TRACKER).read_bytes(), "Appels") == read_rows(before, "Appels")


def test_hostile_text_stays_text(page: Page, window: Client, root: Path) -> None:
    hostile = '=cmd|"/c calc"!A1 <img src=x onerror=alert(1)> {{7*7}} \' " &amp;'
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    register(page, hostile)
    expect(page.get_by_role("heading", level=1)).to_contain_text("enregistré")
    page.get_by_role("link", name="Voir cet appel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Appel APP-2026-006 – {hostile}")
    assert hostile in last_row(root)


def test_what_is_said_on_leaving_a_field_does_not_move_the_button_away(
    page: Page, window: Client
) -> None:
    """A slow hand: the error of the date comes while the button is held down."""
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    page.set_viewport_size({"width": 400, "height": 900})
    page.get_by_text("Arrivée").click()
    button = page.get_by_role("button", name="Enregistrer l’appel")
    page.locator("#ouverte_le").fill("pas une date")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 10, box["y"] + 5)
    page.mouse.down()
    page.wait_for_timeout(600)
    assert button.bounding_box() == box
    page.mouse.up()
    expect(page.locator("#resume")).to_be_focused()


def test_a_name_that_is_known_is_the_first_question(page: Page, window: Client) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    page.locator("#nom").fill("vidal")
    panel = page.locator("#panneau")
    expect(panel.locator("h2 + .notice")).to_contain_text(
        "Nouvel appel, ou pièce pour APP-2026-004"
    )
    page.locator("#nom").fill("Lefèvre")
    expect(panel).not_to_contain_text("ou pièce pour")


def test_what_a_colleague_did_since_is_not_taken_back(page: Page, window: Client) -> None:
    page.goto(f"{window.origin}{window.prefix}/enregistrer")
    fill(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#fait")).to_be_visible()
    assert window.enter().post("/appels/APP-2026-005/prevenir").status == 204
    page.get_by_role("button", name="Annuler cet enregistrement").click()
    expect(page.locator("#resume")).to_contain_text("Depuis, autre chose a été fait par Essai")
    expect(page.locator("#resume")).to_contain_text("message au responsable de APP-2026-005")
    page.get_by_role("link", name="À faire", exact=True).click()
    expect(page.locator("main")).to_contain_text(
        "Annuler la dernière opération : message au responsable de APP-2026-005"
    )

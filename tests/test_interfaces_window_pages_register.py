"""« Enregistrer un appel » as requests: the live panel, a mail, one answer a form."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from window_office import office, read

from suivi_tool.tracker import holidays_list
from suivi_tool.workbook.book import Workbook

GIVEN = {"type": "candidat", "nom": "Lefèvre", "decision": "Échec examen", "canal": "mail",
         "recu_le": "30/4/2026", "notifie_le": "14/3/2026"}  # fmt: skip
MAIL = b"From: Zoe Lambert <zoe@example.org>\r\nDate: Thu, 30 Apr 2026 09:00:00 +0200\r\n\r\nx"


def test_the_panel_says_who_and_by_when_and_writes_nothing(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        before = place.tracker.read_bytes()
        said = client.post("/enregistrer/apercu", GIVEN).json["html"].replace("\u00a0", " ")
        for word in ("RQ", "15/05/2026", "dans le délai"):
            assert word in said, word
        assert place.tracker.read_bytes() == before


def test_the_panel_looks_at_the_tracker_once_for_each_of_its_states(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        twin = GIVEN | {"nom": "VIDAL", "prenom": "Jérôme", "type": "certifie"}
        client.post("/enregistrer/apercu", GIVEN)
        data = place.tracker.read_bytes()
        days = place.sheet(holidays_list.SHEET)
        row = max(cell.row for cell in days["A"] if isinstance(cell.value, date)) + 1
        book = Workbook(data)
        closed = {(row, 1): date(2026, 5, 11), (row, 3): "Pont", (row, 4): "fermeture"}
        book.set_cells(holidays_list.SHEET, dict(closed))
        place.tracker.write_bytes(book.save())
        said = client.post("/enregistrer/apercu", GIVEN).json["html"]
        assert "18/05/2026" in said  # seen anew: the file has changed
        place.tracker.write_bytes(data)
        assert "15/05/2026" in client.post("/enregistrer/apercu", twin).json["html"]


def test_a_mail_fills_what_it_can_and_its_text_is_never_proposed(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        said = client.upload("/enregistrer/mail", "appel.eml", MAIL).json
        assert said["valeurs"]["courriel"] == "zoe@example.org"
        assert not {"motif", "demande"} & set(said["valeurs"])
        page = read(client, f"/enregistrer?mail={said['id']}")
        assert "appel.eml" in page
        assert "Vérifiez le nom" in page


def test_a_damaged_tracker_lets_the_entry_wait_and_says_what_to_do(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        data = place.tracker.read_bytes()
        place.tracker.write_bytes(data[:20_000])
        said = client.post("/enregistrer", GIVEN)
        shown = read(client, said.headers["X-Suite"].removeprefix(client.prefix))
        assert "APP-2026-006" in shown
        assert "abîmé ou incomplet" in shown
        assert "la page « Sauvegardes »" in shown
        home = client.get("/").text
        assert "/sauvegardes" in home
        assert "Le suivi semble fermé" not in home
        place.tracker.write_bytes(data)
        client.post("/actualiser", {})
        assert place.row("Appels", "APP-2026-006")["Appelant"] == "Lefèvre"


def test_the_answer_of_what_waits_tries_again_and_then_says_the_row(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        lock = place.lock("Paul Martin")
        said = client.post("/enregistrer", GIVEN | {"_formulaire": "f"})
        answer = said.headers["X-Suite"].removeprefix(client.prefix)
        waits = client.get(answer).text
        assert "data-ouvert" in waits
        assert waits.count("data-reessayer") == 1
        again = client.post("/actualiser", {"_formulaire": "f"}).headers["X-Suite"]
        assert "ce qui attend est gardé" in read(client, again.removeprefix(client.prefix))
        lock.unlink()
        merged = client.post("/actualiser", {"_formulaire": "f"}).headers["X-Suite"]
        shown = read(client, merged.removeprefix(client.prefix))
        assert "Inscrit au suivi : APP-2026-006." in shown
        assert "ligne 29" in shown
        assert "data-reessayer" not in client.get(answer).text


def test_what_was_typed_comes_back_where_the_tracker_is_damaged_and_has_no_copy(
    tmp_path: Path,
) -> None:
    with office(tmp_path) as (client, place):
        data = place.tracker.read_bytes()
        place.tracker.write_bytes(data[:20_000])
        left = {path: path.read_bytes() for path in (place.root / ".suivi" / "as_left").iterdir()}
        for path in left:
            path.unlink()
        typed = GIVEN | {"motif": "Panne pendant l’épreuve", "_formulaire": "f"}
        said = client.post("/enregistrer", typed)
        assert "Panne pendant l’épreuve" in said.text
        assert "abîmé" in said.text
        place.tracker.write_bytes(data)
        assert client.post("/enregistrer", typed).status in (204, 302)


def test_the_answer_of_what_was_taken_back_says_so(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        said = client.post("/enregistrer", GIVEN)
        answer = said.headers["X-Suite"].removeprefix(client.prefix)
        assert "Annuler cet enregistrement" in read(client, answer)
        assert client.post("/annuler", {"numero": "APP-2026-006"}).status == 204
        again = client.follow(client.get(answer)).text
        assert "L’enregistrement de APP-2026-006 est annulé." in again
        assert "Annuler cet enregistrement" not in again


def test_the_same_form_registers_once(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        before = len(place.office().work.disk.names(place.office().work.dossiers))
        for _ in range(2):
            assert client.post("/enregistrer", GIVEN | {"_formulaire": "f"}).status in (204, 302)
        assert len(place.office().work.disk.names(place.office().work.dossiers)) == before + 1
        assert "enregistré" in read(client, "/enregistre/f")


def test_a_mail_that_is_no_longer_there_is_said_before_anything_is_registered(
    tmp_path: Path,
) -> None:
    with office(tmp_path) as (client, place):
        said = client.post("/enregistrer", GIVEN | {"_mail": "parti"})
        assert said.status == 422
        assert "n’est plus là" in said.text
        assert not list((place.root / "Dossiers").iterdir())
        assert 'name="_mail" id="mail-id" value=""' in said.text
        assert client.post("/enregistrer", GIVEN).status == 204


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"recu_le": "13/4/2026", "notifie_le": "20/4/2026"}, "avant la notification"),
        ({"recu_le": "02/11/2026"}, "dans le futur"),
    ],
)
def test_the_panel_gives_no_verdict_on_dates_that_cannot_be(
    tmp_path: Path, dates: dict[str, str], said: str
) -> None:
    with office(tmp_path) as (client, _):
        panel = client.post("/enregistrer/apercu", GIVEN | dates).json["html"]
        assert said in panel
        for word in ("au plus tard", "délai</strong>", "jusqu"):
            assert word not in panel.replace("Donnez une date jusqu", ""), word
        assert "RQ" in panel


def test_the_panel_does_not_say_again_what_stands_at_its_field(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        panel = client.post("/enregistrer/apercu", GIVEN | {"notifie_le": "31/02/2026"}).json[
            "html"
        ]
        assert "n’existe pas" not in panel
        assert "au plus tard" in panel


def test_a_summary_is_no_longer_than_its_field_takes(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        long = GIVEN | {"motif": "é" * 301, "nom": ""}
        said = client.post("/enregistrer", long)
        assert said.status == 422
        assert "301 caractères, 300 au plus" in said.text.replace("\u00a0", " ")
        assert "Donnez le nom" in said.text
        assert not list((place.root / "Dossiers").iterdir())
        assert client.post("/enregistrer", GIVEN | {"motif": "é" * 300}).status == 204

"""« Enregistrer un appel » as requests: the live panel, a mail, one answer a form."""

from __future__ import annotations

from pathlib import Path

from window_office import office, read

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
        place.tracker.write_bytes(b"no workbook")
        said = client.post("/enregistrer/apercu", GIVEN).json["html"]
        assert "15/05/2026" not in said  # seen anew: the file has changed
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


def test_what_was_typed_comes_back_where_the_tracker_is_damaged(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        data = place.tracker.read_bytes()
        place.tracker.write_bytes(data[:20_000])
        typed = GIVEN | {"motif": "Panne pendant l’épreuve", "_formulaire": "f"}
        said = client.post("/enregistrer", typed)
        assert "Panne pendant l’épreuve" in said.text
        assert "abîmé" in said.text
        place.tracker.write_bytes(data)
        assert client.post("/enregistrer", typed).status in (204, 302)


def test_the_same_form_registers_once(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        before = len(place.office().work.disk.names(place.office().work.dossiers))
        for _ in range(2):
            assert client.post("/enregistrer", GIVEN | {"_formulaire": "f"}).status in (204, 302)
        assert len(place.office().work.disk.names(place.office().work.dossiers)) == before + 1
        assert "enregistré" in read(client, "/enregistre/f")

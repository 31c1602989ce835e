"""« Prévenir » and « Ce n'est pas un appel » as requests: done once, refused beside their field."""

from __future__ import annotations

from pathlib import Path

from window_office import OPEN, office, read


def test_a_reason_is_needed_and_stands_in_the_row(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        at = f"/appels/{OPEN}/pas-un-appel"
        refused = client.post(at, {"nature": "plainte"})
        assert refused.status == 422
        assert "raison manque" in refused.text
        long = client.post(at, {"raison": "a" * 301})
        assert long.status == 422
        assert "300 au plus" in long.text
        given = {"nature": "information", "raison": "Demande son relevé.", "_formulaire": "f"}
        assert {client.post(at, given).status for _ in range(2)} <= {204, 302}
        row = place.row("Appels", OPEN)
        assert row["Résultat"] == "Pas un appel"
        assert "Demande son relevé." in row["Motif de la décision"]
        assert "plus rien n’est attendu" in read(client, f"/appels/{OPEN}")


def test_the_message_to_the_handler_lies_in_the_folder(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        assert client.post(f"/appels/{OPEN}/prevenir").status in (204, 302)
        assert list((place.root / "Dossiers" / OPEN).glob("Message au responsable*.eml"))


def test_an_unknown_appeal_has_no_such_page(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        assert client.get("/appels/APP-1999-001/pas-un-appel").status == 404

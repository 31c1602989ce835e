"""What no page shows by itself: dates understood, documents opened, the tracker free again."""

from __future__ import annotations

from pathlib import Path

from window_office import OPEN, office


def test_a_date_is_understood_as_typed_or_said_wrong(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        assert client.post("/date", {"texte": "2 3"}).json["valeur"] == "02/03/2026"
        wrong = client.post("/date", {"texte": "31/2/2026"}).json
        assert (wrong["valeur"], bool(wrong["erreur"])) == ("", True)
        assert client.post("/date", {"texte": "9" * 100_000}).json["valeur"] == ""


def test_only_our_own_documents_are_opened(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        assert client.post("/ouvrir", {"quoi": "suivi"}).status == 200
        assert client.opened == [place.tracker]
        folder = place.root / "Dossiers" / OPEN
        folder.mkdir(parents=True)
        (folder / "note.docx").write_bytes(b"PK")
        (folder / "virus.exe").write_bytes(b"MZ")
        asked = {"quoi": "document", "numero": OPEN}
        assert client.post("/ouvrir", asked | {"nom": "note.docx"}).status == 200
        assert client.post("/ouvrir", asked | {"nom": "virus.exe"}).status == 404
        assert client.post("/ouvrir", asked | {"nom": "../../suivi.toml"}).status == 404
        assert client.opened == [place.tracker, folder / "note.docx"]


def test_the_tracker_is_said_free_or_not(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        assert client.get("/attente").json == {"libre": True}
        lock = place.lock()
        assert client.get("/attente").json == {"libre": False}
        lock.unlink()
        data = place.tracker.read_bytes()
        place.tracker.write_bytes(data[:5000])
        assert client.get("/attente").json == {"libre": False}
        place.tracker.unlink()
        assert client.get("/attente").json == {"libre": False}
        place.tracker.write_bytes(data)
        assert client.get("/attente").json == {"libre": True}
        place.tracker.chmod(0o444)
        assert client.get("/attente").json == {"libre": False}
        place.tracker.chmod(0o644)
        copy = place.tracker.with_name(f"{place.tracker.stem} (conflicted copy 2026-05-04).xlsx")
        copy.write_bytes(data)
        assert client.get("/attente").json == {"libre": False}

"""« À faire »: what is due and for whom, the search, what waits and its button."""

from __future__ import annotations

from pathlib import Path

from window_office import OPEN, office, read


def test_one_person_sees_only_what_is_hers(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        lines = 'class="what"'
        everybody = client.get("/").text.count(lines)
        hers = client.get("/?qui=H%C3%A9l%C3%A8ne+Marchand").text.count(lines)
        assert 0 < hers < everybody
        assert client.get("/?qui=Personne").text.count(lines) == everybody


def test_words_find_appeals_whatever_their_accents(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        assert OPEN in read(client, f"/appels?mots={OPEN.lower()}")
        assert "APP-2026-004" in read(client, "/appels?mots=JEROME+vidal")
        assert OPEN not in read(client, "/appels?mots=rien+de+tel")
        assert OPEN not in read(client, "/appels?mots=pas+un+appel")
        assert client.post(f"/appels/{OPEN}/pas-un-appel", {"raison": "Question."}).status == 204
        assert OPEN in read(client, "/appels?mots=pas+un+appel")


def test_what_waits_is_shown_with_who_has_it_open_and_merged_afterwards(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        lock = place.lock("Paul Martin")
        number = place.register().number
        said = read(client, "/")
        assert "Paul Martin" in said
        assert number in said
        lock.unlink()
        assert client.post("/actualiser").status in (204, 302)
        assert place.row("Appels", number)["Appelant"]


def test_what_is_shown_from_the_copy_of_the_tracker_says_so(tmp_path: Path) -> None:
    pages = ("/", "/appels", f"/appels/{OPEN}", "/indicateurs")
    with office(tmp_path) as (client, place):
        assert not any("dernière copie" in read(client, page) for page in pages)
        place.tracker.write_bytes(b"PK")
        for page in pages:
            assert read(client, page).count("sa dernière copie, du") == 1, page
        for asked in ("prevenir", "preuves"):
            done = client.post(f"/appels/{OPEN}/{asked}").headers["X-Suite"]
            shown = read(client, done.removeprefix(client.prefix))
            assert shown.count("sa dernière copie, du") == 1, asked


def test_the_last_operation_is_taken_back(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        number = place.register().number
        assert client.post("/annuler").status in (204, 302)
        assert number not in read(client, "/appels")

"""The page of one appeal and of its steps: what is shown, what is recorded once."""

from __future__ import annotations

import re
from pathlib import Path

from window_office import CLOSED, OPEN, office, read


def test_the_page_shows_the_way_the_facts_and_what_comes_next(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        said = read(client, f"/appels/{OPEN}")
        for word in ("Le chemin de cet appel", "Accuser réception", "Prévenir le responsable",
                     "Ce n’est pas un appel", "Préparer le dossier de preuve"):  # fmt: skip
            assert word in said, word
        assert "Prévenir le responsable" not in read(client, f"/appels/{CLOSED}")


def test_the_same_form_sent_twice_records_once(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        form = {"le": "30/4", "mode": "mail", "_quoi": "noter", "_formulaire": "une-fois"}
        first, again = (client.post(f"/appels/{OPEN}/accuse", form) for _ in range(2))
        assert (first.headers.get("X-Suite") is None) is (again.headers.get("X-Suite") is None)
        notes = [line for line in place.office().work.journal.entries() if line.number == OPEN]
        assert len(notes) == 1


def test_recording_without_a_date_is_refused_beside_its_field(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        answer = client.post(f"/appels/{OPEN}/accuse", {"_quoi": "noter"})
        assert answer.status == 422
        assert "La date réelle manque." in answer.text


def test_the_evidence_of_an_appeal_is_made(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        assert client.post(f"/appels/{OPEN}/preuves").status in (204, 302)
        assert list((place.root / "Dossiers" / OPEN).glob("*.docx"))


def test_what_was_typed_is_still_there_once_its_letter_is_prepared(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        given = {"_quoi": "preparer", "mode": "mail", "par": "Luc Morel", "joindre": "rien"}
        said = client.post(f"/appels/{OPEN}/accuse", given)
        assert said.status == 204
        to = said.headers["X-Suite"].removeprefix(client.prefix)
        html = client.get(to).text
        assert 'value="Luc Morel"' in html
        assert re.search(r'value="mail"[^>]* checked', html)
        assert re.search(r'value="rien" selected', html)
        assert "Prêt" in html


def test_a_proof_that_is_no_longer_there_is_said_and_nothing_is_recorded(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        given = {"le": "30/4", "mode": "mail", "_quoi": "noter", "_mail": "parti"}
        said = client.post(f"/appels/{OPEN}/accuse", given)
        assert said.status == 422
        assert "n’est plus là" in said.text
        assert not [line for line in place.office().work.journal.entries() if line.number == OPEN]
        again = client.post(f"/appels/{OPEN}/accuse", given | {"_mail": ""})
        assert again.status == 204

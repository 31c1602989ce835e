"""« Indicateurs »: the figures of the sheet, and the slide of a committee."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from window_office import office, read
from work_folders import DIRTY

from suivi_tool.actions import agenda
from suivi_tool.actions.committee import hold
from suivi_tool.actions.office import open_office


def test_the_figures_are_those_of_the_action(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        found = agenda.indicators(open_office(place.root, today=client.served.desk.day))
        said = read(client, "/indicateurs")
        assert found.current.above_text.replace("\u00a0", " ") in said
        assert found.rate_title in said


def test_appeals_that_no_month_counts_are_told_above_the_figures(tmp_path: Path) -> None:
    with office(tmp_path, DIRTY) as (client, place):
        found = agenda.indicators(open_office(place.root, today=client.served.desk.day))
        assert found.undated == 2
        assert "2 appels sans date de réception lisible, dans aucun mois" in read(
            client, "/indicateurs"
        )


def test_a_past_that_changed_since_a_committee_is_told_with_the_slide(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        hold(place.office(), date(2026, 3, 17))
        place.register(recu_le="2026-02-10", notifie_le="2026-01-20", envoye_le="2026-02-09",
                       decision_envoyee_le="2026-01-16")  # fmt: skip
        done = client.post("/indicateurs/comite", {"comite": "4/5/2026", "_formulaire": "f"})
        said = read(client, done.headers["X-Suite"].removeprefix(client.prefix))
        assert "Depuis le comité du 17/03/2026 – février 2026 : 1 appel au comité, 2" in said


def test_a_committee_makes_its_slide_once_and_a_wrong_date_is_said(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        refused = client.post("/indicateurs/comite", {"comite": "un jour"})
        assert refused.status == 422
        assert 'id="comite-erreur"' in refused.text
        assert client.post("/indicateurs/comite", {"comite": "4/5/2026"}).status in (204, 302)
        [deck] = (place.root / "Comités").glob("*.pptx")
        assert deck.name in read(client, "/indicateurs")


def test_figures_that_are_not_those_of_the_tracker_are_not_said_to_be(tmp_path: Path) -> None:
    same = "comme dans la feuille « Indicateurs »"
    with office(tmp_path) as (client, place):
        assert same in read(client, "/indicateurs")
        data = place.tracker.read_bytes()
        place.tracker.write_bytes(data[:20_000])
        torn = read(client, "/indicateurs")
        assert same not in torn
        assert "abîmé ou incomplet" in torn
        assert "de sa dernière copie" in torn
        given = {"type": "candidat", "nom": "Lefèvre", "decision": "Échec", "canal": "mail",
                 "recu_le": "30/4/2026"}  # fmt: skip
        assert client.post("/enregistrer", given).status == 204
        assert "1 saisie attend le suivi" in read(client, "/indicateurs")
        place.tracker.write_bytes(data)
        client.post("/actualiser", {})
        assert same in read(client, "/indicateurs")

"""« Indicateurs »: the figures of the sheet, and the slide of a committee."""

from __future__ import annotations

from pathlib import Path

from window_office import office, read

from suivi_tool.actions import agenda
from suivi_tool.actions.office import open_office


def test_the_figures_are_those_of_the_action(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        found = agenda.indicators(open_office(place.root, today=client.served.desk.day))
        said = read(client, "/indicateurs")
        assert found.current.above_text.replace("\u00a0", " ") in said
        assert found.rate_title in said


def test_a_committee_makes_its_slide_once_and_a_wrong_date_is_said(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        refused = client.post("/indicateurs/comite", {"comite": "un jour"})
        assert refused.status == 422
        assert 'id="comite-erreur"' in refused.text
        assert client.post("/indicateurs/comite", {"comite": "4/5/2026"}).status in (204, 302)
        [deck] = (place.root / "Comités").glob("*.pptx")
        assert deck.name in read(client, "/indicateurs")

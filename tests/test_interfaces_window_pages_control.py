"""« Contrôle » shows what `verifier` finds, and changes nothing."""

from __future__ import annotations

from pathlib import Path

from window_office import office, read
from work_folders import DIRTY

from suivi_tool.actions import verify


def test_every_finding_is_counted_and_nothing_changes(tmp_path: Path) -> None:
    with office(tmp_path, DIRTY) as (client, place):
        before = place.tracker.read_bytes()
        said = read(client, "/controle")
        assert str(len(verify.findings(place.office()))) in said
        assert "Erreur" in said
        assert place.tracker.read_bytes() == before


def test_a_finding_leads_to_its_appeal(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        html = client.get("/controle").text
        assert f'href="{client.prefix}/appels/APP-2026-004">Voir l’appel' in html

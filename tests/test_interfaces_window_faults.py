"""What fails is said in French, as a page or as JSON, and never with a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from window_office import office

from suivi_tool.errors import (
    RefusedInput,
    SuiviError,
    TemplateRefused,
    TrackerBusy,
    WorkbookRefused,
    WrongSetting,
)
from suivi_tool.interfaces.window.faults import title
from suivi_tool.interfaces.window.pages import control


def test_a_page_that_is_not_there(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        answer = client.get("/rien")
        assert (answer.status, "n’existe pas" in answer.text) == (404, True)
        as_json = client.get("/rien", Accept="application/json")
        assert "n’existe pas" in as_json.json["erreurs"][0]["message"]


def test_a_fault_of_ours_is_a_sentence_and_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise ZeroDivisionError("très secret")

    monkeypatch.setattr(control, "render_template", fail)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with office(tmp_path) as (client, _):
        answer = client.get("/controle")
        assert answer.status == 500
        assert "Traceback" not in answer.text
        assert "très secret" not in answer.text
        assert ".log" in answer.text


def test_a_damaged_tracker_is_told_with_its_remedy(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        place.tracker.write_bytes(b"plus un classeur")
        assert "pas un classeur Excel" in client.get("/").text
        answer = client.get("/controle")
        assert answer.status in (409, 422)
        assert "<h1>Le suivi ne peut pas être lu</h1>" in answer.text
        assert "pas un classeur Excel" in answer.text


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (TrackerBusy, "Le suivi n’est pas disponible"),
        (WorkbookRefused, "Le suivi n’a pas été modifié"),
        (TemplateRefused, "Un document Word ne peut pas servir"),
        (WrongSetting, "Un réglage n’est pas accepté"),
        (RefusedInput, "Ce n’est pas possible"),
    ],
)
def test_a_title_says_what_happened(error: type[SuiviError], told: str) -> None:
    assert title(error("Phrase."), reading=False) == told

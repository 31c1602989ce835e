"""The lines of « À faire »: deadlines first, one button each, nothing for what is over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from window_office import OPEN, office

from suivi_tool.actions.not_an_appeal import set_aside
from suivi_tool.interfaces.window import duties
from suivi_tool.procedure.appeal import Appeal, Outcome
from suivi_tool.procedure.duties import Step


def test_the_most_urgent_comes_first_with_the_button_of_its_step(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _), client.served.app.test_request_context():
        lines = duties.duties()
        [line] = [each for each in lines if each.number == OPEN and each.step is Step.ACKNOWLEDGE]
        assert line.button == "Accuser réception"
        assert line.due == date(2026, 5, 12)
        dated = [each.due for each in lines if each.due and each.state != "À faire"]
        assert dated == sorted(dated)


def test_what_is_no_appeal_is_no_duty(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        set_aside(place.office(date(2026, 5, 4)), OPEN, {"raison": "Une question."})
        with client.served.app.test_request_context():
            assert OPEN not in {line.number for line in duties.duties()}
            assert OPEN not in {line.number for line in duties.told_nowhere()}


def test_an_appeal_closed_long_ago_is_over(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _), client.served.app.test_request_context():
        closed = Appeal("A", closed_on=date(2026, 5, 1))
        assert duties.is_open(closed)
        assert not duties.is_open(Appeal("A", closed_on=date(2025, 1, 1)))
        assert duties.is_open(Appeal("A", outcome=Outcome.WITHDRAWN))

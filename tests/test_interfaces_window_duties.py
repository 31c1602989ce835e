"""The lines of « À faire »: deadlines first, one button each, nothing for what is over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from window_office import OPEN, office

from suivi_tool.actions.not_an_appeal import set_aside
from suivi_tool.interfaces.window import duties
from suivi_tool.procedure.appeal import Appeal, Justified, Outcome
from suivi_tool.procedure.duties import Step
from suivi_tool.tracker.understanding import understand
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import read_rows


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


def test_an_appeal_that_was_answered_before_its_treatment_is_still_to_be_closed(
    tmp_path: Path,
) -> None:
    day = date(2026, 5, 4)
    appeal = Appeal(
        "A", received_on=day, acknowledged_on=day, causes="x", period_verdict="Oui",
        justified=Justified.YES, ruled_on=day, actions=("AC-1",), treated_on=day, replied_on=day,
    )  # fmt: skip
    with office(tmp_path) as (client, _), client.served.app.test_request_context():
        assert [state.step for state in duties.next_steps(appeal)] == [Step.CLOSE]


def test_an_appeal_closed_long_ago_is_over(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _), client.served.app.test_request_context():
        closed = Appeal("A", closed_on=date(2026, 5, 1))
        assert duties.is_open(closed)
        assert not duties.is_open(Appeal("A", closed_on=date(2025, 1, 1)))
        assert duties.is_open(Appeal("A", outcome=Outcome.WITHDRAWN))


def test_an_effectiveness_to_check_says_what_to_type_and_opens_the_tracker(tmp_path: Path) -> None:
    with office(tmp_path) as (client, place):
        with client.served.app.test_request_context():
            lines = duties.duties()
            said = {each.what: each.by_hand.replace("\u00a0", " ") for each in lines}
            assert said["Efficacité à vérifier AC-2025-14"] == (
                "Une fois vérifiée, tapez Oui ou Non dans la colonne « Efficacité vérifiée » de la "
                "feuille « Plan d’actions », à la ligne AC-2025-14."
            )
            assert all(bool(text) == what.startswith("Efficacité") for what, text in said.items())
        shown = client.get("/").text.partition("Efficacité à vérifier AC-2025-14")[2]
        shown = shown.partition("</li>")[0]
        assert "Ouvrir le suivi" in shown
        assert ">Voir<" not in shown
        book = Workbook(place.tracker.read_bytes())
        layout = understand(place.tracker.read_bytes()).actions
        assert layout is not None
        rows = read_rows(place.tracker.read_bytes(), layout.sheet)
        row = next(at for at, cells in enumerate(rows, 1) if "AC-2025-14" in cells)
        book.set_cells(layout.sheet, {(row, layout.columns["effective"]): "Oui"})
        place.tracker.write_bytes(book.save())
        assert "Efficacité à vérifier AC-2025-14" not in client.get("/").text

"""A committee: its figures frozen in the tracker for good, its slides in a file of its own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from committee_pages import deck, opened, ours, texts
from work_folders import WorkPlace, make

from suivi_tool.actions import journal
from suivi_tool.actions.committee import Held, hold
from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.situation import look
from suivi_tool.actions.undo import undo
from suivi_tool.errors import RefusedInput, TemplateRefused, TrackerBusy
from suivi_tool.interfaces.command_line import main
from suivi_tool.workbook.book import Workbook

MARCH, MAY = date(2026, 3, 17), date(2026, 5, 19)
SHEET = "COPIL – historique"


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path / "travail")


def frozen(place: WorkPlace) -> list[tuple[Any, ...]]:
    """Return the frozen figures of the sheet: committee, month, appeals, kept, due, verdict."""
    rows: list[Any] = list(place.sheet(SHEET, values=True).iter_rows(values_only=True))
    start = max(at for at, row in enumerate(rows) if row[0] == "Comité du")
    return [
        (row[0].date(), row[1].date(), row[2], row[4], row[6], row[10])
        for row in rows[start + 1 :]
        if hasattr(row[0], "date")  # a note stands there where nothing is frozen
    ]


def held(place: WorkPlace, committee: date, on: date = date(2026, 5, 2), **more: Any) -> Held:
    return hold(place.office(on), committee, **more)


def test_figures_are_frozen_and_survive_every_refresh(place: WorkPlace) -> None:
    answer = held(place, MARCH)
    assert answer.froze
    lines = frozen(place)
    assert {line[0] for line in lines} == {MARCH}
    assert [line[1] for line in lines[-3:]] == [date(2026, month, 1) for month in (1, 2, 3)]
    assert len(lines) == 12
    assert {line[5] for line in lines} == {"✔\u00a0Inchangé"}
    refresh(place.office(date(2026, 6, 2)))
    assert [line[:5] for line in frozen(place)] == [line[:5] for line in lines]
    assert not refresh(place.office(date(2026, 6, 2))).changed


def test_a_frozen_committee_counts_though_the_settings_do_not_name_it(place: WorkPlace) -> None:
    unplanned = date(2026, 4, 21)
    held(place, unplanned)
    answer = held(place, MAY)
    assert answer.record.since
    assert answer.record.since.committee == unplanned
    assert unplanned in answer.surveillance.held
    column: list[Any] = [cell.value for cell in place.sheet(SHEET, values=True)["A"]]
    assert unplanned in {when.date() for when in column if hasattr(when, "date")}


def test_while_the_tracker_is_open_the_figures_wait(place: WorkPlace) -> None:
    lock = place.lock()
    answer = held(place, MARCH)
    assert answer.waiting
    assert [seen.committee for seen in look(place.office()).frozen] == [MARCH]
    again = hold(place.office(), MARCH)
    assert not again.froze
    assert again.waiting, "frozen, but still not in the tracker"
    lock.unlink()
    refresh(place.office())
    assert {line[0] for line in frozen(place)} == {MARCH}
    assert [
        line.number for line in journal.lines(place.office()) if line.what == "comité figé"
    ] == ["COPIL 2026-03-17"]


def test_nothing_is_frozen_while_something_waits_unless_told(place: WorkPlace) -> None:
    lock = place.lock()
    place.register()
    with pytest.raises(RefusedInput, match="rien n’a été figé"):
        held(place, MAY)
    assert not (place.root / "Comités").exists()
    answer = held(place, MAY, despite_waiting=True)
    assert any("attend depuis" in fault.message for fault in answer.alerts)
    assert answer.record.current.months[3].appeals == 3  # what waits is counted
    lock.unlink()
    assert held(place, MAY).alerts[0].message.startswith("le comité est à venir")


def test_a_past_that_changes_is_told_and_what_was_seen_stays(place: WorkPlace) -> None:
    held(place, MARCH)
    place.register(recu_le="2026-02-10", notifie_le="2026-01-20", decision_envoyee_le="2026-01-16",
                   envoye_le="2026-02-09")  # fmt: skip
    answer = held(place, MAY)
    [(committee, change)] = [one for one in answer.changes if "appel" in one[1].text]
    assert committee == MARCH
    assert change.text.replace("\u00a0", " ") == "février 2026 : 1 appel au comité, 2 maintenant."
    assert any("2 maintenant" in text for text in texts(answer.deck.read_bytes()))
    february = [line for line in frozen(place) if line[:2] == (MARCH, date(2026, 2, 1))]
    assert [(line[2], line[5]) for line in february] == [(1, "▲\u00a0A changé")]
    assert not held(place, MARCH).froze
    assert [line[2] for line in frozen(place) if line[:2] == (MARCH, date(2026, 2, 1))] == [1]


def test_a_committee_that_is_over_is_compared_with_what_it_saw_itself(place: WorkPlace) -> None:
    held(place, MARCH, on=MARCH)
    place.register(recu_le="2026-02-10", notifie_le="2026-01-20", decision_envoyee_le="2026-01-16",
                   envoye_le="2026-02-09")  # fmt: skip
    answer = held(place, MARCH)
    assert not answer.froze
    [(committee, change)] = [one for one in answer.changes if "appel" in one[1].text]
    assert committee == MARCH
    assert change.text.replace("\u00a0", " ") == "février 2026 : 1 appel au comité, 2 maintenant."


def test_a_past_committee_is_not_compared_with_one_that_came_after_it(place: WorkPlace) -> None:
    held(place, MAY, on=MAY)
    answer = held(place, MARCH, on=date(2026, 5, 20))
    assert answer.froze
    assert answer.changes == ()


def test_a_committee_to_come_is_frozen_anew_on_its_day(place: WorkPlace) -> None:
    held(place, MAY)
    place.register()
    assert held(place, MAY, on=MAY).froze
    assert [line[2] for line in frozen(place) if line[1] == date(2026, 4, 1)] == [3]


def test_a_committee_is_taken_back(place: WorkPlace) -> None:
    path = held(place, MARCH).deck
    undo(place.office())
    assert frozen(place) == []
    assert not path.exists()
    held(place, MARCH)
    book = Workbook(place.tracker.read_bytes())  # somebody has typed since: only our part goes
    book.set_cells("Appels", {(40, 2): "à voir"})
    place.tracker.write_bytes(book.save())
    undo(place.office())
    assert frozen(place) == []
    assert place.sheet("Appels").cell(40, 2).value == "à voir"


def test_figures_that_cannot_be_read_are_never_written_over(place: WorkPlace) -> None:
    held(place, MARCH)
    rows = list(place.sheet(SHEET, values=True).iter_rows(values_only=True))
    at = next(at for at, row in enumerate(rows, 1) if row[1] and row[0] == "Comité du") + 1
    book = Workbook(place.tracker.read_bytes())
    book.set_cells(SHEET, {(at, 3): "deux"})
    place.tracker.write_bytes(book.save())
    before = place.sheet(SHEET, values=True)
    done = refresh(place.office(date(2026, 6, 2)))
    assert any(f"ligne {at}" in fault.place for fault in done.seen)
    after = place.sheet(SHEET, values=True)
    assert [[c.value for c in row] for row in after] == [[c.value for c in row] for row in before]
    assert any(f"ligne {at}" in fault.place for fault in held(place, MAY).waiting)
    book = Workbook(place.tracker.read_bytes())
    book.set_cells(SHEET, {(at, 3): 1})
    place.tracker.write_bytes(book.save())
    refresh(place.office())
    assert {line[0] for line in frozen(place)} == {MARCH, MAY}


def test_their_deck_is_read_and_a_new_file_written(place: WorkPlace, tmp_path: Path) -> None:
    theirs = tmp_path / "Modèle du comité.pptx"
    given = deck("sombre")
    theirs.write_bytes(given)
    answer = held(place, MAY, deck=theirs)
    assert theirs.read_bytes() == given
    assert answer.deck == place.root / "Comités" / "Comité 2026-05-19.pptx"
    titles = [slide.shapes.title.text for slide in opened(answer.deck.read_bytes()).slides]
    assert titles[0] == "Ordre du jour"
    assert len(ours(answer.deck.read_bytes())) == 2
    first = answer.deck.read_bytes()
    assert held(place, MAY).deck.read_bytes() == first
    again = held(place, MAY, deck=theirs)
    assert any("--modele n’a pas servi" in fault.message for fault in again.alerts)


def test_a_deck_open_in_powerpoint_stops_everything(place: WorkPlace) -> None:
    path = held(place, MAY).deck
    path.with_name(f"~${path.name}").write_bytes(b"\x05Paule" + b" " * 48)
    with pytest.raises(TrackerBusy, match="ouvert"):
        held(place, MAY, on=MAY)
    assert {line[0] for line in frozen(place)} == {MAY}


def test_a_deck_that_is_none_freezes_nothing(place: WorkPlace, tmp_path: Path) -> None:
    theirs = tmp_path / "faux.pptx"
    theirs.write_bytes(b"rien")
    with pytest.raises(TemplateRefused):
        held(place, MARCH, deck=theirs)
    with pytest.raises(RefusedInput):
        held(place, MARCH, deck=tmp_path / "absent.pptx")
    assert frozen(place) == []


def test_the_command_answers_as_one_object(
    place: WorkPlace, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ["--dossier", str(place.root), "--aujourdhui", "2026-05-02", "--json"]
    assert main(["comite", "--date", "17/03/2026", *common]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["comite"], told["fige"]) == ("2026-03-17", True)
    assert told["surveillance"]["comites_minimum"] == 6
    assert Path(told["presentation"]).is_file()
    assert main(["comite", "--revue", *common]) == 0
    assert Path(json.loads(capsys.readouterr().out)["document"]).is_file()
    place.lock()
    place.register()
    assert main(["comite", "--date", "2026-05-19", *common]) == 3
    assert "malgre-attente" in json.loads(capsys.readouterr().out)["erreurs"][0]["remede"]
    assert main(["comite", "--date", "2026-05-19", "--malgre-attente", *common]) == 5

"""The main job: an appeal goes into a tracker that somebody made by hand."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from work_folders import CLEAN, DIRTY, LIVED, SINGLE, TODAY, WorkPlace, changed, make

from suivi_tool.actions import merging
from suivi_tool.actions.demo import APPEAL
from suivi_tool.actions.office import Office
from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.register_appeal import preview, register
from suivi_tool.actions.situation import look
from suivi_tool.documents import controls
from suivi_tool.errors import RefusedInput
from suivi_tool.interfaces.shown import registered
from suivi_tool.procedure.appeal import Role, Verdict

HOSTILE = "=cmd|'/C calc'!A0 {{7*7}} {%x%} <b>&\"'"


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path / "Dossier été 2026")


def test_it_answers_with_the_number_the_deadline_and_who_must_act(place: WorkPlace) -> None:
    answer = place.register()
    assert answer.number == "APP-2026-006"
    assert answer.acknowledgement.due == date(2026, 5, 15)
    assert answer.responsible.role is Role.QUALITY_MANAGER
    assert answer.period.verdict is Verdict.IN_TIME
    assert (answer.tracker.sheet, answer.tracker.row, answer.tracker.waiting) == ("Appels", 29, ())
    assert answer.form
    assert {path.name for path in answer.folder.iterdir()} == {
        "Fiche d'appel APP-2026-006.docx",
        "Accusé de réception APP-2026-006.docx",
        "Accusé de réception APP-2026-006.eml",
    }


def test_the_row_holds_what_was_given_dates_as_dates(place: WorkPlace) -> None:
    place.register()
    row = place.row("Appels", "APP-2026-006")
    assert row["Appelant"] == "Élodie Delaunay"
    assert row["Date de réception"].date() == date(2026, 4, 30)
    assert row["Mode de réception"] == "Courrier"
    assert row["Type d'appelant"] == "Candidat"
    assert row["AR – date limite"].date() == date(2026, 5, 15)
    assert row["Date limite d'appel"].date() == date(2026, 5, 14)
    assert row["Délai d'appel respecté"] == "Oui"
    assert row["Statut"] == "Reçu"


def test_of_their_sheets_only_the_register_changes(place: WorkPlace) -> None:
    before = place.parts()
    place.register()
    touched = changed(before, place.parts())
    theirs = {f"xl/worksheets/sheet{number}.xml" for number in range(1, 5)}
    assert len(touched & theirs) == 1
    assert not {name for name in touched if "/theme" in name or "/media" in name}


@pytest.mark.parametrize(
    ("sample", "number", "sheet"),
    [
        (CLEAN, "APP-2026-006", "Appels"),
        (LIVED, "APL-26-006", "APPELS"),
        (SINGLE, "APP-2026-006", "Appels"),
        (DIRTY, "APP-2026-006", "Appels"),
    ],
)
def test_every_sample_takes_the_row_and_the_second_run_changes_nothing(
    tmp_path: Path, sample: str, number: str, sheet: str
) -> None:
    place = make(tmp_path, sample)
    answer = place.register()
    assert (answer.number, answer.tracker.sheet, answer.tracker.waiting) == (number, sheet, ())
    once = place.tracker.read_bytes()
    assert not refresh(place.office()).changed
    assert place.tracker.read_bytes() == once


def test_a_single_sheet_tracker_gets_a_line_of_the_same_number(tmp_path: Path) -> None:
    place = make(tmp_path, SINGLE)
    answer = place.register()
    row = place.row("Suivi", answer.number)
    assert row["Type"] == "Appel"


def test_the_total_row_stays_under_the_data(tmp_path: Path) -> None:
    place = make(tmp_path, LIVED)
    before = total_row(place)
    place.register()
    place.register(nom="Autre", motif="")
    assert total_row(place) == before + 2
    rows = place.sheet("APPELS").iter_rows(max_row=total_row(place) - 1)
    numbers = [row[0].value for row in rows]
    assert numbers[-2:] == ["APL-26-006", "APL-26-007"]


def total_row(place: WorkPlace) -> int:
    column = [row[0] for row in place.sheet("APPELS").iter_rows(max_col=1)]
    return next(cell.row for cell in column if cell.value == "TOTAL")


def test_text_from_outside_is_text_in_the_cell_and_in_the_fiche(place: WorkPlace) -> None:
    answer = place.register(nom=HOSTILE, prenom="", motif=HOSTILE)
    rows = place.sheet("Appels").iter_rows()
    cells = [cell for row in rows for cell in row if cell.value == HOSTILE]
    assert len(cells) == 2
    assert {cell.data_type for cell in cells} == {"s"}
    assert answer.form
    assert HOSTILE in controls.read(answer.form.read_bytes()).values()


def test_a_refusal_changes_nothing_on_the_disk(place: WorkPlace) -> None:
    before = {path: path.stat().st_mtime_ns for path in sorted(place.root.rglob("*"))}
    with pytest.raises(RefusedInput) as caught:
        place.register(recu_le="31/02/2026", type="passant", nom="")
    assert len(caught.value.faults) == 3
    assert {path: path.stat().st_mtime_ns for path in sorted(place.root.rglob("*"))} == before


def test_late_or_by_telephone_it_is_registered_with_alerts(place: WorkPlace) -> None:
    answer = place.register(canal="telephone", notifie_le="2026-01-02", decision_envoyee_le="")
    assert answer.period.verdict is Verdict.TOO_LATE
    assert any("téléphone" in alert.message for alert in answer.alerts)
    assert answer.tracker.row == 29


def test_an_unknown_notification_is_said_once(place: WorkPlace) -> None:
    answer = place.register(notifie_le="", decision_envoyee_le="")
    said = [alert.message for alert in answer.alerts if alert.field == "Date de notification"]
    assert (len(said), answer.period.verdict) == (1, None)


def test_the_same_appeal_twice_is_told(place: WorkPlace) -> None:
    place.register()
    assert any("APP-2026-006" in alert.message for alert in place.register().alerts)


def test_while_somebody_has_the_tracker_open_the_entry_waits_and_is_merged_later(
    place: WorkPlace,
) -> None:
    lock = place.lock()
    before = place.tracker.read_bytes()
    first, second = place.register(), place.register(nom="Autre")
    assert place.tracker.read_bytes() == before
    assert "Paul Martin" in first.tracker.waiting[0].message
    assert (first.number, second.number) == ("APP-2026-006", "APP-2026-007")
    lock.unlink()
    assert refresh(place.office()).merged == (first.number, second.number)
    assert place.row("Appels", second.number)["Appelant"] == "Élodie Autre"


@pytest.mark.parametrize("closed", [True, False])
def test_of_two_at_once_the_second_says_the_row_that_the_first_gave_it(
    place: WorkPlace, monkeypatch: pytest.MonkeyPatch, *, closed: bool
) -> None:
    """The first merges what both have acknowledged, between the second's record and its merge."""
    merge = merging.merge

    def after_the_first(office: Office, **given: Any) -> merging.Merge:
        merge(place.office())
        if not closed:
            place.lock()
        return merge(office, **given)

    monkeypatch.setattr(merging, "merge", after_the_first)
    answer = place.register()
    monkeypatch.undo()
    assert (answer.tracker.row, answer.tracker.waiting) == (29, ())
    told = registered(answer)
    assert "ligne 29" in told.text
    assert "en attente" not in told.text
    assert (told.json["suivi"]["ligne"], told.json["suivi"]["en_attente"]) == (29, False)
    assert told.exit_code == 0


def test_a_tracker_that_is_gone_does_not_stop_a_registration(place: WorkPlace) -> None:
    away = place.tracker.with_name("ailleurs.xlsx")
    shutil.move(place.tracker, away)
    answer = place.register()
    assert answer.number == "APP-2026-006"
    assert answer.tracker.waiting
    shutil.move(away, place.tracker)
    assert refresh(place.office()).merged == ("APP-2026-006",)


def test_a_tracker_that_a_synchronisation_has_torn_does_not_either(place: WorkPlace) -> None:
    whole = place.tracker.read_bytes()
    place.tracker.write_bytes(whole[:20_000])
    first, second = place.register(), place.register(nom="Autre")
    assert (first.number, second.number) == ("APP-2026-006", "APP-2026-007")
    [told] = first.tracker.waiting
    assert "abîmé ou incomplet" in told.message
    assert "restaurer" in told.remedy
    assert not any("abîmé" in alert.message for alert in first.alerts)  # told once
    step = place.treat("APP-2026-004", "accuse", le="02/05/2026", par="Hélène Marchand")
    assert step.waiting
    assert place.tracker.read_bytes() == whole[:20_000]
    place.tracker.write_bytes(whole)
    assert refresh(place.office()).merged == (first.number, second.number, "APP-2026-004")
    assert place.row("Appels", second.number)["Appelant"] == "Élodie Autre"
    assert place.row("Appels", "APP-2026-004")["AR – envoyé le"].date() == date(2026, 5, 2)


def test_a_december_appeal_entered_in_january_has_a_number_of_its_year(place: WorkPlace) -> None:
    answer = place.register(
        today=date(2027, 1, 8), recu_le="2026-12-24", envoye_le="", notifie_le="2026-11-30",
        decision_envoyee_le="2026-11-25",
    )  # fmt: skip
    assert answer.number == "APP-2026-006"
    assert answer.acknowledgement.due == date(2027, 1, 7)


def test_a_preview_says_the_same_and_writes_nothing(place: WorkPlace) -> None:
    before = sorted(place.root.rglob("*"))
    seen = preview(place.office(TODAY), APPEAL)
    assert seen.acknowledgement
    assert seen.period
    assert (seen.acknowledgement.due, seen.period.verdict) == (date(2026, 5, 15), Verdict.IN_TIME)
    assert sorted(place.root.rglob("*")) == before


def test_what_a_form_looked_at_serves_and_a_number_given_meanwhile_is_passed_over(
    tmp_path: Path,
) -> None:
    place = make(tmp_path)
    seen = look(place.office())
    first = place.register().number
    second = register(place.office(), APPEAL, None, seen).number
    assert (first, second) == ("APP-2026-006", "APP-2026-007")
    assert place.row("Appels", first)["Appelant"] == place.row("Appels", second)["Appelant"]

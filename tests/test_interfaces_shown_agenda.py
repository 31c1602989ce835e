"""Deadlines, findings and the journal as a terminal shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions import agenda, notify, remind
from suivi_tool.actions.answers import NOT_AN_APPEAL
from suivi_tool.actions.evidence import Pages
from suivi_tool.actions.undo import Undone
from suivi_tool.errors import Fault
from suivi_tool.interfaces import shown_agenda
from suivi_tool.storage.journal import Line
from suivi_tool.tracker.findings import CellFinding, Severity


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> WorkPlace:
    return make(tmp_path_factory.mktemp("montré"))


def test_deadlines_that_are_over_have_a_true_minus(place: WorkPlace) -> None:
    told = shown_agenda.deadlines(agenda.open_deadlines(place.office()), ())
    assert "−5" in told.text
    assert "-5" not in told.text.replace("2026-05", "")
    assert shown_agenda.deadlines((), ()).text == "Aucune échéance ouverte."


def test_working_days_that_cannot_be_counted_are_explained(place: WorkPlace) -> None:
    told = shown_agenda.deadlines(agenda.open_deadlines(place.office(date(2031, 2, 3))), ())
    assert "une année manque dans la feuille «\u00a0Jours fériés\u00a0»" in told.text
    told = shown_agenda.deadlines(agenda.open_deadlines(place.office()), ())
    assert "Jours fériés" not in told.text


def test_what_waits_stands_below(place: WorkPlace) -> None:
    told = shown_agenda.deadlines((), (Fault("APP-1 attend."),))
    assert told.text.endswith("⏳ APP-1 attend.")
    assert told.json["en_attente"] == ["APP-1 attend."]


def test_indicators_end_no_sentence_with_two_stops(place: WorkPlace) -> None:
    before_any_reply = place.office(date(2023, 1, 2))
    told = shown_agenda.indicators(agenda.indicators(before_any_reply), ())
    assert ".." not in told.text


def test_appeals_that_no_month_counts_are_told_with_the_figures(place: WorkPlace) -> None:
    found = agenda.indicators(place.office())
    assert "sans date" not in shown_agenda.indicators(replace(found, undated=0), ()).text
    told = shown_agenda.indicators(replace(found, undated=2), ())
    assert "! 2\u00a0appels sans date de réception lisible, dans aucun mois" in told.text
    assert told.json["sans_date_de_reception"] == 2


def test_the_journal_names_fields_in_french_and_the_hour_of_the_place() -> None:
    line = Line(1, "2026-05-04T08:00:00+00:00", "Anne", "étape notée", "APP-1",
                ("accuse", "acknowledged_on", "status"))  # fmt: skip
    told = shown_agenda.journal([line])
    assert "04/05/2026" in told.text
    assert "acknowledged" not in told.text
    assert "AR – envoyé le" in told.text
    assert told.json["journal"] == [
        {
            "n": 1,
            "le": "2026-05-04T08:00:00+00:00",
            "par": "Anne",
            "quoi": "étape notée",
            "numero": "APP-1",
            "champs": ["accuse", "AR – envoyé le", "Statut"],
        }
    ]
    assert shown_agenda.journal([]).text == "Journal vide."


def test_a_damaged_journal_is_never_shown_as_an_empty_one() -> None:
    told = shown_agenda.journal([], [Fault("le journal a été modifié à la ligne 1.")])
    assert told.exit_code == 1
    assert "modifié à la ligne 1" in told.text


def test_a_changed_journal_has_exit_code_1() -> None:
    told = shown_agenda.journal_checked([Fault("la ligne 3 a été changée.")])
    assert (told.exit_code, told.json["intact"]) == (1, False)
    assert shown_agenda.journal_checked([]).exit_code == 0


def test_only_a_registration_speaks_of_its_number() -> None:
    at = datetime(2026, 5, 4, 9, 15).astimezone()
    assert "réutilisé" in shown_agenda.undone(Undone("enregistrer", "APP-1", "Anne", at)).text
    files = ("Fin de traitement APP-1.docx",)
    step = shown_agenda.undone(Undone("fin", "APP-1", "Anne", at, files))
    assert "réutilisé" not in step.text
    assert step.text.startswith(
        "Annulé\u00a0: Information de fin de traitement, APP-1 (par Anne, 04/05/2026 à 09:15)."
    )
    assert "corbeille" in step.text


@pytest.mark.parametrize(
    "kind", [notify.KIND, remind.KIND, NOT_AN_APPEAL, shown_agenda.REGISTERING]
)
def test_what_is_taken_back_is_said_in_words_not_by_its_command(kind: str) -> None:
    at = datetime(2026, 5, 4, 9, 15).astimezone()
    told = shown_agenda.undone(Undone(kind, "APP-1", "Anne", at)).text.partition("\u00a0: ")[2]
    assert told[0].isupper()
    assert kind not in told


def test_no_office_program_is_said() -> None:
    told = shown_agenda.evidence(Pages(Path("preuve.docx"), None))
    assert told.json["pdf"] is None
    assert "Pas de PDF" in told.text


def test_findings_are_counted_by_gravity_before_they_are_listed() -> None:
    found = [
        CellFinding("Numéro en double.", "Changez-le.", Severity.ERROR),
        CellFinding("Mode inconnu.", "Inscrivez-le.", Severity.REMARK),
        CellFinding("Cause inconnue.", "Inscrivez-la.", Severity.REMARK),
    ]
    head, first, *_ = shown_agenda.findings(found).text.splitlines()
    assert head.replace("\u00a0", " ").startswith("3 constats : 1 erreur, 2 remarques.")
    assert first.startswith("ERREUR  ")

"""What one appeal lacks by MGT 02, or says against itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from complete_rows import ACTION, CALENDAR, CESI, JUSTIFIED, REFUSED, TODAY, remarked

from suivi_tool.procedure.appeal import Action, Appeal, Channel, Outcome
from suivi_tool.procedure.checks_duties import duty_remarks, no_appeal_remarks


def drawn(appeal: Appeal, *actions: Action) -> list[str]:
    return remarked(duty_remarks(appeal, actions, CALENDAR, CESI, TODAY))


def test_a_complete_appeal_lacks_nothing_in_either_way() -> None:
    assert drawn(REFUSED) == []
    assert drawn(JUSTIFIED, ACTION) == []


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({"number": " "}, "Erreur | number | Appel sans numéro."),
        ({"appellant": ""}, "Alerte | appellant | « Appelant » est vide ou inconnu."),
        ({"channel": None}, "Alerte | channel | « Mode de réception » est vide ou inconnu."),
        ({"channel": Channel.TELEPHONE}, "Information | channel | Appel reçu par téléphone."),
        ({"acknowledged_by": None},
         "Information | acknowledged_by | Mode d’envoi de l’accusé de réception non précisé."),
        ({"notified_on": date(2026, 2, 20), "period_validated_by": ""},
         "Erreur | period_verdict | « Oui » alors que l’appel est hors délai."),
        ({"period_verdict": "peut-être"},
         "Alerte | period_verdict | « peut-être » n’est pas un verdict."),
        ({"notified_on": None}, ("Alerte | notified_on | Délai d’appel non vérifiable : ni la date "
         "de notification ni la date d’envoi de la décision ne sont connues.")),
        ({"justified": None}, ("Erreur | justified | Décision datée, mais « Appel justifié » n’est "
         "ni Oui ni Non.")),
        ({"ruled_on": None}, "Information | ruled_on | Décision sur l’appel sans date."),
        ({"ruled_by": " "}, "Information | ruled_by | Décision sur l’appel : décideur inconnu."),
        ({"ruling_ground": ""}, "Alerte | ruling_ground | Décision sur l’appel sans motif."),
        ({"causes": ""}, "Alerte | causes | Appel décidé sans analyse des causes."),
        ({"similar": ""}, "Information | similar | Appels similaires non renseignés."),
        ({"outcome": Outcome.MODIFIED, "new_decision_on": date(2026, 5, 26),
          "new_decision_notified_on": date(2026, 5, 26), "list_updated_on": date(2026, 5, 26)},
         "Alerte | outcome | Appel non justifié et pourtant « Décision modifiée »."),
        ({"replied_on": None}, ("Erreur | replied_on | Appel non justifié et clos sans réponse "
         "datée à l’appelant.")),
        ({"end_told_on": None},
         "Erreur | end_told_on | Appel clos sans notification de la fin du traitement."),
        ({"closed_on": None, "status": ""},
         "Alerte | closed_on | Fin de traitement notifiée, mais fiche non close."),
        ({"outcome": None}, "Alerte | outcome | Appel clos sans résultat."),
        ({"decided_by": ""},
         "Alerte | decided_by | Décideur inconnu : impartialité à vérifier."),
        ({"status": "AR envoyé"},
         "Information | status | Statut « AR envoyé », d’après les dates : « Clos »."),
    ],
)  # fmt: skip
def test_one_wrong_fact_is_told(facts: dict[str, Any], line: str) -> None:
    assert line in drawn(replace(REFUSED, **facts))


def test_words_of_the_organisation_in_the_status_are_left_alone() -> None:
    assert drawn(replace(REFUSED, status="Archivé carton 12")) == []


def test_a_decision_under_way_must_say_when_and_by_whom() -> None:
    running = replace(REFUSED, closed_on=None, end_told_on=None, status="", ruled_on=None,
                      ruled_by="")  # fmt: skip
    assert drawn(running) == [
        "Alerte | ruled_on | Décision sur l’appel sans date.",
        "Alerte | ruled_by | Décision sur l’appel : décideur inconnu.",
    ]


def test_what_was_decided_before_the_tool_was_there_is_one_remark() -> None:
    """A tracker adopted with years of history has no column for when, and by whom, it was ruled."""
    assert drawn(replace(REFUSED, ruled_on=None, ruled_by="")) == [
        "Information | ruled_on | Décision sur l’appel sans date ni décideur."
    ]


def test_on_the_limit_day_and_after_it_a_person_signs_for_the_period() -> None:
    limit_day = replace(REFUSED, notified_on=date(2026, 2, 28), received_on=date(2026, 4, 28))
    late = replace(REFUSED, notified_on=date(2026, 2, 27))
    unsigned: dict[str, Any] = {"period_validated_by": "", "period_verdict": ""}
    assert drawn(limit_day) == drawn(late) == []
    assert drawn(replace(limit_day, **unsigned)) == [
        "Alerte | period_validated_by | Appel reçu le jour limite : personne n’a validé le délai."
    ]
    assert drawn(replace(late, **unsigned)) == [
        "Alerte | period_validated_by | Appel hors délai : personne n’a validé le délai."
    ]
    in_time = replace(REFUSED, period_verdict="Non", period_validated_by="")
    assert drawn(in_time) == [
        "Erreur | period_verdict | « Non » alors que l’appel est dans le délai."
    ]


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        ({"actions": ()}, ["Erreur | actions | Appel justifié sans action corrective."]),
        ({"treated_on": None},
         ["Alerte | treated_on | Appel justifié et clos sans réexamen ni traitement daté."]),
        ({"told_progress_on": ()},
         ["Information | told_progress_on | Appel clos sans information sur l’avancement."]),
        ({"outcome": Outcome.UPHELD},
         ["Alerte | outcome | Appel justifié et pourtant décision maintenue."]),
        ({"new_decision_notified_on": None},
         ["Information | new_decision_notified_on | Décision modifiée : manque sa notification."]),
        ({"ruled_by": "VALETTE J."},
         [("Erreur | handler | Conflit d’intérêts : VALETTE J. (décision sur l’appel) a pris part "
          "à la décision contestée. Désignez Paul Durand ou Anne Petit.")]),
    ],
)  # fmt: skip
def test_what_a_justified_appeal_lacks(facts: dict[str, Any], lines: list[str]) -> None:
    assert drawn(replace(JUSTIFIED, **facts)) == lines


def test_an_action_that_names_the_appeal_is_its_action_and_may_stay_open() -> None:
    still_open = replace(ACTION, done_on=None, closed_on=None)
    assert drawn(replace(JUSTIFIED, actions=()), still_open) == [
        "Information | actions | Appel clos, action encore ouverte : AC-1."
    ]


def test_closed_without_any_decision() -> None:
    undecided = replace(REFUSED, justified=None, ruled_on=None, ruled_by="", ruling_ground="")
    assert drawn(undecided) == ["Erreur | justified | Appel clos sans décision (justifié ou non)."]


def test_what_proved_to_be_no_appeal_says_why_and_since_when() -> None:
    complaint = Appeal("APP-9", outcome=Outcome.NOT_AN_APPEAL)
    assert remarked(no_appeal_remarks(complaint)) == [
        "Alerte | ruling_ground | « Pas un appel », sans raison.",
        "Information | closed_on | « Pas un appel », sans date.",
    ]
    told = replace(complaint, ruling_ground="Plainte", closed_on=TODAY)
    assert remarked(no_appeal_remarks(told)) == []

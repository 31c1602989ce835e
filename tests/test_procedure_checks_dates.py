"""Dates of an appeal that cannot be, that are missing, or that are late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from calendars import french_calendar
from complete_rows import CALENDAR, REFUSED, TODAY, remarked

from suivi_tool.procedure.appeal import Appeal, Outcome
from suivi_tool.procedure.checks_dates import date_remarks


def drawn(**facts: Any) -> list[str]:
    """What the dates of the complete appeal say with other facts."""
    return remarked(date_remarks(replace(REFUSED, **facts), CALENDAR, TODAY))


def test_the_dates_of_a_complete_appeal_say_nothing() -> None:
    assert drawn() == []


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        ({"acknowledged_on": date(2026, 4, 29)},
         [("Erreur | acknowledged_on | L’accusé de réception (29/04/2026) précède la réception de "
          "l’appel (30/04/2026).")]),
        ({"acknowledged_on": date(2026, 5, 15)}, []),
        ({"acknowledged_on": date(2026, 5, 18)},
         [("Alerte | acknowledged_on | Accusé de réception envoyé hors délai : 18/05/2026 pour "
          "ven. 15/05/2026 au plus tard.")]),
        ({"acknowledged_on": None},
         ["Alerte | acknowledged_on | Appel clos sans accusé de réception daté."]),
        ({"acknowledged_on": None, "outcome": Outcome.WITHDRAWN}, []),
        ({"opened_on": date(2026, 5, 5)}, []),
        ({"opened_on": date(2026, 5, 6)},
         [("Information | opened_on | 3 jours ouvrés perdus entre la réception et "
          "l’ouverture de la fiche.")]),
        ({"reply_due": date(2026, 5, 22)}, []),
        ({"reply_due": date(2026, 5, 21)},
         [("Alerte | replied_on | Réponse envoyée hors délai : 22/05/2026 pour 21/05/2026 au plus "
          "tard.")]),
        ({"reply_due": date(2026, 4, 29), "replied_on": None},
         [("Erreur | reply_due | Échéance de réponse (29/04/2026) avant la réception de l’appel "
          "(30/04/2026)."),
          "Erreur | replied_on | Réponse en retard : échéance du 29/04/2026."]),
        ({"closed_on": date(2026, 7, 1), "end_told_on": None}, []),
        ({"closed_on": date(2026, 7, 2)},
         ["Erreur | closed_on | Date dans le futur : la clôture de la fiche le 02/07/2026."]),
        ({"told_progress_on": (date(2026, 4, 30), date(2026, 7, 1))}, []),
        ({"told_progress_on": (date(2026, 4, 29), date(2026, 7, 2))},
         ["Erreur | told_progress_on | Date dans le futur : information sur l’avancement.",
          ("Erreur | told_progress_on | L’information sur l’avancement précède la réception de "
          "l’appel (30/04/2026).")]),
        ({"new_decision_on": date(2026, 5, 26), "list_updated_on": date(2026, 5, 25)},
         [("Erreur | list_updated_on | La mise à jour du certificat ou de la liste (25/05/2026) "
          "précède la nouvelle décision (26/05/2026).")]),
    ],
)  # fmt: skip
def test_what_the_dates_say(facts: dict[str, Any], lines: list[str]) -> None:
    assert drawn(**facts) == lines


def test_an_acknowledgement_is_overdue_on_the_day_after_its_last() -> None:
    waiting = Appeal("APP-2", received_on=date(2026, 6, 15))
    last_day, next_day = (
        remarked(date_remarks(waiting, CALENDAR, day))
        for day in (date(2026, 6, 25), date(2026, 6, 26))
    )
    assert last_day == []
    assert next_day == [
        (
            "Erreur | acknowledged_on | Accusé de réception en retard : il devait partir au plus "
            "tard jeu. 25/06/2026."
        )
    ]


def test_without_a_date_of_reception_nothing_is_counted() -> None:
    assert drawn(received_on=None, opened_on=None) == [
        "Erreur | received_on | La date de réception manque : aucun délai n’est calculé."
    ]


def test_a_year_without_holidays_is_said_once() -> None:
    old = replace(REFUSED, received_on=date(2026, 4, 30))
    (line,) = remarked(date_remarks(old, french_calendar(None, 2025), TODAY))
    assert line.startswith("Alerte | received_on | Les jours fériés de 2026 ne sont pas dans")

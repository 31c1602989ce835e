"""The action plan: the columns of the list."""

from __future__ import annotations

from pathlib import Path

from listed_columns import Listed, listed, ours

from suivi_tool.procedure.appeal import Action
from suivi_tool.procedure.links import action_done
from suivi_tool.tracker.action_columns import ACTIONS, ORIGINS, STATES


def test_every_column_of_the_procedure_is_there(shared: Path) -> None:
    wanted = {
        heading: Listed(column.also, column.required, "date" if column.kind == "date" else "")
        for heading, column in listed(shared, "Plan d'actions").items()
    }
    assert ours(ACTIONS) == wanted


def test_the_words_of_the_lists_are_those_of_the_procedure(shared: Path) -> None:
    kinds = {name: column.kind for name, column in listed(shared, "Plan d'actions").items()}
    assert " / ".join(ORIGINS) == kinds["Origine"]
    assert " / ".join(STATES) == kinds["Statut"]
    assert " / ".join(ACTIONS["effective"].words) == kinds["Efficacité vérifiée"]


def test_the_rules_know_which_states_are_done() -> None:
    done = [state for state in STATES if action_done(Action("1", status=state))]
    assert done == ["Réalisée", "Terminée", "Clôturée", "Annulée"]

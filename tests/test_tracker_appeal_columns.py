"""The register of appeals: the columns of the list, and those that the rules need besides."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pytest
from listed_columns import Listed, listed, ours

from suivi_tool.procedure.appeal import AppellantType, Channel, Justified, Means, Outcome
from suivi_tool.procedure.steps import STATUS
from suivi_tool.tracker.appeal_columns import APPEALS, STATES

FURTHER = {
    "Délai validé par", "Délai validé le", "Décision sur l'appel le",
    "Décision sur l'appel prise par", "Nouvelle décision le", "Nouvelle décision prise par",
    "Nouvelle décision notifiée le", "Certificat / liste mis à jour le", "Appel précédent",
}  # fmt: skip


def test_every_column_of_the_procedure_is_there(shared: Path) -> None:
    wanted = {
        heading: Listed(column.also, column.required, column.kind if "date" in column.kind else "")
        for heading, column in listed(shared, "Appels").items()
    }
    wanted["Info avancement le"] = wanted["Info avancement le"]._replace(kind="")  # date(s)
    found = {name: column for name, column in ours(APPEALS).items() if name not in FURTHER}
    assert found == wanted


@pytest.mark.parametrize(
    ("field", "words"),
    [("appellant_type", AppellantType), ("channel", Channel), ("acknowledged_by", Means),
     ("justified", Justified), ("outcome", Outcome)],
)  # fmt: skip
def test_the_words_of_a_list_are_those_of_the_rules(field: str, words: type[StrEnum]) -> None:
    assert APPEALS[field].words == tuple(words)


def test_the_states_are_those_that_the_rules_derive() -> None:
    assert STATES == STATUS == APPEALS["status"].words

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.tracker.action_columns import ACTIONS
from suivi_tool.tracker.appeal_columns import APPEALS
from suivi_tool.tracker.columns import Columns, Kind
from suivi_tool.tracker.headings import key

FURTHER = {
    "Délai validé par", "Délai validé le", "Décision sur l'appel le",
    "Décision sur l'appel prise par", "Nouvelle décision le", "Nouvelle décision prise par",
    "Nouvelle décision notifiée le", "Certificat / liste mis à jour le", "Appel précédent",
}  # fmt: skip


def listed(procedure: Path, title: str) -> dict[str, tuple[str, bool, str]]:
    """Return heading → (other headings, required, kind) as the procedure's own list has them."""
    text = (procedure / "columns.md").read_text("utf-8")
    table = text.split(f"## Sheet « {title} »")[1].split("\n## ")[0]
    found = {}
    for line in table.splitlines()[3:]:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3:
            heading, also, kind = cells
            found[heading.removesuffix(" (*)")] = (also, heading.endswith("(*)"), kind)
    return found


@pytest.mark.parametrize(("title", "columns"), [("Appels", APPEALS), ("Plan d'actions", ACTIONS)])
def test_every_column_of_the_procedure_is_there(shared: Path, title: str, columns: Columns) -> None:
    wanted = listed(shared / "procedure", title)
    ours = {column.heading: column for column in columns.values()}
    assert set(ours) - FURTHER == set(wanted)
    for heading, (also, required, kind) in wanted.items():
        column = ours[heading]
        assert column.required == required, heading
        assert ", ".join(column.also) == also, heading
        assert (column.kind is Kind.DATE) == (kind.split(",")[0] == "date"), heading
        assert column.derived == ("live formula" in kind), heading


@pytest.mark.parametrize(("columns", "record"), [(APPEALS, Appeal), (ACTIONS, Action)])
def test_every_fact_has_a_column(columns: Columns, record: type) -> None:
    facts = {fact.name for fact in fields(record)}
    assert facts == {name for name, column in columns.items() if not column.derived}


@pytest.mark.parametrize("columns", [APPEALS, ACTIONS])
def test_no_heading_means_two_fields(columns: Columns) -> None:
    meant: dict[str, str] = {}
    for name, column in columns.items():
        for heading in (column.heading, *column.also):
            assert meant.setdefault(key(heading), name) == name, heading


def test_a_field_is_found_by_its_canonical_heading() -> None:
    assert APPEALS.field_of("AR – envoyé le") == "acknowledged_on"
    assert ACTIONS["due"].kind is Kind.DATE
    assert "told_progress_on" in APPEALS.of_kind(Kind.DATES)
    assert re.fullmatch(r"\w+", APPEALS.required[0])

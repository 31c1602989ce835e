"""MGT 02 as data: each line of both branches, quoted word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from suivi_tool.procedure.appeal import AppellantType, Role
from suivi_tool.procedure.duties import RECORDABLE, STEPS, Branch, Step

LINES_OF_BOTH = ("R4", "R5", "R6/R7", "R6", "R7", "R8", "R9", "R10", "R11")


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'"))


@pytest.mark.parametrize("branch", list(Branch))
def test_each_branch_has_every_line_of_the_procedure(branch: Branch) -> None:
    lines = [duty.line for duty in STEPS if duty.branch is branch]
    own = ["/".join(part + branch for part in line.split("/")) for line in LINES_OF_BOTH]
    assert lines == ["R1", "R2", "R3", *own]


def test_every_duty_quotes_the_source_word_for_word(shared: Path) -> None:
    source = words((shared / "procedure" / "MGT-02.txt").read_text(encoding="utf-8"))
    missing = [duty.line for duty in STEPS if words(duty.quote) not in source]
    assert missing == []
    assert [duty.line for duty in STEPS if duty.source != "MGT 02"] == ["R9d"]


def test_the_actors_are_those_of_the_column_qui() -> None:
    actors = {(duty.branch, duty.role) for duty in STEPS if duty.line not in ("R1", "R2", "R3")}
    assert actors == {
        (Branch.APPLICANT, Role.DIRECTOR),
        (Branch.CERTIFIED, Role.QUALITY_MANAGER),
    }
    assert {duty.role for duty in STEPS if duty.line in ("R2", "R3")} == {Role.SALES_ASSISTANT}
    assert [duty.role for duty in STEPS if duty.line == "R1"] == [None, None]


def test_only_step_8_has_another_name_for_an_applicant() -> None:
    by_line = {duty.line: duty.label for duty in STEPS}
    differ = [line for line, label in by_line.items()
              if line.endswith("d") and label != by_line[line.replace("d", "c")]]  # fmt: skip
    assert differ == ["R8d"]
    assert by_line["R8c"] == "Traitement de l’appel"


def test_only_an_applicant_goes_the_way_of_the_director() -> None:
    ways = {kind: Branch.of(kind) for kind in (*AppellantType, None)}
    assert [kind for kind, branch in ways.items() if branch.actor is Role.DIRECTOR] == [
        AppellantType.APPLICANT
    ]


def test_a_person_records_what_comes_after_the_registration() -> None:
    assert RECORDABLE[0] is Step.ACKNOWLEDGE
    assert set(Step) - set(RECORDABLE) == {Step.RECEIVE, Step.OPEN, Step.REGISTER}

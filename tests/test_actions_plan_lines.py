"""The line of an appeal in the action plan follows the appeal (R10)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from work_folders import SINGLE, make

from suivi_tool.actions.entries import EntryKind, completed_payload
from suivi_tool.actions.plan_lines import completing, line_of, of_appeals
from suivi_tool.errors import WorkbookRefused
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.storage.pending import Entry
from suivi_tool.tracker.action_plan import ActionRow

MAY_18 = date(2026, 5, 18)


def test_closing_an_appeal_closes_its_line_in_a_tracker_of_one_sheet(tmp_path: Path) -> None:
    place = make(tmp_path, SINGLE)
    number = place.register().number
    assert place.row("Suivi", number)["État"] == "À faire"
    place.treat(number, "accuse", MAY_18, le="04/05/2026")
    assert place.row("Suivi", number)["État"] == "En cours"
    place.treat(number, "cloture", MAY_18, le="15/05/2026", resultat="Appel retiré")
    row = place.row("Suivi", number)
    assert (row["État"], row["Clos le"].date()) == ("Clôturée", date(2026, 5, 15))


def line(**facts: object) -> ActionRow:
    known = {"kind": "Appel", "origin_reference": "APP-1", "status": "À faire"}
    return ActionRow(7, Action("APP-1", **{**known, **facts}))  # type: ignore[arg-type]


def ours(_appeal: Appeal) -> bool:
    return True


def test_only_what_is_behind_is_written_and_what_people_wrote_stays() -> None:
    closed = Appeal("app-1", closed_on=MAY_18)
    assert of_appeals([closed], [line()], ours) == {7: {"closed_on": MAY_18, "status": "Clôturée"}}
    assert of_appeals([closed], [line(status="Annulée", closed_on=date(2026, 5, 1))], ours) == {}
    assert of_appeals([closed], [line(status="Soldé")], ours) == {7: {"closed_on": MAY_18}}
    assert of_appeals([closed], [line(kind="AC")], ours) == {}
    assert of_appeals([Appeal("APP-2", closed_on=MAY_18)], [line()], ours) == {}
    begun = Appeal("APP-1", acknowledged_on=MAY_18)
    assert of_appeals([begun], [line()], ours) == {7: {"status": "En cours"}}
    assert of_appeals([Appeal("APP-1")], [line()], ours) == {}
    assert of_appeals([begun], [line(status="En cours")], ours) == {}


def test_the_line_of_an_appeal_that_is_not_ours_is_left_alone() -> None:
    two = [Appeal("APP-1", closed_on=MAY_18), Appeal("APP-2", closed_on=MAY_18)]
    lines = [line(), line(origin_reference="APP-2")._replace(row=8)]
    behind = of_appeals(two, lines, lambda appeal: appeal.number == "APP-2")
    assert behind == {8: {"closed_on": MAY_18, "status": "Clôturée"}}


def test_what_a_fiche_tells_fills_what_is_empty_and_names_what_is_not() -> None:
    payload = completed_payload(Action("AC-1"), {"causes": "Panne.", "pilot": "Luc"})
    told = Entry("7", EntryKind.COMPLETE, "APP-1", payload, "RQ", datetime(2026, 5, 2, tzinfo=UTC))
    assert completing(Action("AC-1", pilot="Anne"), told) == ({"causes": "Panne."}, ("pilot",))
    assert completing(Action("AC-1", pilot="Luc", causes="Panne."), told) == ({}, ())


def test_a_line_that_is_gone_says_what_to_do() -> None:
    there = ActionRow(5, Action("ac-1"))
    assert line_of([there], "AC-1") is there
    with pytest.raises(WorkbookRefused, match="AC-2"):
        line_of([there], "AC-2")

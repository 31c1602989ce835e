"""What people typed into a fiche AC/AP, as facts of its action."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from suivi_tool.forms import action_form, action_reading_back
from suivi_tool.forms.action_reading_back import DATES, TEXTS, read_back
from suivi_tool.procedure.appeal import Action

TODAY = date(2026, 5, 20)


def test_texts_dates_and_boxes_are_facts() -> None:
    typed: dict[str, str | bool] = {
        "causes.retenue": " Consigne absente. ", "actions.1.realisee_le": "19 mai",
        "efficacite.non": True, "causes.famille.milieu": True, "causes.pourquoi_1": "x",
    }  # fmt: skip
    found = read_back(typed, TODAY)
    assert found.faults == ()
    assert found.facts == {
        "causes": "Consigne absente.", "done_on": date(2026, 5, 19), "effective": "Non",
        "cause_family": "Milieu",
    }  # fmt: skip


def test_what_is_no_date_is_told_and_two_boxes_tell_nothing() -> None:
    found = read_back({"cloture.le": "ASAP", "efficacite.oui": True, "efficacite.non": True}, TODAY)
    assert found.facts == {}
    assert len(found.faults) == 1


def test_every_field_is_one_of_the_fiche_and_every_fact_one_of_an_action() -> None:
    tags = action_form.values(action_form.ActionCase(Action("AC-1"), "CESI"))
    known = {field.name for field in fields(Action)}
    for names in (TEXTS, DATES):
        assert names.keys() <= tags.keys()
        assert set(names.values()) <= known
    assert (
        action_reading_back._EFFECTIVE.keys() | action_reading_back._FAMILIES.keys() <= tags.keys()
    )

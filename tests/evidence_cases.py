"""The evidence of a case as of a day, for the pages of one appeal and of a period."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from appeal_cases import ORGANISATION
from calendars import french_calendar

from suivi_tool.forms.case import Case
from suivi_tool.forms.clauses import read_standard
from suivi_tool.forms.evidence import Document, Evidence
from suivi_tool.procedure.appeal import Action
from suivi_tool.procedure.steps import state

FOLDER = Path(__file__).parents[1] / "templates_docx"
STANDARD = read_standard((FOLDER / "exigences.toml").read_text("utf-8"))
CALENDAR = french_calendar()
MADE = date(2026, 6, 10)
ACTIONS = [Action("AC-2026-012", date(2026, 5, 20), origin_reference="APP-2026-007")]


def evidence(case: Case, today: date, *documents: Document, hide: bool = False) -> Evidence:
    """Return the evidence of a case as of a day."""
    states = state(case.appeal, ACTIONS, CALENDAR, today, ORGANISATION)
    return Evidence(case, states, STANDARD, today, documents, hide)

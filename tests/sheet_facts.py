"""A small register of 2026 drawn as text, and the facts that our sheets are made from."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from suivi_tool.procedure.appeal import Action, Appeal, AppellantType, Justified, Role
from suivi_tool.procedure.indicators import indicators
from suivi_tool.procedure.open_deadlines import open_deadlines
from suivi_tool.procedure.organisation import Organisation, Person, Post
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.action_plan import ActionRow
from suivi_tool.tracker.register import AppealRow
from suivi_tool.tracker.sheets import action_plan_sheet, appeals_sheet
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.register_page import FIRST_ROW
from suivi_tool.workbook.reading import Cell, read_rows

TODAY = date(2026, 11, 30)
COMMITTEES = (date(2026, 1, 20), date(2026, 6, 16), date(2026, 12, 8))
DAYS_OFF = holidays_list.proposed(range(2024, 2029))
ORGANISATION = Organisation(
    "CESI Certification",
    (Post(Role.DIRECTOR, Person("Jean Dupont")), Post(Role.QUALITY_MANAGER, Person("Anne Roy"))),
)

# number, type, received, acknowledged, ruled, justified, closed
REGISTER = """
APP-2025-001 d 2025-12-29 2026-01-07 2026-01-20 Non 2026-02-02
APP-2026-001 c 2026-02-04 2026-02-10 2026-03-02 Non 2026-03-09
APP-2026-002 c 2026-04-07 2026-04-30 2026-05-28 Oui 2026-06-01
APP-2026-003 p 2026-04-30 2026-05-15 2026-06-02 Non 2026-06-30
APP-2026-004 d 2026-09-08 2026-09-10 -          -   -
APP-2026-005 d 2026-11-05 -          -          -   -
APP-2026-006 c 2026-11-24 -          -          -   -
"""
TYPES = {"d": AppellantType.APPLICANT, "c": AppellantType.CANDIDATE, "p": AppellantType.CERTIFIED}
ACTIONS = (
    Action("AC-2026-001", date(2026, 5, 29), "AC", "Appel", "APP-2026-002", pilot="Anne Roy",
           action="Former les correcteurs", due=date(2026, 9, 30), new_due=date(2026, 12, 2)),
    Action("AC-2026-002", date(2026, 5, 29), "AC", "Appel", "APP-2026-002", pilot="Marc Petit",
           action="Relire le barème", due=date(2026, 10, 30)),
)  # fmt: skip


def appeals() -> list[Appeal]:
    """Return the appeals of REGISTER."""
    return [_appeal(*line.split()) for line in REGISTER.split("\n") if line]


def _appeal(number: str, kind: str, *rest: str) -> Appeal:
    received, acknowledged, ruled, justified, closed = rest
    return Appeal(
        number,
        appellant_type=TYPES[kind],
        received_on=_day(received),
        acknowledged_on=_day(acknowledged),
        ruled_on=_day(ruled),
        justified=None if justified == "-" else Justified(justified),
        closed_on=_day(closed),
    )


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def facts(known: list[Appeal] | None = None, **more: Any) -> Facts:
    """Return the facts of a register written by `appeals_sheet`, as of TODAY."""
    found = appeals() if known is None else known
    actions = ACTIONS if found else ()
    calendar = holidays_list.calendar(DAYS_OFF)
    values: dict[str, Any] = {
        "today": TODAY,
        "register": appeals_sheet.reference(len(found)),
        "figures": indicators(
            found, calendar, TODAY, actions=actions, since_committee=date(2026, 6, 16)
        ),
        "appeals": tuple(AppealRow(at, one) for at, one in enumerate(found, FIRST_ROW)),
        "action_plan": action_plan_sheet.reference(len(actions)),
        "actions": tuple(ActionRow(at, one) for at, one in enumerate(actions, FIRST_ROW)),
        "days_off": DAYS_OFF,
        "deadlines": tuple(open_deadlines(found, actions, calendar, TODAY, ORGANISATION)),
        "committees": COMMITTEES,
        "organisation": ORGANISATION.name,
        "fixed_today": True,
    }
    return Facts(**{**values, **more})


def cells(data: bytes, sheet: str) -> list[list[Cell]]:
    """Return the cached values of a sheet, row 1 first."""
    return read_rows(data, sheet)


def parts(data: bytes) -> dict[str, str]:
    """Return the XML parts of a workbook."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()
                if name.endswith((".xml", ".rels"))}  # fmt: skip


def formulas(data: bytes) -> Iterator[str]:
    """Yield every formula of every sheet, table, rule and name."""
    kinds = "f|formula|formula1|formula2|calculatedColumnFormula|definedName"
    for name, text in parts(data).items():
        if name.startswith("xl/") and "/charts/" not in name:
            for found in re.finditer(rf"<({kinds})(?: [^>]*)?>([^<]*)</", text):
                yield found[2]

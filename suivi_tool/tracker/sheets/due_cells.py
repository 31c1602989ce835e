"""One deadline over the register: where its row is, when it is due, whether it is done.

Each answer comes twice, as a formula and as its value today, from the facts as Excel sees them: a
date that is a text is no date. `spot` is the cell that holds the place of the row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.acknowledgement import ACKNOWLEDGEMENT_DAYS, acknowledgement_deadline
from suivi_tool.procedure.appeal import Action, Appeal, Outcome
from suivi_tool.procedure.links import DONE_WORDS, action_done
from suivi_tool.procedure.open_deadlines import DeadlineKind, OpenDeadline
from suivi_tool.procedure.words import plain
from suivi_tool.procedure.working_days import Calendar
from suivi_tool.tracker.action_plan import ActionRow
from suivi_tool.tracker.records import same_number
from suivi_tool.tracker.register import AppealRow
from suivi_tool.tracker.sheets.days_off import DaysOffRef
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.live import Live, is_day, long_text, text
from suivi_tool.tracker.sheets.places import cell_at, link, place
from suivi_tool.tracker.sheets.references import SheetRef

WITHDRAWN = ("appel retiré", "appel retire", "retiré", "retire", "désistement", "desistement",
             "appel abandonné", "appel abandonne")  # fmt: skip
NOT_AN_APPEAL = ("pas un appel", "n'est pas un appel", "plainte", "réclamation", "reclamation",
                 "demande d'information")  # fmt: skip
CHECKED_WORDS = ("oui", "non", "o", "n", "yes", "no", "efficace", "inefficace", "non efficace")
_DONE_AS_TYPED = tuple(dict.fromkeys(way for word in DONE_WORDS for way in (word, plain(word))))


@dataclass(frozen=True, slots=True)
class DueCells:
    """The formulas of one line and their values: place, due date, first due date, done (1 or 0).

    `number` leads to its row; None where there is no sheet to lead to.
    """

    spot: Live
    due: Live
    first_due: Live
    done: Live
    number: Live | None

    @property
    def found(self) -> bool:
        """Whether the register holds the row."""
        return bool(self.spot.cached)


class Desk:
    """Finds the row of a deadline and writes its formulas; made once a sheet."""

    def __init__(self, facts: Facts, days_off: DaysOffRef, calendar: Calendar) -> None:
        self.facts, self.days_off, self.calendar = facts, days_off, calendar
        self._appeals: dict[str, list[AppealRow]] = {}
        self._actions: dict[str, list[ActionRow]] = {}
        for appeal in facts.appeals:
            self._appeals.setdefault(same_number(appeal.appeal.number), []).append(appeal)
        for action in facts.actions:
            self._actions.setdefault(same_number(action.action.number), []).append(action)

    def cells(self, line: OpenDeadline, spot: str) -> DueCells:
        """Return the formulas of `line`; `spot` is the address that its place is written to."""
        if line.action:
            return self._of_action(line, spot)
        rows = self._appeals.get(same_number(line.number), [])
        sheet = self.facts.register
        row = _same_due(((row.row, self._appeal_due(line, row)) for row in rows), line.due)
        appeal = next((one.as_excel_sees_it for one in rows if one.row == row), None)
        due = self._appeal_due_formula(line, spot)
        done = self._ended(line, spot)
        return DueCells(
            place(sheet, line.number, row),
            Live(due, (self._due(line, appeal) if appeal else None) or ""),
            Live('""', ""),
            Live(done, _number(appeal is not None and _appeal_done(line, appeal))),
            _number_link(sheet, line.number, spot),
        )

    def _appeal_due(self, line: OpenDeadline, row: AppealRow) -> date | None:
        return self._due(line, row.as_excel_sees_it)

    def _due(self, line: OpenDeadline, appeal: Appeal) -> date | None:
        if line.kind is DeadlineKind.REPLY:
            return appeal.reply_due
        if appeal.received_on is None:
            return None
        return acknowledgement_deadline(appeal.received_on, self.calendar).due

    def _appeal_due_formula(self, line: OpenDeadline, spot: str) -> str:
        sheet = self.facts.register
        if line.kind is DeadlineKind.REPLY:
            return _dated(sheet, ("reply_due",), spot)
        received = cell_at(sheet, "received_on", spot)
        if not received:
            return '""'
        limit = self.days_off.workday(f"INT({received})", ACKNOWLEDGEMENT_DAYS)
        covered = self.days_off.covers(f"INT({received})+1", limit)
        return f'IF({spot}=0,"",IF({is_day(received)},IF({covered},{limit},""),""))'

    def _ended(self, line: OpenDeadline, spot: str) -> str:
        sheet = self.facts.register
        own = "replied_on" if line.kind is DeadlineKind.REPLY else "acknowledged_on"
        tests = [is_day(cell_at(sheet, name, spot)) for name in (own, "closed_on")
                 if sheet.has(name)]  # fmt: skip
        tests += _is_one_of(sheet, "outcome", (*WITHDRAWN, *NOT_AN_APPEAL), spot)
        return _any(tests, spot)

    def _of_action(self, line: OpenDeadline, spot: str) -> DueCells:
        sheet = self.facts.action_plan
        rows = self._actions.get(same_number(line.action), [])
        if sheet is None:
            return DueCells(Live("0", 0), Live('""', ""), Live('""', ""), Live("0", 0), None)
        check = line.kind is DeadlineKind.EFFECTIVENESS
        row = _same_due(
            ((row.row, _action_due(row.as_excel_sees_it, check=check)) for row in rows), line.due
        )
        action = next((one.as_excel_sees_it for one in rows if one.row == row), None)
        fields = ("effectiveness_due",) if check else ("new_due", "due")
        due = _action_due(action, check=check) if action else None
        moved = action is not None and action.new_due is not None and not check
        first = action.due if action and moved else None
        return DueCells(
            place(sheet, line.action, row),
            Live(_dated(sheet, fields, spot), due or ""),
            Live('""' if check else _first_due(sheet, spot), first or ""),
            Live(_any(_action_ends(sheet, spot, check=check), spot),
                 _number(action is not None and _action_ended(action, check=check))),
            _number_link(sheet, line.number or line.action, spot),
        )  # fmt: skip


def _number_link(sheet: SheetRef, number: str, spot: str) -> Live | None:
    if not sheet.has("number"):
        return None
    return link(sheet, "number", spot, Live(long_text(number), number), lost=number)


def _same_due(rows: Iterable[tuple[int, date | None]], due: date | None) -> int | None:
    """Return the row with that deadline, else the first: a number may stand twice."""
    known = list(rows)
    same = [row for row, its_due in known if its_due == due]
    return next(iter([*same, *(row for row, _ in known)]), None)


def _dated(sheet: SheetRef, fields: tuple[str, ...], spot: str) -> str:
    """Return the first of `fields` that holds a date."""
    formula = '""'
    for cell in (cell_at(sheet, name, spot) for name in reversed(fields)):
        formula = f"IF({is_day(cell)},INT({cell}),{formula})" if cell else formula
    return f'IF({spot}=0,"",{formula})' if formula != '""' else formula


def _first_due(sheet: SheetRef, spot: str) -> str:
    moved, first = cell_at(sheet, "new_due", spot), cell_at(sheet, "due", spot)
    if not moved or not first:
        return '""'
    both = f"AND({is_day(moved)},{is_day(first)})"
    return f'IF({spot}=0,"",IF({both},INT({first}),""))'


def _is_one_of(sheet: SheetRef, field: str, words: tuple[str, ...], spot: str) -> list[str]:
    if not sheet.has(field):
        return []
    known = ",".join(map(text, words))
    return [f'ISNUMBER(MATCH(TRIM({cell_at(sheet, field, spot)}&""),{{{known}}},0))']


def _any(tests: list[str], spot: str) -> str:
    return f"IF({spot}=0,0,IF(OR({','.join(tests)}),1,0))" if tests else "0"


def _action_ends(sheet: SheetRef, spot: str, *, check: bool) -> list[str]:
    dates = ("closed_on",) if check else ("done_on", "closed_on")
    tests = [is_day(cell_at(sheet, name, spot)) for name in dates if sheet.has(name)]
    field, words = ("effective", CHECKED_WORDS) if check else ("status", _DONE_AS_TYPED)
    return tests + _is_one_of(sheet, field, words, spot)


def _action_ended(action: Action, *, check: bool) -> bool:
    if check:
        return plain(action.effective) in ("oui", "non") or action.closed_on is not None
    return action_done(action)


def _action_due(action: Action, *, check: bool) -> date | None:
    return action.effectiveness_due if check else action.new_due or action.due


def _appeal_done(line: OpenDeadline, appeal: Appeal) -> bool:
    own = appeal.replied_on if line.kind is DeadlineKind.REPLY else appeal.acknowledged_on
    over = appeal.outcome is Outcome.WITHDRAWN or not appeal.counts
    return bool(own or appeal.closed_on or over)


def _number(value: bool) -> int:
    return int(value)

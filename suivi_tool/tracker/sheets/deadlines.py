"""« Échéances »: what is due, by whom, most urgent first, each line live over the register.

Order and grouping are those of the last refresh; due date, days left and state follow the
register, « Jours fériés » and AUJOURDHUI at once. A line finds its row by its number: sorting the
register or adding rows does not mislead it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from suivi_tool.procedure.acknowledgement import ACKNOWLEDGEMENT_DAYS
from suivi_tool.procedure.dates_fr import long_with_day
from suivi_tool.procedure.words import NBSP, french
from suivi_tool.procedure.working_days import Calendar, UnknownYear
from suivi_tool.tracker.holidays_list import EARLIEST
from suivi_tool.tracker.sheets.days_off import DaysOffRef
from suivi_tool.tracker.sheets.facts import DeadlineLine, Facts
from suivi_tool.tracker.sheets.live import Live, day, long_date_with_day, text
from suivi_tool.tracker.sheets.look import Tone
from suivi_tool.tracker.sheets.paper import Book, Page
from suivi_tool.tracker.sheets.references import SheetRef

SHEET = "Échéances"
HEADINGS = ("N°", "À faire", "Qui", "Échéance", "Jours ouvrés restants", "État",
            "Première échéance", "Pourquoi cette date")  # fmt: skip
LATE, TODAY, SOON, AHEAD, DONE, NO_DATE, LOST = (
    f"✖{NBSP}En retard",
    f"●{NBSP}Aujourd’hui",
    f"▲{NBSP}≤ 2 jours",
    f"○{NBSP}À venir",
    f"✔{NBSP}Fait",
    f"–{NBSP}Sans date",
    f"?{NBSP}Introuvable",
)
_COUNTED = (LATE, TODAY, SOON, AHEAD, NO_DATE, DONE)
_TONES = ((LATE, Tone.BAD), (TODAY, Tone.WARN), (SOON, Tone.WARN), (AHEAD, Tone.CALM),
          (DONE, Tone.GOOD), (LOST, Tone.WARN))  # fmt: skip
_WIDTHS = (120, 250, 170, 130, 100, 130, 120, 430, 0, 0)
_LAST = 8
_ROW_AT, _DONE_AT = 9, 10


def write(book: Book, facts: Facts, days_off: DaysOffRef, calendar: Calendar) -> None:
    """Add the sheet."""
    page = book.page(SHEET, tab="#A3201D")
    page.widths(*_WIDTHS)
    head = "Situation calculée le "
    as_of = Live(f"{text(head)}&{long_date_with_day('AUJOURDHUI')}",
                 head + long_with_day(facts.today))  # fmt: skip
    page.band(_LAST, SHEET, as_of, facts.organisation)
    _held(page, facts)
    groups = [(who, list(lines)) for who, lines in groupby(facts.deadlines, lambda line: line.who)]
    first = 6 + len(groups) + 4 if groups else 8
    states = _lines(page, first, groups, _Known(facts, days_off, calendar))
    _board(page, groups, states, first)
    page.sheet.freeze_panes(2, 0)
    page.printed(first + sum(len(lines) + 1 for _, lines in groups), _LAST)


def _held(page: Page, facts: Facts) -> None:
    """Say how many rows of the register the sheet does not hold yet."""
    received = facts.register.range("received_on")
    known = sum(1 for row in facts.appeals
                if row.appeal.received_on and row.appeal.received_on >= EARLIEST)  # fmt: skip
    missing = f'COUNTIF({received},">="&{day(EARLIEST)})-{known}'
    held = french("✔ Toutes les lignes du registre sont reprises ici.")
    one = french(" ligne du registre n'est pas encore reprise ici : lancez « actualiser ».")
    many = french(" lignes du registre ne sont pas encore reprises ici : lancez « actualiser ».")
    formula = (f'IF({missing}<=0,{text(held)},"▲ "&({missing})&'
               f"IF({missing}=1,{text(one)},{text(many)}))")  # fmt: skip
    page.merge((3, 1, 3, _LAST), Live(formula, held), "lead", bold=True)
    page.height(3, 26)
    page.inks("A3", [('LEFT($A$3,1)="✔"', Tone.GOOD), ('LEFT($A$3,1)="▲"', Tone.BAD)])
    page.merge((4, 1, 4, _LAST), _HELP, "note")
    page.height(4, 32)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a line needs to say its state today, in a formula and in Python."""

    facts: Facts
    days_off: DaysOffRef
    calendar: Calendar

    def sheet(self, line: DeadlineLine) -> SheetRef | None:
        return self.facts.action_plan if line.of_action else self.facts.register

    def row(self, line: DeadlineLine) -> int | None:
        """Return the row of the first appeal or action of that number."""
        if line.of_action:
            numbers = {entry.action.number: entry.row for entry in reversed(self.facts.actions)}
        else:
            numbers = {entry.appeal.number: entry.row for entry in reversed(self.facts.appeals)}
        return numbers.get(line.number)

    def left(self, due: date) -> int | None:
        try:
            return self.calendar.left(self.facts.today, due)
        except UnknownYear:
            return None


def _lines(
    page: Page, first: int, groups: Sequence[tuple[str, list[DeadlineLine]]], known: _Known
) -> dict[str, list[str]]:
    """Write the groups; return the states of each, as cached."""
    page.height(first - 1, 34)
    page.put_row(first - 1, 1, HEADINGS, "heading")
    states: dict[str, list[str]] = {}
    row = first
    for who, lines in groups:
        page.merge((row, 1, row, _LAST), f"{who} – {_count(len(lines))}", "group")
        page.height(row, 26)
        states[who] = [_line(page, row + at, line, known) for at, line in enumerate(lines, 1)]
        row += len(lines) + 1
    if not groups:
        page.merge((row, 1, row, _LAST), f"✔{NBSP}Aucune échéance ouverte.", "lead", bold=True)
    area = f"F{first}:F{max(row, first)}"
    page.tones(area, [(f"$F{first}={text(state)}", tone) for state, tone in _TONES])
    return states


def _line(page: Page, row: int, line: DeadlineLine, known: _Known) -> str:
    sheet = known.sheet(line)
    at = known.row(line)
    if sheet is not None and at is not None:
        page.link(row, 1, sheet.link("number", at), line.number)
    else:
        page.put(row, 1, line.number, "strong")
    page.put(row, 2, line.step, "text")
    page.put(row, 3, line.who, "text")
    page.put(row, 8, line.explanation, "small")
    page.height(row, 34 if len(line.explanation) <= 140 else 50)
    found = sheet is not None and at is not None
    if sheet is not None:
        page.put(row, _ROW_AT, Live(_found(sheet, line.number, at), _index(sheet, at)), "hidden")
        done = f"INDEX({sheet.range(line.field)},I{row})" if sheet.has(line.field) else '""'
        page.put(row, _DONE_AT, Live(f"IF(I{row}=0,0,IF(ISNUMBER({done}),1,0))", 0), "hidden")
    page.put(row, 4, Live(_due(sheet, line, row, known), line.due or ""), "short_day")
    left = known.left(line.due) if line.due else None
    formula = f'IF(ISNUMBER(D{row}),{known.days_off.left("AUJOURDHUI", f"D{row}")},"")'
    page.put(row, 5, Live(formula, "" if left is None else left), "number")
    page.put(row, 7, line.first_due, "date")
    state = _state(line.due, left, known.facts.today) if found else LOST
    page.put(row, 6, Live(_state_formula(row), state), "state")
    return state


def _found(sheet: SheetRef, number: str, at: int | None) -> str:
    """Return the place of `number` in the register (1 = first data row), 0 where it is gone.

    The row known at the refresh is tried first, with blanks trimmed; then the column is searched.
    """
    numbers = sheet.range("number")
    searched = f"IFERROR(MATCH({text(number)},{numbers},0),0)"
    if at is None:
        return searched
    here = _index(sheet, at)
    return f'IF(TRIM(INDEX({numbers},{here})&"")={text(number)},{here},{searched})'


def _index(sheet: SheetRef, at: int | None) -> int:
    return 0 if at is None else at - sheet.first_row + 1


def _due(sheet: SheetRef | None, line: DeadlineLine, row: int, known: _Known) -> str:
    """Return the formula of the deadline: over the register where it follows from it."""
    fixed = day(line.due) if line.due else '""'
    if sheet is None:
        return fixed
    if line.field == "acknowledged_on" and not line.of_action:
        received = f"INDEX({sheet.range('received_on')},I{row})"
        limit = known.days_off.workday(f"INT({received})", ACKNOWLEDGEMENT_DAYS)
        covered = known.days_off.covers(f"INT({received})+1", limit)
        return f'IF(I{row}=0,"",IF(ISNUMBER({received}),IF({covered},{limit},""),""))'
    return fixed


def _state(due: date | None, left: int | None, today: date) -> str:
    if due is None:
        return NO_DATE
    if due < today:
        return LATE
    if due == today:
        return TODAY
    return SOON if left is not None and left <= 2 else AHEAD


def _state_formula(row: int) -> str:
    due, left = f"D{row}", f"E{row}"
    ahead = f"IF({left}<=2,{text(SOON)},{text(AHEAD)})"
    dated = f"IF({due}<AUJOURDHUI,{text(LATE)},IF({due}=AUJOURDHUI,{text(TODAY)},{ahead}))"
    open_ = f"IF(ISNUMBER({due}),{dated},{text(NO_DATE)})"
    return f"IF(I{row}=0,{text(LOST)},IF(J{row}=1,{text(DONE)},{open_}))"


def _board(
    page: Page,
    groups: Sequence[tuple[str, list[DeadlineLine]]],
    states: dict[str, list[str]],
    first: int,
) -> None:
    """Write one line a person with the number of lines in each state."""
    if not groups:
        return
    page.put(6, 1, "Par personne", "heading")
    page.put(6, 2, None, "heading")
    for at, state in enumerate(_COUNTED):
        page.put(6, 3 + at, state, "heading_centre")
    start = first
    for at, (who, lines) in enumerate(groups):
        row = 7 + at
        page.merge((row, 1, row, 2), who, "strong")
        area = f"$F${start + 1}:$F${start + len(lines)}"
        for where, state in enumerate(_COUNTED):
            number = states[who].count(state)
            page.put(row, 3 + where, Live(f"COUNTIF({area},{text(state)})", number), "number",
                     num_format='0;-0;"–"')  # fmt: skip
        start += len(lines) + 1


def _count(number: int) -> str:
    return f"{number}{NBSP}échéance{'s' if number > 1 else ''}"


_HELP = french(
    "L'ordre et le regroupement datent du dernier « actualiser ». L'échéance, les jours restants "
    "et l'état suivent le registre, la feuille « Jours fériés » et la date du jour."
)

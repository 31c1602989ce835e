"""« Échéances »: what is due, by whom, most urgent first, each line live over the registers.

Order and grouping are those of the last refresh; due date, days left and state follow the
registers, « Jours fériés » and AUJOURDHUI at once. A line finds its row by its number: sorting the
register or adding rows does not mislead it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from textwrap import wrap
from urllib.parse import quote

from suivi_tool.procedure.appeal import Role
from suivi_tool.procedure.dates_fr import long_with_day
from suivi_tool.procedure.open_deadlines import (
    DeadlineKind,
    DeadlineState,
    OpenDeadline,
    deadline_state,
)
from suivi_tool.procedure.reminder import Reminder
from suivi_tool.procedure.words import NBSP, french
from suivi_tool.procedure.working_days import UnknownYear
from suivi_tool.tracker.sheets.due_cells import Desk
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.live import (
    AFTER_LAST,
    FIRST_DAY,
    Live,
    day,
    long_date_with_day,
    long_text,
    text,
)
from suivi_tool.tracker.sheets.look import Tone
from suivi_tool.tracker.sheets.paper import Book, Page

SHEET = "Échéances"
HEADINGS = ("N°", "À faire", "Qui", "Échéance", "Jours ouvrés restants", "État",
            "Première échéance", "Pourquoi cette date")  # fmt: skip
SIGNS = {
    DeadlineState.LATE: "✖",
    DeadlineState.TODAY: "●",
    DeadlineState.SOON: "▲",
    DeadlineState.AHEAD: "○",
    DeadlineState.DONE: "✔",
    DeadlineState.UNKNOWN: "?",
}
STATES = {state: f"{sign}{NBSP}{state}" for state, sign in SIGNS.items()}
LOST = f"?{NBSP}Introuvable"
_TONES = {
    DeadlineState.LATE: Tone.BAD,
    DeadlineState.TODAY: Tone.WARN,
    DeadlineState.SOON: Tone.WARN,
    DeadlineState.AHEAD: Tone.CALM,
    DeadlineState.DONE: Tone.GOOD,
    DeadlineState.UNKNOWN: Tone.WARN,
}
_WIDTHS = (125, 215, 180, 125, 95, 125, 110, 390, 0, 0)
_LAST, _SPOT, _DONE = 8, 9, 10
_FITS = 62
"""Characters of an explanation on one line, the widest of Calibri 10 left room for."""
_LONGEST_LINK = 2079
"""Characters of a link that Excel takes."""
_ROLES = (Role.DIRECTOR, Role.QUALITY_MANAGER, Role.SALES_ASSISTANT)

Groups = Mapping[str, Sequence[OpenDeadline]]


def write(book: Book, facts: Facts, desk: Desk) -> None:
    """Add the sheet."""
    page = book.page(SHEET, tab="#A3201D")
    page.widths(*_WIDTHS)
    head = "Situation calculée le "
    as_of = Live(f"{text(head)}&{long_date_with_day('AUJOURDHUI')}",
                 head + long_with_day(facts.today))  # fmt: skip
    page.band(_LAST, SHEET, as_of, facts.organisation)
    _held(page, facts)
    _years(page, desk)
    groups = by_person(facts.deadlines)
    first = 10 + len(groups)
    states, last = _lines(page, first, groups, desk)
    _board(page, groups, states, first)
    page.sheet.freeze_panes(2, 0)
    page.printed(last, _LAST, heading_row=first - 1)


def by_person(deadlines: Sequence[OpenDeadline]) -> Groups:
    """Return the deadlines of each person, Directeur and RQ first, most urgent first in each."""

    def place(line: OpenDeadline) -> int:
        return _ROLES.index(line.role) if line.role in _ROLES else len(_ROLES)

    groups: dict[str, list[OpenDeadline]] = {}
    known = {line.person: who(line) for line in sorted(deadlines, key=place, reverse=True)}
    for line in deadlines:
        groups.setdefault(known[line.person] if line.person else who(line), []).append(line)
    return dict(sorted(groups.items(), key=lambda group: min(map(place, group[1]))))


def who(line: OpenDeadline) -> str:
    """Return « RQ – Claire Martin », the one or the other, or « À désigner »."""
    return " – ".join(filter(None, (str(line.role or ""), line.person))) or "À désigner"


def mail_link(reminder: Reminder) -> str:
    """Return the link that opens the mail program with the reminder written, ready to send."""
    text = reminder.text.replace("\n", "\r\n")
    whole = f"mailto:{quote(reminder.to.mail)}?subject={quote(reminder.subject)}&body={quote(text)}"
    return whole if len(whole) <= _LONGEST_LINK else whole.partition("&body=")[0]


def _held(page: Page, facts: Facts) -> None:
    """Say how many rows and reply deadlines of the register the sheet does not hold yet."""
    held = french("✔ Toutes les lignes du registre sont reprises ici.")
    replies = _told(_not_held(facts, "reply_due"), "échéance de réponse saisie depuis",
                    "échéances de réponse saisies depuis", text(held))  # fmt: skip
    formula = _told(_not_held(facts, "received_on"), "ligne du registre", "lignes du registre",
                    replies)  # fmt: skip
    page.merge((3, 1, 3, _LAST), Live(formula, held), "lead", bold=True)
    page.height(3, 28)
    page.inks("A3", [('LEFT($A$3,1)="✔"', Tone.GOOD), ('LEFT($A$3,1)="▲"', Tone.BAD)])
    page.merge((4, 1, 4, _LAST), _HELP, "note")
    page.height(4, 24)


def _not_held(facts: Facts, field: str) -> str:
    """Return how many dates of a column came since the sheet was made, a row of totals left out."""
    if not facts.register.has(field):
        return "0"
    seen = (getattr(row.as_excel_sees_it, field) for row in facts.appeals)
    known, area = sum(map(bool, seen)), facts.register.range(field)
    until = f'{area},"<"&{day(AFTER_LAST)}'
    return f'COUNTIFS({area},">="&{day(FIRST_DAY)},{until})-{known}'


def _told(missing: str, one: str, many: str, otherwise: str) -> str:
    remedy = "ici : lancez « actualiser »."
    single = text(french(f" {one} n'est pas encore reprise {remedy}"))
    several = text(french(f" {many} ne sont pas encore reprises {remedy}"))
    told = f'"▲ "&({missing})&IF({missing}=1,{single},{several})'
    return f"IF({missing}<=0,{otherwise},{told})"


def _years(page: Page, desk: Desk) -> None:
    """Say which year the list of days off lacks: this one, or that of sixty days from now."""
    today, listed = desk.facts.today, desk.days_off.years
    head, tail = (
        "▲ Les jours fériés de ",
        french(" ne sont pas dans la liste : complétez la feuille « Jours fériés »."),
    )
    formula, value = text(""), ""
    for ahead in (60, 0):
        year = f"YEAR(AUJOURDHUI+{ahead})"
        missing = (today + timedelta(days=ahead)).year
        warning = f"{text(head)}&{year}&{text(tail)}"
        formula = f"IF(COUNTIF({listed},{year})=0,{warning},{formula})"
        value = value if missing in desk.calendar.years else f"{head}{missing}{tail}"
    page.merge((5, 1, 5, _LAST), Live(formula, value), "lead", bold=True)
    page.inks("A5", [('LEFT($A$5,1)="▲"', Tone.BAD)])


def _lines(page: Page, first: int, groups: Groups, desk: Desk) -> tuple[dict[str, list[str]], int]:
    """Write the groups; return the states of each, as cached, and the last row."""
    page.height(first - 1, 38)
    page.put_row(first - 1, 1, HEADINGS, "heading")
    states: dict[str, list[str]] = {}
    row = first
    for person, lines in groups.items():
        page.merge((row, 1, row, _LAST), f"{person} – {_count(len(lines))}", "group")
        page.height(row, 28)
        states[person] = [_line(page, row + at, line, desk) for at, line in enumerate(lines, 1)]
        row += len(lines) + 1
    if not groups:
        page.merge((row, 1, row, _LAST), f"✔{NBSP}Aucune échéance ouverte.", "lead", bold=True)
        page.height(row, 34)
    last = max(row - 1, first)
    tones = [(f"$F{first}={text(STATES[state])}", tone) for state, tone in _TONES.items()]
    page.tones(f"F{first}:F{last}", [*tones, (f"$F{first}={text(LOST)}", Tone.WARN)])
    page.inks(f"D{first}:E{last}", [(f"$F{first}={text(STATES[DeadlineState.LATE])}", Tone.BAD)])
    return states, last


def _line(page: Page, row: int, line: OpenDeadline, desk: Desk) -> str:
    cells = desk.cells(line, f"$I{row}")
    if cells.number and cells.found:
        page.put(row, 1, cells.number, "link")
    else:
        page.put(row, 1, line.number or line.action, "strong")
    page.put(row, 2, line.step, "text")
    reminder = desk.facts.reminders.get(line.action)
    if reminder and line.kind is DeadlineKind.ACTION:
        page.link(row, 3, mail_link(reminder), f"✉{NBSP}{who(line)}")
    else:
        page.put(row, 3, who(line), "text")
    page.put(row, 4, cells.due, "short_day")
    due = cells.due.cached if isinstance(cells.due.cached, date) else None
    left = _left(desk, due)
    days = desk.days_off.left("AUJOURDHUI", f"D{row}")
    formula = f'IF(J{row}=1,"",IF(ISNUMBER(D{row}),{days},""))'
    page.put(row, 5, Live(formula, "" if left is None or cells.done.cached else left), "number")
    state = STATES[deadline_state(due, desk.facts.today, left, done=bool(cells.done.cached))]
    shown = state if cells.found else LOST
    page.put(row, 6, Live(_state_formula(row), shown), "state")
    page.put(row, 7, cells.first_due, "date")
    page.put(row, 8, _explanation(row, line.explanation, due), "small")
    page.put(row, _SPOT, cells.spot, "hidden")
    page.put(row, _DONE, cells.done, "hidden")
    page.height(row, 36 + 17 * max(0, len(wrap(line.explanation, _FITS)) - 2))
    return shown


def _explanation(row: int, explanation: str, due: date | None) -> Live:
    """Say why that date, as long as it is that date."""
    same = f"D{row}={day(due) if due else text('')}"
    return Live(f"IF({same},{long_text(explanation)},{text(_MOVED)})", explanation)


def _left(desk: Desk, due: date | None) -> int | None:
    """Return the working days left as the formula counts them: it looks at both ends alone."""
    if due is None:
        return None
    today, known = desk.facts.today, desk.calendar
    try:
        return known.left(today, due)
    except UnknownYear:
        ends = {(min(due, today) + timedelta(days=1)).year, max(due, today).year}
        if not ends <= known.years:
            return None
        years = frozenset(range(1900, 2200))
        return type(known)(known.holidays, known.closing_days, years).left(today, due)


def _state_formula(row: int) -> str:
    names = {state: text(name) for state, name in STATES.items()}
    due, left = f"D{row}", f"E{row}"
    days = f"IF(ISNUMBER({left}),{left},{due}-AUJOURDHUI)"
    ahead = f"IF({days}<=2,{names[DeadlineState.SOON]},{names[DeadlineState.AHEAD]})"
    dated = (f"IF({due}<AUJOURDHUI,{names[DeadlineState.LATE]},"
             f"IF({due}=AUJOURDHUI,{names[DeadlineState.TODAY]},{ahead}))")  # fmt: skip
    open_ = f"IF(ISNUMBER({due}),{dated},{names[DeadlineState.UNKNOWN]})"
    return f"IF(I{row}=0,{text(LOST)},IF(J{row}=1,{names[DeadlineState.DONE]},{open_}))"


def _board(page: Page, groups: Groups, states: Mapping[str, list[str]], first: int) -> None:
    """Write one line a person with the number of lines in each state."""
    if not groups:
        return
    page.merge((6, 1, 6, 2), "Par personne", "heading")
    page.height(6, 26)
    shown = [state for state in DeadlineState if state is not DeadlineState.UNKNOWN]
    for at, state in enumerate(shown, 3):
        page.put(6, at, STATES[state], "heading_centre")
    start = first
    for row, (person, lines) in enumerate(groups.items(), 7):
        page.merge((row, 1, row, 2), person, "strong")
        page.height(row, 26)
        area = f"$F${start + 1}:$F${start + len(lines)}"
        for at, state in enumerate(shown, 3):
            name = STATES[state]
            number = Live(f"COUNTIF({area},{text(name)})", states[person].count(name))
            page.put(row, at, number, "number", num_format='0;\u22120;"–"')
        start += len(lines) + 1


def _count(number: int) -> str:
    return f"{number}{NBSP}échéance{'s' if number > 1 else ''}"


_MOVED = french("La date a changé depuis le dernier « actualiser ».")
_HELP = french(
    "L'ordre et le regroupement datent du dernier « actualiser ». L'échéance, les jours restants "
    "et l'état suivent le registre, la feuille « Jours fériés » et la date du jour. ✉ : "
    "cliquez, la relance au pilote est écrite dans votre messagerie ; rien ne part sans vous."
)

"""Registers as people keep them, generated: shapes drawn by hypothesis, rows from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suivi_tool.procedure.acknowledgement import acknowledgement_deadline
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.working_days import Calendar
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.holidays_list import CLOSING, DayOff
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.vocabulary import read_word

Cell = str | int | float | date | datetime | None
NEEDED = ("number", "received_on", "appellant")
OPTIONAL = ("acknowledged_on", "reply_due", "replied_on", "closed_on", "justified", "ruled_on",
            "outcome", "period_verdict", "notified_on", "channel", "comments")  # fmt: skip
FORMER_DATES = ("received_on", "acknowledged_on", "reply_due", "replied_on", "closed_on",
                "ruled_on")  # fmt: skip
FORMER_WORDS = ("justified", "period_verdict", "outcome")
PLAN = ("number", "opened_on", "origin_reference", "action", "pilot", "due", "new_due", "done_on",
        "closed_on", "status", "effectiveness_due", "effective")  # fmt: skip
SPECIAL_DAYS = (date(2026, 1, 1), date(2026, 12, 31), date(2024, 2, 29), date(2028, 2, 29),
                date(2025, 2, 28), date(2025, 3, 1), date(2026, 5, 2),
                date(2027, 1, 4))  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One register as somebody keeps it; `wild` mixes in what people type instead of dates."""

    seed: int
    size: int
    today: date
    heading_row: int
    left: int
    fields: tuple[str, ...]
    sheet: str
    table: bool
    total_row: bool
    wild: bool
    overdue: bool
    plan: bool
    date1904: bool
    short_list: bool
    former: bool = False
    rows: list[dict[str, Cell]] = field(default_factory=list, compare=False, repr=False)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw the shape of a register; its rows follow from the seed."""
    optional = draw(st.lists(st.sampled_from(OPTIONAL), unique=True))
    fields = draw(st.permutations([*NEEDED, *optional]))
    some_day = st.dates(date(2023, 1, 1), date(2028, 12, 31))
    return Case(
        seed=draw(st.integers(0, 10**9)),
        size=draw(st.sampled_from([0, 1, 2, 5, 12, 30, 300])),
        today=draw(st.one_of(st.sampled_from(SPECIAL_DAYS), some_day)),
        heading_row=draw(st.integers(1, 7)),
        left=draw(st.integers(1, 3)),
        fields=tuple(fields),
        sheet=draw(st.sampled_from(["Appels", "Registre d'été", "Suivi (appels) 2026"])),
        table=draw(st.booleans()),
        total_row=draw(st.booleans()),
        wild=draw(st.booleans()),
        overdue=draw(st.booleans()),
        plan=draw(st.booleans()),
        date1904=draw(st.booleans()),
        short_list=draw(st.booleans()),
        former=draw(st.booleans()),
    )


def drawn(number: int) -> list[Case]:
    """Return `number` cases, the same ones every time."""
    found: list[Case] = []

    @settings(max_examples=number, derandomize=True, database=None, deadline=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(cases())
    def gather(case: Case) -> None:
        found.append(case)

    gather()
    return found[:number]


def register_rows(case: Case) -> Iterator[dict[str, Cell]]:
    """Yield the rows of the register, blank ones among them."""
    rng, calendar = random.Random(case.seed), holidays_list.calendar(days_off(case))
    numbers = [f"APP-{case.today.year}-{at:03}" for at in range(1, case.size + 1)]
    for at, number in enumerate(numbers):
        if case.wild and rng.random() < 0.05:
            yield {}
        odd = case.wild and rng.random() < 0.1
        shown = rng.choice([f" {number} ", str(at), numbers[0]]) if odd else number
        yield {"number": shown, **_row(case, rng, calendar)}


def _row(case: Case, rng: random.Random, calendar: Calendar) -> dict[str, Cell]:
    """Return one appeal; half of them stand at an edge: due today, done on the last day or after.

    `calendar` is the list of days off of the case.
    """
    edge = rng.random() < 0.5
    ago = rng.randint(8, 18) if edge else int(rng.triangular(-10, 800, 100))
    received = case.today - timedelta(days=ago)
    limit = acknowledgement_deadline(received, calendar).due or received
    reply = (case.today if edge else received) + timedelta(days=rng.randint(-2, 40))
    done = 0.1 if case.overdue else 0.7

    def at(chance: float, day: date, spread: int) -> Cell:
        if rng.random() > chance:
            return None
        return _typed(rng, case, day + timedelta(days=rng.randint(-1, 1 if edge else spread)))

    return {
        "received_on": _typed(rng, case, received),
        "appellant": "Personne",
        "acknowledged_on": at(done, limit if edge else received, 25),
        "reply_due": at(0.3, reply, 90),
        "replied_on": at(done / 2, reply, 120),
        "closed_on": at(done / 2, received, 150),
        "ruled_on": at(done / 2, received, 100),
        "notified_on": at(0.8, received, 0),
        "justified": rng.choice(["Oui", "oui", "Non", "NON", "En cours", "nj", "fondé", None]),
        "outcome": rng.choice(
            [
                "Décision maintenue",
                "Appel retiré",
                "désistement",
                "Pas un appel ",
                "plainte",
                None,
                None,
            ]
        ),
        "period_verdict": rng.choice(["Oui", "Non", "NON ", "hors délai", "Jour limite", None]),
        "channel": "Mail",
        "comments": rng.choice([None, "Relance par téléphone"]),
    }


def _typed(rng: random.Random, case: Case, day: date) -> Cell:
    """Return a date as a person types it: mostly a date, else a time, a text, a word, a slip.

    15052026 is a date without its signs: Excel makes an error of it in YEAR, EDATE and WORKDAY.
    """
    chance = rng.random() if case.wild else 1
    if chance > 0.25:
        return day
    if chance > 0.12:
        return datetime(day.year, day.month, day.day, rng.randrange(24), 30)  # noqa: DTZ001
    return rng.choice([
        f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day:%y}", "fait", "s.o.", None,
        int(f"{day:%d%m%Y}"), 5, day.replace(year=day.year - 100),
        day.replace(year=day.year + 800),
    ])  # fmt: skip


def former_appeals(case: Case) -> tuple[Appeal, ...]:
    """Return what former trackers hold: rows like those of the register, of another seed."""
    if not case.former:
        return ()
    known = replace(case, seed=case.seed + 7, size=min(case.size + 2, 12), wild=False)
    return tuple(_former(at, row) for at, row in enumerate(register_rows(known), 1))


def _former(at: int, row: Mapping[str, Cell]) -> Appeal:
    dates: dict[str, Any] = {name: row[name] for name in FORMER_DATES if at % 5 or at % 2}
    words: dict[str, Any] = {
        name: read_word(SheetKind.APPEALS, name, row[name]).value for name in FORMER_WORDS
    }
    return Appeal(f"ANCIEN-{at}", **dates, **words)


def plan_rows(case: Case) -> list[dict[str, Cell]]:
    """Return the rows of the action plan: actions of some of the appeals."""
    rng = random.Random(case.seed + 1)

    def day(chance: float) -> Cell:
        if rng.random() > chance:
            return None
        return _typed(
            rng,
            case,
            case.today + timedelta(days=rng.choice([rng.randint(-60, 60), *range(-1, 5)])),
        )

    return [
        {
            "number": f"AC-{at:03}",
            "opened_on": case.today - timedelta(days=90),
            "origin_reference": f"APP-{case.today.year}-{rng.randint(1, max(case.size, 1)):03}",
            "action": "Former les correcteurs",
            "pilot": rng.choice(["RQ", "Directeur", "Anne Roy"]),
            "due": day(0.9),
            "new_due": day(0.3),
            "done_on": day(0.3),
            "closed_on": day(0.1),
            "status": rng.choice(["À faire", "En cours", "Réalisée", "annulée", None]),
            "effectiveness_due": day(0.4),
            "effective": rng.choice(["Oui", "non", "À valider", None]),
        }
        for at in range(1, min(case.size, 8) + 1)
    ]


def days_off(case: Case) -> tuple[DayOff, ...]:
    """Return the list of days off: closed days, a line that is no date, maybe too few years."""
    year = case.today.year
    years = range(year - 1, year + 1) if case.short_list else range(year - 3, year + 3)
    closed = {date(year, 8, day): "Fermeture d'été" for day in range(3, 8)}
    listed = holidays_list.proposed(years, closing_days=closed)
    return (*listed, DayOff(None, "À préciser", CLOSING, typed="vers le 24 décembre"))


def committees(case: Case) -> tuple[date, ...]:
    """Return the dates of the committees: none, or some before and after today."""
    return tuple(case.today + timedelta(days=days) for days in (-200, -60, 0, 45))[case.seed % 5 :]


def layout_of(
    kind: SheetKind, sheet: str, heading_row: int, left: int, fields: Sequence[str]
) -> SheetLayout:
    """Return the layout of a sheet whose fields stand side by side from column `left` on."""
    columns = {name: left + at for at, name in enumerate(fields)}
    headings = {name: COLUMNS[kind][name].heading for name in fields}
    return SheetLayout(kind, sheet, heading_row, 1, columns, headings)


def plan_layout_of() -> SheetLayout:
    """Return the layout of the action plan."""
    return layout_of(SheetKind.ACTIONS, "Plan d'actions", 2, 1, PLAN)


def their_workbook(case: Case, layout: SheetLayout, rows: Sequence[Mapping[str, Cell]]) -> bytes:
    """Write the register, and the action plan where there is one, as somebody keeps them."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "date_1904": case.date1904})
    _their_sheet(book, layout, rows, table="Registre" if case.table and rows else "")
    if case.total_row:
        sheet = book.get_worksheet_by_name(layout.sheet)
        row = case.heading_row + len(rows) + 2
        sheet.write(row, layout.columns["number"] - 1, "Total")
        sheet.write(row, layout.columns["received_on"] - 1, len(rows))
    if case.plan:
        _their_sheet(book, plan_layout_of(), plan_rows(case))
    book.close()
    return target.getvalue()


def _their_sheet(
    book: xlsxwriter.Workbook,
    layout: SheetLayout,
    rows: Sequence[Mapping[str, Cell]],
    table: str = "",
) -> None:
    sheet = book.add_worksheet(layout.sheet)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    for name, column in layout.columns.items():
        sheet.write_string(layout.header_row - 1, column - 1, layout.headings[name])
    for at, values in enumerate(rows, layout.header_row):
        for name, column in layout.columns.items():
            value = values.get(name)
            if isinstance(value, date):
                look = moment if isinstance(value, datetime) else day
                sheet.write_datetime(at, column - 1, value, look)
            elif value is not None:
                sheet.write(at, column - 1, value)
    if table:
        first, last = min(layout.columns.values()), max(layout.columns.values())
        headings = {column: layout.headings[name] for name, column in layout.columns.items()}
        names = [{"header": headings[column]} for column in range(first, last + 1)]
        sheet.add_table(layout.header_row - 1, first - 1, layout.header_row + len(rows) - 1,
                        last - 1, {"name": table, "columns": names})  # fmt: skip

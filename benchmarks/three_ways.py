"""Three ways, one truth: the rules, the cached values and LibreOffice give the same figures.

    python -m benchmarks.three_ways [NUMBER OF REGISTERS]

Each generated register is written as somebody's workbook, read by the program, and our sheets are
put into it. Then LibreOffice computes every formula afresh: each cell of our sheets must hold what
the file said. A row typed by hand afterwards, without a run of ours, must be counted at once.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suivi_tool.procedure.history import freeze
from suivi_tool.procedure.indicators import indicators
from suivi_tool.procedure.open_deadlines import DeadlineKind, DeadlineState, open_deadlines
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.action_plan import read_actions
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.holidays_list import CLOSING, DayOff
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.records import same_number
from suivi_tool.tracker.register import AppealRow, read_appeals
from suivi_tool.tracker.sheets import days_off as days_off_sheet
from suivi_tool.tracker.sheets import deadlines, generated, indicator_data
from suivi_tool.tracker.sheets import indicators as page
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.indicator_summary import last_committee
from suivi_tool.tracker.sheets.references import SheetRef
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import read_rows
from suivi_tool.workbook.values import Value

Cell = str | int | float | date | datetime | None
Recalculate = Callable[[Sequence[Path], Path], Sequence[Path]]

NEEDED = ("number", "received_on", "appellant")
OPTIONAL = ("acknowledged_on", "reply_due", "replied_on", "closed_on", "justified", "ruled_on",
            "outcome", "notified_on", "channel", "comments")  # fmt: skip
PLAN = ("number", "opened_on", "origin_reference", "action", "pilot", "due", "new_due", "done_on",
        "closed_on", "status", "effectiveness_due", "effective")  # fmt: skip
LIVE = (indicator_data.SHEET, page.SHEET)
"""The sheets that count a row typed by hand at once."""
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
    rng = random.Random(case.seed)
    numbers = [f"APP-{case.today.year}-{at:03}" for at in range(1, case.size + 1)]
    for at, number in enumerate(numbers):
        if case.wild and rng.random() < 0.05:
            yield {}
        odd = case.wild and rng.random() < 0.1
        shown = rng.choice([f" {number} ", str(at), numbers[0]]) if odd else number
        yield {"number": shown, **_row(case, rng)}


def _row(case: Case, rng: random.Random) -> dict[str, Cell]:
    received = case.today - timedelta(days=int(rng.triangular(-10, 800, 100)))
    done = 0.1 if case.overdue else 0.7

    def later(chance: float, most: int) -> Cell:
        if rng.random() > chance:
            return None
        return _typed(rng, case, received + timedelta(days=rng.randint(0, most)))

    return {
        "received_on": _typed(rng, case, received),
        "appellant": "Personne",
        "acknowledged_on": later(done, 25),
        "reply_due": later(0.3, 90),
        "replied_on": later(done / 2, 120),
        "closed_on": later(done / 2, 150),
        "ruled_on": later(done / 2, 100),
        "notified_on": later(0.8, 0),
        "justified": rng.choice(["Oui", "oui", "Non", "NON", "En cours", "nj", "fondé", None]),
        "outcome": rng.choice(["Décision maintenue", "Appel retiré", "désistement", None, None]),
        "channel": "Mail",
        "comments": rng.choice([None, "Relance par téléphone"]),
    }


def _typed(rng: random.Random, case: Case, day: date) -> Cell:
    """Return a date as a person types it: mostly a date, else a time, a text, a word."""
    chance = rng.random() if case.wild else 1
    if chance > 0.25:
        return day
    if chance > 0.12:
        return datetime(day.year, day.month, day.day, rng.randrange(24), 30)  # noqa: DTZ001
    return rng.choice([f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day:%y}", "fait", "s.o.", None])


def plan_rows(case: Case) -> list[dict[str, Cell]]:
    """Return the rows of the action plan: actions of some of the appeals."""
    rng = random.Random(case.seed + 1)

    def day(chance: float) -> Cell:
        if rng.random() > chance:
            return None
        return _typed(rng, case, case.today + timedelta(days=rng.randint(-60, 60)))

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


@dataclass(frozen=True)
class Made:
    """A workbook with our sheets, what they were made from, and where its data end."""

    case: Case
    data: bytes
    facts: Facts
    layout: SheetLayout
    last_row: int


def make(case: Case) -> Made:
    """Write the register as somebody's workbook and put our sheets into it."""
    rows = list(register_rows(case))
    layout = _layout(SheetKind.APPEALS, case.sheet, case.heading_row, case.left, case.fields)
    theirs = _their_workbook(case, layout, rows)
    facts = read_facts(case, theirs, layout)
    return Made(case, with_sheets(theirs, facts), facts, layout, case.heading_row + len(rows))


def with_sheets(data: bytes, facts: Facts) -> bytes:
    """Return the workbook with our sheets as of `facts`."""
    book, donor = Workbook(data), generated.build(facts)
    for name in generated.SHEETS:
        book.put_sheet(donor, name, free_zones=generated.FREE_ZONES.get(name, ()))
    return book.save()


def read_facts(case: Case, data: bytes, layout: SheetLayout) -> Facts:
    """Return the facts as the program reads them from the workbook."""
    tracker = Tracker(data)
    register = read_appeals(tracker, layout)
    held, listed = committees(case), days_off(case)
    if holidays_list.SHEET in tracker.book.sheet_names:
        listed, _ = holidays_list.read(tracker.view(holidays_list.SHEET).rows)
    calendar = holidays_list.calendar(listed)
    seen = [row.as_excel_sees_it for row in register.appeals]
    plan_layout = _plan_layout() if case.plan else None
    plan = read_actions(tracker, plan_layout) if plan_layout else None
    actions = [row.action for row in plan.actions] if plan else []
    since = last_committee(held, case.today)
    found = indicators(seen, calendar, case.today, actions=actions, since_committee=since)
    earlier = case.today - timedelta(days=50)
    then = indicators(seen[1:], calendar, earlier)
    return Facts(
        today=case.today,
        register=SheetRef.of(layout, register.extent.last),
        figures=found,
        appeals=register.appeals,
        action_plan=SheetRef.of(plan_layout, plan.extent.last) if plan_layout and plan else None,
        actions=plan.actions if plan else (),
        days_off=listed,
        deadlines=tuple(
            open_deadlines(seen, actions, calendar, case.today, include_done=case.size < 100)
        ),
        findings=register.findings,
        committees=held,
        history=(freeze(then, earlier), freeze(found, case.today)),
        fixed_today=True,
        date1904=case.date1904,
    )


def typed_by_hand(made: Made) -> bytes:
    """Return the workbook with one more row typed under the last, and nothing else done.

    The acknowledgement of the first appeal of « Échéances » that waits for it is typed in too, and
    a day off under the list of « Jours fériés ».
    """
    columns, row, today = made.layout.columns, made.last_row + 1, made.case.today
    cells: dict[tuple[int, int], Value] = {
        (row, columns["number"]): "À LA MAIN",
        (row, columns["received_on"]): today - timedelta(days=3),
        (row, columns["appellant"]): "Quelqu'un",
    }
    waiting = _waiting(made)
    if waiting is not None:
        cells[waiting.row, columns["acknowledged_on"]] = today
    book = Workbook(made.data)
    book.set_cells(made.layout.sheet, cells)
    below = days_off_sheet.FIRST_ROW + len(made.facts.days_off)
    closed: Sequence[Value] = (today - timedelta(days=8), None, "Fermeture décidée", CLOSING)
    list_cells = {(below, column): value for column, value in enumerate(closed, 1) if value}
    book.set_cells(holidays_list.SHEET, list_cells)
    return book.save()


def _waiting(made: Made) -> AppealRow | None:
    """Return the only appeal of its number whose acknowledgement « Échéances » waits for."""
    if "acknowledged_on" not in made.layout.columns:
        return None
    numbers = Counter(same_number(row.appeal.number) for row in made.facts.appeals)
    open_ = {
        same_number(line.number)
        for line in made.facts.deadlines
        if line.kind is DeadlineKind.ACKNOWLEDGEMENT and line.state is not DeadlineState.DONE
    }
    known = (
        row
        for row in made.facts.appeals
        if same_number(row.appeal.number) in open_ and "acknowledged_on" not in row.from_text
    )
    return next((row for row in known if numbers[same_number(row.appeal.number)] == 1), None)


def difference(name: str, expected: bytes, computed: bytes) -> list[str]:
    """Return every cell of sheet `name` that differs, or that holds an error."""
    ours, theirs = _cells(expected, name), _cells(computed, name)
    found = [
        f"{name}!{at}: {ours.get(at)!r} in the file, {theirs.get(at)!r} computed"
        for at in sorted(ours.keys() | theirs.keys())
        if not _same(ours.get(at), theirs.get(at))
    ]
    found += [f"{name}!{at}: {value}" for at, value in theirs.items()
              if isinstance(value, str) and value.startswith("#")]  # fmt: skip
    return found


def unlike_the_record(made: Made) -> list[str]:
    """Return where the cached table of months is not what the rules say."""
    rows = read_rows(made.data, indicator_data.SHEET)
    found = []
    for at, month in enumerate(made.facts.figures.current.months):
        rate = month.rate
        said = rows[13 + at][1:2] + rows[13 + at][4:8]
        rule = [month.appeals, *((rate.kept, rate.missed, rate.pending, rate.due)
                                 if rate else (None,) * 4)]  # fmt: skip
        if said != rule:
            found.append(f"{month.key}: {said} in the file, {rule} by the rules")
    return found


def compare(chosen: Iterable[Case], recalculate: Recalculate, folder: Path) -> Mapping[str, int]:
    """Compare all cases; return how many cells were compared. Raises AssertionError."""
    made = [make(case) for case in chosen]
    plain = [_save(folder / f"{at}.xlsx", one.data) for at, one in enumerate(made)]
    typed = [_save(folder / f"{at}-typed.xlsx", typed_by_hand(one)) for at, one in enumerate(made)]
    computed = recalculate([*plain, *typed], folder / "computed")
    counts = {"cells": 0, "cells after a typed row": 0}
    for at, one in enumerate(made):
        wrong = unlike_the_record(one)
        result = computed[at].read_bytes()
        for name in generated.SHEETS:
            wrong += difference(name, one.data, result)
            counts["cells"] += len(_cells(one.data, name))
        by_hand = computed[len(made) + at].read_bytes()
        wrong += _after_typing(one, typed[at].read_bytes(), by_hand)
        counts["cells after a typed row"] += sum(len(_cells(by_hand, name)) for name in LIVE)
        assert not wrong, "\n".join([repr(one.case), *wrong[:20]])
    return counts


def _after_typing(made: Made, typed: bytes, computed: bytes) -> list[str]:
    """Compare what LibreOffice makes of the typed row with what the rules say of it."""
    expected = generated.build(read_facts(made.case, typed, made.layout))
    wrong = [line for name in LIVE for line in difference(name, expected, computed)]
    shown = _cells(computed, "Échéances")
    said = str(shown.get((3, 1), ""))
    if not said.startswith("▲ 1 "):
        wrong.append(f"Échéances says « {said} » of a row that it does not hold")
    waiting = _waiting(made)
    if waiting is not None:
        number = (waiting.appeal.number, DeadlineKind.ACKNOWLEDGEMENT)
        rows = {row for row, _ in shown if (shown.get((row, 1)), shown.get((row, 2))) == number}
        wrong += [
            f"Échéances, row {row}: {shown.get((row, 6))}"
            for row in rows
            if shown.get((row, 6)) != deadlines.STATES[DeadlineState.DONE]
        ]
        wrong += [] if rows else [f"Échéances lacks {number}"]
    return wrong


def _cells(data: bytes, name: str) -> dict[tuple[int, int], object]:
    rows = read_rows(data, name)
    return {(row, column): value
            for row, values in enumerate(rows, 1)
            for column, value in enumerate(values, 1) if value is not None}  # fmt: skip


def _same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) < 1e-9
    return _day(one) == _day(other)


def _day(value: object) -> object:
    midnight = isinstance(value, datetime) and value.time() == datetime.min.time()
    return value.date() if isinstance(value, datetime) and midnight else value


def _save(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _layout(
    kind: SheetKind, sheet: str, heading_row: int, left: int, fields: Sequence[str]
) -> SheetLayout:
    columns = {name: left + at for at, name in enumerate(fields)}
    headings = {name: COLUMNS[kind][name].heading for name in fields}
    return SheetLayout(kind, sheet, heading_row, 1, columns, headings)


def _plan_layout() -> SheetLayout:
    return _layout(SheetKind.ACTIONS, "Plan d'actions", 2, 1, PLAN)


def _their_workbook(case: Case, layout: SheetLayout, rows: Sequence[Mapping[str, Cell]]) -> bytes:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "date_1904": case.date1904})
    _their_sheet(book, layout, rows, table="Registre" if case.table and rows else "")
    if case.total_row:
        sheet = book.get_worksheet_by_name(layout.sheet)
        row = case.heading_row + len(rows) + 2
        sheet.write(row, layout.columns["number"] - 1, "Total")
        sheet.write(row, layout.columns["received_on"] - 1, len(rows))
    if case.plan:
        _their_sheet(book, _plan_layout(), plan_rows(case))
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


RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def libreoffice(files: Sequence[Path], into: Path) -> list[Path]:
    """Compute every formula of `files` afresh, all in one start, in a profile of its own."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        sys.exit("LibreOffice is not installed")
    profile = into.parent / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE, "utf-8")
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to",
               "xlsx", "--outdir", str(into), *map(str, files)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    return [into / file.name for file in files]


def main() -> None:
    """Compare as many registers as asked for (500), fifty at a time."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    start, chosen, cells = time.perf_counter(), drawn(number), 0
    for first in range(0, len(chosen), 50):
        with tempfile.TemporaryDirectory() as folder:
            counts = compare(chosen[first : first + 50], libreoffice, Path(folder))
        cells += sum(counts.values())
        done = min(first + 50, len(chosen))
        print(f"{done} registers, {cells} cells alike, {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()

"""Three ways, one truth: the rules, the cached values and LibreOffice give the same figures.

    python -m benchmarks.three_ways [NUMBER OF REGISTERS] [--minutes M | --progress FILE]

Each generated register is written as somebody's workbook, read by the program, and our sheets are
put into it. Then LibreOffice computes every formula afresh: each cell of our sheets must hold what
the file said. A row typed by hand afterwards, without a run of ours, must be counted at once.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks import progress, results
from benchmarks.libreoffice import command
from benchmarks.slices import within
from benchmarks.three_ways_cases import (
    SPECIAL_DAYS,
    Case,
    committees,
    days_off,
    drawn,
    former_appeals,
    layout_of,
    plan_layout_of,
    register_rows,
    their_workbook,
)
from suivi_tool.procedure.history import freeze
from suivi_tool.procedure.indicators import indicators
from suivi_tool.procedure.open_deadlines import DeadlineKind, DeadlineState, open_deadlines
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.action_plan import read_actions
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.holidays_list import CLOSING
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

Recalculate = Callable[[Sequence[Path], Path], Sequence[Path]]

TRIED = ("suivi_tool/procedure", "suivi_tool/tracker", "suivi_tool/workbook",
         "benchmarks/three_ways.py", "benchmarks/three_ways_cases.py")  # fmt: skip
"""The code that the figures depend on."""
LIVE = (indicator_data.SHEET, page.SHEET)
"""The sheets that count a row typed by hand at once."""


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
    layout = layout_of(SheetKind.APPEALS, case.sheet, case.heading_row, case.left, case.fields)
    theirs = their_workbook(case, layout, rows)
    facts = read_facts(case, theirs, layout)
    return Made(case, with_sheets(theirs, facts), facts, layout, case.heading_row + len(rows))


def with_sheets(data: bytes, facts: Facts) -> bytes:
    """Return the workbook with our sheets as of `facts`."""
    book, donor = Workbook(data), generated.build(facts)
    book.put_sheets(donor, {name: generated.FREE_ZONES.get(name, ()) for name in generated.SHEETS})
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
    plan_layout = plan_layout_of() if case.plan else None
    plan = read_actions(tracker, plan_layout) if plan_layout else None
    actions = [row.action for row in plan.actions] if plan else []
    since = last_committee(held, case.today)
    former = former_appeals(case)
    known = [*former, *seen]
    found = indicators(known, calendar, case.today, actions=actions, since_committee=since)
    earlier = case.today - timedelta(days=50)
    then = indicators(known[1:], calendar, earlier)
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
        former=former,
        fixed_today=True,
        date1904=case.date1904,
    )


def typed_by_hand(made: Made) -> bytes:
    """Return the workbook with two more rows typed under the last, and nothing else done.

    In the second the day of reception is a word.

    The acknowledgement of the first appeal of « Échéances » that waits for it is typed in too, and
    a day off under the list of « Jours fériés ».
    """
    columns, row, today = made.layout.columns, made.last_row + 1, made.case.today
    cells: dict[tuple[int, int], Value] = {
        (row, columns["number"]): "À LA MAIN",
        (row, columns["received_on"]): today - timedelta(days=3),
        (row, columns["appellant"]): "Quelqu'un",
        (row + 1, columns["number"]): "AUSSI",
        (row + 1, columns["received_on"]): "demain",
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


def libreoffice(files: Sequence[Path], into: Path) -> list[Path]:
    """Compute every formula of `files` afresh, all in one start, in a profile of its own."""
    start = command(into.parent / "profile")
    subprocess.run([*start, "--convert-to", "xlsx", "--outdir", str(into), *map(str, files)],
                   check=True, capture_output=True)  # fmt: skip
    return [into / file.name for file in files]


def main() -> None:
    """Compare as many registers as asked for (500), or a slice of them, some at a time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=500)
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--minutes", type=float, help="stop after these, in a drawn order")
    either.add_argument("--progress", type=Path, help="go on from there, and keep it there")
    options = parser.parse_args()
    start, chosen = time.perf_counter(), drawn(options.number)
    trial = progress.read(options.progress, progress.code(*TRIED))
    size = 10 if options.minutes else 20
    left = chosen[trial.done :]
    batches = [left[first : first + size] for first in range(0, len(left), size)]
    for batch in within(options.minutes, batches):
        with tempfile.TemporaryDirectory() as folder:
            trial.add(len(batch), compare(batch, libreoffice, Path(folder)))
        cells, seconds = trial.counted.total(), time.perf_counter() - start
        print(f"{trial.done} registers, {cells} cells alike, {seconds:.0f} s", flush=True)
        if not options.minutes:
            _keep(options.number, chosen[: trial.done], trial.counted)


def _keep(number: int, chosen: Sequence[Case], counted: Mapping[str, int]) -> None:
    """Leave the result of the registers done so far, in which every cell was alike."""
    shapes = (
        ("empty", sum(case.size == 0 for case in chosen)),
        ("of one appeal", sum(case.size == 1 for case in chosen)),
        ("of 300 appeals", sum(case.size == 300 for case in chosen)),
        ("with what people type instead of dates", sum(case.wild for case in chosen)),
        ("where most is overdue", sum(case.overdue for case in chosen)),
        ("at year ends and leap days", sum(case.today in SPECIAL_DAYS for case in chosen)),
        ("with appeals of former trackers", sum(case.former for case in chosen)),
        ("that count days from 1904", sum(case.date1904 for case in chosen)),
    )
    results.write(
        "three_ways",
        "Three ways, one truth",
        f"python -m benchmarks.three_ways {number}",
        [
            results.Row("registers generated", len(chosen), asked=str(500), met=len(chosen) >= 500),
            *(results.Row(f"… {name}", count) for name, count in shapes),
            *(results.Row(f"{name} compared", count) for name, count in counted.items()),
            results.Row("cells that differ", 0, asked="0", met=True),
        ],
        remarks=[REMARK],
    )


REMARK = (
    "The figures of the rules, the cached values in the file and what LibreOffice computes from "
    "the formulas (told to recalculate on load) are equal, cell by cell, in all our sheets; no "
    "cell holds an error. « After a typed row »: two more appeals (one without a date), an "
    "acknowledgement and a closing day typed into the file, no run of ours, then LibreOffice "
    "against the rules."
)


if __name__ == "__main__":
    main()

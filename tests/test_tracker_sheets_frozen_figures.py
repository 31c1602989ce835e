"""What committees saw: read back as it was written, judged by formulas as by the rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from office import LibreOffice
from sheet_facts import DAYS_OFF, TODAY, appeals, facts

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.history import Frozen, freeze
from suivi_tool.procedure.indicators import indicators
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.sheets import frozen_figures, generated, history, new_tracker
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.workbook.reading import Cell, read_rows

JUNE, SEPTEMBER = date(2026, 6, 16), date(2026, 9, 15)


def seen(on: date, known: list[Appeal], committee: date | None = None) -> Frozen:
    calendar = holidays_list.calendar(DAYS_OFF)
    return freeze(indicators(known, calendar, on), committee or on)


def then() -> list[Frozen]:
    """Two committees: June saw one appeal fewer in February, September prepared a week ahead."""
    fewer = [a for a in appeals() if a.received_on != date(2026, 2, 4)]
    before = [a for a in fewer if a.received_on and a.received_on <= JUNE]
    early = [
        replace(a, acknowledged_on=None) if a.acknowledged_on == date(2026, 9, 10) else a
        for a in appeals()[:5]
    ]
    return [seen(JUNE, before), seen(date(2026, 9, 8), early, SEPTEMBER)]


def sheet(of: Facts) -> list[list[Cell]]:
    return read_rows(generated.build(of), history.SHEET)


def verdicts(rows: list[list[Cell]]) -> dict[tuple[object, object], object]:
    start = max(at for at, row in enumerate(rows) if row and row[0] == "Comité du")
    return {(row[0], row[1]): row[10] for row in rows[start + 1 :] if row and row[1]}


def test_what_is_written_is_read_back() -> None:
    frozen = tuple(then())
    found, faults = frozen_figures.read(sheet(facts(history=frozen)))
    assert found == frozen
    assert faults == ()
    assert frozen_figures.read(sheet(facts())) == ((), ())
    assert frozen_figures.read([]) == ((), ())


def test_a_row_that_people_broke_is_told_with_its_place() -> None:
    rows = sheet(facts(history=tuple(then())))
    start = max(at for at, row in enumerate(rows) if row and row[0] == "Comité du")
    rows[start + 2][4] = "deux"
    rows[start + 3][0] = None
    _, faults = frozen_figures.read(rows)
    assert [fault.place[-3:] for fault in faults] == [f" {start + 3}", f" {start + 4}"]


def test_the_sheet_tells_what_changed_from_what_time_brought() -> None:
    found = verdicts(sheet(facts(history=tuple(then()))))
    by_month = {
        month.month: str(verdict)[2:]
        for (committee, month), verdict in found.items()
        if committee == JUNE and isinstance(month, date) and month.year == 2026
    }
    assert by_month[2] == "A changé"
    assert by_month[4] == "Inchangé"
    september = {m: str(v)[2:] for (c, m), v in found.items() if c == SEPTEMBER}
    assert september[date(2026, 9, 1)] == "A suivi son cours"  # was pending, was kept since


def test_libreoffice_judges_as_the_rules_do(libreoffice: LibreOffice, tmp_path: Path) -> None:
    files = []
    for name, known in {"tel quel": appeals(), "vide": []}.items():
        history_of = tuple(then()) if known else (seen(TODAY, [], JUNE),)
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(new_tracker.build(facts(known, history=history_of), known))
        files.append(path)
    made = libreoffice.convert(files, tmp_path / "recalculé", recalculate=True)
    for source, computed in zip(files, made, strict=True):
        ours = verdicts(read_rows(source.read_bytes(), history.SHEET))
        theirs = verdicts(read_rows(computed.read_bytes(), history.SHEET))
        assert len(ours) >= 12
        assert theirs == ours

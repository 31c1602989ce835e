"""Appeals that are no longer in the register: remembered with the row that they had last.

What is kept names nobody: dates, decision and outcome; the whole row is in the backups.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from suivi_tool.actions.former import read_former
from suivi_tool.actions.office import Office
from suivi_tool.actions.reading import Reading
from suivi_tool.actions.records import from_json, to_json
from suivi_tool.errors import SuiviError
from suivi_tool.procedure.anonymising import KEPT, anonymised
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.words import french, plain
from suivi_tool.storage import records
from suivi_tool.storage.records import JSON
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.findings import CellFinding, Severity
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.register import AppealRow

FILE_NAME = "gone.json"
REMEDY = french("Remettez sa ligne, ou restaurez une sauvegarde.")
_NOT_TOLD = frozenset({"number", "status"})


@dataclass(frozen=True, slots=True)
class LastRow:
    """The row (1-based) that an appeal had last, and what stood in it, without names."""

    row: int
    appeal: Appeal

    @classmethod
    def of(cls, row: AppealRow) -> LastRow:
        """Return what is remembered of a row of the register."""
        return cls(row.row, anonymised(row.appeal))

    def finding(self, sheet: str) -> CellFinding:
        """Return that the appeal is gone, with its last row."""
        said = " ; ".join(_facts(self.appeal))
        message = (
            f"L'appel {self.appeal.number} n'est plus dans le registre. Dernière ligne connue : "
            f"{self.row} ({said})."
        )
        return CellFinding(french(message), REMEDY, Severity.ERROR, sheet)


def lost(before: Reading | None, now: Reading) -> tuple[LastRow, ...]:
    """Return the last row of each appeal that stood in `before` and does not in `now`."""
    if before is None:
        return ()
    there = {plain(number) for number in now.register.numbers}
    rows = (row for row in before.register.appeals if row.number)
    return tuple(LastRow.of(row) for row in rows if plain(row.number) not in there)


def findings(
    office: Office, reading: Reading, just_lost: Iterable[LastRow] = ()
) -> tuple[CellFinding, ...]:
    """Return a finding for each appeal that was in the register once and is nowhere now.

    `just_lost` are those that people took away since our last run. What an archive or a former
    tracker holds, and what still waits, is not gone.
    """
    rows = {**_kept(office), **{plain(last.appeal.number): last for last in just_lost}}
    there = {plain(number) for number in reading.register.numbers}
    missing = {key: last for key, last in rows.items() if key not in there}
    if not missing or reading.register_layout is None:
        return ()
    former, _ = read_former(office, reading.tracker, reading.appeals)
    elsewhere = {plain(appeal.number) for appeal in former}
    elsewhere |= {plain(entry.number) for entry in office.work.waits()}
    sheet = reading.register_layout.sheet
    return tuple(last.finding(sheet) for key, last in missing.items() if key not in elsewhere)


def keep(office: Office, just_lost: Iterable[LastRow], numbers: Iterable[str]) -> None:
    """Remember the rows that are gone, and forget those whose `numbers` are back.

    A disk that refuses leaves the tracker as it was written: they were told once.
    """
    known = _kept(office)
    there = {plain(number) for number in numbers}
    rows = {key: last for key, last in known.items() if key not in there}
    rows |= {plain(last.appeal.number): last for last in just_lost}
    if rows == known:
        return
    content: dict[str, JSON] = {
        key: {"row": last.row, "appeal": to_json(last.appeal)} for key, last in rows.items()
    }
    with contextlib.suppress(OSError, SuiviError):
        office.work.disk.write(_path(office), records.encode(content))


def forget(office: Office, number: str) -> None:
    """Forget an appeal that was taken back on purpose."""
    keep(office, (), (number,))


def _kept(office: Office) -> dict[str, LastRow]:
    """Return what is remembered; a record that is not there, or damaged, tells nothing."""
    try:
        content = records.decode(office.work.disk.read(_path(office)))
        return dict(_rows(content))
    except (OSError, SuiviError, KeyError, TypeError, ValueError):
        return {}


def _rows(content: Mapping[str, Any]) -> Iterator[tuple[str, LastRow]]:
    for key, kept in content.items():
        yield key, LastRow(int(kept["row"]), from_json(Appeal, kept["appeal"]))


def _path(office: Office) -> Path:
    return office.work.state / FILE_NAME


def _facts(appeal: Appeal) -> Iterator[str]:
    known = COLUMNS[SheetKind.APPEALS]
    for each in fields(Appeal):
        value = getattr(appeal, each.name)
        if value in (None, "", ()) or each.name in _NOT_TOLD or each.name not in KEPT:
            continue
        days = value if isinstance(value, tuple) else (value,)
        text = ", ".join(short(one) if isinstance(one, date) else str(one) for one in days)
        yield f"{known[each.name].heading} : {text}"

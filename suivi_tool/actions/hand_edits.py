"""What people typed into the register since our last run: seen, said, and entered as such."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from suivi_tool.actions.gone import REMEDY
from suivi_tool.actions.office import Office
from suivi_tool.actions.reading import Reading, read
from suivi_tool.errors import Fault, SuiviError
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.words import french, listed
from suivi_tool.storage.records import digest
from suivi_tool.tracker.findings import CellFinding
from suivi_tool.tracker.register import AppealRow

WHAT = "saisie à la main"
_NOT_FACTS = frozenset({"number", "status", "folder"})


@dataclass(frozen=True, slots=True)
class HandEdit:
    """A row that people changed, added or took away: its number, its row, the fields by heading.

    `row` is None for an appeal that is gone; `last` then says which row it had, and what was in it.
    """

    number: str
    row: int | None
    fields: tuple[str, ...]
    headings: tuple[str, ...]
    last: str = ""

    def fault(self, sheet: str) -> Fault:
        """Return what was seen, as a sentence."""
        place = f"feuille « {sheet} »" + (f", ligne {self.row}" if self.row else "")
        if self.row is None:
            return Fault(
                french(f"L'appel {self.number} n'est plus dans le registre.{self.last}"),
                place=french(place),
                remedy=REMEDY,
            )
        said = f"{self.number}, saisi à la main : {listed(self.headings)}."
        return Fault(french(said), place=french(place))


def as_left(office: Office, data: bytes) -> Reading | None:
    """Return the tracker as we left it, None where `data` is just that, or nothing is known."""
    try:
        left = office.work.as_left.read()
        if left is None or digest(left) == digest(data):
            return None
        return read(office, left)
    except (OSError, SuiviError):
        return None


def seen(before: Reading | None, reading: Reading) -> tuple[HandEdit, ...]:
    """Return what differs in the register from the tracker as we left it."""
    if before is None:
        return ()
    return tuple(_differences(_by_number(before), _by_number(reading), reading))


def _by_number(reading: Reading) -> dict[str, AppealRow]:
    return {row.appeal.number: row for row in reading.register.appeals if row.appeal.number}


def _differences(
    before: Mapping[str, AppealRow], now: Mapping[str, AppealRow], reading: Reading
) -> Iterator[HandEdit]:
    layout = reading.register_layout
    for number, row in now.items():
        old = before[number].appeal if number in before else Appeal(number)
        names = tuple(
            field.name
            for field in fields(Appeal)
            if field.name not in _NOT_FACTS
            and getattr(old, field.name) != getattr(row.appeal, field.name)
        )
        if names:
            headings = tuple(layout.heading(name) for name in names) if layout else names
            yield HandEdit(number, row.row, names, headings)
    for number, gone in before.items():
        if number not in now:
            known = filter(None, (gone.appeal.appellant, gone.appeal.contested_decision))
            last = f" Dernière ligne connue : {' ; '.join((str(gone.row), *known))}."
            yield HandEdit(number, None, (), (), last)


def unreadable(before: Reading | None, reading: Reading) -> tuple[Fault, ...]:
    """Return what people typed since into a cell where it cannot be read (« ASAP » for a date)."""
    if before is None:
        return ()
    known = Counter(map(_sameness, before.findings))
    new = []
    for finding in reading.findings:
        if known[_sameness(finding)]:
            known[_sameness(finding)] -= 1
        else:
            new.append(finding.fault())
    return tuple(new)


def _sameness(finding: CellFinding) -> tuple[str, str, str]:
    """Return what stays of a finding where its row has moved."""
    return finding.sheet, finding.column, finding.message

"""What people typed into the register since our last run: seen, said, and entered as such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from suivi_tool.actions.office import Office
from suivi_tool.actions.reading import Reading, read
from suivi_tool.errors import Fault, SuiviError
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.words import french, listed
from suivi_tool.storage.records import digest
from suivi_tool.tracker.register import AppealRow

WHAT = "saisie à la main"
_NOT_FACTS = frozenset({"number", "status", "folder"})


@dataclass(frozen=True, slots=True)
class HandEdit:
    """A row that people changed, added or took away: its number, its row, the fields by heading.

    `row` is None for an appeal that is gone.
    """

    number: str
    row: int | None
    fields: tuple[str, ...]
    headings: tuple[str, ...]

    def fault(self, sheet: str) -> Fault:
        """Return what was seen, as a sentence."""
        place = f"feuille « {sheet} »" + (f", ligne {self.row}" if self.row else "")
        if self.row is None:
            return Fault(
                french(f"L'appel {self.number} n'est plus dans le registre."),
                place=french(place),
                remedy=french("Remettez sa ligne, ou restaurez une sauvegarde."),
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
    for number in before:
        if number not in now:
            yield HandEdit(number, None, (), ())

"""Everything that is not right, told with its place and its remedy; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import merge
from itertools import islice
from typing import NamedTuple

from suivi_tool.actions import beside, gone, own_templates
from suivi_tool.actions.case_facts import independence
from suivi_tool.actions.hand_edits import as_left
from suivi_tool.actions.kept import read_kept
from suivi_tool.actions.office import Office
from suivi_tool.actions.reading import Reading, read
from suivi_tool.errors import Fault, SuiviError, TrackerBusy, WorkbookRefused
from suivi_tool.procedure import checks
from suivi_tool.procedure.findings import Finding, Gravity, Subject
from suivi_tool.procedure.impartiality import check
from suivi_tool.procedure.words import french
from suivi_tool.procedure.working_days import unknown_year
from suivi_tool.tracker.findings import CellFinding, Severity
from suivi_tool.tracker.layout import SheetLayout

SHOWN = 1000
"""Lines of « Contrôle »: Excel takes at most 65,530 links in a sheet, and nobody reads more."""

_SEVERITY = {
    Gravity.ERROR: Severity.ERROR,
    Gravity.WARNING: Severity.WARNING,
    Gravity.NOTE: Severity.REMARK,
}
_ORDER = {severity: rank for rank, severity in enumerate(Severity)}


def findings(office: Office) -> tuple[CellFinding, ...]:
    """Return every finding, the gravest first, then in the order of the sheets.

    Raises: WorkbookRefused where the tracker cannot be read.
    """
    try:
        data = office.tracker_file.read().data
    except TrackerBusy as error:
        raise WorkbookRefused(*error.faults) from error
    reading = read(office, data)
    found = (
        *_of_folder(office),
        *(_told(fault, Severity.ERROR) for fault in beside.findings(office, data)),
        *(_told(fault, Severity.REMARK) for fault in beside.reserves(office)),
        *own_templates.findings(office),
        *_of_this_year(office, reading),
        *gone.findings(office, reading, gone.lost(as_left(office, data), reading)),
        *of_tracker(office, reading),
        *_of_cases(office, reading),
    )
    return tuple(sorted(found, key=_rank))


def _of_this_year(office: Office, reading: Reading) -> Iterator[CellFinding]:
    """Tell that the list of holidays lacks this year: no working day is counted to today."""
    year = office.today.year
    if year not in reading.calendar.years:
        message = french(f"les jours fériés de {year} ne sont pas dans la liste : les jours ouvrés "
                         "ne sont pas comptés jusqu'à aujourd'hui.")  # fmt: skip
        yield _told(replace(unknown_year(year), message=message), Severity.WARNING)


def of_tracker(office: Office, reading: Reading) -> tuple[CellFinding, ...]:
    """Return what is not right in the tracker: cells, columns, days off, and the procedure."""
    return (*_as_read(reading), *(item.told() for item in _by_the_rules(office, reading)))


def for_sheet(
    office: Office, reading: Reading, lost: Sequence[CellFinding] = ()
) -> tuple[CellFinding, ...]:
    """Return what « Contrôle » shows: the gravest, at most SHOWN, and how many more.

    `lost` are the appeals that the register no longer holds. What is not shown is not worded.
    """
    read: list[CellFinding | _Placed] = sorted((*lost, *_as_read(reading)), key=_rank)
    ruled: list[CellFinding | _Placed] = [*_by_the_rules(office, reading)]
    gravest = islice(merge(read, ruled, key=_rank), SHOWN)
    shown = tuple(one if isinstance(one, CellFinding) else one.told() for one in gravest)
    left = len(read) + len(ruled) - len(shown)
    if not left:
        return shown
    more = CellFinding(
        french(f"{left} autres constats ne sont pas montrés ici."),
        french("La commande « verifier » les donne tous."),
        Severity.REMARK,
    )
    return (*shown, more)


def _as_read(reading: Reading) -> tuple[CellFinding, ...]:
    """Return what is not right in the cells, whatever the procedure asks."""
    sure = (_told(fault, Severity.ERROR) for fault in reading.unsure)
    days = (_told(fault, Severity.WARNING) for fault in reading.day_faults)
    return (*sure, *reading.findings, *days)


class _Placed(NamedTuple):
    """A finding of the rules and its cell."""

    finding: Finding
    sheet: str
    row: int
    column: str

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return _SEVERITY[self.finding.gravity]

    def told(self) -> CellFinding:
        """Return it as people read it: its number is named once."""
        message, number = self.finding.message, self.finding.number
        if number and number not in message:
            message = french(f"{number} : {message}")
        return CellFinding(
            message, self.finding.remedy, self.severity, self.sheet, self.row, self.column
        )


def _by_the_rules(office: Office, reading: Reading) -> list[_Placed]:
    """Return the findings of the rules, the gravest first; a cell that is told as read has none."""
    rules = checks.findings(
        reading.appeals, reading.actions, reading.calendar, office.today, office.organisation
    )
    rows = {
        Subject.APPEAL: [row.row for row in reading.register.appeals],
        Subject.ACTION: [row.row for row in reading.measures],
    }
    layouts = {Subject.APPEAL: reading.register_layout, Subject.ACTION: reading.plan_layout}
    told = {(item.sheet, item.row, item.column) for item in reading.findings}
    placed = (
        _at_cell(item, layouts[item.subject], rows[item.subject][item.position]) for item in rules
    )
    return [item for item in placed if (item.sheet, item.row, item.column) not in told]


def _at_cell(finding: Finding, layout: SheetLayout | None, row: int) -> _Placed:
    if layout is None:
        return _Placed(finding, "", 0, "")
    column = layout.heading(finding.field) if finding.field in layout.columns else ""
    return _Placed(finding, layout.sheet, row, column)


def _rank(item: CellFinding | _Placed) -> int:
    return _ORDER[item.severity]


def _told(fault: Fault, severity: Severity) -> CellFinding:
    text = f"{fault.place} : {fault.message}" if fault.place else fault.message
    return replace(CellFinding(text, fault.remedy, severity), column=fault.field)


def _of_cases(office: Office, reading: Reading) -> Iterator[CellFinding]:
    """Yield the conflicts of interest with persons whom only the case names (jury, examiners)."""
    rows = {row.appeal.number: row for row in reading.register.appeals}
    layout = reading.register_layout
    for number in office.work.cases.numbers():
        if number not in rows or layout is None:
            continue
        appeal = rows[number].appeal
        try:
            kept = read_kept(office, number)
        except SuiviError as error:
            yield from (_told(fault, Severity.ERROR) for fault in error.faults)
            continue
        known = check(appeal, office.organisation, office.today).conflicts
        found = independence(office, appeal, kept)
        if kept.involved and set(found.conflicts) - set(known):
            said = french(f"{number} : {found.explanation}")
            remedy = "Notez le remplaçant choisi et la raison (--remplacant)."
            told = CellFinding(said, remedy, Severity.ERROR)
            yield told.at(layout.sheet, rows[number].row, layout.heading("handler"))


def _of_folder(office: Office) -> tuple[CellFinding, ...]:
    """Return what is not right in the work folder: damaged records, a journal that was changed."""
    faults = (*office.work.pending.damaged(), *office.work.verify_journal())
    return tuple(_told(fault, Severity.ERROR) for fault in faults)

"""Everything that is not right, told with its place and its remedy; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
from suivi_tool.tracker.findings import CellFinding, Severity
from suivi_tool.tracker.layout import SheetLayout

SHOWN = 1000
"""Lines of « Contrôle »: Excel takes at most 65,530 links in a sheet, and nobody reads more."""

_SEVERITY = {
    Gravity.ERROR: Severity.ERROR,
    Gravity.WARNING: Severity.WARNING,
}


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
        *gone.findings(office, reading, gone.lost(as_left(office, data), reading)),
        *of_tracker(office, reading),
        *_of_cases(office, reading),
    )
    order = list(Severity)
    return tuple(sorted(found, key=lambda item: order.index(item.severity)))


def of_tracker(office: Office, reading: Reading) -> tuple[CellFinding, ...]:
    """Return what is not right in the tracker: cells, columns, days off, and the procedure."""
    sure = (_told(fault, Severity.ERROR) for fault in reading.unsure)
    days = (_told(fault, Severity.WARNING) for fault in reading.day_faults)
    rules = checks.findings(
        reading.appeals, reading.actions, reading.calendar, office.today, office.organisation
    )
    cells = {(item.sheet, item.row, item.column) for item in reading.findings}
    placed = _placed(rules, reading)
    return (
        *sure,
        *reading.findings,
        *days,
        *(item for item in placed if (item.sheet, item.row, item.column) not in cells),
    )


def for_sheet(found: Sequence[CellFinding]) -> tuple[CellFinding, ...]:
    """Return what « Contrôle » shows: the gravest, at most SHOWN, and how many more."""
    order = list(Severity)
    gravest = sorted(found, key=lambda item: order.index(item.severity))
    if len(gravest) <= SHOWN:
        return tuple(gravest)
    more = CellFinding(
        french(f"{len(gravest) - SHOWN} autres constats ne sont pas montrés ici."),
        french("La commande « verifier » les donne tous."),
        Severity.REMARK,
    )
    return (*gravest[:SHOWN], more)


def _placed(findings: Sequence[Finding], reading: Reading) -> list[CellFinding]:
    """Return the findings of the rules, each at its cell."""
    rows = {
        Subject.APPEAL: [row.row for row in reading.register.appeals],
        Subject.ACTION: [row.row for row in reading.measures],
    }
    layouts = {Subject.APPEAL: reading.register_layout, Subject.ACTION: reading.plan_layout}
    return [
        _at_cell(item, layouts[item.subject], rows[item.subject][item.position])
        for item in findings
    ]


def _at_cell(finding: Finding, layout: SheetLayout | None, row: int) -> CellFinding:
    message = finding.message
    if finding.number and finding.number not in message:
        message = french(f"{finding.number} : {message}")
    severity = _SEVERITY.get(finding.gravity, Severity.REMARK)
    if layout is None:
        return CellFinding(message, finding.remedy, severity)
    column = layout.heading(finding.field) if finding.field in layout.columns else ""
    return CellFinding(message, finding.remedy, severity, layout.sheet, row, column)


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

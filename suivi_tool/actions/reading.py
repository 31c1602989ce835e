"""The tracker read once: where everything stands, the facts, the days off, what waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property

from suivi_tool.actions import own_sheets
from suivi_tool.actions.entries import as_if_merged
from suivi_tool.actions.office import Office
from suivi_tool.errors import Fault, WorkbookRefused
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.history import Frozen
from suivi_tool.procedure.words import french
from suivi_tool.procedure.working_days import Calendar
from suivi_tool.storage.pending import Entry
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.action_plan import ActionPlan, ActionRow, read_actions
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.findings import CellFinding
from suivi_tool.tracker.headings import COLUMNS, key
from suivi_tool.tracker.holidays_list import DayOff
from suivi_tool.tracker.layout import SheetLayout, from_settings
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.recognition import recognise
from suivi_tool.tracker.register import Register, read_appeals
from suivi_tool.tracker.sheets import frozen_figures, history
from suivi_tool.workbook import refusals

TO_ADD = "colonnes_a_ajouter"
"""The setting that holds the columns promised by `initialiser` until they are there."""

SECTIONS = {SheetKind.APPEALS: "appels", SheetKind.ACTIONS: "plan_actions"}


@dataclass(frozen=True)
class Reading:
    """What stood in the tracker when it was read.

    A layout is None where the tracker has no such sheet (yet). `unsure` are questions and losses
    about columns and sheets: reading goes on, writing waits for an answer. `frozen` is what the
    committees saw (« COPIL – historique »), `frozen_faults` its rows that cannot be read.
    """

    tracker: Tracker
    register_layout: SheetLayout | None
    plan_layout: SheetLayout | None
    register: Register
    plan: ActionPlan
    days_off: tuple[DayOff, ...]
    unsure: tuple[Fault, ...] = ()
    findings: tuple[CellFinding, ...] = ()
    day_faults: tuple[Fault, ...] = ()
    frozen: tuple[Frozen, ...] = ()
    frozen_faults: tuple[Fault, ...] = ()

    @property
    def appeals(self) -> tuple[Appeal, ...]:
        """The appeals of the register, dates as formulas see them."""
        return tuple(row.as_excel_sees_it for row in self.register.appeals)

    @property
    def measures(self) -> tuple[ActionRow, ...]:
        """The lines of the action plan that are actions: those of Type = Appel are appeals."""
        return tuple(row for row in self.plan.actions if not is_appeal(row.action))

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of the action plan."""
        return tuple(row.action for row in self.measures)

    @cached_property
    def calendar(self) -> Calendar:
        """The days on which the organisation works, as « Jours fériés » has them."""
        return holidays_list.calendar(self.days_off)

    def unchanged(self) -> Reading:
        """Return the same reading of a tracker in which nothing is changed yet."""
        return replace(self, tracker=self.tracker.unchanged())

    def with_waiting(
        self, entries: Iterable[Entry]
    ) -> tuple[tuple[Appeal, ...], tuple[Action, ...]]:
        """Return appeals and all lines of the action plan as if `entries` were merged."""
        lines = (row.action for row in self.plan.actions)
        return as_if_merged(self.appeals, lines, entries)


def is_appeal(action: Action) -> bool:
    """Tell whether a line of the action plan stands for an appeal (Type = Appel), for no action."""
    return action.kind == "Appel"


def read(office: Office, data: bytes) -> Reading:
    """Return what the tracker `data` holds, found through the settings of `office`.

    Raises: WorkbookRefused where it cannot be read.
    """
    with _named(office.settings.tracker.name):
        return _read(office, Tracker(data))


def _read(office: Office, tracker: Tracker) -> Reading:
    unsure: list[Fault] = []
    register_layout = _layout(office, tracker, SheetKind.APPEALS, unsure)
    plan_layout = _layout(office, tracker, SheetKind.ACTIONS, unsure)
    register = read_appeals(tracker, register_layout) if register_layout else Register()
    plan = read_actions(tracker, plan_layout) if plan_layout else ActionPlan()
    days, day_faults = read_days_off(office, tracker)
    return Reading(
        tracker,
        register_layout,
        plan_layout,
        register,
        plan,
        days,
        tuple(unsure),
        (*register.findings, *plan.findings),
        day_faults,
        *_read_frozen(office, tracker),
    )


PUT_BACK = french("S'il ne s'ouvre plus, « restaurer » remet une de ses sauvegardes.")
_DAMAGED = french(
    "Laissez finir une synchronisation en cours ; s'il ne s'ouvre pas non plus dans Excel, "
    "« restaurer » remet une de ses sauvegardes."
)


def opened(data: bytes, name: str) -> Tracker:
    """Return the tracker `data`; raises WorkbookRefused, which says that it is the file `name`."""
    with _named(name):
        return Tracker(data)


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Let a refusal met inside say which tracker is meant, and how it is put back.

    It was adopted once: what to do with some other file that is damaged is no help here.
    """
    try:
        yield
    except WorkbookRefused as error:
        named = error.within(f"classeur «\u00a0{name}\u00a0»")
        told = (replace(f, remedy=_remedy(f.remedy)) for f in named.faults)
        raise WorkbookRefused(*told) from error


def _remedy(given: str) -> str:
    return _DAMAGED if given in refusals.FOR_ANOTHER_FILE else f"{given} {PUT_BACK}".strip()


def _layout(
    office: Office, tracker: Tracker, kind: SheetKind, unsure: list[Fault]
) -> SheetLayout | None:
    kept = office.settings.sheets.get(SECTIONS[kind])
    if kept is None:
        return None
    found = recognise(from_settings(kind, kept), tracker)
    unsure += [proposal.fault() for proposal in found.proposals]
    unsure += found.faults
    return _with_added(found.layout, tracker, kept.get(TO_ADD, ()))


def _with_added(layout: SheetLayout, tracker: Tracker, promised: Iterable[str]) -> SheetLayout:
    """Return the layout with the columns that a run added before the settings could say so."""
    known = COLUMNS[layout.kind]
    wanted = {key(heading): known.field_of(heading) for heading in promised}
    if not wanted:
        return layout
    view = tracker.view(layout.sheet)
    row = view.rows[layout.last_header_row - 1] if layout.last_header_row <= len(view.rows) else ()
    added = {
        wanted[key(cell)]: column
        for column, cell in enumerate(row, 1)
        if isinstance(cell, str) and key(cell) in wanted
    }
    return layout.with_columns(
        {name: column for name, column in added.items() if name not in layout.columns}
    )


def read_days_off(office: Office, tracker: Tracker) -> tuple[tuple[DayOff, ...], tuple[Fault, ...]]:
    """Return the list of our « Jours fériés »; before it is there, theirs, completed."""
    own = own_sheets.names(office.settings)[holidays_list.SHEET]
    there = {name.casefold() for name in tracker.book.sheet_names}
    for name in dict.fromkeys((own, holidays_list.SHEET)):
        if name.casefold() in there:
            days, faults = holidays_list.read(tracker.view(name).rows)
            if days and name == own:
                return days, faults
            if days:
                return _completed(office, days), ()
    return proposed_days_off(office), ()


def _read_frozen(office: Office, tracker: Tracker) -> tuple[tuple[Frozen, ...], tuple[Fault, ...]]:
    own = own_sheets.names(office.settings)[history.SHEET]
    if own.casefold() not in {name.casefold() for name in tracker.book.sheet_names}:
        return (), ()
    return frozen_figures.read(tracker.view(own).rows)


def _completed(office: Office, days: tuple[DayOff, ...]) -> tuple[DayOff, ...]:
    """Return their list with the years and closing days that it lacks."""
    covered = holidays_list.covered(days)
    missing = [
        day
        for day in proposed_days_off(office)
        if day.day is not None and (day.closes or day.day.year not in covered)
    ]
    return holidays_list.ordered([*(day for day in days if day.day), *missing])


def proposed_days_off(office: Office, wanted: Iterable[int] = ()) -> tuple[DayOff, ...]:
    """Return the days off of the years `wanted`, else around today, that the settings ask for."""
    settings = office.settings
    years = tuple(wanted) or range(office.today.year - 3, office.today.year + 3)
    return holidays_list.proposed(
        years,
        settings.text("calendrier.region"),
        settings.closings(),
        pentecost=settings.flag("calendrier.lundi_de_pentecote"),
    )

"""The situation of today: the tracker as it can be read, with what waits counted as merged.

Where the tracker is out of reach or cannot be read, its copy as we left it serves: a registration
never fails because somebody has the tracker open, because the share is gone, or because a
synchronisation has torn the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from suivi_tool.actions import frozen
from suivi_tool.actions.former import read_former
from suivi_tool.actions.office import Office
from suivi_tool.actions.readable import sorted_out
from suivi_tool.actions.reading import Reading, is_appeal, read
from suivi_tool.errors import Fault, TrackerBusy, WorkbookRefused
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.history import Frozen
from suivi_tool.procedure.numbering import NumberPattern
from suivi_tool.procedure.steps import StepState, state
from suivi_tool.procedure.words import french
from suivi_tool.procedure.working_days import Calendar
from suivi_tool.storage.pending import Entry

FIRST_ACTION = "AC-2026-001"
_UNKNOWN_NUMBERS = Fault(
    french("De ce suivi, il n'y a aucune copie : les numéros déjà donnés ne sont pas connus, et "
           "l'un d'eux serait donné deux fois."),
    remedy=french("Rien n'est enregistré. Remettez le suivi en état, puis recommencez."),
)  # fmt: skip


@dataclass(frozen=True)
class Situation:
    """The facts as of now, and the tracker (or its copy) that they were read from.

    `lines` are all lines of the action plan, those that stand for an appeal too. `waiting` are the
    entries that are counted in though the tracker has them not yet; `alerts` are what to know of
    all this, among them `unread`: why the tracker could not be read, so that its copy serves, and
    `copied`: that it does, and of when it is.
    """

    appeals: tuple[Appeal, ...]
    lines: tuple[Action, ...]
    calendar: Calendar
    reading: Reading
    waiting: tuple[Entry, ...]
    folders: tuple[str, ...]
    alerts: tuple[Fault, ...] = ()
    former: tuple[Appeal, ...] = ()
    unread: tuple[Fault, ...] = ()
    copied: tuple[Fault, ...] = ()

    @property
    def known(self) -> tuple[Appeal, ...]:
        """All appeals that are known, those of former trackers and of archives first."""
        return (*self.former, *self.appeals)

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions of the action plan."""
        return tuple(action for action in self.lines if not is_appeal(action))

    @property
    def frozen(self) -> tuple[Frozen, ...]:
        """What committees saw, oldest first, with what waits."""
        return frozen.after(self.reading.frozen, self.waiting)

    @property
    def appeal_numbers(self) -> tuple[str, ...]:
        """The numbers of appeals in the order of the register, whose pattern is continued."""
        found = tuple(appeal.number for appeal in self.appeals if appeal.number)
        mixed = (action.number for action in self.lines if is_appeal(action))
        former = tuple(appeal.number for appeal in self.former)
        return found or tuple(number for number in mixed if number) or former

    @property
    def taken(self) -> frozenset[str]:
        """Every number ever given, as far as is known: rows, folders, what waits."""
        numbers = [appeal.number for appeal in self.known]
        numbers += [action.number for action in self.lines]
        return frozenset((*filter(None, numbers), *self.folders))

    def next_action_number(self, office: Office) -> str:
        """Return the next number of the action plan, its pattern continued; it is not reserved."""
        return self._action_pattern(office).next(office.today.year, self.taken)

    def reserve_action_number(self, office: Office) -> str:
        """Reserve the next number of the action plan: of all who try, one gets it.

        Raises: RefusedInput where the disk refuses.
        """
        pattern, year = self._action_pattern(office), office.today.year
        start = pattern.start(year, self.taken)
        return office.work.reserve_action(lambda n: pattern.number(year, n), start)

    def _action_pattern(self, office: Office) -> NumberPattern:
        model = office.settings.text("numerotation.action")
        numbers = [example(model)] if model else [action.number for action in self.actions]
        return NumberPattern.detect([n for n in numbers if n] or [FIRST_ACTION])

    def appeal(self, number: str) -> Appeal | None:
        """Return the appeal with this number."""
        wanted = number.strip().casefold()
        return next((a for a in self.appeals if a.number.casefold() == wanted), None)

    def known_appeal(self, number: str) -> Appeal | None:
        """Return the appeal with this number, of former years too."""
        wanted = number.strip().casefold()
        return next((a for a in reversed(self.known) if a.number.casefold() == wanted), None)

    def actions_of(self, number: str) -> tuple[Action, ...]:
        """Return the actions whose origin is the appeal, the line of its fiche left out."""
        return tuple(
            action
            for action in self.actions
            if action.origin_reference.casefold() == number.casefold()
        )

    def states_of(self, appeal: Appeal, office: Office) -> tuple[StepState, ...]:
        """Return how every duty of the appeal stands today, in their order."""
        actions = self.actions_of(appeal.number)
        return state(appeal, actions, self.calendar, office.today, office.organisation)


def example(model: str) -> str:
    """Return the first number of a model of the settings: « APP-{annee}-{rang:03} »."""
    return model.replace("{annee}", "2026").replace("{rang:03}", "001").replace("{rang}", "1")


def look(office: Office, known: Reading | None = None) -> Situation:
    """Return the situation as of now; `known` is what stands in the tracker, where just read.

    A tracker that is out of reach or damaged is told among the alerts, and its copy as we left it
    serves. Raises: WorkbookRefused where there is no copy: a number given without knowing the
    register would be given twice.
    """
    waiting, unclear = sorted_out(office.work.waits())
    folders = _folders(office)
    reading, kept_out = (known, ()) if known else _readable(office)
    copied = _copied(office) if kept_out else ()
    appeals, actions = reading.with_waiting(waiting)
    former, unread = read_former(office, reading.tracker, appeals)
    return Situation(
        appeals,
        actions,
        reading.calendar,
        reading,
        waiting,
        folders,
        (*kept_out, *copied, *unclear, *unread),
        former,
        kept_out,
        copied,
    )


def _readable(office: Office) -> tuple[Reading, tuple[Fault, ...]]:
    try:
        return read(office, office.tracker_file.read().data), ()
    except (TrackerBusy, WorkbookRefused) as error:
        left = _as_left(office)
        if left is None:
            raise WorkbookRefused(*error.faults, _UNKNOWN_NUMBERS) from error
        return read(office, left), error.faults


def _as_left(office: Office) -> bytes | None:
    try:
        return office.work.as_left.read()
    except OSError:
        return None


def _copied(office: Office) -> tuple[Fault, ...]:
    at = office.work.as_left.at()
    when = f", du {at.astimezone():%d/%m/%Y à %H:%M}" if at else ""
    told = "Le suivi n'a pas pu être lu : ce qui est dit ici vient de sa dernière copie"
    return (Fault(french(f"{told}{when}.")),)


def _folders(office: Office) -> tuple[str, ...]:
    return tuple(_names(office.work.disk.names(office.work.dossiers)))


def _names(names: Iterable[str]) -> Iterable[str]:
    return (name for name in names if not name.startswith((".", "~")))

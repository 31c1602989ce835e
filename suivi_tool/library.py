"""The tool as a library: a work folder, its appeals as a table, and what people do with them.

    from suivi_tool import open_folder

    with_us = open_folder("demo")
    appeals = with_us.appeals()          # a pandas DataFrame, French headings

Everything goes through the same actions as the command line and the window: what is written is
locked, backed up and in the journal. pandas is imported when the first table is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from suivi_tool.actions import adopt as adoption
from suivi_tool.actions import agenda, record_step, register_appeal, verify
from suivi_tool.actions import refresh as refreshing
from suivi_tool.actions.answers import Preview, Refreshed, Registered, Treated
from suivi_tool.actions.intake import KEYS as RECEPTION
from suivi_tool.actions.office import Office, open_office
from suivi_tool.actions.situation import look
from suivi_tool.actions.step_intake import KEYS as TREATMENT
from suivi_tool.errors import RefusedInput
from suivi_tool.procedure.acknowledgement import acknowledgement_deadline
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.appeal_period import appeal_period
from suivi_tool.procedure.duties import RECORDABLE
from suivi_tool.procedure.indicators import Indicators
from suivi_tool.procedure.open_deadlines import OpenDeadline
from suivi_tool.procedure.precedents import Precedent
from suivi_tool.procedure.words import french
from suivi_tool.procedure.working_days import Calendar
from suivi_tool.tracker.action_columns import ACTIONS
from suivi_tool.tracker.appeal_columns import APPEALS
from suivi_tool.tracker.columns import Column, Kind
from suivi_tool.tracker.findings import CellFinding
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.register import read_appeals as read_register

if TYPE_CHECKING:
    from pandas import DataFrame

AnyPath = str | PathLike[str]
Given = str | date
"""A value of an option: as people type it, or a date."""


def open_folder(
    folder: AnyPath | None = None, *, today: date | None = None, user: str = ""
) -> Folder:
    """Open the work folder `folder`, else SUIVI_DOSSIER, else where `suivi.toml` lies.

    `today` is given for trials; `user` is who acts, for the journal (else the account).
    Raises: RefusedInput where there is no work folder; WrongSetting where its settings are wrong.
    """
    path = None if folder is None else Path(fspath(folder))
    return Folder(open_office(path, today=today, user=user))


def adopt(
    folder: AnyPath,
    tracker: AnyPath | None = None,
    *,
    today: date | None = None,
    user: str = "",
) -> Folder:
    """Make the work folder `folder` on an existing `tracker`, or on a new one.

    Raises: RefusedInput where a needed column or sheet is in doubt; WorkbookRefused where the
    tracker cannot be read.
    """
    target = Path(fspath(folder)).absolute()
    if tracker is None:
        return Folder(adoption.create(target, today=today, user=user).office)
    path = Path(fspath(tracker)).absolute()
    understood = adoption.understand_tracker(path)
    return Folder(adoption.adopt(target, path, understood, today=today, user=user).office)


def read_appeals(tracker: AnyPath) -> DataFrame:
    """Return the register of any tracker as a table, one row an appeal; nothing is written.

    No work folder is needed; the two deadlines that follow from the calendar are therefore not
    in it. Raises: RefusedInput where the file is missing or holds no register; WorkbookRefused
    where it cannot be read.
    """
    path = Path(fspath(tracker))
    understood = adoption.understand_tracker(path)
    adoption.refuse_blocking(understood)
    if understood.appeals is None:
        raise RefusedInput(
            f"« {path.name} » n’a pas de registre des appels.",
            remedy="Adoptez-le avec « initialiser » : la feuille « Appels » y est ajoutée.",
        )
    register = read_register(Tracker(path.read_bytes()), understood.appeals)
    known = [column for column in APPEALS.values() if not column.derived]
    return _table(known, [_facts(row.appeal) for row in register.appeals])


@dataclass(frozen=True, repr=False)
class Folder:
    """One work folder: its tracker, its cases, and what can be done with them.

    Dates may be given as texts, as people type them (« 15/05/2026 », « 2026-05-15 »). What waits
    for the tracker counts as if it were in it. An option that does not exist is a TypeError.
    """

    office: Office

    def __repr__(self) -> str:
        return f"Folder({str(self.office.root)!r})"

    @property
    def tracker(self) -> Path:
        """The path of the tracker."""
        return self.office.settings.tracker

    def appeals(self) -> DataFrame:
        """Return the register, one row an appeal, with both deadlines that follow from it.

        Columns are the French headings in the order of the documentation; dates are datetime64,
        what is not known is NaT or an empty text.
        """
        situation = look(self.office)
        rows = [_facts(a) | _derived(a, situation.calendar) for a in situation.appeals]
        return _table(APPEALS.values(), rows)

    def actions(self) -> DataFrame:
        """Return the action plan, one row an action (lines that stand for an appeal left out)."""
        return _table(ACTIONS.values(), [_facts(action) for action in look(self.office).actions])

    def preview(self, **given: Given) -> Preview:
        """Say what `register` would say of this appeal; nothing is written, nothing refused."""
        return register_appeal.preview(self.office, _typed(given, RECEPTION.values()))

    def register(self, *, mail: AnyPath | None = None, **given: Given) -> Registered:
        """Register an appeal (MGT 02, steps 1 to 3): number, case folder, form, row.

        `given` are the options of `enregistrer`, with underscores: type, nom, recu_le, notifie_le,
        canal, decision… `mail` is the message received (.eml or .msg).
        Raises: RefusedInput with every fault; nothing is then changed on the disk.
        """
        path = None if mail is None else Path(fspath(mail))
        return register_appeal.register(self.office, _typed(given, RECEPTION.values()), path)

    def record_step(
        self, number: str, step: str, *, proof: AnyPath | None = None, **given: Given
    ) -> Treated:
        """Record a step (4 to 11), or prepare its documents where no date `le` is given.

        `step` is a word of `traiter`: accuse, analyse, decision… `given` are its options.
        Raises: RefusedInput with every fault; nothing is then changed on the disk.
        """
        path = None if proof is None else Path(fspath(proof))
        if step not in RECORDABLE:
            raise RefusedInput(
                french(f"l'étape « {step} » n'existe pas."),
                field="étape",
                remedy=french(f"Choisissez : {', '.join(RECORDABLE)}."),
            )
        return record_step.treat(self.office, number, step, _typed(given, TREATMENT), path)

    def refresh(self) -> Refreshed:
        """Merge what waits, read hand-made edits, bring sheets and forms up to date.

        Raises: WorkbookRefused where the tracker is refused and nothing waits.
        """
        return refreshing.refresh(self.office)

    def deadlines(self) -> tuple[OpenDeadline, ...]:
        """Return every open deadline, most urgent first; days left are working days."""
        return agenda.open_deadlines(self.office)

    def indicators(self) -> Indicators:
        """Return MGT 02-1 and MGT 02-2 as of today; rates are fractions 0-1."""
        return agenda.indicators(self.office)

    def similar(self, number: str) -> tuple[Precedent, ...]:
        """Return previous appeals like `number`, the nearest first.

        Raises: RefusedInput where the number is not known.
        """
        return agenda.similar(self.office, number)

    def findings(self) -> tuple[CellFinding, ...]:
        """Return all that `verifier` finds, the gravest first; nothing is written.

        Raises: WorkbookRefused where the tracker cannot be read.
        """
        return verify.findings(self.office)


def _typed(given: Mapping[str, Given], known: Collection[str]) -> dict[str, str]:
    """Return options as people type them; raises TypeError for one that does not exist."""
    unknown = sorted(given.keys() - set(known))
    if unknown:
        raise TypeError(f"unknown options {unknown}; there are {sorted(set(known))}")
    return {
        key: value if isinstance(value, str) else value.isoformat() for key, value in given.items()
    }


def _derived(appeal: Appeal, calendar: Calendar) -> dict[str, date | None]:
    """Return the two deadlines that follow from `appeal`; None where they cannot be known."""
    received = appeal.received_on
    due = acknowledgement_deadline(received, calendar).due if received else None
    period = appeal_period(
        appeal.notified_on, appeal.sent_on, received, appeal.decision_sent_on, calendar
    )
    return {"acknowledgement_due": due, "appeal_limit": period.limit}


def _facts(item: Appeal | Action) -> dict[str, Any]:
    return {field.name: getattr(item, field.name) for field in fields(item)}


def _table(columns: Iterable[Column], rows: Iterable[Mapping[str, Any]]) -> DataFrame:
    import pandas  # noqa: PLC0415 - half a second that only a table needs

    shown = list(columns)
    cells = [[_plain(row[column.field]) for column in shown] for row in rows]
    table = pandas.DataFrame(cells, columns=[column.heading for column in shown])
    days = [column.heading for column in shown if column.kind is Kind.DATE]
    return table.astype(dict.fromkeys(days, "datetime64[s]"))


def _plain(value: Any) -> Any:
    """Return a value as people write it: a word of a list as text, several with « ; » between."""
    if isinstance(value, tuple):
        return " ; ".join(str(_plain(item)) for item in value)
    if isinstance(value, Enum):
        return value.value
    return "" if value is None else value

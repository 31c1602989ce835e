"""What is due and how the indicators stand, with what waits counted as merged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from suivi_tool.actions import pages, waits
from suivi_tool.actions.office import Office
from suivi_tool.actions.situation import Situation, look
from suivi_tool.documents.calendar import event
from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.procedure import precedents
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.indicators import Indicators
from suivi_tool.procedure.open_deadlines import OpenDeadline
from suivi_tool.procedure.precedents import Precedent
from suivi_tool.storage.failures import told_as
from suivi_tool.storage.numbers import folder_name


def open_deadlines(office: Office, known: Situation | None = None) -> tuple[OpenDeadline, ...]:
    """Return every open deadline, most urgent first; `known` is what was looked at already."""
    situation = known or look(office)
    return pages.deadlines(office, situation.appeals, situation.actions, situation.calendar)


def indicators(office: Office, known: Situation | None = None) -> Indicators:
    """Return both indicators as of the day of `office`; `known` is what was looked at already."""
    situation = known or look(office)
    return pages.indicators(
        office, situation.known, situation.actions, situation.calendar, situation.frozen
    )


def similar(office: Office, number: str, known: Situation | None = None) -> tuple[Precedent, ...]:
    """Return previous appeals like `number`; `known` is what was looked at already.

    Raises: RefusedInput where it is not known.
    """
    situation = known or look(office)
    return precedents.similar(found(situation, number), situation.known)


def found(situation: Situation, number: str) -> Appeal:
    """Return the appeal with this number; raises RefusedInput where there is none."""
    appeal = situation.appeal(number)
    if appeal is None:
        raise RefusedInput(
            f"aucun appel n’a le numéro « {number} ».",
            field="N°",
            remedy="Vérifiez le numéro dans le registre (« echeances » les liste).",
        )
    return appeal


def reserves(office: Office, known: Situation | None = None) -> tuple[Fault, ...]:
    """Return what a reader must know of an answer made from `known`: from a copy, entries wait."""
    known = known or look(office)
    return (*from_copy(known), *waits.told(office), *waits.obstacle(office))


def from_copy(known: Situation) -> tuple[Fault, ...]:
    """Return that an answer comes from the copy of the tracker, and why; else nothing."""
    return (*known.copied, *known.unread)


def calendar_files(
    office: Office, deadlines: Sequence[OpenDeadline], folder: Path
) -> tuple[Path, ...]:
    """Write one calendar file a deadline into `folder`; raises RefusedInput where it cannot be."""
    disk = office.work.disk
    written = []
    if folder.is_file():
        raise RefusedInput(
            f"«\u00a0{folder}\u00a0» est un fichier, non un dossier.",
            field="--ics",
            remedy="Donnez le nom d’un dossier.",
        )
    with told_as(RefusedInput, folder):
        disk.ensure_folder(folder)
        for item in deadlines:
            if item.due is not None:
                path = folder / f"{folder_name(f'{item.number} {item.step}')}.ics"
                disk.write(path, _event(item, office.work.clock()))
                written.append(path)
    return tuple(written)


def _event(item: OpenDeadline, stamp: datetime) -> bytes:
    assert item.due is not None
    title = f"{item.step} – {item.number}"
    return event(f"{item.number}-{item.step}@suivi", title, item.due, item.explanation, stamp=stamp)

"""« Prévenir le responsable »: the draft of a mail to who handles an appeal, in its folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from suivi_tool.actions import cases, drafts
from suivi_tool.actions.agenda import found, from_copy
from suivi_tool.actions.kept import read_kept
from suivi_tool.actions.office import Office
from suivi_tool.actions.operations import record
from suivi_tool.actions.situation import look
from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.forms import notice
from suivi_tool.procedure.notification import recipient
from suivi_tool.procedure.organisation import Responsible
from suivi_tool.procedure.words import french

KIND = "prevenir"


@dataclass(frozen=True, slots=True)
class Notified:
    """A draft is ready: to whom, where it lies, and what to know of it. Nothing was sent."""

    number: str
    to: Responsible
    draft: Path
    alerts: tuple[Fault, ...] = ()


def notify(office: Office, number: str) -> Notified:
    """Write the draft to who handles the appeal, or to the deputy where an absence asks for it.

    A draft that nobody touched is replaced. Raises: RefusedInput where there is no such appeal,
    it is over, or the folder cannot be written.
    """
    situation = look(office)
    appeal = found(situation, number)
    if appeal.closed_on is not None or not appeal.counts:
        raise RefusedInput(
            f"l’appel {appeal.number} est clos\u00a0: il n’y a plus personne à prévenir.",
            field="N°",
            remedy="Vérifiez le numéro.",
        )
    case = cases.case_of(office, appeal, read_kept(office, appeal.number), situation)
    told = recipient(
        appeal, office.organisation, notice.next_due(case), office.today, situation.calendar
    )
    case = replace(case, responsible=told.responsible)
    folder = office.work.files.folder(appeal.number)
    data = notice.notice(case, folder, office.work.clock())
    over = drafts.prepared(office, appeal.number, KIND)
    change = drafts.put(office, appeal.number, file_name(appeal.number), data, over)
    record(office, KIND, appeal.number, files=[change])
    explained = (Fault(told.explanation),) if told.explanation else ()
    alerts = (*from_copy(situation), *explained, *_unaddressed(told.responsible))
    return Notified(appeal.number, told.responsible, change.path, alerts)


def file_name(number: str) -> str:
    """Return the name of the draft in the case folder."""
    return f"Message au responsable {number}.eml"


def _unaddressed(to: Responsible) -> tuple[Fault, ...]:
    """Say that the draft has no address, where the settings know none."""
    if to.person is not None and to.person.mail:
        return ()
    who = to.name or str(to.role)
    return (
        Fault(
            french(f"Aucune adresse de courriel n'est connue pour {who}."),
            remedy=french("Inscrivez-la dans « Réglages », ou dans le message."),
        ),
    )

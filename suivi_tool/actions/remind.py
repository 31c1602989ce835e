"""Reminders to the pilots of late actions: drafts of mails; nothing is sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from suivi_tool.actions.office import Office
from suivi_tool.actions.operations import record
from suivi_tool.actions.situation import Situation, look
from suivi_tool.documents.mail_draft import draft
from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.procedure.appeal import Action
from suivi_tool.procedure.links import Links
from suivi_tool.procedure.reminder import Reminder, is_late, reminders
from suivi_tool.procedure.words import french
from suivi_tool.storage.failures import told_as
from suivi_tool.storage.numbers import folder_name

FOLDER = "Relances"
KIND = "relancer"


@dataclass(frozen=True, slots=True)
class Reminded:
    """The drafts that are ready, one a pilot, and where each lies."""

    drafts: tuple[tuple[Reminder, Path], ...]
    alerts: tuple[Fault, ...] = ()


def remind(office: Office, number: str = "") -> Reminded:
    """Write a draft to the pilot of the action `number`, or to all who have late ones.

    Without a number those of « Échéances » are meant: the actions linked to an appeal.
    Raises: RefusedInput where the action is not known or not late.
    """
    situation = look(office)
    chosen = _chosen(office, situation, number)
    made = []
    for reminder in reminders(chosen, office.organisation, office.today):
        content = draft((reminder.to.name, reminder.to.mail), reminder.subject, reminder.text)
        name = number or reminder.to.name or "pilote"
        path = office.root / FOLDER / f"Relance {folder_name(name)} {office.today}.eml"
        with told_as(RefusedInput, path):
            before = office.work.files.read(path)
        change = office.work.files.write(path, content, before)
        if change.before != change.after:
            record(office, KIND, reminder.actions[0].number, files=[change])
        made.append((reminder, path))
    unknown = [reminder for reminder, _ in made if not reminder.to.mail]
    return Reminded(tuple(made), (*situation.alerts, *map(_unaddressed, unknown)))


def _chosen(office: Office, situation: Situation, number: str) -> list[Action]:
    if not number:
        links = Links(situation.actions)
        linked = [action for appeal in situation.appeals for action in links.of(appeal)]
        return list(dict.fromkeys(linked))
    wanted = number.strip().casefold()
    found = [a for a in situation.actions if a.number.strip().casefold() == wanted]
    late = [action for action in found if is_late(action, office.today)]
    if late:
        return late
    message = f"l'action {number} n'est pas en retard." if found else (
        f"aucune action n'a le numéro « {number} ».")  # fmt: skip
    raise RefusedInput(french(message), field="N°", remedy="« echeances » donne les retards.")


def _unaddressed(reminder: Reminder) -> Fault:
    who = reminder.to.name or "pilote à désigner"
    return Fault(
        french(f"Adresse de courriel inconnue : {who}."),
        remedy="Complétez-la dans le message.",
    )

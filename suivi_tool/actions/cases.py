"""One appeal with all that its documents say, and its documents put into its folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from suivi_tool.actions.office import TEMPLATES, Office, located
from suivi_tool.actions.records import from_json, to_json
from suivi_tool.actions.situation import Situation
from suivi_tool.documents import controls
from suivi_tool.documents.template import described
from suivi_tool.documents.update import Conflict, update
from suivi_tool.errors import Fault
from suivi_tool.forms import annex, appeal_form
from suivi_tool.forms.case import Case, FormReference, Information, Precedent
from suivi_tool.forms.reading_back import closed
from suivi_tool.procedure import impartiality
from suivi_tool.procedure.acknowledgement import acknowledgement_deadline
from suivi_tool.procedure.appeal import Appeal, Appellant
from suivi_tool.procedure.appeal_period import appeal_period
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.organisation import responsible
from suivi_tool.procedure.precedents import outcome_text
from suivi_tool.storage.case_files import FileChange


@dataclass(frozen=True, slots=True)
class Act:
    """A step that was recorded: when, by whom, how."""

    step: str
    on: date | None = None
    by: str = ""
    means: str = ""


@dataclass(frozen=True)
class Kept:
    """What is known of a case beside the tracker: the appellant, what was asked, what we wrote.

    `written` holds, by document, the value last written into each of its controls. `opened_by` is
    who registered it, `acts` who did which step and how: the register has no column for that.
    """

    appellant: Appellant | None = None
    request: str = ""
    opened_by: str = ""
    attachments: tuple[str, ...] = ()
    written: Mapping[str, Mapping[str, str | bool]] | None = None
    acts: tuple[Act, ...] = ()

    def act(self, step: Step, on: date | None = None) -> Act:
        """Return the last act recorded of `step` (on that day), else an empty one."""
        found = [a for a in self.acts if a.step == step and (on is None or a.on == on)]
        return found[-1] if found else Act(step)


def read_kept(office: Office, number: str) -> Kept:
    """Return what is kept of `number`; raises RefusedInput where the record is damaged."""
    facts: dict[str, Any] = dict(office.work.cases.read(number))
    known = facts.get("appellant")
    return Kept(
        from_json(Appellant, known) if isinstance(known, dict) else None,
        str(facts.get("request", "")),
        str(facts.get("opened_by", "")),
        tuple(map(str, facts.get("attachments", ()))),
        facts.get("written") or {},
        tuple(from_json(Act, act) for act in facts.get("acts", ()) if isinstance(act, dict)),
    )


def write_kept(office: Office, number: str, kept: Kept) -> None:
    """Keep what is known of `number` beside the tracker; raises RefusedInput."""
    facts: dict[str, Any] = {
        "appellant": to_json(kept.appellant) if kept.appellant else None,
        "request": kept.request,
        "opened_by": kept.opened_by,
        "attachments": list(kept.attachments),
        "acts": [to_json(act) for act in kept.acts],
        "written": {name: dict(values) for name, values in (kept.written or {}).items()},
    }
    office.work.cases.write(number, facts)


def case_of(office: Office, appeal: Appeal, kept: Kept, situation: Situation) -> Case:
    """Return the appeal with everything its documents say, as of the day of `office`."""
    organisation = office.organisation
    on = office.today
    received, calendar = appeal.received_on, situation.calendar
    return Case(
        appeal=appeal,
        appellant=kept.appellant or Appellant(appeal.appellant, address=appeal.contact),
        organisation=organisation,
        responsible=responsible(appeal.appellant_type, organisation, on),
        place=office.settings.text("organisme.lieu"),
        opened_by=kept.opened_by,
        demand=kept.request,
        attachments=kept.attachments,
        acknowledgement=acknowledgement_deadline(received, calendar) if received else None,
        period=appeal_period(
            appeal.notified_on, appeal.sent_on, received, appeal.decision_sent_on, calendar
        ),
        impartiality=impartiality.check(appeal, organisation, on),
        searched=bool(appeal.similar),
        told=tuple(Information(day, "Avancement du traitement") for day in appeal.told_progress_on),
        form=form_reference(office, "fiche_appel"),
    )


def _told(kept: Kept, on: date) -> Information:
    act = kept.act(Step.INFORM, on)
    return Information(on, "Avancement du traitement", act.means, act.by)


def _precedents(appeal: Appeal, situation: Situation) -> tuple[Precedent, ...]:
    """Return the similar appeals that a person chose, with what became of them (R8c)."""
    numbers = re.split(r"[;,\n]", appeal.similar)
    known = [situation.known_appeal(number) for number in numbers if number.strip()]
    return tuple(
        Precedent(found.number, found.received_on, found.ground, outcome_text(found))
        for found in known
        if found is not None
    )


def form_reference(office: Office, section: str) -> FormReference:
    """Return the edition of a form from the settings."""
    settings = office.settings
    return FormReference(
        settings.text(f"{section}.reference"),
        settings.text(f"{section}.indice"),
        settings.day(f"{section}.revise_le"),
        settings.flag(f"{section}.modele_valide"),
    )


def form_name(number: str) -> str:
    """Return the file name of a fiche d'appel."""
    return f"Fiche d'appel {number}.docx"


def make_form(office: Office, case: Case, kept: Kept) -> tuple[FileChange, Kept]:
    """Make the fiche d'appel of a case that has none yet, and return it with what was written.

    Raises: TemplateRefused, RefusedInput (it is there already, or the disk refuses).
    """
    template = office.template(appeal_form.TEMPLATE).read_bytes()
    with located(appeal_form.TEMPLATE):
        document = appeal_form.make(template, case)
    number = case.appeal.number
    change = put(office, number, form_name(number), document)
    written = {**(kept.written or {}), change.path.name: appeal_form.values(case)}
    return change, replace(kept, written=written)


def put(office: Office, number: str, name: str, data: bytes) -> FileChange:
    """Put a new document into the case folder of `number`; a name that is taken gets « (2) »."""
    files = office.work.files
    folder = files.folder(number)
    path = folder / safe_name(office, name, number)
    count = 2
    while (there := files.read(path)) is not None and there != data:
        path = folder / safe_name(office, f"{Path(name).stem} ({count}){Path(name).suffix}", number)
        count += 1
    return files.write(path, data, there)


def safe_name(office: Office, name: str, number: str) -> str:
    """Return `name` with the number written as its folder writes it (no character of a path)."""
    return name.replace(number, office.work.files.folder(number).name)


@dataclass(frozen=True)
class FormUpdate:
    """What became of a fiche: the change (None where there is none), what is now kept, alerts.

    `typed` is what people wrote into fields of which the tracker says nothing.
    """

    change: FileChange | None
    kept: Kept
    alerts: tuple[Fault, ...] = ()
    typed: Mapping[str, str | bool] = field(default_factory=dict)


def update_form(office: Office, case: Case, kept: Kept) -> FormUpdate:
    """Bring the fiche d'appel to the facts; what people typed into it stays (three-way).

    A fiche that is closed to changes is left alone: later facts go into a dated annex beside it.
    Raises: TemplateRefused, RefusedInput; TrackerBusy where somebody has the fiche open.
    """
    number = case.appeal.number
    path = office.work.files.folder(number) / safe_name(office, form_name(number), number)
    there = office.work.files.read(path)
    if there is None:
        return FormUpdate(*make_form(office, case, kept))
    before = (kept.written or {}).get(path.name, {})
    values = appeal_form.values(case)
    done = update(there, values, before)
    if why := done.refused or closed(there, controls.read(there)):
        return replace(_annexed(office, case, kept, path, why), typed=done.typed)
    kept = replace(kept, written={**(kept.written or {}), path.name: done.written})
    alerts = tuple(_conflict(path, conflict) for conflict in done.conflicts)
    if done.document == there:
        return FormUpdate(None, kept, alerts, done.typed)
    change = office.work.files.write(path, done.document, there)
    return FormUpdate(change, kept, alerts, done.typed)


def _annexed(office: Office, case: Case, kept: Kept, path: Path, why: str) -> FormUpdate:
    """Put what the fiche does not say into an annex of today, once."""
    number, now = case.appeal.number, appeal_form.values(case)
    name = f"Annexe {path.stem}"
    before = {**(kept.written or {}).get(path.name, {}), **(kept.written or {}).get(name, {})}
    if not annex.later_facts(before, now):
        return FormUpdate(None, kept)
    shipped = (TEMPLATES / appeal_form.TEMPLATE).read_bytes()
    made = annex.make(
        (TEMPLATES / annex.TEMPLATE).read_bytes(),
        annex.Annex(
            office.organisation.name,
            number,
            "fiche d’appel",
            office.today,
            why,
            before,
            now,
            described(shipped),
        ),
    )
    change = put(office, number, f"{name} du {office.today.isoformat()}.docx", made)
    written = {**(kept.written or {}), name: now}
    return FormUpdate(change, replace(kept, written=written), (_untouched(path, why),))


def _untouched(path: Path, why: str) -> Fault:
    return Fault(
        f"« {path.name} » n’a pas été mis à jour. {why}",
        place=str(path),
        remedy="Les faits nouveaux sont dans une annexe datée, à côté d’elle.",
    )


def _conflict(path: Path, conflict: Conflict) -> Fault:
    return Fault(
        f"« {path.name} », champ {conflict.tag} : quelqu’un y a écrit « {conflict.found} », "
        f"le suivi dit « {conflict.wanted} ». Le texte de la fiche est gardé.",
        place=str(path),
        remedy="Corrigez la fiche ou le suivi.",
    )

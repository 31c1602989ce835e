"""One appeal with all that its documents say, and its documents put into its folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from suivi_tool.actions import case_facts
from suivi_tool.actions.kept import Kept
from suivi_tool.actions.office import TEMPLATES, Office, located
from suivi_tool.actions.situation import Situation
from suivi_tool.documents import controls
from suivi_tool.documents.template import described
from suivi_tool.documents.update import Conflict, update
from suivi_tool.errors import Fault, SuiviError
from suivi_tool.forms import annex, appeal_form
from suivi_tool.forms.case import Case, FormReference
from suivi_tool.forms.reading_back import closed, is_fact
from suivi_tool.procedure.acknowledgement import acknowledgement_deadline
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.appeal_period import appeal_period
from suivi_tool.procedure.impartiality import took_part
from suivi_tool.procedure.organisation import Responsible
from suivi_tool.procedure.steps import handling
from suivi_tool.procedure.words import french, listed
from suivi_tool.storage.case_files import FileChange


def case_of(office: Office, appeal: Appeal, kept: Kept, situation: Situation) -> Case:
    """Return the appeal with everything its documents say, as of the day of `office`."""
    organisation = office.organisation
    received, calendar = appeal.received_on, situation.calendar
    precedents = case_facts.precedents(appeal, situation)
    return Case(
        appeal=appeal,
        appellant=case_facts.appellant(appeal, kept),
        organisation=organisation,
        responsible=_responsible(office, appeal, kept),
        place=office.settings.text("organisme.lieu"),
        opened_by=kept.opened_by,
        demand=kept.request,
        attachments=(*kept.attachments, *case_facts.received(kept)),
        involved=kept.involved,
        acknowledgement=acknowledgement_deadline(received, calendar) if received else None,
        acknowledgement_sender=case_facts.sender(appeal, kept),
        period=appeal_period(
            appeal.notified_on, appeal.sent_on, received, appeal.decision_sent_on, calendar
        ),
        period_ground=kept.period_ground(appeal),
        impartiality=case_facts.independence(office, appeal, kept),
        replacement=kept.replacement,
        precedents=precedents,
        searched=bool(appeal.similar),
        correction=case_facts.correction(appeal, kept, situation),
        told=case_facts.told(appeal, kept),
        new_decision=case_facts.new_decision(appeal),
        tracker_updated_on=case_facts.closing_noted(appeal, kept),
        actors=case_facts.actors(appeal, kept),
        letters=case_facts.letters(kept),
        form=form_reference(office, "fiche_appel"),
    )


def _responsible(office: Office, appeal: Appeal, kept: Kept) -> Responsible:
    """Return who handles the appeal; nobody signs « pour ordre » of one who took that decision."""
    who = handling(appeal, office.organisation, office.today)
    holder = who.stands_in_for
    if holder and took_part(holder.name, appeal, office.organisation, kept.involved):
        return replace(who, stands_in_for=None)
    return who


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
    values |= {tag: before[tag] for tag in appeal_form.EDITION if tag in before}
    with located_document(path):
        done = update(there, values, before)
    shown = controls.read(there)
    if why := done.refused or closed(there, shown):
        later = Later(number, "fiche d’appel", why, values, _words(), shown)
        return replace(_annexed(office, kept, path, later), typed=done.typed)
    kept = replace(kept, written={**(kept.written or {}), path.name: done.written})
    # What the register has a column for is compared with it, where the fiche is read back.
    other = [Conflict(tag, values[tag], found, values[tag]) for tag, found in done.typed.items()
             if values[tag] and not is_fact(tag)]  # fmt: skip
    conflicts = (*done.conflicts, *other)
    words = _words() if conflicts or done.missing else {}
    alerts = (
        *(conflict(path, one, words) for one in conflicts),
        *_removed(path, done.missing, words),
    )
    if done.document == there:
        return FormUpdate(None, kept, alerts, done.typed)
    change = office.work.files.write(path, done.document, there)
    return FormUpdate(change, kept, alerts, done.typed)


@contextmanager
def located_document(path: Path) -> Iterator[None]:
    """Let a document that cannot be read be told by its name."""
    try:
        yield
    except SuiviError as error:
        raise error.within(french(f"« {path.name} »")) from error


def _annexed(office: Office, kept: Kept, path: Path, later: Later) -> FormUpdate:
    """Put what the fiche does not say into an annex of today, once."""
    made = annexed(office, later.number, path, later, kept.written or {})
    if made is None:
        return FormUpdate(None, kept)
    change, written = made
    return FormUpdate(change, replace(kept, written=written), (untouched(path, later.why),))


@dataclass(frozen=True, slots=True)
class Later:
    """What a fiche that must not be changed any more would say now.

    `number` and `subject` say whose fiche it is, `why` it is left as it is, `words` what each
    field is, as people read it; `shown` is what it says already, also where people typed it.
    """

    number: str
    subject: str
    why: str
    values: appeal_form.Values
    words: Mapping[str, str]
    shown: Mapping[str, str | bool] = field(default_factory=dict)


Written = Mapping[str, Mapping[str, str | bool]]


def annexed(
    office: Office, folder: str, path: Path, later: Later, written: Written
) -> tuple[FileChange, dict[str, Mapping[str, str | bool]]] | None:
    """Put what the fiche `path` does not say into an annex of today, in the case `folder`.

    Facts of the same day go into one annex, as long as nobody has changed it. Return the file and
    what is now written; None where there is nothing to say. Raises: RefusedInput, TrackerBusy.
    """
    name = f"Annexe {path.stem}"
    of_today = f"{name} du {office.today.isoformat()}"
    says = {tag: new for tag, new in later.values.items() if later.shown.get(tag) == new}
    told = {**written.get(path.name, {}), **says, **written.get(name, {})}
    if not annex.later_facts(told, later.values):
        return None

    def made(before: Mapping[str, str | bool], now: Mapping[str, str | bool]) -> bytes:
        body, template = office.organisation.name, (TEMPLATES / annex.TEMPLATE).read_bytes()
        facts = (later.why, before, now, later.words)
        return annex.make(
            template, annex.Annex(body, later.number, later.subject, office.today, *facts)
        )

    files, start = office.work.files, written.get(of_today)
    at = files.folder(folder) / safe_name(office, f"{of_today}.docx", folder)
    there = files.read(at) if start is not None else None
    ours = start is not None and there is not None and there == made(start, told)
    if start is not None and ours and annex.later_facts(start, later.values):
        change = files.write(at, made(start, later.values), there)
    else:
        start = told
        change = put(office, folder, at.name, made(start, later.values))
    return change, {**written, name: later.values, of_today: start}


def untouched(path: Path, why: str) -> Fault:
    """Return that a fiche was left as it is, and where what changed since is to be read."""
    return Fault(
        f"« {path.name} » n’a pas été mis à jour. {why}",
        place=str(path),
        remedy="Les faits nouveaux sont dans une annexe datée, à côté d’elle.",
    )


def _words() -> Mapping[str, str]:
    """Return what each field of the fiche is, as people read it."""
    return described((TEMPLATES / appeal_form.TEMPLATE).read_bytes())


def conflict(path: Path, one: Conflict, words: Mapping[str, str]) -> Fault:
    """Return that a person wrote something else than the tool would; `words` name the field."""
    found, wanted = annex.said(one.found), annex.said(one.wanted)
    return Fault(
        f"« {path.name} », {annex.words_of(one.tag, words)} : quelqu’un y a écrit "
        f"« {found} », le suivi dit « {wanted} ». Le texte de la fiche est gardé.",
        place=str(path),
        remedy="Corrigez la fiche ou le suivi.",
    )


def _removed(path: Path, tags: Sequence[str], words: Mapping[str, str]) -> Iterator[Fault]:
    """Yield that fields were taken out of the fiche, once."""
    if not tags:
        return
    names = listed([f"« {annex.words_of(tag, words)} »" for tag in tags])
    yield Fault(
        french(f"« {path.name} » : champs enlevés de la fiche, plus rien n’y sera écrit : "
               f"{names}."),
        place=str(path),
        remedy="Notez-y les faits à la main ; le suivi, lui, les garde.",
    )  # fmt: skip

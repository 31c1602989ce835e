"""Register an appeal (MGT 02, steps 1 to 3): number, fiche, row in the tracker.

The order matters: the number is reserved, the entry kept and synced: from then on the appeal is
registered, whatever happens. Documents and the tracker follow, now or at the next run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from suivi_tool.actions import cases, in_line, letters, merging, prepared, received_mail, waits
from suivi_tool.actions.answers import Preview, Registered, TrackerPlace
from suivi_tool.actions.entries import EntryKind, appeal_payload
from suivi_tool.actions.intake import Intake, read_intake
from suivi_tool.actions.kept import Act, Kept, Prepared, write_kept
from suivi_tool.actions.office import Office
from suivi_tool.actions.operations import record
from suivi_tool.actions.reading import SECTIONS
from suivi_tool.actions.situation import Situation, example, look
from suivi_tool.errors import Fault, SuiviError, refuse_if_any
from suivi_tool.forms.letters import Kind
from suivi_tool.procedure import impartiality
from suivi_tool.procedure.acknowledgement import Deadline, acknowledgement_deadline
from suivi_tool.procedure.appeal import Action, Appeal, Role, Verdict
from suivi_tool.procedure.appeal_period import AppealPeriod, appeal_period
from suivi_tool.procedure.duplicates import Twin, known_cases, same_appeal
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.impartiality import Independence
from suivi_tool.procedure.new_decisions import first_appeal
from suivi_tool.procedure.numbering import NumberPattern
from suivi_tool.procedure.organisation import Responsible, responsible
from suivi_tool.procedure.steps import status
from suivi_tool.procedure.words import french
from suivi_tool.procedure.working_days import UnknownYear
from suivi_tool.storage.case_files import FileChange
from suivi_tool.storage.pending import Entry
from suivi_tool.tracker.columns import SheetKind

VERDICT_WORDS = {
    Verdict.IN_TIME: "Oui",
    Verdict.LIMIT_DAY: "Jour limite",
    Verdict.TOO_LATE: "Non",
}


MOST_CASES = 3
"""Among how many cases a person is asked to choose."""


@dataclass(frozen=True)
class _Judged:
    """What the rules say of an appeal that comes in."""

    appeal: Appeal
    responsible: Responsible
    acknowledgement: Deadline
    period: AppealPeriod
    alerts: tuple[Fault, ...]


def preview(
    office: Office, given: Mapping[str, str], situation: Situation | None = None
) -> Preview:
    """Say what would be said of this appeal now; nothing is written and nothing is refused.

    `situation` is what a form looked at already: it asks at each pause of who types.
    """
    intake, faults, alerts = read_intake(given, office.today)
    situation = situation or look(office)
    appeal = intake.appeal
    who = responsible(appeal.appellant_type, office.organisation, office.today)
    received = appeal.received_on
    acknowledgement = acknowledgement_deadline(received, situation.calendar) if received else None
    period = _period(appeal, situation) if received else None
    twins = same_appeal(appeal, situation.known) if appeal.appellant else ()
    return Preview(
        faults,
        (
            *alerts,
            *(_twin(office, situation, twin) for twin in twins),
            *_conflict(office, appeal, intake.involved),
        ),
        who if appeal.appellant_type else None,
        acknowledgement,
        period,
        _maybe_of(appeal, twins, situation, office.today),
    )


def _maybe_of(
    appeal: Appeal, twins: Sequence[Twin], situation: Situation, today: date
) -> tuple[str, ...]:
    """Return the cases that what arrives may belong to, the likeliest first."""
    known = known_cases(appeal, situation.known, today)
    return tuple(dict.fromkeys((*(twin.number for twin in twins), *known)))[:MOST_CASES]


def register(
    office: Office,
    given: Mapping[str, str],
    mail: Path | None = None,
    situation: Situation | None = None,
) -> Registered:
    """Register the appeal that `given` describes (options of `enregistrer`, with underscores).

    `situation` is what a form looked at already; a number that was given meanwhile is passed over.
    Raises: RefusedInput with every fault; nothing is then changed on the disk.
    """
    letter = received_mail.read(mail, office) if mail else None
    if letter is not None:  # what a person gave goes before what the mail says
        given = {**letter.proposals.values} | {key: text for key, text in given.items() if text}
    intake, faults, alerts = read_intake(given, office.today)
    refuse_if_any(faults)
    situation = situation or look(office)
    judged = _judge(office, intake, alerts, situation)
    appeal = replace(judged.appeal, number=_reserve(office, judged.appeal, situation))
    row = _plan_row(office, appeal, situation, judged.acknowledgement)
    entry = office.work.pending.add(
        EntryKind.APPEAL, appeal.number, appeal_payload(appeal, row), office.user
    )
    kept = _kept(office, intake)
    changes, told = _documents(office, appeal, kept, situation, letter)
    done = merging.merge(office, known=situation.reading)
    record(office, "enregistrer", appeal.number, entries=[entry], files=changes, merge=done)
    paths = tuple(change.path for change in changes)
    place = _place(office, entry, done)
    more = (*done.seen, *in_line.after_merge(office, done), *done.kept)
    return _answer(office, replace(judged, appeal=appeal), place, paths, (more, told))


def _twin(office: Office, situation: Situation, twin: Twin) -> Fault:
    return Fault(twin.message + waits.of_appeal(office, situation, twin.number))


def _kept(office: Office, intake: Intake) -> Kept:
    """Return what is known beside the tracker as the appeal is registered."""
    act = Act(Step.REGISTER, office.today, involved=intake.involved, noted_on=office.today)
    acts = (act,) if intake.involved else ()
    return Kept(intake.appellant, intake.request, _opened_by(office), acts=acts)


def _opened_by(office: Office) -> str:
    """Return who opens the fiche (R2): the user where named, else who holds that post."""
    post = office.organisation.acting(Role.SALES_ASSISTANT, office.today)
    return office.user if office.named else post.name or office.user


def _judge(
    office: Office, intake: Intake, alerts: Sequence[Fault], situation: Situation
) -> _Judged:
    appeal = intake.appeal
    received = appeal.received_on
    assert received is not None  # read_intake has refused it
    who = responsible(appeal.appellant_type, office.organisation, office.today)
    acknowledgement = acknowledgement_deadline(received, situation.calendar)
    period = _period(appeal, situation)
    appeal = replace(
        appeal,
        handler=who.name or str(who.role),
        period_verdict=VERDICT_WORDS[period.verdict] if period.verdict else "",
        reply_due=_reply_due(office, appeal, situation),
    )
    first, linked = _first_appeal(appeal, situation)
    appeal = replace(appeal, follows=first.number if first else appeal.follows)
    others = [other for other in situation.known if first is None or other != first]
    twins = same_appeal(appeal, others)
    said = {alert.field for alert in alerts if alert.field}
    told = (
        *situation.alerts,
        *acknowledgement.alerts,
        *(alert for alert in period.alerts if alert.field not in said),
        *alerts,
        *(_twin(office, situation, twin) for twin in twins),
        *linked,
        *_conflict(office, appeal, intake.involved),
    )
    unique = tuple({alert.message: alert for alert in told}.values())
    return _Judged(replace(appeal, status=status(appeal)), who, acknowledgement, period, unique)


def _period(appeal: Appeal, situation: Situation) -> AppealPeriod:
    return appeal_period(
        appeal.notified_on,
        appeal.sent_on,
        appeal.received_on,
        appeal.decision_sent_on,
        situation.calendar,
    )


def _reply_due(office: Office, appeal: Appeal, situation: Situation) -> date | None:
    days = office.settings.integer("delais.reponse_jours_ouvres")
    if days is None or appeal.received_on is None:
        return None
    try:
        return situation.calendar.add(appeal.received_on, days)
    except UnknownYear:
        return None


def _first_appeal(appeal: Appeal, situation: Situation) -> tuple[Appeal | None, tuple[Fault, ...]]:
    """Return the appeal whose new decision this one contests, and what is said of it."""
    first = first_appeal(appeal, situation.known)
    if first is not None and not appeal.follows:
        said = (
            f"Cet appel conteste la nouvelle décision de l'appel {first.number} : il lui est lié."
        )
        remedy = "Si ce n'est pas le cas, effacez « Appel précédent » dans le registre."
        return first, (Fault(french(said), remedy=french(remedy)),)
    if first is None and appeal.follows:
        said = f"L'appel précédent {appeal.follows} n'est pas au registre."
        return None, (Fault(french(said), field="--fait-suite-a", remedy="Vérifiez le numéro."),)
    return first, ()


def _conflict(office: Office, appeal: Appeal, involved: Sequence[str]) -> tuple[Fault, ...]:
    found = impartiality.check(appeal, office.organisation, office.today, involved=involved)
    return (Fault(found.explanation),) if found.state is Independence.CONFLICT else ()


def _reserve(office: Office, appeal: Appeal, situation: Situation) -> str:
    assert appeal.received_on is not None
    year = appeal.received_on.year
    model = office.settings.text("numerotation.appel")
    seen = situation.appeal_numbers
    pattern = NumberPattern.detect([example(model)] if model else seen)
    start = pattern.start(year, situation.taken)
    return office.work.reserve(lambda sequence: pattern.number(year, sequence), start)


def _plan_row(
    office: Office, appeal: Appeal, situation: Situation, acknowledgement: Deadline
) -> Action | None:
    """Return the line of the action plan that the settings ask for (A21)."""
    settings = office.settings
    wanted = settings.flag("plan_actions.une_ligne_par_appel")
    if not wanted or SECTIONS[SheetKind.ACTIONS] not in settings.sheets:
        return None
    same = settings.flag("plan_actions.meme_numero")
    return Action(
        appeal.number if same else situation.reserve_action_number(office),
        opened_on=appeal.opened_on or office.today,
        kind="Appel",
        origin="Appel",
        origin_reference=appeal.number,
        process="MGT 02",
        finding=appeal.ground or appeal.contested_decision,
        action="Traiter l’appel",
        pilot=appeal.handler,
        due=acknowledgement.due,
        status="À faire",
    )


def _documents(
    office: Office,
    appeal: Appeal,
    kept: Kept,
    situation: Situation,
    letter: received_mail.Received | None,
) -> tuple[list[FileChange], list[Fault]]:
    """File the mail, make the fiche and the acknowledgement; what cannot be made is told.

    One that fails does not keep the others from being made; the fiche is made at the next run.
    """
    changes: list[FileChange] = []
    told: list[Fault] = []
    if letter is not None:
        kept = replace(kept, attachments=(letter.file_name, *letter.proposals.attachments))
        told += (Fault(warning) for warning in letter.proposals.warnings)

    def mail() -> None:
        if letter is not None:
            changes.append(cases.put(office, appeal.number, letter.file_name, letter.data))

    def facts() -> None:
        write_kept(office, appeal.number, kept)

    def form() -> None:
        nonlocal kept
        change, kept = cases.make_form(office, case, kept)
        changes.append(change)
        write_kept(office, appeal.number, kept)

    def acknowledgement() -> None:
        nonlocal kept
        made, alerts = letters.make(office, Kind.ACKNOWLEDGEMENT, case)
        changes.extend(made)
        told.extend(alerts)
        one = Prepared(Step.ACKNOWLEDGE, office.today, {})
        kept = prepared.noted(kept, Kind.ACKNOWLEDGEMENT, one, made)
        write_kept(office, appeal.number, kept)

    case = cases.case_of(office, appeal, kept, situation)
    for make in (mail, facts, form, acknowledgement):
        try:
            make()
        except SuiviError as error:
            told += error.faults
    return changes, told


def _place(office: Office, entry: Entry, done: merging.Merge) -> TrackerPlace:
    """Return where the tracker has the appeal, also where another process put it there."""
    waiting = merging.keeping_out(office, [entry], done)
    row = done.rows.get(entry.number)
    if row is None and not waiting:
        known = look(office, done.reading).reading.register.appeals
        row = next((one.row for one in known if one.number == entry.number), None)
    sheet = office.settings.sheets.get(SECTIONS[SheetKind.APPEALS], {}).get("feuille", "Appels")
    return TrackerPlace(office.settings.tracker, str(sheet), row, waiting)


def _answer(
    office: Office,
    judged: _Judged,
    place: TrackerPlace,
    paths: Sequence[Path],
    told: tuple[Sequence[Fault], Sequence[Fault]],
) -> Registered:
    """Return the answer; `told` is what the merge says, and what the documents do."""
    appeal = judged.appeal
    name = cases.safe_name(office, cases.form_name(appeal.number), appeal.number)
    form = next((path for path in paths if path.name == name), None)
    known = {alert.field for alert in judged.alerts if alert.field}
    seen, made = told
    new = (alert for alert in made if alert.field not in known)
    said = {fault.message for fault in place.waiting}  # told once, as what keeps the entry waiting
    found = (
        *judged.alerts,
        *seen,
        *new,
    )
    alerts = {alert.message: alert for alert in found if alert.message not in said}
    return Registered(
        appeal.number,
        judged.responsible,
        judged.acknowledgement,
        judged.period,
        place,
        form,
        office.work.files.folder(appeal.number),
        tuple(path for path in paths if path != form),
        tuple(alerts.values()),
    )

"""What is said when a step is recorded that the procedure would not have expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from suivi_tool.errors import Fault
from suivi_tool.procedure.appeal import Action, Appeal, Justified, Outcome, Verdict
from suivi_tool.procedure.appeal_period import appeal_period
from suivi_tool.procedure.dates_fr import short, short_with_day
from suivi_tool.procedure.duties import STEPS, Branch, Step
from suivi_tool.procedure.entry import Entry
from suivi_tool.procedure.impartiality import Circle, Independence, check
from suivi_tool.procedure.links import action_done, linked
from suivi_tool.procedure.ruling import stored_verdict
from suivi_tool.procedure.steps import state
from suivi_tool.procedure.words import french, listed
from suivi_tool.procedure.working_days import Calendar

NOT_CHOSEN = "Appels similaires non renseignés."
_CHANGED = (Outcome.MODIFIED, Outcome.CANCELLED)


def alerts(
    before: Appeal,
    after: Appeal,
    entry: Entry,
    calendar: Calendar,
    actions: Sequence[Action],
    *,
    circle: Circle,
) -> tuple[Fault, ...]:
    """Return what to say once `entry` is recorded; none of it prevents anything."""
    step, on = entry.step, entry.on
    return (
        *_again(before, step, on),
        *_late(after, step, calendar, on),
        *left_out(after, step, calendar, actions, on),
        *_of_step(after, entry, calendar, actions),
        *_independence(before, after, entry, circle),
    )


def _again(before: Appeal, step: Step, on: date) -> Iterator[Fault]:
    once = {Step.ACKNOWLEDGE: before.acknowledged_on, Step.DECIDE: before.ruled_on,
            Step.REPLY: before.replied_on, Step.TREAT: before.treated_on,
            Step.CLOSE: before.closed_on, Step.END: before.end_told_on,
            Step.ANALYSE: before.period_validated_on}.get(step)  # fmt: skip
    if once is not None and once != on:
        yield _alert(f"{step.label} : la date du {short(once)} est remplacée par le {short(on)}.")
    if before.closed_on is not None and step not in (Step.END, Step.LETTER, Step.CLOSE):
        yield _alert(f"La fiche d'appel est close depuis le {short(before.closed_on)}.")


def _late(after: Appeal, step: Step, calendar: Calendar, on: date) -> Iterator[Fault]:
    for item in state(after, (), calendar, on):
        if item.step is step and item.needed and item.due is not None and on > item.due:
            yield _alert(
                f"{step.label} hors délai : le dernier jour était {short_with_day(item.due)}."
            )


def left_out(
    after: Appeal, step: Step, calendar: Calendar, actions: Sequence[Action], on: date
) -> Iterator[Fault]:
    """Name the duties that come before `step`, apply, and are not done."""
    if step in (Step.LETTER, Step.ACKNOWLEDGE, Step.ANALYSE, Step.INFORM):
        return
    order = [duty.step for duty in STEPS if duty.branch is Branch.CERTIFIED]
    before = order[: order.index(step)]
    # The treatment, the action and the progress letter have no fixed order among themselves.
    if step in (Step.REPLY, Step.ACTION, Step.TREAT):
        before = order[: order.index(Step.REPLY)]
    missing = [item.duty.label for item in state(after, actions, calendar, on)
               if item.step in before and item.needed and not item.done]  # fmt: skip
    if missing:
        yield _alert(f"Avant « {step.label} », il manque : {', '.join(missing)}.",
                     "Dites pourquoi elles n'ont pas eu lieu, ou complétez ces étapes avec leur "
                     "vraie date.", "date")  # fmt: skip


def _of_step(
    after: Appeal, entry: Entry, calendar: Calendar, actions: Sequence[Action]
) -> Iterator[Fault]:
    step = entry.step
    match step:
        case Step.ACKNOWLEDGE if after.acknowledged_by is None:
            yield _alert("Mode d'envoi de l'accusé de réception non précisé.",
                         "Dites courrier ou mail.", "Mode d'envoi")  # fmt: skip
        case Step.ANALYSE:
            yield from _analysis(after, calendar, entry.ground)
        case Step.DECIDE:
            yield from _decision(after)
        case Step.ACTION if after.justified is not Justified.YES:
            yield _alert("Fiche AC/AP ouverte alors que l'appel n'est pas déclaré justifié.")
        case Step.CLOSE:
            yield from _closing(after, actions)
        case Step.END if after.closed_on is None and after.replied_on != after.end_told_on:
            yield _alert("Fin de traitement annoncée avant la clôture de la fiche.",
                         "Clôturez la fiche d'appel.")  # fmt: skip
        case _:
            pass
    if step in (Step.DECIDE, Step.TREAT, Step.CLOSE):
        yield from contradictions(after)
    if step in (Step.TREAT, Step.CLOSE):
        yield from after_a_change(after)


def _analysis(after: Appeal, calendar: Calendar, ground: str) -> Iterator[Fault]:
    """Name what the verdict on the period lacks: a person, and where it is no matter of course why.

    Source: MGT 02, step 5: « validation du délai d'appel » (R5d, R5c); A14.
    """
    period = appeal_period(after.notified_on, after.sent_on, after.received_on,
                           after.decision_sent_on, calendar)  # fmt: skip
    yield from period.alerts
    if not after.causes.strip():
        yield _alert("Analyse des causes vide.", "Écrivez l'analyse des causes.", "texte")
    if not after.period_validated_by.strip():
        yield _alert("Délai d'appel validé par : inconnu.", "Dites qui a validé le délai.", "par")
    yield from _verdict(period.verdict, stored_verdict(after), ground)


def _verdict(dated: Verdict | None, said: Verdict | None, ground: str) -> Iterator[Fault]:
    """Compare the verdict that the dates give with the one that a person gave."""
    why, ground_is = "" if ground else "Dites pourquoi.", "Motif du délai"
    if dated is Verdict.LIMIT_DAY and said not in (Verdict.IN_TIME, Verdict.TOO_LATE):
        yield _alert("Appel reçu le jour limite : une personne décide et dit pourquoi.",
                     "Donnez un verdict.", "Délai d'appel respecté")  # fmt: skip
    elif dated is Verdict.LIMIT_DAY and why:
        yield _alert("Verdict d'un jour limite sans motif.", why, ground_is)
    elif dated is Verdict.TOO_LATE and said in (Verdict.IN_TIME, Verdict.LIMIT_DAY):
        yield _alert("Appel hors délai d'après ses dates, et tenu pour recevable.", why,
                     ground_is)  # fmt: skip
    elif dated is Verdict.IN_TIME and said is Verdict.TOO_LATE:
        yield _alert("Appel dans le délai d'après ses dates, et tenu pour hors délai.", why,
                     ground_is)  # fmt: skip
    elif dated is Verdict.TOO_LATE and why:
        yield _alert("Appel hors délai : jamais rejeté d'office, une personne décide et dit "
                     "pourquoi.", why, ground_is)  # fmt: skip


def _decision(after: Appeal) -> Iterator[Fault]:
    if not after.ruled_by.strip():
        yield _alert("Décision sur l'appel : décideur inconnu.", "Dites qui a décidé.", "par")
    if not after.ruling_ground.strip():
        yield _alert("Décision sans motif.", "Écrivez le motif de la décision.",
                     "Motif de la décision")  # fmt: skip
    if not after.similar.strip():
        yield _alert(NOT_CHOSEN,
                     "Notez les précédents retenus, ou « Aucun trouvé ».",
                     "Appels similaires")  # fmt: skip


def _independence(before: Appeal, after: Appeal, entry: Entry, circle: Circle) -> Iterator[Fault]:
    """Name those of the appeal who took part in the contested decision, once the step brings one.

    Source: MGT 02, FINALITE (F2); ISO/IEC 17024, 9.8. Whoever re-examines is compared as well.
    """
    body, involved = circle.organisation, circle.involved
    again = {"réexamen": entry.by} if entry.step is Step.TREAT else {}
    now = check(after, body, entry.on, involved=involved, others={**circle.others, **again})
    known = check(before, body, entry.on, involved=circle.known, others=circle.others)
    if now.state is Independence.CONFLICT and set(now.conflicts) - set(known.conflicts):
        yield _alert(now.explanation, "Choisissez un remplaçant, et notez la raison.",
                     "Pilote du traitement ; Motif du remplacement")  # fmt: skip


def contradictions(appeal: Appeal) -> Iterator[Fault]:
    """Yield what the decision on the appeal and its outcome say against each other."""
    if appeal.justified is Justified.YES and appeal.outcome is Outcome.UPHELD:
        yield _alert("Appel justifié et pourtant décision maintenue.",
                     "Expliquez-le dans le motif de la décision.",
                     "Motif de la décision")  # fmt: skip
    if appeal.justified is Justified.NO and appeal.outcome in _CHANGED:
        yield _alert(f"Appel non justifié et pourtant « {appeal.outcome} ».",
                     "Expliquez-le dans le motif de la décision.",
                     "Motif de la décision")  # fmt: skip


def after_a_change(appeal: Appeal) -> Iterator[Fault]:
    """Yield what must still follow a modified or cancelled decision."""
    if appeal.outcome not in _CHANGED:
        return
    missing = {what: heading for what, heading, fact in (
        ("la nouvelle décision", "Nouvelle décision le", appeal.new_decision_on),
        ("sa notification", "Nouvelle décision notifiée le", appeal.new_decision_notified_on),
        ("la mise à jour du certificat ou de la liste des personnes certifiées",
         "Certificat / liste mis à jour le", appeal.list_updated_on),
    ) if fact is None}  # fmt: skip
    if missing:
        verb = "manque" if len(missing) == 1 else "manquent"
        yield _alert(f"{appeal.outcome} : {verb} {listed([*missing])}.",
                     "Notez-les dans le suivi, ou donnez-les avec l'étape.",
                     " ; ".join(missing.values()))  # fmt: skip


def _closing(after: Appeal, actions: Sequence[Action]) -> Iterator[Fault]:
    still_open = [action.number for action in linked(after, actions) if not action_done(action)]
    if still_open:
        one = len(still_open) == 1
        which = f"l'action {still_open[0]} est" if one else f"les actions {listed(still_open)} sont"
        stays = "l'action reste" if one else "les actions restent"
        state = "encore ouverte" if one else "encore ouvertes"
        yield _alert(f"Clôture alors que {which} {state} : permis, {stays} à suivre.")
    if after.outcome is None:
        yield _alert("Clôture sans résultat.", "Notez le résultat de l'appel.", "Résultat")
    if after.end_told_on is None:
        yield _alert("La fin du traitement est à annoncer à l'appelant.",
                     "Envoyez le courrier de fin, puis notez sa date.")  # fmt: skip


def _alert(message: str, remedy: str = "", fields: str = "") -> Fault:
    """Return what is said; `fields` are those that the remedy asks for, separated by « ; »."""
    return Fault(french(message), field=fields, remedy=french(remedy))

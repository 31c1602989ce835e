"""What is done on an appeal, what is next, who must do it and by when: all from its facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.acknowledgement import acknowledgement_deadline
from suivi_tool.procedure.appeal import Action, Appeal, Justified, Outcome, Role
from suivi_tool.procedure.dates_fr import short_with_day
from suivi_tool.procedure.duties import DAY_OF, RECORDABLE, STEPS, Branch, Duty, Step, When
from suivi_tool.procedure.impartiality import role_and_person
from suivi_tool.procedure.links import linked
from suivi_tool.procedure.organisation import Organisation, Person, Responsible
from suivi_tool.procedure.ruling import Ruling, ruling
from suivi_tool.procedure.words import french, plain
from suivi_tool.procedure.working_days import Calendar

__all__ = ["RECORDABLE", "STEPS", "Branch", "Duty", "Step", "StepState", "state", "status", "to_do"]

STATUS = ("Reçu", "AR envoyé", "En analyse", "Non justifié", "AC ouverte", "Clos")


@dataclass(frozen=True, slots=True)
class StepState:
    """One duty on one appeal.

    `needed` tells whether it applies; `next` that it can be done now. `done_on` may be None where
    the fact is known without its date. `due` is the last day in time, where the procedure or the
    organisation gives one, `explanation` why; `late` that it was done, or is still not done, after.
    """

    duty: Duty
    needed: bool
    done: bool
    done_on: date | None
    next: bool
    due: date | None
    explanation: str
    who: Responsible | None
    late: bool

    @property
    def step(self) -> Step:
        """Which step it is."""
        return self.duty.step

    @property
    def document(self) -> str:
        """The document that the procedure names."""
        return self.duty.document


# What must be done before, where it is needed at all.
_AFTER: dict[Step, tuple[Step, ...]] = {
    Step.RECEIVE: (),
    Step.OPEN: (Step.RECEIVE,),
    Step.REGISTER: (Step.OPEN,),
    Step.ACKNOWLEDGE: (),
    Step.ANALYSE: (),
    Step.DECIDE: (Step.ANALYSE,),
    Step.REPLY: (Step.DECIDE,),
    Step.ACTION: (Step.DECIDE,),
    Step.TREAT: (Step.DECIDE,),
    Step.INFORM: (Step.DECIDE,),
    Step.CLOSE: (Step.DECIDE, Step.REPLY, Step.ACTION, Step.TREAT, Step.INFORM),
    Step.END: (Step.CLOSE,),
}


def state(
    appeal: Appeal,
    actions: Sequence[Action],
    calendar: Calendar,
    today: date,
    organisation: Organisation | None = None,
) -> tuple[StepState, ...]:
    """Return every duty of the appeal's branch, in order, as its facts tell; nothing is stored.

    Source: MGT 02, steps 1 to 11 (R1-R11), each duty quoting its own line.
    Reading: with a withdrawal (A29) only closing and telling the end are left; a reply is needed
    where the appeal is not justified, and wherever a reply deadline is set (A18).
    """
    branch = Branch.of(appeal.appellant_type)
    duties = [duty for duty in STEPS if duty.branch is branch]
    needed = {duty.step for duty in duties if applies(duty, appeal)}
    facts = {duty.step: _done(duty.step, appeal, actions) for duty in duties}
    open_steps = {step for step in needed if not facts[step][0]}

    def one(duty: Duty) -> StepState:
        step, (done, done_on) = duty.step, facts[duty.step]
        due, why = _due(step, appeal, calendar)
        judged_on = done_on if done else today
        late = due is not None and judged_on is not None and judged_on > due
        return StepState(
            duty,
            needed=step in needed,
            done=done,
            done_on=done_on,
            next=_can_be_done(step, open_steps, appeal),
            due=due,
            explanation=why,
            who=who(duty, appeal, organisation, today),
            late=late and step in needed,
        )

    return tuple(map(one, duties))


def to_do(states: Iterable[StepState]) -> tuple[StepState, ...]:
    """Return what can be done now, in the order of the procedure."""
    return tuple(item for item in states if item.next)


def applies(duty: Duty, appeal: Appeal) -> bool:
    """Tell whether the duty applies to the appeal, as far as its facts tell."""
    first = (Step.RECEIVE, Step.OPEN, Step.REGISTER)
    if not appeal.counts:
        return duty.step in (*first, Step.CLOSE)
    if appeal.outcome is Outcome.WITHDRAWN:
        return duty.step in (*first, Step.CLOSE, Step.END)
    if duty.when is When.JUSTIFIED:
        return appeal.justified is Justified.YES
    if duty.when is When.NOT_JUSTIFIED:
        turned_down = ruling(appeal) in (Ruling.NOT_JUSTIFIED, Ruling.TOO_LATE)
        return turned_down or appeal.reply_due is not None
    return True


def status(appeal: Appeal) -> str:
    """Return the word of « Statut », from the facts (columns.md)."""
    if appeal.closed_on is not None:
        return "Clos"
    if appeal.justified is Justified.NO:
        return "Non justifié"
    if appeal.justified is Justified.YES and appeal.actions:
        return "AC ouverte"
    if appeal.justified is not None or appeal.causes.strip() or appeal.period_validated_on:
        return "En analyse"
    return "AR envoyé" if appeal.acknowledged_on is not None else "Reçu"


def who(
    duty: Duty, appeal: Appeal, organisation: Organisation | None, on: date
) -> Responsible | None:
    """Return who must do it: the handler where a person is named, else who holds the role.

    None where any employee may (R1).
    """
    if duty.role is None:
        return None
    if duty.role is duty.branch.actor and appeal.handler.strip():
        return handling(appeal, organisation, on)
    return organisation.acting(duty.role, on) if organisation else Responsible(duty.role)


def handling(appeal: Appeal, organisation: Organisation | None, on: date) -> Responsible:
    """Return who handles the appeal from step 4 on: « Pilote du traitement », else the role.

    A person of the organisation is known by name, mail and function, and is stood in for; a role
    and a person in one cell (« RQ – Marie Roux ») are told apart.
    """
    named, person = role_and_person(appeal.handler)
    role = named or Branch.of(appeal.appellant_type).actor
    if organisation is None:
        return Responsible(role, Person(person)) if person else Responsible(role)
    if not person:
        return organisation.acting(role, on)
    return _known(person, role, organisation, on) or Responsible(role, Person(person))


def _known(person: str, role: Role, organisation: Organisation, on: date) -> Responsible | None:
    """Return who acts for a person that holds a post (first that of `role`), or is its deputy."""
    posts = sorted(organisation.posts, key=lambda post: post.role is not role)
    for post in posts:
        if plain(post.holder.name) == plain(person):
            return organisation.acting(post.role, on)
    for post in posts:
        if post.deputy is not None and plain(post.deputy.name) == plain(person):
            absent = post.deputy_acts(on)
            return Responsible(post.role, post.deputy, post.holder if absent else None)
    return None


def _can_be_done(step: Step, open_steps: set[Step], appeal: Appeal) -> bool:
    """Tell whether a step is open and all before it are done; a closed appeal has only its end.

    Who has the reply need not be told how far it has got: closing does not wait for that.
    """
    if step not in open_steps or (appeal.closed_on is not None and step is not Step.END):
        return False
    told = {Step.INFORM} if appeal.replied_on else set()
    return appeal.closed_on is not None or not open_steps & (set(_AFTER[step]) - told)


def _done(step: Step, appeal: Appeal, actions: Sequence[Action]) -> tuple[bool, date | None]:
    """Return whether the step is done and on which day, by the facts of the row."""
    if step is Step.REGISTER:
        return bool(appeal.number.strip()), appeal.opened_on
    if step is Step.ANALYSE:
        validated = bool(appeal.period_verdict.strip()) or appeal.period_validated_on is not None
        return bool(appeal.causes.strip()) and validated, appeal.period_validated_on
    if step is Step.DECIDE:
        return ruling(appeal) is not Ruling.PENDING, appeal.ruled_on
    if step is Step.ACTION:
        opened = [action.opened_on for action in linked(appeal, actions) if action.opened_on]
        has_one = bool(appeal.actions or linked(appeal, actions))
        return has_one, min(opened, default=None)
    if step is Step.INFORM:
        return bool(appeal.told_progress_on), max(appeal.told_progress_on, default=None)
    day = getattr(appeal, DAY_OF[step])
    return day is not None, day


def _due(step: Step, appeal: Appeal, calendar: Calendar) -> tuple[date | None, str]:
    """Return the deadline of a step and why; only those that have a source."""
    if step is Step.ACKNOWLEDGE and appeal.received_on is not None:
        deadline = acknowledgement_deadline(appeal.received_on, calendar)
        return deadline.due, deadline.explanation
    if step is Step.REPLY and appeal.reply_due is not None:
        return appeal.reply_due, reply_explanation(appeal.reply_due)
    return None, ""


def reply_explanation(due: date) -> str:
    """Say where the deadline of the reply comes from (A18)."""
    return french(f"Échéance de réponse fixée par l'organisme : {short_with_day(due)}.")

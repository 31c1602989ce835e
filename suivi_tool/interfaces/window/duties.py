"""The lines of « À faire »: deadlines, most urgent first, then what can be done without one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from suivi_tool.interfaces.window.desk import desk
from suivi_tool.interfaces.window.facts import open_deadlines, situation, states
from suivi_tool.interfaces.window.step_form import BUTTONS
from suivi_tool.interfaces.window.typography import step_of_the_procedure
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.open_deadlines import DeadlineKind, DeadlineState, OpenDeadline
from suivi_tool.procedure.steps import StepState, to_do
from suivi_tool.procedure.words import count, french

_STEP = {DeadlineKind.ACKNOWLEDGEMENT: Step.ACKNOWLEDGE, DeadlineKind.REPLY: Step.REPLY}
_LOOKS = {
    DeadlineState.LATE: ("late", "⚠"),
    DeadlineState.TODAY: ("today", "●"),
    DeadlineState.SOON: ("soon", "◔"),
    DeadlineState.AHEAD: ("", "○"),
    DeadlineState.UNKNOWN: ("soon", "?"),
}
NOBODY = "À désigner"
LATELY = 60  # days after its closing in which telling the end stands among the duties


@dataclass(frozen=True, slots=True)
class Duty:
    """One line: what is to be done on which appeal, by whom, by when, and the one button.

    `look` and `sign` go with the word of `state`; `step` is what the button does, None where the
    line is about an action of the plan; `late_action` is the number of one whose pilot may be
    reminded. `by_hand` says what to type in the tracker, where that is the next step.
    """

    number: str
    what: str
    appellant: str
    role: str
    person: str
    state: str
    look: str
    sign: str
    due: date | None
    left: str
    why: str
    step: Step | None
    late_action: str = ""
    by_hand: str = ""

    @property
    def who(self) -> str:
        """« RQ – Marie Roux », or whichever of both is known."""
        return " – ".join(filter(None, (self.role, self.person))) or NOBODY

    @property
    def owner(self) -> str:
        """Under whose name the line is found."""
        return self.person or self.role or NOBODY

    @property
    def button(self) -> str:
        """The words on the button."""
        return BUTTONS[self.step] if self.step else "Voir"


def duties() -> list[Duty]:
    """Return everything that is to be done now."""
    now = situation()
    known = {appeal.number: appeal for appeal in now.appeals}
    ahead = {number: next_steps(appeal) for number, appeal in known.items() if is_open(appeal)}
    lines = [
        _dated(item, known.get(item.number), ahead.get(item.number, ()))
        for item in open_deadlines()
        if item.state is not DeadlineState.DONE
    ]
    offered = {(line.number, line.step) for line in lines}
    lines += [
        _undated(appeal, state)
        for number, appeal in known.items()
        for state in ahead.get(number, ())
        if (number, state.step) not in offered
    ]
    return lines


def is_open(appeal: Appeal) -> bool:
    """Tell whether an appeal is not closed yet, or was closed so lately that its end is to tell."""
    if appeal.closed_on is None:
        return True
    recent = desk().day - timedelta(days=LATELY)
    return appeal.end_told_on is None and appeal.closed_on >= recent


def told_nowhere() -> list[Duty]:
    """Return the closed appeals whose end was told on no day that is known."""
    now = situation()
    return [
        _undated(appeal, state)
        for appeal in now.appeals
        if appeal.closed_on is not None and not is_open(appeal)
        for state in next_steps(appeal)
    ]


def next_steps(appeal: Appeal) -> tuple[StepState, ...]:
    """Return the steps that can be done now, in the order of the procedure.

    Telling how far it has got is no longer needed once the reply is out.
    """
    return tuple(
        state
        for state in to_do(states(appeal))
        if state.step in BUTTONS and not (state.step is Step.INFORM and appeal.replied_on)
    )


def _dated(item: OpenDeadline, appeal: Appeal | None, ahead: tuple[StepState, ...]) -> Duty:
    look, sign = _LOOKS[item.state]
    return Duty(
        item.number,
        item.step,
        appeal.appellant if appeal else "",
        str(item.role) if item.role else "",
        item.person,
        str(item.state),
        look,
        sign,
        item.due,
        _left(item.working_days_left),
        item.explanation,
        _offered(_STEP.get(item.kind), ahead),
        item.action if _to_remind(item) else "",
        _by_hand(item.action) if item.kind is DeadlineKind.EFFECTIVENESS else "",
    )


def _by_hand(action: str) -> str:
    layout = situation().reading.plan_layout
    if layout is None or "effective" not in layout.columns:
        return ""
    column = layout.heading("effective")
    return french(f"Une fois vérifiée, tapez Oui ou Non dans la colonne « {column} » de la feuille "
                  f"« {layout.sheet} », à la ligne {action}.")  # fmt: skip


def _to_remind(item: OpenDeadline) -> bool:
    return item.kind is DeadlineKind.ACTION and item.state is DeadlineState.LATE


def _offered(step: Step | None, ahead: tuple[StepState, ...]) -> Step | None:
    """Return the step to offer for a deadline: its own, or the first that must come before it."""
    if step is not Step.REPLY or not ahead or any(state.step is step for state in ahead):
        return step
    before = (state.step for state in ahead if state.step is not Step.ACKNOWLEDGE)
    return next(before, step)


def _undated(appeal: Appeal, state: StepState) -> Duty:
    who = state.who
    return Duty(
        appeal.number,
        state.duty.label,
        appeal.appellant,
        str(who.role) if who else "",
        who.name if who else "",
        "À faire",
        "",
        "○",
        state.due,
        "",
        _why(state),
        state.step,
    )


def _why(state: StepState) -> str:
    where = step_of_the_procedure(state.duty.line)
    return french(f"{state.duty.source}, {where} : « {state.duty.quote} ».")


def _left(days: int | None) -> str:
    if days is None or days == 0:
        return ""
    if days < 0:
        return f"depuis {count(-days, 'jour ouvré', 'jours ouvrés')}"
    return f"dans {count(days, 'jour ouvré', 'jours ouvrés')}"

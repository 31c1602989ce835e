"""The way of one appeal through the procedure, as a line of marks; and its history in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from suivi_tool.actions.answers import label_of
from suivi_tool.interfaces.window.step_form import BUTTONS, NATURES
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.steps import StepState
from suivi_tool.procedure.words import french
from suivi_tool.storage.journal import Line

SHORT: Mapping[Step, str] = {
    Step.REGISTER: "Enregistré",
    Step.ACKNOWLEDGE: "Accusé de réception",
    Step.ANALYSE: "Analyse et délai",
    Step.DECIDE: "Décision",
    Step.REPLY: "Réponse",
    Step.ACTION: "Action corrective",
    Step.TREAT: "Traitement",
    Step.INFORM: "Information",
    Step.CLOSE: "Clôture",
    Step.END: "Fin annoncée",
}
DOCUMENTS: Mapping[Step, str] = {
    Step.ACKNOWLEDGE: "Accusé de réception",
    Step.ACTION: "Fiche AC",
    Step.REPLY: "Appel ",
    Step.INFORM: "Avancement",
    Step.END: "Fin de traitement",
    Step.LETTER: "Courrier",
}
"""How the names of the documents of a step begin."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One step of the way: its look (done, next, late, or none), sign, name, and when."""

    step: Step
    look: str
    sign: str
    name: str
    said: str
    when: date | None
    link: bool


def marks(states: Iterable[StepState], ahead: Iterable[StepState]) -> tuple[Mark, ...]:
    """Return the steps that apply or were done, in the order of the procedure."""
    next_ones = {state.step for state in ahead}
    shown = [state for state in states if state.step in SHORT and (state.needed or state.done)]
    return tuple(_mark(at, state, next_ones) for at, state in enumerate(shown, 1))


def _mark(at: int, state: StepState, ahead: set[Step]) -> Mark:
    if state.done:
        said = "fait hors délai" if state.late else "fait"
        look, sign = "done", "✓"
    elif state.late:
        said, look, sign = "en retard", "late", "!"
    elif state.step in ahead:
        said, look, sign = "à faire", "next", str(at)
    else:
        said, look, sign = "plus tard", "", str(at)
    when = state.done_on if state.done else state.due
    return Mark(state.step, look, sign, SHORT[state.step], said, when, state.step in BUTTONS)


@dataclass(frozen=True, slots=True)
class Past:
    """One line of the history: when, who, what."""

    when: str
    who: str
    what: str


def history(number: str, lines: Iterable[Line]) -> tuple[Past, ...]:
    """Return what the journal says of an appeal, the last first."""
    own = [line for line in lines if line.number == number]
    return tuple(Past(_when(line.at), line.by, _what(line)) for line in reversed(own))


def _what(line: Line) -> str:
    """Say what a line of the journal is about; a step is named by its first field."""
    first, nature = [*line.fields, "", ""][:2]
    if first in {step.value for step in Step}:
        letters = {choice.value: choice.label for choice in NATURES}
        label = letters.get(nature) if first == Step.LETTER else None
        return french(f"{line.what} : {label or Step(first).label}")
    if label := label_of(first):
        return french(f"{line.what} : {label}")
    return french(line.what)


def _when(at: str) -> str:
    try:
        moment = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return f"{short(moment.date())} à {moment:%H:%M}"

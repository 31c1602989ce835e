"""What is known of a case beside the tracker: the appellant, and every act that was recorded.

An act tells what the register has no column for: who did a step, how, and why. Each stands for one
recorded step, so that taking the step back takes back what it told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from suivi_tool.actions.office import Office
from suivi_tool.actions.records import from_json, to_json
from suivi_tool.procedure.appeal import Appeal, Appellant
from suivi_tool.procedure.duties import Step


@dataclass(frozen=True, slots=True)
class Act:
    """A step that was recorded: when, by whom, how.

    `subject` is what a letter was about; `ground` the reason of the verdict on the period;
    `involved` who else took part in the contested decision; `replacement` who was chosen to handle
    the appeal and why; `correction` what was done for this person; `noted_on` the day on which the
    tracker was told.
    """

    step: str
    on: date | None = None
    by: str = ""
    means: str = ""
    subject: str = ""
    ground: str = ""
    involved: tuple[str, ...] = ()
    replacement: str = ""
    correction: str = ""
    noted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter that was prepared and not yet noted as sent: for which step, with what, when.

    `given` are the options that word it, `files` the digests of the letter and of its mail.
    """

    step: str
    on: date
    given: Mapping[str, str]
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kept:
    """What is known of a case beside the tracker.

    `written` holds, by document, the value last written into each of its controls. `opened_by` is
    who registered it, `acts` who did which step and how: the register has no column for that.
    `prepared` are the letters not yet noted as sent, by the name of their kind.
    """

    appellant: Appellant | None = None
    request: str = ""
    opened_by: str = ""
    attachments: tuple[str, ...] = ()
    written: Mapping[str, Mapping[str, str | bool]] | None = None
    acts: tuple[Act, ...] = ()
    prepared: Mapping[str, Prepared] = field(default_factory=dict)

    def act(self, step: Step, on: date | None = None) -> Act:
        """Return the last act recorded of `step` (on that day), else an empty one.

        What was noted again on the same day keeps what it does not say anew (who, how).
        """
        found = [a for a in self.acts if a.step == step and (on is None or a.on == on)]
        if not found:
            return Act(step)
        last = found[-1]
        told = [a for a in found if (a.on, a.subject) == (last.on, last.subject)]
        return Act(**{
            each.name: next((v for act in reversed(told) if (v := getattr(act, each.name))),
                            getattr(last, each.name))
            for each in fields(Act)
        })  # fmt: skip

    @property
    def involved(self) -> tuple[str, ...]:
        """Everybody who was said to have taken part in the contested decision, each once."""
        return tuple(dict.fromkeys(name for act in self.acts for name in act.involved))

    @property
    def replacement(self) -> str:
        """Who was chosen last to handle the appeal, and why."""
        return next((act.replacement for act in reversed(self.acts) if act.replacement), "")

    @property
    def correction(self) -> str:
        """What was last said to be done for this person."""
        return next((act.correction for act in reversed(self.acts) if act.correction), "")

    def period_ground(self, appeal: Appeal) -> str:
        """Return why the period of `appeal` was judged so: of the step that stands, if any."""
        steps: dict[str, date | None] = {
            Step.ANALYSE: appeal.period_validated_on,
            Step.DECIDE: appeal.ruled_on,
        }
        grounds = (
            act.ground
            for act in reversed(self.acts)
            if act.ground and act.on is not None and steps.get(act.step) == act.on
        )
        return next(grounds, "")

    def without_last(self, step: str) -> Kept:
        """Return what is kept once the last act of `step` was taken back."""
        acts = list(self.acts)
        for at in range(len(acts) - 1, -1, -1):
            if acts[at].step == step:
                del acts[at]
                break
        return replace(self, acts=tuple(acts))


def read_kept(office: Office, number: str) -> Kept:
    """Return what is kept of `number`; raises RefusedInput where the record is damaged."""
    facts: dict[str, Any] = dict(office.work.cases.read(number))
    known, prepared = facts.get("appellant"), facts.get("prepared")
    return Kept(
        from_json(Appellant, known) if isinstance(known, dict) else None,
        str(facts.get("request", "")),
        str(facts.get("opened_by", "")),
        tuple(map(str, facts.get("attachments", ()))),
        facts.get("written") or {},
        tuple(from_json(Act, act) for act in facts.get("acts", ()) if isinstance(act, dict)),
        dict(_prepared(prepared if isinstance(prepared, dict) else {})),
    )


def _prepared(known: Mapping[str, Any]) -> Iterator[tuple[str, Prepared]]:
    for kind, one in known.items():
        given = {str(key): str(text) for key, text in one.get("given", {}).items()}
        files = tuple(map(str, one.get("files", ())))
        yield kind, Prepared(str(one["step"]), date.fromisoformat(one["on"]), given, files)


def write_kept(office: Office, number: str, kept: Kept) -> None:
    """Keep what is known of `number` beside the tracker; raises RefusedInput."""
    facts: dict[str, Any] = {
        "appellant": to_json(kept.appellant) if kept.appellant else None,
        "request": kept.request,
        "opened_by": kept.opened_by,
        "attachments": list(kept.attachments),
        "acts": [to_json(act) for act in kept.acts],
        "prepared": {
            kind: {
                "step": one.step,
                "on": one.on.isoformat(),
                "given": dict(one.given),
                "files": list(one.files),
            }
            for kind, one in kept.prepared.items()
        },
        "written": {name: dict(values) for name, values in (kept.written or {}).items()},
    }
    office.work.cases.write(number, facts)

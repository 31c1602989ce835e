"""Letters that were only prepared follow the facts until they are noted as sent.

What a person changed in a letter stays as it is, and is told where the facts have changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from suivi_tool.actions import letters, step_documents
from suivi_tool.actions.kept import Kept, Prepared
from suivi_tool.actions.office import Office
from suivi_tool.actions.step_intake import read_step
from suivi_tool.documents.reading import paragraphs
from suivi_tool.errors import Fault
from suivi_tool.forms.case import Case
from suivi_tool.forms.letters import Kind
from suivi_tool.procedure.appeal import Appeal, Justified, Outcome
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.words import french
from suivi_tool.storage.case_files import FileChange

WORDED_BY = ("texte", "nature", "avant_le", "joindre", "met_fin")
"""The options of `traiter` that word a letter."""
_DATED = re.compile(r"(?:.+, le|Le) \d{1,2}(?:er)? \S+ \d{4}")
_SENT: Mapping[str, Callable[[Appeal, Prepared], bool]] = {
    Step.ACKNOWLEDGE: lambda appeal, _: appeal.acknowledged_on is not None,
    Step.REPLY: lambda appeal, _: appeal.replied_on is not None,
    Step.END: lambda appeal, _: appeal.end_told_on is not None,
    Step.INFORM: lambda appeal, one: any(day >= one.on for day in appeal.told_progress_on),
}
"""Whether the register says that a prepared letter went out meanwhile."""

_BELIED: Mapping[Justified | None, tuple[Kind, ...]] = {
    Justified.YES: (Kind.NOT_JUSTIFIED,),
    Justified.NO: (Kind.JUSTIFIED,),
}
"""The letters that say the contrary of a decision."""


def noted(kept: Kept, kind: Kind, one: Prepared, made: Sequence[FileChange]) -> Kept:
    """Return what is kept once the letter of `kind` was prepared as `made`."""
    stem = f"{kind.label} "
    files = tuple(change.after for change in made if change.path.name.startswith(stem))
    given = {key: one.given[key] for key in WORDED_BY if one.given.get(key)}
    one = replace(one, given=given, files=files)
    return replace(kept, prepared={**kept.prepared, kind.label: one})


def without(kept: Kept, step: str) -> Kept:
    """Return what is kept once the letters of `step` are noted as sent."""
    left = {kind: one for kind, one in kept.prepared.items() if one.step != step}
    return kept if len(left) == len(kept.prepared) else replace(kept, prepared=left)


def files_of(kept: Kept, step: str) -> frozenset[str]:
    """Return the digests of the letters of `step` that were only prepared."""
    return frozenset(
        file for one in kept.prepared.values() if one.step == step for file in one.files
    )


def contradicting(office: Office, case: Case, step: Step) -> Iterator[Fault]:
    """Yield the letters of reply, none noted as sent, that the decision or a withdrawal belies."""
    appeal = case.appeal
    if step not in (Step.DECIDE, Step.REPLY, Step.CLOSE) or appeal.replied_on is not None:
        return
    belied = _BELIED.get(appeal.justified, ())
    if appeal.outcome is Outcome.WITHDRAWN:
        belied = (Kind.NOT_JUSTIFIED, Kind.JUSTIFIED)
    for kind in belied:
        path = step_documents.letter_path(office, case, kind)
        if path.exists():
            yield _belied(path, appeal)


def _belied(path: Path, appeal: Appeal) -> Fault:
    ruled = "non justifié" if appeal.justified is Justified.NO else "justifié"
    now = "retiré" if appeal.outcome is Outcome.WITHDRAWN else ruled
    return Fault(
        french(f"« {path.name} » ne convient plus : l'appel est noté {now}."),
        place=str(path),
        remedy="Ne l’envoyez pas.",
    )


@dataclass(frozen=True, slots=True)
class InLine:
    """What became of the prepared letters of a case: what is now kept, files made, what is told."""

    kept: Kept
    paths: tuple[Path, ...] = ()
    told: tuple[Fault, ...] = ()


def bring_into_line(office: Office, case: Case, kept: Kept, *, edited: bool) -> InLine:
    """Make anew the prepared letters that no longer say what the facts are.

    `edited`: people have changed the row; a letter that they touched as well is then told.
    Raises: TemplateRefused; RefusedInput, TrackerBusy where a file cannot be replaced.
    """
    done = InLine(kept)
    for label, one in kept.prepared.items():
        if case.appeal.counts and not _sent(case.appeal, one):
            done = _one(office, case, label, one, done, edited=edited)
    return done


def _sent(appeal: Appeal, one: Prepared) -> bool:
    told = _SENT.get(one.step)
    return told is not None and told(appeal, one)


def _one(
    office: Office, case: Case, label: str, one: Prepared, done: InLine, *, edited: bool
) -> InLine:
    intake = read_step(Step(one.step), one.given, office.today)
    kind = step_documents.letter_kind(case, intake)
    old = next((known for known in Kind if known.label == label), kind)
    if kind is None or old is None:
        return done
    path = step_documents.letter_path(office, case, old)
    there = office.work.files.read(path)
    if there is None:
        return done
    wording = step_documents.wording(kind, case, intake)
    if kind is old and _words(there) == _words(
        letters.written(office, kind, case, wording).document
    ):
        return done
    if office.work.files.digest(path) not in one.files:
        touched = tuple(_touched(path)) if edited else ()
        return replace(done, told=(*done.told, *touched))
    made, told = letters.make(
        office, kind, case, wording, over=frozenset(one.files), enclosed=intake.writing.enclosed
    )
    kept = replace(done.kept, prepared={k: v for k, v in done.kept.prepared.items() if k != label})
    kept = noted(kept, kind, replace(one, on=office.today), made)
    said = _replaced(path, made[0].path) if kind is not old else _followed(path)
    return InLine(kept, (*done.paths, *(change.path for change in made)), (*done.told, said, *told))


def _words(document: bytes) -> list[str]:
    """Return what a letter says, its date apart."""
    return [text for text in paragraphs(document) if not _DATED.fullmatch(text.strip())]


def _followed(path: Path) -> Fault:
    return Fault(
        french(f"« {path.name} » : la lettre préparée suit ce que dit maintenant le suivi."),
        place=str(path),
        remedy="Relisez-la avant de l’envoyer.",
    )


def _replaced(path: Path, new: Path) -> Fault:
    return Fault(
        french(f"« {path.name} » ne convient plus : « {new.name} » est préparée à sa place."),
        place=str(path),
        remedy="Relisez la nouvelle lettre, et n’envoyez pas l’ancienne.",
    )


def _touched(path: Path) -> Iterator[Fault]:
    yield Fault(
        french(f"« {path.name} » a été retouchée : elle n'est pas refaite, et le suivi a changé."),
        place=str(path),
        remedy="Relisez-la avant de l’envoyer.",
    )

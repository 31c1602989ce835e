"""The documents that go with a step: letters with their drafts, the fiche AC/AP, proofs filed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from suivi_tool.actions import action_fiches, cases, drafts, letters
from suivi_tool.actions.further_letters import ASKING, LETTERS, RECEIVED
from suivi_tool.actions.office import Office, located
from suivi_tool.actions.step_intake import StepIntake, Writing
from suivi_tool.documents.reading import paragraphs
from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.forms import action_form
from suivi_tool.forms.case import Case
from suivi_tool.forms.letter_values import Wording
from suivi_tool.forms.letters import TO_WORD, Kind, subject_of
from suivi_tool.procedure.appeal import Action, Justified
from suivi_tool.procedure.duties import APPEAL_FORM, STEPS, Step
from suivi_tool.procedure.words import french, plain
from suivi_tool.storage.case_files import FileChange
from suivi_tool.storage.failures import told_as
from suivi_tool.storage.numbers import folder_name

_LETTERS: Mapping[Step, tuple[Kind, ...]] = {
    Step.ACKNOWLEDGE: (Kind.ACKNOWLEDGEMENT,),
    Step.REPLY: (Kind.NOT_JUSTIFIED, Kind.JUSTIFIED),
    Step.INFORM: (Kind.PROGRESS,),
    Step.END: (Kind.END,),
    Step.LETTER: tuple(letter.kind for letter in LETTERS.values()),
}
ON_THE_FORM = frozenset(duty.step for duty in STEPS if duty.document == APPEAL_FORM)
"""The steps whose document is the fiche d'appel itself."""


@dataclass(frozen=True)
class Proof:
    """A file that proves a step (the mail sent, a scan, an avis de réception)."""

    suffix: str
    data: bytes

    def name_for(self, step: Step, number: str = "", writing: Writing | None = None) -> str:
        """Return the name it gets in the case folder; a letter received is no proof of ours."""
        if writing and writing.letter and writing.received:
            return f"{writing.subject} {number}{self.suffix}"
        subject = f" {writing.subject}" if writing and writing.letter else ""
        return f"{proof_name(step)}{subject}{self.suffix}"


def proof_name(step: Step) -> str:
    """Return how the name of a proof of the step begins: « Preuve Accusé de réception »."""
    return f"Preuve {folder_name(step.label)}".replace("-", " ")


def read_proof(path: Path) -> Proof:
    """Return the proof at `path`; raises RefusedInput where it cannot be read."""
    if path.is_dir():
        raise RefusedInput(
            f"«\u00a0{path.name}\u00a0» est un dossier, non un fichier.",
            field="--preuve",
            remedy="Donnez le fichier à classer.",
        )
    with told_as(RefusedInput, path):
        data = path.read_bytes()
    suffix = path.suffix.lower()
    return Proof(suffix if suffix[1:].isalnum() and len(suffix) < 6 else "", data)


def make(
    office: Office,
    case: Case,
    intake: StepIntake,
    action: Action | None,
    over: frozenset[str] = frozenset(),
) -> tuple[list[FileChange], list[Fault]]:
    """Make the documents of the step that are not there yet (or anew where only prepared).

    `over` are digests of drafts that may be replaced, beside those that the operations tell.
    """
    changes: list[FileChange] = []
    told: list[Fault] = []
    kind = letter_kind(case, intake)
    over = drafts.prepared(office, case.appeal.number, intake.step) | over
    if kind is not None and (intake.on is None or not _there(office, case, kind)):
        made, told = letters.make(
            office,
            kind,
            case,
            wording(kind, case, intake),
            over=over,
            enclosed=intake.writing.enclosed,
            on=intake.on,
        )
        changes += made
        told = [*told, *_unsaid(kind, intake)]
    elif kind is not None and intake.writing.ends_treatment:
        told = [*told, *_end_untold(office, case, kind)]
    if action is not None:
        changes.append(_action_form(office, case, action, over))
    return changes, told


def _unsaid(kind: Kind, intake: StepIntake) -> Iterator[Fault]:
    """Yield that a letter which says nothing by itself was given no text."""
    if kind in TO_WORD and not intake.text:
        yield Fault(
            french(f"« {kind.label} » : la lettre n'a pas de texte, elle est à compléter."),
            field="--texte",
            remedy=french("Redonnez l'étape avec --texte, ou écrivez dans la lettre."),
        )


def _end_untold(office: Office, case: Case, kind: Kind) -> Iterator[Fault]:
    """Yield that a letter prepared before does not tell the end that is now noted with it (A6)."""
    data = office.work.files.read(letter_path(office, case, kind))
    if data is not None and "termin" not in plain("\n".join(paragraphs(data))):
        yield Fault(
            french(f"« {kind.label} » : la lettre préparée n'annonce pas la fin du traitement."),
            remedy=french("Si la lettre partie ne l'annonce pas, envoyez aussi celle de « fin »."),
        )


def wording(kind: Kind, case: Case, intake: StepIntake) -> Wording:
    """Return what was given for a letter; a reminder comes back to the last one that asked."""
    writing = intake.writing
    before = intake.on or date.max
    asked = [
        letter.on
        for letter in case.letters
        if letter.subject in ASKING and letter.on and letter.on < before
    ]
    return Wording(
        subject_of(kind, case),
        intake.text,
        ("fiche d’appel",) if writing.enclosed[1] else (),
        writing.answer_before,
        max(asked, default=None) if kind is Kind.REMINDER else None,
        writing.ends_treatment,
    )


def letter_kind(case: Case, intake: StepIntake) -> Kind | None:
    """Return the letter that goes with the step, None where none does."""
    if intake.step is Step.REPLY:
        justified = case.appeal.justified is Justified.YES
        return Kind.JUSTIFIED if justified else Kind.NOT_JUSTIFIED
    if intake.step is Step.LETTER:
        letter = intake.writing.letter
        return letter.kind if letter and not intake.writing.received else None
    kinds = _LETTERS.get(intake.step, ())
    return kinds[0] if kinds else None


def _there(office: Office, case: Case, kind: Kind) -> bool:
    return letter_path(office, case, kind).exists()


def letter_path(office: Office, case: Case, kind: Kind) -> Path:
    """Return where the letter of `kind` lies in the case folder."""
    number = case.appeal.number
    name = cases.safe_name(office, f"{kind.label} {number}.docx", number)
    return office.work.files.folder(number) / name


def _action_form(office: Office, case: Case, action: Action, over: frozenset[str]) -> FileChange:
    template = office.template(action_form.TEMPLATE).read_bytes()
    form = action_fiches.case_of(office, action, case.responsible.name)
    with located(action_form.TEMPLATE):
        made = action_form.make(template, form)
    return drafts.put(office, case.appeal.number, action_fiches.name_of(action.number), made, over)


def of_step(
    office: Office, number: str, step: Step, changes: Sequence[FileChange]
) -> tuple[Path, ...]:
    """Return all documents of the step in the case folder, made now or before."""
    folder = office.work.files.folder(number)
    labels = [kind.label for kind in _LETTERS.get(step, ())]
    labels += [action_fiches.LABEL] if step in (Step.ACTION, Step.DECIDE) else []
    labels += RECEIVED if step is Step.LETTER else ()
    before = [
        folder / name
        for name in office.work.disk.names(folder)
        if any(name.startswith(label) for label in labels)
    ]
    form = folder / cases.safe_name(office, cases.form_name(number), number)
    made = [change.path for change in changes if change.path != form]
    if step in ON_THE_FORM and form.exists():
        made.append(form)
    return tuple(dict.fromkeys((*made, *before)))

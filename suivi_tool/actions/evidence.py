"""The evidence pages: of one appeal, and of all appeals of a period."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from suivi_tool.actions import cases
from suivi_tool.actions.agenda import found, from_copy
from suivi_tool.actions.further_letters import LETTERS, RECEIVED
from suivi_tool.actions.kept import read_kept
from suivi_tool.actions.office import TEMPLATES, Office
from suivi_tool.actions.situation import Situation, look
from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.forms import evidence as page
from suivi_tool.forms import evidence_period as period
from suivi_tool.forms.clauses import FILE_NAME, Standard, read_standard
from suivi_tool.forms.evidence import Document, Evidence, Nature
from suivi_tool.forms.letters import Kind
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.duties import Step
from suivi_tool.storage.failures import told_as

_OFFICE_PROGRAMS = ("soffice", "libreoffice")
_CONVERSION_SECONDS = 120
_STEPS: tuple[tuple[str, Step, Nature], ...] = (
    ("Mail reçu", Step.RECEIVE, Nature.PROOF),
    ("Fiche d'appel", Step.OPEN, Nature.RECORD),
    ("Annexe Fiche d'appel", Step.CLOSE, Nature.RECORD),
    ("Fiche AC-AP", Step.ACTION, Nature.RECORD),
    ("Annexe Fiche AC-AP", Step.ACTION, Nature.RECORD),
    (Kind.ACKNOWLEDGEMENT.label, Step.ACKNOWLEDGE, Nature.DRAFT),
    (Kind.NOT_JUSTIFIED.label, Step.REPLY, Nature.DRAFT),
    (Kind.JUSTIFIED.label, Step.REPLY, Nature.DRAFT),
    (Kind.PROGRESS.label, Step.INFORM, Nature.DRAFT),
    (Kind.END.label, Step.END, Nature.DRAFT),
    *((subject, Step.LETTER, Nature.PROOF) for subject in RECEIVED),
    *((letter.kind.label, Step.LETTER, Nature.DRAFT) for letter in LETTERS.values()),
)
"""What the beginning of a file's name says: the step it belongs to, and its worth as evidence."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The files made: Word, and PDF where LibreOffice is present; what to know of them."""

    document: Path
    pdf: Path | None
    alerts: tuple[Fault, ...] = ()


def of_appeal(office: Office, number: str, *, hide_names: bool = False) -> Pages:
    """Make the evidence page of one appeal in its folder; raises RefusedInput, TemplateRefused."""
    situation = look(office)
    appeal = found(situation, number)
    evidence = _evidence(office, appeal, situation, hide_names=hide_names)
    template = (TEMPLATES / page.TEMPLATE).read_bytes()
    name = f"Dossier de preuve {appeal.number}.docx"
    folder = office.work.files.folder(appeal.number)
    path = folder / cases.safe_name(office, name, appeal.number)
    return replace(_put(office, path, page.make(template, evidence)), alerts=from_copy(situation))


def of_period(office: Office, first: date, last: date, *, hide_names: bool = False) -> Pages:
    """Make the evidence of all appeals received from `first` to `last`, both counted.

    Raises: RefusedInput where the period ends before it begins.
    """
    if last < first:
        raise RefusedInput(
            "la fin de la période précède son début.", field="--au", remedy="Corrigez les dates."
        )
    situation = look(office)
    appeals = [
        _evidence(office, appeal, situation, hide_names=hide_names)
        for appeal in situation.appeals
        if appeal.received_on and first <= appeal.received_on <= last
    ]
    made = period.PeriodEvidence(office.organisation.name, first, last, office.today, appeals)
    template = (TEMPLATES / period.TEMPLATE).read_bytes()
    name = f"Dossier de preuve du {first.isoformat()} au {last.isoformat()}.docx"
    pages = _put(office, office.root / name, period.make(template, made))
    return replace(pages, alerts=from_copy(situation))


def _evidence(
    office: Office, appeal: Appeal, situation: Situation, *, hide_names: bool
) -> Evidence:
    kept = read_kept(office, appeal.number)
    case = cases.case_of(office, appeal, kept, situation)
    documents = tuple(_documents(office.work.files.folder(appeal.number)))
    states = situation.states_of(appeal, office)
    return Evidence(case, states, _standard(office), office.today, documents, hide_names)


def _standard(office: Office) -> Standard:
    path = office.template(FILE_NAME)
    with told_as(RefusedInput, path):
        return read_standard(path.read_text("utf-8-sig"))


def _documents(folder: Path) -> Iterator[Document]:
    """Yield the files of a case folder that belong to a step."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        belongs = _belongs(path.name)
        if belongs is not None and not path.name.startswith(("~", ".")):
            subject = _subject(path.name) if belongs[0] is Step.LETTER else ""
            yield Document(belongs[0], path.name, path.name, belongs[1], subject)


def _subject(name: str) -> str:
    """Return which further letter a file holds or proves, by its name."""
    from suivi_tool.actions.step_documents import proof_name  # noqa: PLC0415

    of = name.removeprefix(proof_name(Step.LETTER)).strip()
    subjects = (*RECEIVED, *(letter.kind.label for letter in LETTERS.values()))
    return next((subject for subject in subjects if of.startswith(subject)), "")


def _belongs(name: str) -> tuple[Step, Nature] | None:
    from suivi_tool.actions.step_documents import proof_name  # noqa: PLC0415

    for step in Step:
        if name.startswith(proof_name(step)):
            return step, Nature.PROOF
    return next(((step, nature) for start, step, nature in _STEPS if name.startswith(start)), None)


def _put(office: Office, path: Path, data: bytes) -> Pages:
    """Put the page in place; what was made before goes into the bin, it is made anew each time."""
    files = office.work.files
    files.write(path, data, files.read(path))
    return Pages(path, _pdf(path))


def _pdf(path: Path) -> Path | None:
    """Return the same page as PDF beside it; None without LibreOffice, or where it fails."""
    program = next(filter(None, map(shutil.which, _OFFICE_PROGRAMS)), None)
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as profile:
        command = [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", os.fspath(path.parent), os.fspath(path)]
        try:
            subprocess.run(command, capture_output=True, timeout=_CONVERSION_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return None
    made = path.with_suffix(".pdf")
    return made if made.is_file() else None

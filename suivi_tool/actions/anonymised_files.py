"""The documents of an anonymised appeal: the fiche made anew, letters, mails and proofs removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from suivi_tool.actions import cases, committee, remind, searching
from suivi_tool.actions.identity import Identity, joined
from suivi_tool.actions.kept import Act, Kept, read_kept, write_kept
from suivi_tool.actions.office import Office
from suivi_tool.actions.situation import Situation
from suivi_tool.documents.redact import redact
from suivi_tool.errors import Fault, RefusedInput, SuiviError
from suivi_tool.procedure.anonymising import ANONYMOUS
from suivi_tool.procedure.words import count, french, listed
from suivi_tool.storage import owner
from suivi_tool.storage.failures import told_as

_ACTION_FORM = "Fiche AC-AP"
_SEE_TO_IT = "Corrigez-le ou supprimez-le, puis relancez « anonymiser --oui »."
_OURS = "Relancez « anonymiser --oui » ; si cela reste, supprimez ce fichier, qui est abîmé."
_SHOWN = 5


def documents(office: Office, number: str) -> tuple[Path, ...]:
    """Return the files in the folder of a case, sorted."""
    folder = office.work.files.folder(number)
    found = sorted(folder.rglob("*")) if folder.is_dir() else []
    return tuple(path for path in found if path.is_file())


def kept_documents(office: Office, number: str) -> tuple[Path, ...]:
    """Return those that stay, made anew or cleaned: the fiche d'appel and the fiches AC/AP."""
    form = cases.safe_name(office, cases.form_name(number), number)
    return tuple(
        path
        for path in documents(office, number)
        if path.name == form or (path.name.startswith(_ACTION_FORM) and _is_word(path))
    )


def _is_word(path: Path) -> bool:
    return path.suffix.lower() in (".docx", ".docm")


def _is_slides(office: Office, path: Path) -> bool:
    """Tell whether these are slides of a committee: they say what an action does."""
    return path.parent == office.root / committee.FOLDER and path.suffix.lower() == ".pptx"


def clean_case(
    office: Office, number: str, identity: Identity, situation: Situation
) -> tuple[Fault, ...]:
    """Take the person out of the folder of a case and of what is kept of it; return what is left.

    Hold the lock. Raises: RefusedInput where the disk refuses.
    """
    told: list[Fault] = []
    form = office.work.files.folder(number) / cases.safe_name(
        office, cases.form_name(number), number
    )
    had_form = form.exists()
    for path in documents(office, number):
        if path.name.startswith(_ACTION_FORM) and _is_word(path):
            told += clean_word(office, path, identity)
        else:
            told += remove(office, path)
    kept = _kept(office, number, identity)
    appeal = situation.appeal(number)
    if appeal is not None and had_form and not form.exists():
        try:
            case = cases.case_of(office, appeal, kept, situation)
            kept = cases.make_form(office, case, kept)[1]
        except SuiviError as error:
            told += error.faults
    if number in office.work.cases.numbers():
        write_kept(office, number, kept)
    return tuple(told)


def _kept(office: Office, number: str, identity: Identity) -> Kept:
    """Return what stays of the record beside the tracker: the acts, what the fiches AC/AP say."""
    try:
        kept = read_kept(office, number)
    except SuiviError:  # damaged: nothing of it is worth keeping
        return Kept()
    written = {
        name: {tag: _said(value, identity) for tag, value in values.items()}
        for name, values in (kept.written or {}).items()
        if name.startswith(_ACTION_FORM)
    }
    acts = tuple(_act(act, identity) for act in kept.acts)
    return Kept(opened_by=kept.opened_by, written=written, acts=acts)


def _act(act: Act, identity: Identity) -> Act:
    """Return who did a step, and how, without what may name the person."""
    return replace(
        act,
        ground=identity.without(act.ground, ANONYMOUS),
        replacement=identity.without(act.replacement, ANONYMOUS),
        correction=identity.without(act.correction, ANONYMOUS),
    )


def _said(value: str | bool, identity: Identity) -> str | bool:
    """Return what a control of a fiche AC/AP says once `clean_word` took the person out of it."""
    if not isinstance(value, str):
        return value
    return ANONYMOUS if identity.is_own(value) else identity.without(value, ANONYMOUS)


def clean_word(office: Office, path: Path, identity: Identity) -> tuple[Fault, ...]:
    """Take the person out of a Word file or slides, the PDF is removed; return what is left."""
    files = office.work.files
    data = files.read(path)
    if data is None:
        return ()
    try:
        done = redact(data, identity.variants, None, ANONYMOUS, identity.spares)
        if done.document != data:
            files.write(path, done.document, data)
    except SuiviError as error:
        return error.faults
    pdf = path.with_suffix(".pdf")
    return remove(office, pdf) if pdf.exists() else ()


def remove(office: Office, path: Path) -> tuple[Fault, ...]:
    """Remove a file for good; one that somebody has open is told."""
    holder = owner.who_has_open(path)
    if holder is not None and path != holder.lock_file:
        message = f"« {path.name} » est ouvert par {holder.who}."
        return (Fault(french(message), "", str(path), "Fermez-le, puis relancez la commande."),)
    with told_as(RefusedInput, path):
        office.work.disk.remove(path)
    return ()


def clean_others(office: Office, identity: Identity, theirs: Iterable[Path]) -> tuple[Fault, ...]:
    """Take the person out of the other Word files and slides of the folder, of drafts, of the bin.

    `theirs` are workbooks that are read, never written. Hold the lock.
    """
    told: list[Fault] = []
    never = {path.resolve() for path in theirs}
    for path in office.work.files.binned():
        if _names(path, identity):
            told += remove(office, path)
    drafts = office.root / remind.FOLDER
    for path in others(office):
        if path.resolve() in never or not _names(path, identity):
            continue
        if _is_word(path) or _is_slides(office, path):
            told += clean_word(office, path, identity)
        elif path.parent == drafts:
            told += remove(office, path)
    for path in office.work.files.binned():  # the former state of those just cleaned
        if _names(path, identity):
            told += remove(office, path)
    return tuple(told)


def others(office: Office) -> Iterator[Path]:
    """Yield the files of the work folder, those that the tool keeps for itself left out."""
    state = office.work.state
    for path in sorted(office.root.rglob("*")):
        if path.is_file() and not path.is_relative_to(state) and not path.name.startswith("~$"):
            yield path


def _names(path: Path, identity: Identity) -> bool:
    with told_as(RefusedInput, path):
        data = path.read_bytes()
    return any(True for _ in searching.places(data, identity)) or identity.is_in(path.name)


def left(
    office: Office,
    identities: Mapping[str, Identity],
    besides: Iterable[Path],
    read_only: Iterable[Path] = (),
) -> tuple[frozenset[str], tuple[Fault, ...]]:
    """Return whose person is still named, and in which files: in the work folder, in `besides`.

    `read_only` are files which are told elsewhere.
    """
    notes, state = office.work.state / "anonymisation", office.work.state
    never = {path.resolve() for path in read_only}
    inside = [p for p in sorted(office.root.rglob("*")) if notes not in (p, *p.parents)]
    files = dict.fromkeys([*inside, *besides])
    everybody = joined(identities.values())
    numbers: set[str] = set()
    faults: list[Fault] = []
    for path in (path for path in files if path.resolve() not in never):
        data = content(path)
        if not (everybody.is_in(path.name) or any(True for _ in searching.places(data, everybody))):
            continue
        named = [n for n, each in identities.items() if each.is_in(path.name)]
        parts = {n: list(searching.places(data, each)) for n, each in identities.items()}
        told = [number for number in identities if parts[number]]
        numbers |= {*named, *told}
        faults += _faults(path, named, told, sorted({p for each in parts.values() for p in each}),
                          ours=state in path.parents)  # fmt: skip
    return frozenset(numbers), tuple(faults)


def content(path: Path) -> bytes:
    """Return the bytes of a file, none for a folder; raises RefusedInput where the disk refuses."""
    with told_as(RefusedInput, path):
        return path.read_bytes() if path.is_file() else b""


def _faults(
    path: Path, named: Sequence[str], told: Sequence[str], parts: Sequence[str], *, ours: bool
) -> Iterator[Fault]:
    what = "fichier" if path.is_file() else "dossier"
    if named:
        message = f"{_some(named)} : le nom de ce {what} désigne encore l'appelant."
        yield Fault(french(message), "", str(path), french(f"Renommez-le. {_SEE_TO_IT}"))
    if told:
        inside = f" ({', '.join(filter(None, parts[:5]))})" if any(parts) else ""
        message = f"{_some(told)} : ce {what} désigne encore l'appelant{inside}."
        remedy = _OURS if ours else _SEE_TO_IT
        yield Fault(french(message), "", str(path), french(remedy))


def _some(numbers: Sequence[str]) -> str:
    more = len(numbers) - _SHOWN
    if more <= 0:
        return listed(numbers)
    return f"{', '.join(numbers[:_SHOWN])} et {count(more, 'autre')}"

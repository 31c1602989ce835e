"""Which tracker is ours: known by the anchor left in it, whatever its name; checked before writing.

A copy that people may have gone on in, or the tracker of another work folder, is for a person to
choose; what a newer version of the program has written is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from suivi_tool import __version__
from suivi_tool.actions.office import Office
from suivi_tool.actions.reading import opened
from suivi_tool.errors import Fault, SuiviError, TrackerBusy, WorkbookRefused
from suivi_tool.procedure.words import french
from suivi_tool.storage import records, temporary
from suivi_tool.tracker.anchor import TrackerAnchor, read_anchor
from suivi_tool.workbook.book import Workbook

KINDS = (".xlsx", ".xlsm")
_LARGEST = 60_000_000  # bytes
_MOST = 60  # files looked at beside the tracker


def former_trackers(office: Office) -> tuple[Path, ...]:
    """Return the trackers of former years, from the settings: read, never written."""
    names = office.settings.text("suivi.anciens").split(";")
    return tuple((office.root / name.strip()).absolute() for name in names if name.strip())


def check(office: Office, data: bytes) -> None:
    """Make sure that the tracker `data` is the one to write.

    Raises: WorkbookRefused where a newer version wrote it; TrackerBusy where a person must choose.
    """
    anchor = read_anchor(opened(data, office.settings.tracker.name).book)
    if anchor is None:
        return
    if _parts(anchor.version) > _parts(__version__):
        raise WorkbookRefused(_newer_version(office, anchor))
    if anchor.identity not in (office.work.identity, _accepted(office)):
        raise TrackerBusy((_of_another_folder if office.work.identity else _unsigned)(office))
    copies = newer_copies(office, anchor)
    if copies:
        raise TrackerBusy(_copied(office, copies))


def check_copies(office: Office) -> None:
    """Raise `TrackerBusy` where a person must first choose between the tracker and a copy."""
    anchor = anchor_of(office.settings.tracker)
    copies = newer_copies(office, anchor) if anchor else ()
    if copies:
        raise TrackerBusy(_copied(office, copies))


def check_version(office: Office) -> None:
    """Raise `WorkbookRefused` where a newer version of the program has written the tracker."""
    anchor = anchor_of(office.settings.tracker)
    if anchor is not None and _parts(anchor.version) > _parts(__version__):
        raise WorkbookRefused(_newer_version(office, anchor))


def newer_copies(office: Office, anchor: TrackerAnchor) -> tuple[Path, ...]:
    """Return the files beside the tracker that come of it and were saved later."""
    tracker = office.settings.tracker
    saved = tracker.stat().st_mtime_ns
    found = []
    for path, other in _relatives(office):
        later = path.stat().st_mtime_ns > saved
        if other.count > anchor.count or (later and other.count == anchor.count):
            found.append(path)
    return tuple(found)


def renamed(office: Office) -> tuple[Fault, ...]:
    """Return, where the tracker is gone, which files beside its place may be it."""
    tracker = office.settings.tracker
    if tracker.exists() or not tracker.parent.is_dir():
        return ()
    return tuple(
        Fault(
            f"«\u00a0{path.name}\u00a0» est ce suivi, renommé ou copié.",
            place=str(path),
            remedy=f"Pour continuer dans ce fichier\u00a0: {_to_follow(path)}.",
        )
        for path, _ in _relatives(office)
    )


def accept(office: Office) -> None:
    """Take over a tracker that another work folder wrote: a person has named it.

    Raises: OSError where that cannot be kept.
    """
    anchor = anchor_of(office.settings.tracker)
    if anchor is not None and anchor.identity not in (office.work.identity, _accepted(office)):
        content = records.encode({"identity": anchor.identity})
        office.work.disk.write(_note(office), content)


def anchor_of(path: Path) -> TrackerAnchor | None:
    """Return the anchor left in the workbook at `path`, None where there is none."""
    try:
        state = path.stat()
        return _anchor(path, state.st_mtime_ns, state.st_size)
    except OSError:
        return None


@lru_cache(maxsize=200)
def _anchor(path: Path, _saved: int, size: int) -> TrackerAnchor | None:
    if size > _LARGEST:
        return None
    try:
        return read_anchor(Workbook(path.read_bytes()))
    except (OSError, SuiviError):
        return None


def _relatives(office: Office) -> Iterator[tuple[Path, TrackerAnchor]]:
    """Yield the workbooks beside the tracker that have its anchor, former trackers left out."""
    tracker, identity = office.settings.tracker, office.work.identity
    known = {path.resolve() for path in (tracker, *former_trackers(office))}
    beside = sorted(path for path in tracker.parent.iterdir() if path.suffix.lower() in KINDS)
    for path in beside[:_MOST]:
        if path.name.startswith("~$") or temporary.is_ours(path.name) or path.resolve() in known:
            continue
        anchor = anchor_of(path)
        if anchor is not None and anchor.identity == identity:
            yield path, anchor


def _note(office: Office) -> Path:
    return office.work.state / "accepted.json"


def _accepted(office: Office) -> str:
    """Return the identity of the work folder whose tracker a person brought here."""
    try:
        return str(records.decode(office.work.disk.read(_note(office))).get("identity", ""))
    except (OSError, ValueError):
        return office.work.identity


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _newer_version(office: Office, anchor: TrackerAnchor) -> Fault:
    message = f"la version {anchor.version} de l'outil a écrit dans ce suivi, celle-ci est la "
    return Fault(
        french(f"{message}{__version__} : rien n'y est écrit."),
        place=str(office.settings.tracker),
        remedy="Mettez à jour l’outil sur ce poste, puis recommencez.",
    )


def _of_another_folder(office: Office) -> Fault:
    tracker = office.settings.tracker
    said = french("est le suivi d'un autre dossier de travail ; rien n'y est écrit.")
    return Fault(
        f"«\u00a0{tracker.name}\u00a0» {said}",
        place=str(tracker),
        remedy=f"Pour le suivre ici désormais\u00a0: {_to_follow(tracker)}.",
    )


def _unsigned(office: Office) -> Fault:
    return Fault(
        "la signature du dossier de travail ne se lit plus : rien n’est écrit au suivi, qui est "
        "peut-être celui d’un autre dossier.",
        place=str(office.work.state / "format.json"),
        remedy="Remettez ce fichier d’une sauvegarde du dossier partagé, puis recommencez.",
    )


def _copied(office: Office, copies: tuple[Path, ...]) -> Fault:
    tracker = office.settings.tracker
    names = ", ".join(f"«\u00a0{path.name}\u00a0»" for path in copies)
    asked = french("lequel est le bon ? Rien n'est écrit d'ici là.")
    return Fault(
        f"{names} est une copie de «\u00a0{tracker.name}\u00a0», enregistrée plus récemment\u00a0: "
        f"{asked}",
        place=str(copies[0]),
        remedy=f"Pour passer à la copie\u00a0: {_to_follow(copies[0])}. Pour rester\u00a0: "
        f"{_to_follow(tracker)}, ou déplacez la copie ailleurs.",
    )


def _to_follow(path: Path) -> str:
    """Return the command that goes on in `path`, as one can type it: no character of it changes."""
    return f'changer-de-suivi "{path}"'

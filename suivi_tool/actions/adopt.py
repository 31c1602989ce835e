"""Adopt the tracker they have, or make a new one; the settings are written from what was found."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from suivi_tool.actions import lineage, own_sheets, renames
from suivi_tool.actions.chosen import with_option
from suivi_tool.actions.merging import Merge, merge
from suivi_tool.actions.office import Office, open_office
from suivi_tool.actions.options import Setting
from suivi_tool.actions.reading import SECTIONS, TO_ADD, proposed_days_off, read
from suivi_tool.actions.settings import FILE_NAME, Settings, changed, compose, with_sheets
from suivi_tool.errors import RefusedInput, SuiviError, WorkbookLocked, WorkbookRefused
from suivi_tool.procedure.indicators import indicators
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.failures import told_as
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.adoption import missing_columns
from suivi_tool.tracker.anchor import read_anchor
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.sheets import appeals_sheet, new_tracker
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.understanding import Choices, Understanding, understand
from suivi_tool.workbook.book import Workbook

NEW_TRACKER = "Suivi plan d'actions.xlsx"
_KINDS = (".xlsx", ".xlsm", ".xltx", ".xltm")


@dataclass(frozen=True)
class Adopted:
    """The work folder that was made, what was understood, and how the tracker took it."""

    office: Office
    understanding: Understanding
    merge: Merge


def understand_tracker(tracker: Path, choices: Choices | None = None) -> Understanding:
    """Return what the tracker at `tracker` is to the tool; nothing is written.

    Raises: RefusedInput where the file is not there; WorkbookRefused where it cannot be read.
    """
    if not tracker.is_file():
        raise RefusedInput(
            f"le classeur « {tracker} » est introuvable.",
            field="--suivi",
            remedy="Vérifiez le chemin du fichier.",
        )
    with told_as(RefusedInput, tracker):
        data = tracker.read_bytes()
    if tracker.suffix.lower() not in _KINDS and data[:2] == b"PK":
        raise WorkbookRefused(
            f"« {tracker.name} » n’est pas un classeur .xlsx ou .xlsm.",
            remedy="Dans Excel : Fichier, Enregistrer sous, « Classeur Excel (*.xlsx) ».",
        )
    try:
        return understand(data, choices)
    except WorkbookRefused as error:
        raise error.within(f"classeur «\u00a0{tracker.name}\u00a0»") from error


def refuse_blocking(understanding: Understanding) -> None:
    """Refuse to go on while a doubt about a needed column or sheet is not settled."""
    if understanding.blocking:
        raise RefusedInput(*(with_option(doubt).fault() for doubt in understanding.blocking))


def adopt(
    folder: Path,
    tracker: Path,
    understanding: Understanding,
    *,
    values: Mapping[str, Setting] | None = None,
    today: date | None = None,
    user: str = "",
    made_by_us: bool = False,
) -> Adopted:
    """Write the settings of `folder` for `tracker`, and add to it what it lacks.

    Where settings are there already, only what concerns the tracker is changed in them. A tracker
    that is open or protected takes its sheets at the next run that can write it; until then it is
    known by a copy. Raises: RefusedInput, WorkbookRefused; the folder is then as it was.
    """
    refuse_blocking(understanding)
    _refuse_file(folder)
    followed = _followed(folder)
    settings = _values(folder, tracker, understanding) | dict(values or {})
    path = folder / FILE_NAME
    sheets = _sheets(understanding) | ({} if made_by_us else _names(tracker))
    disk = Disk()
    with told_as(RefusedInput, folder):
        there = _there(folder)
        before = path.read_bytes() if path.exists() else None
        if before is None:
            text = compose(settings, sheets)
        else:
            text = with_sheets(changed(before.decode("utf-8-sig"), settings), sheets)
        disk.ensure_folder(folder)
        disk.write(path, text.encode("utf-8"))
    try:
        office = open_office(folder, today=today, user=user)
        office.work.create()
        lineage.accept(office)
        done = _merged(office)
        _keep(office, other=followed not in (None, office.settings.tracker))
    except SuiviError:
        _put_back(folder, there, before)
        raise
    if before != text.encode("utf-8"):
        office.work.note(office.user, "suivi adopté", "")
    return Adopted(open_office(folder, today=today, user=user), understanding, done)


def _merged(office: Office) -> Merge:
    """Merge; a tracker that its people have protected waits for them to lift the protection."""
    try:
        return merge(office)
    except WorkbookLocked as locked:
        return Merge(waiting=locked.faults)


def _followed(folder: Path) -> Path | None:
    with contextlib.suppress(SuiviError):  # settings that are wrong are told as they are changed
        return renames.adopted_tracker(folder)
    return None


def _keep(office: Office, *, other: bool) -> None:
    """Keep the tracker as it was adopted, where no run has written it: copy and first backup.

    Should it be torn before that, its numbers are known, and what is entered can wait for it. Of
    the `other` one that was followed before, the copy says nothing of this one.
    """
    with contextlib.suppress(SuiviError):  # without a copy, a tracker that is torn is refused
        left = office.work.as_left.digest()
        if left and not other:
            return
        snapshot = office.tracker_file.read()
        if left == snapshot.digest:
            return
        read(office, snapshot.data)
        with office.work.locked():
            office.work.keep(office.settings.tracker, snapshot.data)
            office.work.as_left.store(snapshot.data)
            office.work.as_left.keep_only(snapshot.digest)


def _refuse_file(folder: Path) -> None:
    if any(place.is_file() for place in (folder, *folder.parents)):
        raise RefusedInput(
            f"«\u00a0{folder}\u00a0» est un fichier, non un dossier.",
            field="DOSSIER",
            remedy="Donnez le nom d’un dossier.",
        )


def _there(folder: Path) -> frozenset[Path]:
    """Return what stands in `folder`, and the folder itself where it is there."""
    return frozenset((folder, *folder.iterdir())) if folder.exists() else frozenset()


def _put_back(folder: Path, there: frozenset[Path], settings: bytes | None) -> None:
    """Take away what a refused adoption made; the settings are again as they were."""
    with contextlib.suppress(OSError):
        if settings is not None:
            Disk().write(folder / FILE_NAME, settings)
        for path in _there(folder) - there - {folder}:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if folder not in there:
            folder.rmdir()


def create(
    folder: Path,
    *,
    values: Mapping[str, Setting] | None = None,
    today: date | None = None,
    user: str = "",
) -> Adopted:
    """Make `folder` with a new, empty tracker in it, and its settings.

    Raises: RefusedInput where a tracker of that name is there already.
    """
    _refuse_file(folder)
    tracker = folder / NEW_TRACKER
    if tracker.exists():
        raise RefusedInput(
            f"« {tracker} » existe déjà.",
            field="DOSSIER",
            remedy=f"Donnez un autre dossier, ou adoptez-le avec --suivi « {tracker} ».",
        )
    bare = Office(folder, Settings(folder, dict(values or {})), today or date.today(), user)  # noqa: DTZ011
    disk = Disk()
    with told_as(RefusedInput, folder):
        disk.ensure_folder(folder)
        disk.create(tracker, _empty(bare))
    understanding = understand_tracker(tracker)
    return adopt(
        folder, tracker, understanding, values=values, today=today, user=user, made_by_us=True
    )


def _empty(office: Office) -> bytes:
    days = proposed_days_off(office)
    found = indicators((), holidays_list.calendar(days), office.today)
    facts = Facts(
        today=office.today,
        register=appeals_sheet.reference(0),
        figures=found,
        days_off=days,
        organisation=office.organisation.name,
        fixed_today=office.fixed,
    )
    people = [post.holder.name for post in office.organisation.posts if post.holder.name]
    return new_tracker.build(facts, people=people)


def _values(folder: Path, tracker: Path, understanding: Understanding) -> dict[str, Setting]:
    path = tracker.absolute()
    inside = path.is_relative_to(folder.absolute())
    name = path.relative_to(folder.absolute()).as_posix() if inside else str(path)
    values: dict[str, Setting] = {"suivi.fichier": name}
    if understanding.single_sheet:
        values |= {"plan_actions.une_ligne_par_appel": True, "plan_actions.meme_numero": True}
    return values


def _sheets(understanding: Understanding) -> dict[str, dict[str, Any]]:
    layouts = (understanding.appeals, understanding.actions)
    return {
        SECTIONS[layout.kind]: _with_promise(layout, understanding) for layout in layouts if layout
    }


def _names(tracker: Path) -> dict[str, dict[str, Any]]:
    """Return the names of our sheets that differ: a sheet of theirs is never taken for ours."""
    book = Workbook(tracker.read_bytes())
    if read_anchor(book) is not None:
        other = own_sheets.known(book.sheet_names)
    else:
        other = own_sheets.different(own_sheets.choose(book.sheet_names))
    other.pop(appeals_sheet.SHEET, None)
    return {own_sheets.SECTION: other} if other else {}


def _with_promise(layout: SheetLayout, understanding: Understanding) -> dict[str, Any]:
    """Return the layout for `suivi.toml`, with the columns that will be added to the sheet."""
    names = missing_columns(layout, understanding.doubts)
    known = COLUMNS[layout.kind]
    if layout.kind is SheetKind.ACTIONS:
        names = tuple(n for n in names if known[n].required or n == "origin_reference")
    promised = [known[name].heading for name in names]
    plain = layout.to_settings()
    columns = {key: plain.pop(key) for key in list(plain) if isinstance(plain[key], dict)}
    return plain | ({TO_ADD: promised} if promised else {}) | columns

"""A work folder made from a sample tracker, for the tests of actions."""

from __future__ import annotations

import atexit
import io
import re
import shutil
import tempfile
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from suivi_tool.actions.adopt import adopt, understand_tracker
from suivi_tool.actions.answers import Registered, Treated
from suivi_tool.actions.demo import APPEAL, PEOPLE
from suivi_tool.actions.office import Office, open_office
from suivi_tool.actions.record_step import treat
from suivi_tool.actions.register_appeal import register

SAMPLES = Path(__file__).resolve().parents[1] / "sample_workbooks"
TODAY = date(2026, 5, 2)
TRACKER = "Suivi plan d'actions.xlsx"
CLEAN, LIVED, SINGLE, DIRTY = (
    "1-deux-feuilles.xlsx",
    "2-vecu.xlsx",
    "3-feuille-unique.xlsx",
    "6-desordre.xlsx",
)


@dataclass(frozen=True)
class WorkPlace:
    """A work folder and its tracker."""

    root: Path
    tracker: Path

    def office(self, today: date = TODAY) -> Office:
        """Open it as of `today`."""
        return open_office(self.root, today=today, user="Anne")

    def register(self, today: date = TODAY, **given: str) -> Registered:
        """Register the appeal of the demo, with other facts where `given`."""
        return register(self.office(today), APPEAL | given)

    def treat(self, number: str, step: str, today: date = TODAY, **given: str) -> Treated:
        """Record or prepare a step."""
        return treat(self.office(today), number, step, given)

    def parts(self) -> dict[str, bytes]:
        """Return the parts of the tracker."""
        return parts(self.tracker.read_bytes())

    def sheet(self, name: str, *, values: bool = False) -> Worksheet:
        """Return a sheet as openpyxl reads it, formulas or (with `values`) their cached values."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # extensions that openpyxl does not know
            book = openpyxl.load_workbook(io.BytesIO(self.tracker.read_bytes()), data_only=values)
        sheet = book[name]
        assert isinstance(sheet, Worksheet)
        return sheet

    def row(self, sheet: str, number: str) -> dict[str, Any]:
        """Return the row that holds `number`, by heading, as openpyxl reads it."""
        rows = list(self.sheet(sheet, values=True).iter_rows())
        found = next(row for row in rows if any(str(cell.value) == number for cell in row))
        above = rows[: rows.index(found)]
        heading = max(above[:8], key=lambda row: sum(isinstance(cell.value, str) for cell in row))
        return {str(h.value): cell.value for h, cell in zip(heading, found, strict=True)}

    def lock(self, name: str = "Paul Martin") -> Path:
        """Let the tracker be open in LibreOffice on somebody's screen."""
        lock = self.tracker.with_name(f".~lock.{self.tracker.name}#")
        lock.write_text(f",{name},poste-7,02.05.2026 09:12,file:///tmp;", "utf-8")
        return lock


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def unlocked(data: bytes) -> bytes:
    """Return a workbook with its protections taken off, as a person does in Excel."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts(data).items():
            package.writestr(name, re.sub(rb"<(sheet|workbook)Protection [^>]*/>", b"", part))
    return kept.getvalue()


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    """Return the names of the parts that are not what they were."""
    names = before.keys() | after.keys()
    return {name for name in names if before.get(name) != after.get(name)}


MADE: list[tuple[WorkPlace, str]] = []
"""The work folders that the present test has made, and from which sample."""

_MAY_CHANGE = re.compile(
    r"\[Content_Types\]\.xml|docProps/app\.xml|.*\.rels|xl/(?:workbook|styles|sharedStrings)\.xml"
    r"|xl/calcChain\.xml|xl/(?:worksheets|tables|charts|pivotCache)/.*"
)
"""The parts of theirs in which a row, what follows it, or the list of sheets stands."""


def make(folder: Path, sample: str = CLEAN) -> WorkPlace:
    """Return a copy in `folder` of a work folder that has adopted `sample`."""
    shutil.copytree(_adopted(sample), folder, dirs_exist_ok=True)
    place = WorkPlace(folder, folder / TRACKER)
    MADE.append((place, sample))
    return place


def registered(folder: Path) -> WorkPlace:
    """Return such a work folder in which the appeal of the demo is registered."""
    place = make(folder)
    place.register()
    return place


def lost_or_changed(place: WorkPlace, sample: str) -> set[str]:
    """Return the parts of theirs that are gone, or that nothing we do may change, and did.

    A tracker that the test itself took away or damaged tells nothing.
    """
    if not zipfile.is_zipfile(place.tracker):
        return set()
    before, after = parts((SAMPLES / sample).read_bytes()), place.parts()
    gone = before.keys() - after.keys() - {"xl/calcChain.xml"}
    touched = changed(before, after) & before.keys() & after.keys()
    return gone | {name for name in touched if not _MAY_CHANGE.fullmatch(name)}


@cache
def _adopted(sample: str) -> Path:
    """Adopt `sample` once for all tests."""
    folder = Path(tempfile.mkdtemp(prefix="suivi-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    tracker = folder / TRACKER
    shutil.copyfile(SAMPLES / sample, tracker)
    adopt(folder, tracker, understand_tracker(tracker), values=PEOPLE, today=TODAY, user="Anne")
    return folder

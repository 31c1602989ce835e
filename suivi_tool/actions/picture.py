"""A PNG of the block COPIL, drawn by LibreOffice where it is installed; nothing else is changed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from suivi_tool.actions import ledger, own_sheets
from suivi_tool.actions.ledger import Outcome
from suivi_tool.actions.office import Office
from suivi_tool.errors import RefusedInput
from suivi_tool.storage.failures import told_as
from suivi_tool.tracker.sheets import indicators
from suivi_tool.workbook.single_sheet import put_first

WIDTH = 2560
"""Pixels of the page across: the block is as sharp on a slide as on paper."""
_SECONDS = 180
_PROGRAMS = ("soffice", "libreoffice", "soffice.com")
_PLACES = (
    r"LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def draw(office: Office, target: Path) -> Path:
    """Write the block as it stands today, what waits counted as merged, to `target`.

    Raises: RefusedInput where LibreOffice is absent or fails; TrackerBusy or WorkbookRefused where
    the tracker cannot be read.
    """
    program = find_program()
    if program is None:
        raise RefusedInput(
            "l’image du bloc COPIL demande LibreOffice, qui n’est pas installé sur ce poste.",
            field="--png",
            remedy="Installez LibreOffice, ou copiez le bloc COPIL depuis Excel.",
        )
    data = ledger.apply(
        office, office.tracker_file.read().data, office.work.pending.entries(), Outcome()
    )
    sheet = own_sheets.names(office.settings)[indicators.SHEET]
    picture = _drawn(program, put_first(data, sheet))
    with told_as(RefusedInput, target):
        office.work.disk.ensure_folder(target.absolute().parent)
        office.work.disk.write(target.absolute(), picture)
    return target.absolute()


def find_program() -> Path | None:
    """Return where LibreOffice is, None where it is not found."""
    for name in _PROGRAMS:
        if found := shutil.which(name):
            return Path(found)
    roots = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
    places = [Path(root) / _PLACES[0] for root in roots if root] + [Path(_PLACES[1])]
    return next((place for place in places if place.is_file()), None)


def _drawn(program: Path, workbook: bytes) -> bytes:
    """Return the first page of the workbook as PNG, by way of PDF: so its size can be chosen."""
    with tempfile.TemporaryDirectory(prefix="suivi-", ignore_cleanup_errors=True) as name:
        source = Path(name) / "copil.xlsx"
        source.write_bytes(workbook)
        page = _converted(program, source, 'pdf:calc_pdf_Export:{"PageRange":{"type":"string",'
                          '"value":"1"}}')  # fmt: skip
        size = ",".join(
            f'"Pixel{side}":{{"type":"long","value":"{pixels}"}}'
            for side, pixels in (("Width", WIDTH), ("Height", WIDTH * 9 // 16))
        )
        page.write_bytes(_cut(page.read_bytes()))
        return _converted(program, page, f"png:draw_png_Export:{{{size}}}").read_bytes()


def _cut(page: bytes) -> bytes:
    """Return the PDF of an A4 page, its white above and below the block cut off: 16:9 is left.

    The block stands in the middle of the page, its margins at both sides are 0.2 inch (14.4 pt).
    """
    found = _PAGE.search(page)
    if found is None:
        return page
    width, height = float(found[1]) - 28.8, float(found[2])
    low = (height - width * 9 / 16) / 2
    box = b"/MediaBox[14.4 %.1f %.1f %.1f]" % (low, 14.4 + width, height - low)
    if len(box) > len(found[0]):  # the table of places in the file must stay true
        return page
    return page.replace(found[0], box.ljust(len(found[0])), 1)


def _converted(program: Path, source: Path, to: str) -> Path:
    """Return `source` converted beside itself, with a profile of its own."""
    folder = source.parent
    command = [str(program), f"-env:UserInstallation={(folder / 'profil').as_uri()}",
               "--headless", "--norestore", "--convert-to", to, "--outdir", str(folder),
               str(source)]  # fmt: skip
    made = source.with_suffix(f".{to.partition(':')[0]}")
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        raise RefusedInput(_FAILED, field="--png", remedy=_REMEDY) from None
    if done.returncode or not made.is_file():
        raise RefusedInput(_FAILED, field="--png", remedy=_REMEDY)
    return made


_PAGE = re.compile(rb"/MediaBox ?\[ ?0 0 ([0-9.]+) ([0-9.]+) ?\]")
_FAILED = "LibreOffice n’a pas pu dessiner le bloc COPIL."
_REMEDY = "Fermez LibreOffice et recommencez, ou copiez le bloc COPIL depuis Excel."

"""Sheets of a donor workbook given other names, before they are put into somebody's workbook.

Only for workbooks that XlsxWriter has just made: every reference to a sheet is then written in one
of two ways, « 'Jours fériés'!A1 » or « Indicateurs!A1 ».
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from suivi_tool.workbook.formulas import quoted
from suivi_tool.workbook.text import escape

_WORKBOOK = "xl/workbook.xml"


def rename_sheets(donor: bytes, names: Mapping[str, str]) -> bytes:
    """Return the donor with its sheets renamed (`names` maps old to new), references too."""
    wanted = {old: new for old, new in names.items() if old != new}
    if not wanted:
        return donor
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(donor)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith(".xml"):
                data = _renamed(entry.filename, data.decode(), wanted).encode()
            target.writestr(entry, data)
    return out.getvalue()


def _renamed(part: str, text: str, names: Mapping[str, str]) -> str:
    for old, new in names.items():
        pattern = f"{re.escape(escape(quoted(old)))}!|(?<![\\w'.\\]]){re.escape(escape(old))}!"
        reference = escape(f"{quoted(new)}!").replace("\\", r"\\")
        text = re.sub(pattern, reference, text)
        if part == _WORKBOOK:
            text = text.replace(f'name="{_attribute(old)}"', f'name="{_attribute(new)}"')
    return text


def _attribute(text: str) -> str:
    return escape(text).replace('"', "&quot;")

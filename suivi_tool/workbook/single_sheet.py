"""A workbook whose first page is one sheet of it: for a picture of that sheet, never to be kept."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

_PART = "xl/workbook.xml"


def put_first(data: bytes, sheet: str) -> bytes:
    """Return the workbook with `sheet` moved to the front, its names and print areas following.

    Nothing is hidden: LibreOffice prints hidden sheets too. Where there is no such sheet the order
    stays.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts[_PART], etree.XMLParser(resolve_entities=False))
    for sheets in root.iterfind("{*}sheets"):
        entries = list(sheets)
        names = [(entry.get("name") or "").casefold() for entry in entries]
        if sheet.casefold() not in names:
            return data
        at = names.index(sheet.casefold())
        entries[at].attrib.pop("state", None)
        sheets.insert(0, entries[at])
        _renumber(root, at)
    parts[_PART] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _renumber(root: etree._Element, moved: int) -> None:
    """Let the names of sheets and the view follow the sheet that went from `moved` to the front."""
    for name in root.iterfind("{*}definedNames/{*}definedName"):
        local = name.get("localSheetId")
        if local is not None and int(local) <= moved:
            name.set("localSheetId", str(0 if int(local) == moved else int(local) + 1))
    for view in root.iterfind("{*}bookViews/{*}workbookView"):
        view.set("activeTab", "0")
        view.set("firstSheet", "0")

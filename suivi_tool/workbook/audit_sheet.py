"""One worksheet: its frame and its rows, all of them or those that were written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from suivi_tool.workbook import audit_cells, audit_frame, audit_grammar, markup
from suivi_tool.workbook.audit_cells import Known, Seen
from suivi_tool.workbook.audit_package import LARGE, used_relations
from suivi_tool.workbook.findings import Finding
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.references import cell_name, is_cell, parse_cell
from suivi_tool.workbook.rows import Row, Rows
from suivi_tool.workbook.worksheet import Worksheet

_ROOT = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?worksheet[\s>]")


class Audited(NamedTuple):
    """A worksheet taken apart: its frame, its rows as elements, in the order of the file."""

    part: str
    frame: etree._Element
    rows: Iterable[etree._Element]


def open_sheet(package: Package, part: str) -> Audited:
    """Return a worksheet for the audit; the rows of a large one are parsed one by one."""
    raw = package.read(part)
    if len(raw) <= LARGE:
        root = markup.parse(raw, part)
        data = markup.child(root, "sheetData")
        return Audited(part, root, list(markup.children(data, "row")) if data is not None else [])
    found = _ROOT.search(raw, 0, 1 << 16)
    prefix = found[1] + b":" if found and found[1] else b""
    start = re.search(b"<" + prefix + rb"sheetData\s*>", raw)
    end = raw.rfind(b"</" + prefix + b"sheetData>")
    if not found or not start or end < 0:
        return Audited(part, markup.parse(raw, part), [])
    empty = b"<" + prefix + b"sheetData/>"
    frame = markup.parse(raw[: start.start()] + empty + raw[end + len(prefix) + 12 :], part)
    rows = Rows(raw[start.end() : end], prefix)
    opening = raw[found.start() : raw.index(b">", found.start()) + 1]
    return Audited(part, frame, parsed(rows, rows.from_position(), opening))


def open_written(sheet: Worksheet, numbers: Collection[int]) -> Audited:
    """Return a large worksheet as it stands in memory, with these of its rows only."""
    found = [place for number in sorted(numbers) if (place := sheet.row(number))]
    elements = [each for rows, row in found for each in parsed(rows, [row], sheet.opening)]
    return Audited(sheet.part, sheet.frame, elements)


def parsed(rows: Rows, wanted: Iterable[Row], opening: bytes) -> Iterator[etree._Element]:
    """Yield rows as elements, each parsed alone under the sheet's own start tag."""
    closing = b"</" + rows.prefix + b"worksheet>"
    for row in wanted:
        piece = opening + rows.body[row.start : row.end] + closing
        yield markup.parse(piece, f"ligne {row.number}")[0]


def check(
    package: Package, sheet: Audited, known: Known, seen: Seen, *, differences: int, views: int
) -> Iterator[Finding]:
    """Yield the faults of a worksheet."""
    relations = {each.id: each for each in package.relations(sheet.part)}
    messages = [
        *audit_grammar.check(sheet.frame),
        *audit_frame.single(sheet.frame),
        *audit_frame.check(
            sheet.frame, known.sheets, looks=known.looks, differences=differences, views=views
        ),
        *audit_cells.check(sheet.rows, known, seen),
        *used_relations(sheet.frame, relations),
    ]
    kinds = {each.kind for each in relations.values()}
    drawn = next(markup.descendants(sheet.frame, "legacyDrawing"), None)  # an alternative in strict
    if "comments" in kinds and drawn is None:
        messages.append("des commentaires sans leur dessin (legacyDrawing)")
    tables = sum(each.kind == "table" for each in relations.values())
    if tables != len(list(markup.descendants(sheet.frame, "tablePart"))):
        messages.append("des tableaux qui ne sont pas dans la liste de la feuille")
    yield from (Finding(sheet.part, message) for message in messages)


def headings(
    sheet: Audited, wanted: Collection[int], strings: Mapping[int, str] | list[str]
) -> dict[int, dict[int, str]]:
    """Return the texts in these rows: row to column to text; only of cells that hold text."""
    found: dict[int, dict[int, str]] = {}
    number = 0
    for row in sheet.rows:
        number = int(row.get("r") or number + 1)
        if number not in wanted:
            continue
        column = 0
        for cell in markup.children(row, "c"):
            name = cell.get("r") or cell_name(number, column + 1)
            if not is_cell(name):
                continue  # told with the cells
            column = parse_cell(name)[1]
            text = _text(cell, strings)
            if text is not None:
                found.setdefault(number, {})[column] = text
    return found


def _text(cell: etree._Element, strings: Mapping[int, str] | list[str]) -> str | None:
    kind = cell.get("t", "n")
    value = markup.child(cell, "v")
    if markup.child(cell, "f") is not None:
        return None  # a heading is a text, never a formula
    if kind == "s" and value is not None and (value.text or "").isdigit():
        try:
            return strings[int(value.text or "0")]
        except (KeyError, IndexError):
            return None
    if kind == "inlineStr":
        return "".join(each.text or "" for each in markup.descendants(cell, "t"))
    if kind == "str" and value is not None:
        return value.text or ""
    return None

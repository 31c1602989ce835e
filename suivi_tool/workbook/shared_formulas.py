"""Shared formulas: one text that several cells hold, each reading it from where it stands.

The first of these cells holds the text; the others only its index.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from suivi_tool.workbook import formulas, text
from suivi_tool.workbook.cells import Cell, attributes, formula_content, formula_of, formula_pattern
from suivi_tool.workbook.references import Range, parse_cell
from suivi_tool.workbook.worksheet import Worksheet

Master = tuple[int, int, str]


def masters(sheet: Worksheet, only: bytes | None = None) -> dict[bytes, Master]:
    """Return (row, column, text) of the formulas that others share, by their index."""
    found: dict[bytes, Master] = {}
    for place, match in _sharing(sheet, only or rb"\d+"):
        index = attributes(match[1])[b"si"]
        if index not in found and match[2]:
            found[index] = (*place, text.plain(match[2].decode()))
            if only:
                break
    return found


def _sharing(
    sheet: Worksheet, index: bytes, start: int | None = None
) -> Iterator[tuple[tuple[int, int], re.Match[bytes]]]:
    """Yield ((row, column), formula) of the cells from byte `start` on that share a formula."""
    prefix = sheet.prefix_bytes
    tag = prefix + b"f"
    pattern = re.compile(
        b"<" + tag + rb"""(?=\s)([^>]*\ssi=["']""" + index + rb"""["'][^>]*?)"""
        rb"(?:/>|>([^<]*)</" + tag + rb"\s*>)"
    )
    for match in pattern.finditer(sheet.body, sheet.rows.first if start is None else start):
        cell = sheet.body.rfind(b"<" + prefix + b"c ", 0, match.start())
        name = attributes(sheet.body[cell : match.start()].partition(b">")[0]).get(b"r", b"")
        if name:
            yield parse_cell(name.decode()), match


def pass_on(
    sheet: Worksheet, row: int, cells: Sequence[Cell], places: Collection[tuple[int, int]]
) -> bool:
    """Let other cells hold the shared formulas that these `cells` of a row hold for them.

    They are about to be overwritten, as all the `places` (row, column) are. Tell whether the sheet
    was changed.
    """
    changed = False
    for cell in reversed(cells):  # the last first: what stands before stays where it is
        found, own = formula_of(cell, sheet.prefix_bytes)
        if found.get(b"t") == b"shared" and own:
            changed |= _pass_on(sheet, row, cell, places)
    return changed


def _pass_on(sheet: Worksheet, row: int, cell: Cell, places: Collection[tuple[int, int]]) -> bool:
    found, own = formula_of(cell, sheet.prefix_bytes)
    others = _sharing(sheet, found[b"si"], cell.end)
    heir = next(((place, match) for place, match in others if place not in places), None)
    if heir is None:
        return False
    (number, column), match = heir
    area = Range.parse(found.get(b"ref", b"A1").decode())
    area = area._replace(first_row=max(area.first_row, number))
    moved = text.escape(formulas.translate(own, number - row, column - cell.column))
    tag = sheet.prefix + "f"
    index = found[b"si"].decode()
    made = f'<{tag} t="shared" ref="{area}" si="{index}">{moved}</{tag}>'
    sheet.wrote(number)
    sheet.replace(match.start(), match.end(), made.encode())
    return True


def text_of(sheet: Worksheet, row: int, cell: Cell) -> str | None:
    """Return a shared formula as it reads in the cell; None where nobody holds its text."""
    found, own = formula_of(cell, sheet.prefix_bytes)
    index = found.get(b"si", b"0")
    if own:
        return own
    master = masters(sheet, index).get(index)
    if master is None:
        return None
    return formulas.translate(master[2], row - master[0], cell.column - master[1])


def alone(sheet: Worksheet, row: int, cell: Cell) -> bytes:
    """Return the cell's content with a formula of its own, where it shares one with others."""
    found, _ = formula_of(cell, sheet.prefix_bytes)
    own = text_of(sheet, row, cell) if found.get(b"t") == b"shared" else None
    if own is None:
        return cell.content
    made = formula_content(own, prefix=sheet.prefix).inner.encode()
    return formula_pattern(sheet.prefix_bytes).sub(lambda _: made, cell.content, count=1)

"""The formulas in a sheet's rows: rewritten where a reference moved, and rows renumbered."""

from __future__ import annotations

import re
from typing import NamedTuple

from suivi_tool.workbook import formulas, shared_formulas, text
from suivi_tool.workbook.cells import (
    Cell,
    Content,
    array_content,
    attributes,
    formula_content,
    formula_of,
    formula_pattern,
)
from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.references import Range, cell_name
from suivi_tool.workbook.rows import Row, Rows, row_bytes
from suivi_tool.workbook.worksheet import Worksheet


def own_formula(sheet: Worksheet, row: int, cell: Cell) -> str | None:
    """Return the formula of the cell as it reads there; None for one over several cells."""
    if not cell.has_formula(sheet.prefix_bytes):
        return None
    found, own = formula_of(cell, sheet.prefix_bytes)
    kind = found.get(b"t", b"normal")
    if kind == b"dataTable" or (kind == b"array" and b":" in found.get(b"ref", b"")):
        return None
    if kind == b"shared":
        return shared_formulas.text_of(sheet, row, cell)
    return own or None


class Carried(NamedTuple):
    """A formula to carry on to other rows, as it reads in `row`.

    `array` says that it is entered as an array formula, `metadata` that it is a dynamic one.
    """

    text: str
    row: int
    array: bool = False
    metadata: str = ""

    def written(self, row: int, column: int, prefix: str) -> Content:
        """Return the content of the cell that computes it in another row."""
        moved = formulas.translate(self.text, row - self.row)
        if self.array:
            return array_content(moved, cell_name(row, column), self.metadata, prefix)
        return formula_content(moved, prefix=prefix)


def carried(sheet: Worksheet, row: int, cell: Cell) -> Carried | None:
    """Return the formula of the cell to carry on; None where it has none of its own."""
    own = own_formula(sheet, row, cell)
    if own is None:
        return None
    found, _ = formula_of(cell, sheet.prefix_bytes)
    tag = sheet.body[cell.start : cell.end].partition(b">")[0]
    metadata = attributes(tag).get(b"cm", b"").decode()
    return Carried(own, row, found.get(b"t") == b"array", metadata)


def follow(sheet: Worksheet, home: str, growth: Growth) -> None:
    """Rewrite the formulas of the sheet named `home`; renumber its rows where they went down."""
    ours = home.casefold() == growth.sheet.casefold()
    if not ours and not may_mention(sheet.body, growth.sheet):
        return
    pushed = bool(growth.pushed_from)
    if not pushed and not _may_end_with_data(sheet.rows, growth):
        return
    if not _has_formulas(sheet) and not (ours and pushed):
        return
    sheet.rewrite(_Rewriting(sheet, home, growth, ours=ours).body())
    sheet.wrote()


def _has_formulas(sheet: Worksheet) -> bool:
    tag = b"<" + sheet.prefix_bytes + b"f"
    return tag + b">" in sheet.body or tag + b" " in sheet.body


def may_mention(body: bytes, sheet: str) -> bool:
    """Tell whether the bytes of another sheet may refer to this one."""
    names = {text.escape(sheet), text.escape(sheet.replace("'", "''"))}
    return any(name.encode() in body for name in names)


def _may_end_with_data(rows: Rows, growth: Growth) -> bool:
    """Tell whether some formula may hold a range that ends where the data ended.

    One letter is looked for much faster than anything else: most registers hold no "f" at all.
    """
    if rows.body.find(b"f", rows.first, rows.limit) < 0:
        return False
    ends = b"|".join(b"%d" % row for row in range(growth.after, growth.after + growth.added))
    range_end = re.compile(rb":\$?[A-Za-z]{1,3}\$?(?:" + ends + rb")(?!\d)")
    return range_end.search(rows.body, rows.first, rows.limit) is not None


class _Rewriting:
    """One pass over the rows of a sheet."""

    def __init__(self, sheet: Worksheet, home: str, growth: Growth, *, ours: bool) -> None:
        self._sheet = sheet
        self._home = home
        self._growth = growth
        self._ours = ours
        self._prefix = sheet.prefix_bytes
        self._pushes = ours and bool(growth.pushed_from)
        self._apart = growth.pushed_columns is not None
        self._unshared = self._groups_to_unshare()

    def body(self) -> bytes:
        if self._pushes and self._apart:
            return self._shifted()
        out, at = [], 0
        rows = self._sheet.rows
        tag = b"<" + self._prefix + b"f"
        for row in rows.from_position():
            moves = self._pushes and row.number >= self._growth.pushed_from
            if not moves and self._sheet.body.find(tag, row.inner_start, row.inner_end) < 0:
                continue
            out.append(self._sheet.body[at : row.start])
            out.append(self._row(rows, row, moves=moves))
            at = row.end
        out.append(self._sheet.body[at:])
        return b"".join(out)

    def _shifted(self) -> bytes:
        """Return the rows with the cells of the pushed columns lower, the others in place."""
        rows, body = self._sheet.rows, self._sheet.body
        placed: dict[int, dict[int, bytes]] = {}
        kept: dict[int, bytes] = {}
        for row in rows.from_position():
            kept[row.number] = row.attributes
            placed.setdefault(row.number, {})
            for cell in rows.cells(row):
                number = self._growth.row(row.number, cell.column)
                placed.setdefault(number, {})[cell.column] = self._cell(row.number, number, cell)
        made = [
            row_bytes(
                number,
                kept.get(number, b""),
                b"".join(cells[column] for column in sorted(cells)),
                self._prefix,
            )
            for number, cells in sorted(placed.items())
        ]
        return b"".join((body[: rows.first], *made, body[rows.limit :]))

    def _row(self, rows: Rows, row: Row, *, moves: bool) -> bytes:
        body = self._sheet.body
        number = self._growth.row(row.number) if moves else row.number
        out, at = [body[row.start : row.inner_start]], row.inner_start
        if moves:
            out[0] = re.sub(rb'(\sr\s*=\s*["\'])\d+', rb"\g<1>%d" % number, out[0], count=1)
        for cell in rows.cells(row):
            out += [body[at : cell.start], self._cell(row.number, number, cell)]
            at = cell.end
        return b"".join([*out, body[at : row.end]])

    def _cell(self, before: int, now: int, cell: Cell) -> bytes:
        whole = self._sheet.body[cell.start : cell.end]
        if now != before:
            name = cell_name(now, cell.column).encode()
            whole = re.sub(rb'(\sr\s*=\s*["\'])\w+', rb"\g<1>" + name, whole, count=1)
        if not cell.has_formula(self._prefix):
            return whole
        return formula_pattern(self._prefix).sub(
            lambda match: self._formula(match, before, cell.column), whole, count=1
        )

    def _formula(self, match: re.Match[bytes], row: int, column: int) -> bytes:
        found = attributes(match[1])
        own = text.plain((match[2] or b"").decode())
        index = found.get(b"si", b"")
        if found.get(b"t") == b"shared" and index in self._unshared:
            own = formulas.translate(*self._relative(index, row, column))
            found = {k: v for k, v in found.items() if k not in (b"t", b"si", b"ref")}
        in_data = self._ours and self._growth.is_data(row, column)
        after = self._growth.formula(own, self._home, in_data=in_data) if own else own
        if self._pushes:
            for name in (b"ref", b"r1", b"r2"):
                if name in found:
                    found[name] = self._growth.push_all(found[name].decode()).encode()
        if own == text.plain((match[2] or b"").decode()) and after == own and not self._pushes:
            return match[0]
        tag = self._prefix + b"f"
        head = b"<" + tag + b"".join(b' %s="%s"' % pair for pair in found.items())
        if not after:
            return head + b"/>"
        return head + b">" + text.escape(after).encode() + b"</" + tag + b">"

    def _relative(self, index: bytes, row: int, column: int) -> tuple[str, int, int]:
        master_row, master_column, master = self._unshared[index]
        return master, row - master_row, column - master_column

    def _groups_to_unshare(self) -> dict[bytes, shared_formulas.Master]:
        """Return the shared formulas whose cells would not all change in the same way."""
        areas: dict[bytes, Range] = {}
        for match in formula_pattern(self._prefix).finditer(self._sheet.body):
            found = attributes(match[1])
            if found.get(b"t") == b"shared" and match[2]:
                areas[found.get(b"si", b"")] = Range.parse(found.get(b"ref", b"A1").decode())
        masters = shared_formulas.masters(self._sheet)
        return {
            index: master
            for index, master in masters.items()
            if index in areas and not self._uniform(master, areas[index])
        }

    def _uniform(self, master: shared_formulas.Master, area: Range) -> bool:
        if self._apart:
            return False  # its cells need not all move in the same way
        row, _, own = master
        first, last = area.first_row, area.last_row
        if self._ours and self._growth.row(first) - first != self._growth.row(last) - last:
            return False
        rewritten = self._growth.formula(own, self._home)
        return all(
            self._growth.formula(formulas.translate(own, each - row), self._home)
            == formulas.translate(rewritten, each - row)
            for each in (first, last)
        )

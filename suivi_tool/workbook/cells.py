"""Cells as the bytes between <row> and </row>: read apart, and written."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from suivi_tool.workbook import text
from suivi_tool.workbook.references import cell_name, column_number

_ATTRIBUTE = re.compile(rb"""\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LETTERS = re.compile(rb"[A-Za-z]+")


def attributes(source: bytes) -> dict[bytes, bytes]:
    """Return the attributes in the text of a start tag, in order, as they are escaped."""
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(source)}


@lru_cache(maxsize=64)
def cell_pattern(prefix: bytes) -> re.Pattern[bytes]:
    """Return the pattern of a cell: its attributes, and its content where it has one."""
    tag = prefix + b"c"
    return re.compile(
        b"<" + tag + rb"(?=[\s/>])([^>]*?)(?:/>|>(.*?)</" + tag + rb"\s*>)", re.DOTALL
    )


@lru_cache(maxsize=64)
def formula_pattern(prefix: bytes) -> re.Pattern[bytes]:
    """Return the pattern of a formula: its attributes, and its text where it has one."""
    tag = prefix + b"f"
    return re.compile(
        b"<" + tag + rb"(?=[\s/>])([^>]*?)(?:/>|>(.*?)</" + tag + rb"\s*>)", re.DOTALL
    )


class Cell(NamedTuple):
    """One cell: column (1-based), where its bytes lie, style index, type, content."""

    column: int
    start: int
    end: int
    style: int
    type: bytes
    content: bytes

    def has_formula(self, prefix: bytes) -> bool:
        """Tell whether the cell holds a formula."""
        return b"<" + prefix + b"f" in self.content

    @property
    def is_empty(self) -> bool:
        """Tell whether the cell holds neither value nor formula: a style at most."""
        return not self.content.strip()


def read_cells(body: bytes, start: int, end: int, prefix: bytes) -> list[Cell]:
    """Return the cells in body[start:end], the inside of one row."""
    cells: list[Cell] = []
    for match in cell_pattern(prefix).finditer(body, start, end):
        found = attributes(match[1])
        letters = _LETTERS.match(found.get(b"r", b""))
        column = column_number(letters[0].decode()) if letters else len(cells) + 1
        style = found.get(b"s", b"")
        cells.append(
            Cell(
                column,
                match.start(),
                match.end(),
                int(style) if style.isdigit() else 0,
                found.get(b"t", b"n"),
                match[2] or b"",
            )
        )
    return cells


def formula_of(cell: Cell, prefix: bytes) -> tuple[dict[bytes, bytes], str]:
    """Return the attributes of a cell's formula and its text ("" where it shares one)."""
    match = formula_pattern(prefix).search(cell.content)
    if not match:
        return {}, ""
    return attributes(match[1]), text.plain((match[2] or b"").decode())


class Content(NamedTuple):
    """What goes into a cell: its type attribute and its inner XML, prefix included.

    `metadata` is the index (`cm`) that makes an array formula a dynamic one.
    """

    type: str = ""
    inner: str = ""
    metadata: str = ""


def array_content(formula: str, area: str, metadata: str = "", prefix: str = "") -> Content:
    """Return the content of a cell holding an array formula over `area` ("D7")."""
    inner = f'<{prefix}f t="array" ref="{area}">{text.escape(formula)}</{prefix}f>'
    return Content("", inner, metadata)


def number_text(value: float) -> str:
    """Return a finite number as XML holds it; raises ValueError for any other."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if not math.isfinite(value):
        raise ValueError(value)
    return repr(value)


def content_of(value: str | float | bool | None, prefix: str = "") -> Content:
    """Return the content of a cell holding a constant; text goes inline."""
    if value is None:
        return Content()
    if isinstance(value, bool):
        return Content("b", f"<{prefix}v>{int(value)}</{prefix}v>")
    if isinstance(value, str):
        inner = text.element(prefix + "t", value)
        return Content("inlineStr", f"<{prefix}is>{inner}</{prefix}is>")
    return Content("", f"<{prefix}v>{number_text(value)}</{prefix}v>")


def shared_content(index: int, prefix: str = "") -> Content:
    """Return the content of a cell holding the shared string `index`."""
    return Content("s", f"<{prefix}v>{index}</{prefix}v>")


def formula_content(
    formula: str, cached: str | float | bool | None = None, prefix: str = ""
) -> Content:
    """Return the content of a cell holding a formula and its value right now."""
    inner = f"<{prefix}f>{text.escape(formula)}</{prefix}f>"
    if cached is None:
        return Content("", inner)
    if isinstance(cached, str):
        if re.fullmatch(r"#(N/A|DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)", cached):
            return Content("e", f"{inner}<{prefix}v>{cached}</{prefix}v>")
        return Content("str", f"{inner}<{prefix}v>{text.escape(text.encode(cached))}</{prefix}v>")
    value = content_of(cached, prefix)
    return Content(value.type, inner + value.inner)


def write_cell(row: int, column: int, style: int, content: Content, prefix: str = "") -> bytes:
    """Return the bytes of one cell."""
    head = f'<{prefix}c r="{cell_name(row, column)}"'
    if style:
        head += f' s="{style}"'
    if content.type:
        head += f' t="{content.type}"'
    if content.metadata:
        head += f' cm="{content.metadata}"'
    if not content.inner:
        return (head + "/>").encode()
    return f"{head}>{content.inner}</{prefix}c>".encode()

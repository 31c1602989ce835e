"""Rows and cells: ascending, within limits, with values of the kind that they say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from suivi_tool.workbook import audit_formulas, audit_shapes
from suivi_tool.workbook.markup import children
from suivi_tool.workbook.namespaces import local_name
from suivi_tool.workbook.references import MAX_COLUMN, MAX_ROW, Range, cell_name, parse_cell
from suivi_tool.workbook.rows import MAX_HEIGHT
from suivi_tool.workbook.text import MAX_TEXT

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_ERRORS = frozenset(
    (
        "#NULL!",
        "#DIV/0!",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#NUM!",
        "#N/A",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "#EXTERNAL!",
        "#BUSY!",
        "#PYTHON!",
        "#TIMEOUT!",
    )
)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)?(T?\d\d:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?")
_DURATION = re.compile(  # as Excel writes times beyond a day into a strict workbook
    r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"
)
_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")


@dataclass
class Known:
    """What the cells of a sheet may refer to: sizes of the lists, names in lower case."""

    looks: int
    strings: int
    sheets: Collection[str] = ()
    tables: Mapping[str, Collection[str]] = field(default_factory=dict)
    externals: int = 0
    sound: set[tuple[bytes | str, ...]] = field(default_factory=set)
    """The shapes of the formulas that were found sound."""


@dataclass
class Seen:
    """What was met on the way: cells with formulas, the last row, shared formulas."""

    formulas: set[tuple[int, int]] = field(default_factory=set)
    last_row: int = 0
    masters: set[str] = field(default_factory=set)
    shared: set[str] = field(default_factory=set)

    def orphans(self) -> set[str]:
        """Return the numbers of the shared formulas that cells use and none gives."""
        return self.shared - self.masters


def check(rows: Iterable[etree._Element], known: Known, seen: Seen) -> Iterator[str]:
    """Yield the faults of the rows, given in the order of the file."""
    for row in rows:
        value = row.get("r")
        number = int(value) if value and value.isdigit() else seen.last_row + 1
        if number <= seen.last_row:
            yield f"la ligne {number} n’est pas à sa place"
        if not 1 <= number <= MAX_ROW or (value is not None and not value.isdigit()):
            yield f"la ligne {value} n’existe pas dans Excel"
        if not _within(row.get("s", "0"), known.looks):
            yield f"ligne {number}\u00a0: le style {row.get('s')} n’existe pas"
        if _height(row.get("ht")) > MAX_HEIGHT or row.get("outlineLevel", "0") not in "01234567":
            yield f"ligne {number}\u00a0: hauteur ou niveau de plan impossible"
        seen.last_row = max(seen.last_row, number)
        yield from _row(row, number, known, seen)


def _height(value: str | None) -> float:
    try:
        return float(value or "0")
    except ValueError:
        return 0.0


def _row(row: etree._Element, number: int, known: Known, seen: Seen) -> Iterator[str]:
    last = 0
    for cell in children(row, "c"):
        name = cell.get("r")
        column = last + 1
        if name is not None:
            try:
                at, column = parse_cell(name)
            except ValueError:
                yield f"«\u00a0{name}\u00a0» n’est pas une cellule"
                continue
            if "$" in name:
                yield f"«\u00a0{name}\u00a0» n’est pas une cellule"
            if at != number:
                yield f"la cellule {name} est dans la ligne {number}"
        place = name or cell_name(number, column)
        if column <= last:
            yield f"la cellule {place} n’est pas à sa place"
        if column > MAX_COLUMN:
            yield f"la cellule {place} n’existe pas dans Excel"
        last = column
        if not _within(cell.get("s", "0"), known.looks):
            yield f"{place}\u00a0: le style {cell.get('s')} n’existe pas"
        for message in _content(cell, (number, column), known, seen):
            yield f"{place}\u00a0: {message}"


def _content(
    cell: etree._Element, place: tuple[int, int], known: Known, seen: Seen
) -> Iterator[str]:
    kind = cell.get("t", "n")
    inside = [(local_name(str(each.tag)), each) for each in children(cell)]
    if len(inside) > 1 and len(inside) != len({name for name, _ in inside}):
        yield "formule ou valeur en double"
    for name, each in inside:
        if name == "f":
            seen.formulas.add(place)
            seen.formulas |= _filled_by(each)
            yield from _formula(each, known, seen)
        elif name == "v":
            yield from _value(each.text or "", kind, known)
        elif name == "is":
            text = "".join(str(part) for part in each.itertext())
            if len(_ESCAPED.sub(" ", text)) > MAX_TEXT:
                yield "texte de plus de 32\u202f767 caractères"


def _filled_by(formula: etree._Element) -> set[tuple[int, int]]:
    """Return the cells that one formula fills (array, data table), where they are not many."""
    if formula.get("t") not in ("array", "dataTable"):
        return set()
    try:
        area = Range.parse(formula.get("ref", ""))
    except ValueError:
        return set()
    rows = range(area.first_row, min(area.last_row, area.first_row + 10_000) + 1)
    columns = range(area.first_col, min(area.last_col, area.first_col + 100) + 1)
    return {(row, column) for row in rows for column in columns}


def _formula(element: etree._Element, known: Known, seen: Seen) -> Iterator[str]:
    if element.get("t") == "shared":
        index = element.get("si", "")
        (seen.masters if element.text else seen.shared).add(index)
        if not element.text and not index:
            yield "formule partagée sans numéro"
    if element.get("t") in ("array", "dataTable") and not element.get("ref"):
        yield "formule matricielle sans étendue"
    text = element.text or ""
    shape = audit_shapes.shape(text)
    if shape not in known.sound:
        faults = [*audit_formulas.check(text, known.sheets, known.tables),
                  *audit_formulas.check_externals(text, known.externals)]  # fmt: skip
        if not faults:
            known.sound.add(shape)
        yield from faults


def _value(text: str, kind: str, known: Known) -> Iterator[str]:
    value = text.strip()
    if kind == "s":
        if not _within(value, known.strings):
            yield f"le texte partagé {value} n’existe pas"
    elif kind == "n":
        if value and not _NUMBER.fullmatch(value):
            yield f"«\u00a0{value[:40]}\u00a0» n’est pas un nombre"
        elif value and abs(float(value)) == float("inf"):
            yield "nombre infini"
    elif kind == "b":
        if value not in ("0", "1", "true", "false"):
            yield f"«\u00a0{value[:40]}\u00a0» n’est ni vrai ni faux"
    elif kind == "e":
        if value not in _ERRORS:
            yield f"«\u00a0{value[:40]}\u00a0» n’est pas une erreur d’Excel"
    elif kind == "d":
        if value and not (_is_day(value) or _DURATION.fullmatch(value)):
            yield f"«\u00a0{value[:40]}\u00a0» n’est pas une date"
    elif kind == "str" and len(_ESCAPED.sub(" ", text)) > MAX_TEXT:
        yield "texte de plus de 32\u202f767 caractères"


def _is_day(value: str) -> bool:
    match = _DAY.fullmatch(value)
    try:
        return match is not None and (not match[1] or bool(date.fromisoformat(match[1])))
    except ValueError:
        return False


def _within(value: str, size: int) -> bool:
    return value.isdigit() and int(value) < max(1, size)

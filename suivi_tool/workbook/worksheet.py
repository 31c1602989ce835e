"""One worksheet: its rows as bytes, all that stands around them (the frame) as a tree.

The rows may be 100 MB; they are spliced, never parsed. The frame (columns, merged cells,
conditional formats, validations, filters…) is small: it is parsed when somebody asks for it, and
written back only where it was changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from functools import cached_property, lru_cache

from lxml import etree

from suivi_tool.workbook import markup, refusals
from suivi_tool.workbook.namespaces import MAIN, STRICT_MAIN, local_name
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.references import Range, cell_name, parse_cell
from suivi_tool.workbook.rows import Row, Rows, row_bytes

SHEET_ORDER = [
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
]

WELL_FORMED = 6 << 20
FULLY_CHECKED = 1 << 18
_ROOT = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?worksheet[\s>]")
_ODD = re.compile(rb"<!--|<!\[CDATA\[|<\?(?!xml )")
_ODD_SIGN = re.compile(rb"!(?:--|\[CDATA\[)")  # one letter first: the fastest search there is
_SAMPLE = 1 << 16


class Worksheet:
    """The worksheet in one part, changed in place; `commit` gives its bytes to the package."""

    def __init__(self, package: Package, part: str) -> None:
        self.package = package
        self.part = part
        self._pending: tuple[int, int, bytes] | None = None
        self._touched = False
        raw = package.read(part)
        if not self._split(raw):
            self._split_strictly(_regular(raw, part))
        self._tree_before = b""
        self._was_empty = self._start == self._end
        self.written: set[int] | None = set()

    def again(self, package: Package) -> Worksheet | None:
        """Return the same sheet for `package`, which holds the same part; None once it changed.

        The bytes that were checked are not checked again.
        """
        if self._touched or self._pending or self._around()[2]:
            return None
        other = copy(self)
        other.package, other.written = package, set()
        other.__dict__.pop("frame", None)
        return other

    def _split(self, raw: bytes) -> bool:
        """Find the rows in the bytes; False where they must be written regularly first."""
        if not _plain(raw):
            return False
        root = _ROOT.search(raw, 0, 1 << 16)
        if not root:
            return False
        self.prefix_bytes = root[1] + b":" if root[1] else b""
        tag = b"<" + self.prefix_bytes + b"sheetData"
        opening = re.compile(tag + rb"\s*(/?)>").search(raw)
        if not opening:
            return False
        self._head = raw[: opening.start()]
        self._start = self._end = opening.end()
        tail = opening.end()
        if not opening[1]:
            self._end = raw.rfind(b"</" + tag[1:])
            if self._end < 0:
                raise refusals.damaged("XML mal formé", self.part)
            tail = raw.index(b">", self._end) + 1
        self._text, self._tail = raw, raw[tail:]
        return self._numbered(raw)

    def _numbered(self, raw: bytes) -> bool:
        """Tell whether rows and cells have numbers and ascend, and the XML is well formed."""
        if len(raw) <= WELL_FORMED:
            markup.parse(raw, self.part)
        if len(raw) > FULLY_CHECKED:
            return all(
                _has_numbers(piece, self.prefix_bytes)
                for piece in (
                    raw[self._start : self._start + _SAMPLE],
                    raw[max(self._start, self._end - _SAMPLE) : self._end],
                )
            )
        return _has_numbers(raw, self.prefix_bytes) and _ascending(self.rows)

    def _split_strictly(self, raw: bytes) -> None:
        if not self._split(raw):
            raise refusals.damaged("lignes ou cellules en désordre", self.part)

    @property
    def prefix(self) -> str:
        """The prefix of the main namespace, with its colon; usually ""."""
        return self.prefix_bytes.decode()

    @property
    def opening(self) -> bytes:
        """The start tag of the worksheet."""
        found = _ROOT.search(self._head)
        start = found.start() if found else 0
        return self._head[start : self._head.index(b">", start) + 1]

    @property
    def rows(self) -> Rows:
        """The rows as they are now."""
        return Rows(self.body, self.prefix_bytes, self._start, self._end)

    @property
    def body(self) -> bytes:
        """The bytes in which the rows lie as they are now; `rows` knows from where to where.

        What stands around them is there too, but as it was: `pieces` puts the frame in its place.
        """
        if self._pending:
            start, end, piece = self._pending
            view = memoryview(self._text)
            self._text = b"".join((view[:start], piece, view[end:]))
            self._end += len(piece) - (end - start)
            self._pending = None
        return self._text

    def row(self, number: int) -> tuple[Rows, Row] | None:
        """Return a row and where it lies, without putting a large sheet together for it."""
        places = [Rows(self._text, self.prefix_bytes, self._start, self._end)]
        if self._pending:
            places.insert(0, Rows(self._pending[2], self.prefix_bytes))
        for rows in places:
            if row := rows.at(number):
                return rows, row
        return None

    @cached_property
    def frame(self) -> etree._Element:
        """The worksheet without its rows: edit it in place."""
        empty = b"<" + self.prefix_bytes + b"sheetData/>"
        root = markup.parse(self._head + empty + self._tail, self.part)
        if markup.main_namespace(root) not in (MAIN, STRICT_MAIN):
            raise refusals.damaged("feuille inconnue", self.part)
        self._tree_before = markup.serialise(root, self._head)
        return root

    def element(self, name: str) -> etree._Element:
        """Return the child of the worksheet of this name, made at its place where missing."""
        return markup.place(self.frame, name, SHEET_ORDER)

    def find(self, name: str) -> etree._Element | None:
        """Return the child of the worksheet of this name."""
        return markup.child(self.frame, name)

    @property
    def merged(self) -> tuple[Range, ...]:
        """The merged ranges."""
        box = self.find("mergeCells")
        if box is None:
            return ()
        return tuple(Range.parse(each.get("ref", "")) for each in markup.children(box, "mergeCell"))

    def cover(self, area: Range) -> None:
        """Make the sheet's dimension hold `area`."""
        dimension = self.find("dimension")
        if dimension is None:
            return
        try:
            known = Range.parse(dimension.get("ref", ""))
        except ValueError:
            return
        if self._was_empty and str(known) == "A1":
            known = area
        dimension.set(
            "ref",
            str(
                Range(
                    min(known.first_row, area.first_row),
                    min(known.first_col, area.first_col),
                    max(known.last_row, area.last_row),
                    max(known.last_col, area.last_col),
                )
            ),
        )

    def wrote(self, *numbers: int) -> None:
        """Remember that these rows were written, for the audit; no number means all of them."""
        if not numbers:
            self.written = None
        elif self.written is not None:
            self.written.update(numbers)

    def replace(self, start: int, end: int, piece: bytes) -> None:
        """Put `piece` in the place of body[start:end]."""
        self._touched |= self.body[start:end] != piece
        self._pending = (start, end, piece)

    def rewrite(self, body: bytes) -> None:
        """Put other bytes in the place of `body`; what follows the rows is as long as before."""
        self._touched = True
        self._end += len(body) - len(self.body)
        self._text = body

    def put_cells(self, number: int, cells: Mapping[int, bytes]) -> None:
        """Put these cells (column: bytes) into a row, which is made where it is missing."""
        rows = self.rows
        row = rows.at(number)
        known = {each.column: each for each in rows.cells(row)} if row else {}
        pieces = {column: self.body[each.start : each.end] for column, each in known.items()}
        pieces.update(cells)
        inner = b"".join(pieces[column] for column in sorted(pieces))
        made = row_bytes(number, row.attributes if row else b"", inner, self.prefix_bytes)
        at = rows.after(number)
        self.wrote(number)
        self.replace(row.start if row else at, row.end if row else at, made)

    def pieces(self) -> tuple[bytes | memoryview, ...]:
        """Return the sheet's bytes as they are now, in pieces; the rows are not copied."""
        head, tail, _ = self._around()
        tag = self.prefix_bytes + b"sheetData"
        view = memoryview(self._text)
        start, end, made = self._pending or (self._end, self._end, b"")
        if self._start == self._end and not made:
            return head, b"<" + tag + b"/>", tail
        rows = (view[self._start : start], made, view[end : self._end])
        return head, b"<" + tag + b">", *rows, b"</" + tag + b">", tail

    def _around(self) -> tuple[bytes, bytes, bool]:
        """Return what stands before and after the rows, and whether it was changed."""
        if "frame" in self.__dict__:
            after = markup.serialise(self.frame, self._head)
            if after != self._tree_before:
                head, _, tail = after.partition(b"<" + self.prefix_bytes + b"sheetData/>")
                return head, tail, True
        return self._head, self._tail, False

    def commit(self) -> None:
        """Give the package the bytes, where something was changed."""
        if self._touched or self._around()[2]:
            self.package.write(self.part, *self.pieces())


def _plain(raw: bytes) -> bool:
    """Tell whether the bytes are UTF-8 without comments, CDATA or instructions in them."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in raw[:8]:
        return False
    if markup.before_root(raw) == markup.DECLARATION and not raw.startswith(b"<?xml"):
        return False
    prolog = markup.before_root(raw)
    if prolog and not raw.startswith(prolog):
        return False
    if raw.find(b"!", len(prolog)) < 0:
        return True  # by far the cheapest look: neither comment nor CDATA is without this sign
    if len(raw) <= FULLY_CHECKED:
        return _ODD.search(raw, len(prolog)) is None
    signs = _ODD_SIGN.finditer(raw, len(prolog))
    return all(raw[each.start() - 1 : each.start()] != b"<" for each in signs)


def _has_numbers(body: bytes, prefix: bytes) -> bool:
    return _unnumbered(prefix).search(body) is None


@lru_cache(maxsize=64)
def _unnumbered(prefix: bytes) -> re.Pattern[bytes]:
    """Return the pattern of a start tag of a row or cell without a number."""
    return re.compile(b"<" + prefix + rb"(?:row|c)(?=[\s/>])(?![^>]*?\sr\s*=)[^>]*>")


def _ascending(rows: Rows) -> bool:
    last = 0
    for row in rows.from_position():
        if row.number <= last:
            return False
        last = row.number
        columns = [cell.column for cell in rows.cells(row)]
        if columns != sorted(set(columns)):
            return False
    return True


def _regular(raw: bytes, part: str) -> bytes:
    """Return the same sheet in UTF-8, without comments, every row and cell numbered."""
    parser = etree.XMLParser(
        huge_tree=True, resolve_entities=False, no_network=True, remove_comments=True,
        remove_pis=True, strip_cdata=True,
    )  # fmt: skip
    markup.parse(raw, part)
    root = etree.fromstring(raw, parser)
    data = markup.child(root, "sheetData")
    if local_name(str(root.tag)) != "worksheet":
        raise refusals.damaged("feuille inconnue", part)
    if data is None:
        data = markup.place(root, "sheetData", SHEET_ORDER)
    number = 0
    for row in markup.children(data, "row"):
        number = int(row.get("r") or number + 1)
        row.set("r", str(number))
        column = 0
        for cell in markup.children(row, "c"):
            column = parse_cell(cell.get("r", ""))[1] if cell.get("r") else column + 1
            cell.set("r", cell_name(number, column))
    return markup.DECLARATION + etree.tostring(root, encoding="utf-8")

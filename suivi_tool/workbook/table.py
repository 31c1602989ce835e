"""Tables: named ranges of rows under headings, each in a part of its own."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from suivi_tool.workbook import markup, text
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.references import Range

_COLUMN_ORDER = ["calculatedColumnFormula", "totalsRowFormula", "xmlColumnPr", "extLst"]
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"


class TableColumn(NamedTuple):
    """A column of a table; `formula` is what it computes in its first row, "" where nothing."""

    id: int
    name: str
    formula: str = ""


class Table(NamedTuple):
    """A table; rows and columns are 1-based and inclusive, `last_row` holds the totals too."""

    name: str
    sheet: str
    first_row: int
    last_row: int
    first_col: int
    last_col: int
    header_rows: int
    totals_rows: int
    columns: tuple[TableColumn, ...]
    part: str = ""

    @property
    def range(self) -> Range:
        """All cells of the table."""
        return Range(self.first_row, self.first_col, self.last_row, self.last_col)

    @property
    def range_of_data(self) -> Range:
        """The cells between the headings and the totals."""
        last = max(self.last_data_row, self.first_data_row)
        return Range(self.first_data_row, self.first_col, last, self.last_col)

    @property
    def first_data_row(self) -> int:
        """The row under the headings."""
        return self.first_row + self.header_rows

    @property
    def last_data_row(self) -> int:
        """The row above the totals."""
        return self.last_row - self.totals_rows


def read_table(root: etree._Element, sheet: str, part: str) -> Table:
    """Return the table that a part describes."""
    area = Range.parse(root.get("ref", ""))
    box = markup.child(root, "tableColumns")
    columns = []
    for each in markup.children(box, "tableColumn") if box is not None else ():
        formula = markup.child(each, "calculatedColumnFormula")
        plain = formula is not None and not markup.truth(formula.get("array"))
        columns.append(
            TableColumn(
                int(each.get("id", "0")),
                text.decode(each.get("name", "")),
                (formula.text or "") if formula is not None and plain else "",
            )
        )
    return Table(
        root.get("displayName") or root.get("name") or "",
        sheet,
        area.first_row,
        area.last_row,
        area.first_col,
        area.last_col,
        int(root.get("headerRowCount", "1")),
        int(root.get("totalsRowCount", "0")),
        tuple(columns),
        part,
    )


def tables_of(package: Package, sheet: str, part: str) -> tuple[Table, ...]:
    """Return the tables of the sheet in `part`."""
    found = []
    for relation in package.relations(part).of_kind("table"):
        if relation.target in package:
            try:
                found.append(read_table(package.tree(relation.target), sheet, relation.target))
            except ValueError:
                continue
    return tuple(found)


def set_total(root: etree._Element, column: int, label: str = "", formula: str = "") -> None:
    """Let a column (from 0) say what its cell in the totals row holds: a text, a formula, else."""
    box = markup.child(root, "tableColumns")
    each = list(markup.children(box, "tableColumn"))[column] if box is not None else None
    if each is None:
        return
    for name in ("totalsRowLabel", "totalsRowFunction"):
        each.attrib.pop(name, "")
    for old in list(markup.children(each, "totalsRowFormula")):
        each.remove(old)
    if label:
        each.set("totalsRowLabel", text.encode(label))
    elif formula:
        each.set("totalsRowFunction", "custom")
        made = etree.Element(f"{{{markup.main_namespace(each)}}}totalsRowFormula")
        made.text = formula
        markup.insert(each, made, _COLUMN_ORDER)


def set_range(root: etree._Element, area: Range) -> None:
    """Make the table cover `area`, its filter all but the totals."""
    root.set("ref", str(area))
    root.attrib.pop("insertRow", "")
    totals = int(root.get("totalsRowCount", "0"))
    for each in markup.children(root, "autoFilter"):
        known = Range.parse(each.get("ref", str(area)))
        last = area.last_row - totals
        each.set("ref", str(Range(area.first_row, known.first_col, last, area.last_col)))

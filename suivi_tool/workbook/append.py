"""Rows added under the data, in the look of the last one; what follows the data follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook import (
    anchors,
    charts,
    defined_names,
    formulas,
    hyperlinks,
    markup,
    pivots,
    protection,
    row_formulas,
    serials,
    sheet_ranges,
    table,
    writing,
)
from suivi_tool.workbook.cells import Cell, Content, attributes, formula_content, write_cell
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.data_block import DataBlock
from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.references import MAX_ROW, Range
from suivi_tool.workbook.rows import Row, row_bytes
from suivi_tool.workbook.table import Table
from suivi_tool.workbook.values import Formula, Link, Value
from suivi_tool.workbook.workbook_part import Sheet
from suivi_tool.workbook.worksheet import Worksheet

_NOT_CARRIED = (b"hidden", b"collapsed", b"spans", b"thickTop", b"thickBot", b"ph")

RowValues = Mapping[int, Value]


@dataclass(frozen=True)
class Appending:
    """One call: the rows to add, and where."""

    contents: Contents
    sheet: Sheet
    worksheet: Worksheet
    rows: Sequence[RowValues]
    block: DataBlock
    room: Room

    @property
    def numbers(self) -> list[int]:
        """The numbers of the new rows."""
        return list(range(self.block.after + 1, self.block.after + 1 + len(self.rows)))


@dataclass(frozen=True, slots=True)
class Room:
    """How many rows under the data are free; the rows from `next_taken` on must go down."""

    free: int
    next_taken: int


def append_rows(
    contents: Contents,
    name: str,
    rows: Sequence[RowValues],
    after: int,
    table_name: str | None = None,
    header_row: int = 0,
) -> list[int]:
    """Write `rows` under row `after` and return their numbers."""
    if not rows:
        return []
    sheet = contents.sheet(name)
    worksheet = contents.worksheet(name)
    found = _table(contents, name, table_name)
    after = _below_merges(worksheet, after, rows)
    block = _block(worksheet, rows, after, found, header_row)
    room = _room(contents, sheet, worksheet, block, len(rows))
    job = Appending(contents, sheet, worksheet, rows, block, room)
    _refuse(job)
    growth = _growth(job)
    cells = _values(job)
    _follow(job, growth, found)
    _write(job, cells)
    contents.workbook.recalculate()
    return job.numbers


def _table(contents: Contents, sheet: str, name: str | None) -> Table | None:
    if name is None:
        return None
    for each in contents.tables(sheet):
        if each.name.casefold() == name.casefold():
            return each
    raise WorkbookRefused(
        f"La feuille n’a pas de tableau «\u00a0{name}\u00a0».",
        place=f"feuille '{sheet}'",
        remedy="Vérifiez le nom du tableau (onglet Création de tableau d’Excel).",
    )


def _below_merges(worksheet: Worksheet, after: int, rows: Sequence[RowValues]) -> int:
    """Return the last row of the merged cells that the last data row begins, else that row."""
    columns = {column for row in rows for column in row}
    return max(
        [
            after,
            *(
                area.last_row
                for area in worksheet.merged
                if area.first_row <= after < area.last_row
                and any(area.first_col <= column <= area.last_col for column in columns)
            ),
        ]
    )


def _block(
    worksheet: Worksheet,
    rows: Sequence[RowValues],
    after: int,
    found: Table | None,
    header_row: int,
) -> DataBlock:
    given = {column for row in rows for column in row}
    if found is not None:
        given |= {found.first_col, found.last_col}
    else:
        model = worksheet.rows.at(after)
        cells = worksheet.rows.cells(model) if model else []
        given |= {cell.column for cell in cells if not cell.is_empty}
    first, last = (min(given), max(given)) if given else (1, 1)
    return DataBlock(worksheet, after, first, last, found, header_row)


def _room(
    contents: Contents, sheet: Sheet, worksheet: Worksheet, block: DataBlock, count: int
) -> Room:
    """Look at the rows under the data: filled ones, totals, merged cells and tables are taken."""
    after = block.after
    band = Range(after + 1, 1, after + count, 16_384)
    taken = [area.first_row for area in worksheet.merged if area.meets(band)]
    for each in contents.tables(sheet.name):
        if block.table is not None and each.part == block.table.part:
            if each.totals_rows:
                taken.append(each.last_data_row + 1)
        elif each.range.meets(band) and each.first_row > after:
            taken.append(each.first_row)
    rows = worksheet.rows
    for row in rows.from_position(rows.after(after)):
        if row.number > after + count:
            break
        if any(not cell.is_empty for cell in rows.cells(row)):
            taken.append(row.number)
            break
    first = min([row for row in taken if row > after], default=after + count + 1)
    first = min(first, after + count + 1)
    return Room(first - after - 1, first)


def _growth(job: Appending) -> Growth:
    pushed = len(job.rows) - job.room.free
    return Growth(
        job.sheet.name,
        job.block.after,
        len(job.rows),
        job.block.first_col,
        job.block.last_col,
        job.block.starts,
        job.room.next_taken if pushed else 0,
        pushed,
    )


def _refuse(job: Appending) -> None:
    """Raise `WorkbookRefused` where Excel would not let a person add these rows."""
    last = job.numbers[-1]
    if last > MAX_ROW or (job.worksheet.rows.last_filled() >= MAX_ROW):
        raise WorkbookRefused(
            "La feuille est pleine.", place=f"feuille '{job.sheet.name}'",
            remedy="Archivez les anciennes lignes.",
        )  # fmt: skip
    band = Range(job.numbers[0], job.block.first_col, last, job.block.last_col)
    pushes = job.room.free < len(job.rows)
    for _, area in pivots.areas(job.contents.package, job.sheet.part):
        split = area.first_row < job.room.next_taken <= area.last_row
        if split if pushes else area.meets(band):
            raise WorkbookRefused(
                f"La ligne tomberait dans le tableau croisé dynamique {area}.",
                place=f"feuille '{job.sheet.name}'",
                remedy="Déplacez le tableau croisé dynamique sur une autre feuille.",
            )
    if not protection.is_protected(job.worksheet):
        return
    if pushes and not protection.may_insert_rows(job.worksheet):
        raise protection.refuse_rows(job.sheet.name)
    looks = _looks(job)
    for number, row in zip(job.numbers, job.rows, strict=True):
        for column in row:
            if job.contents.styles.is_locked(looks(number, column)):
                raise protection.refuse_locked(job.sheet.name, number, column)


class _Looks:
    """The style of a new cell: its own where it has one, else that of the row above."""

    def __init__(self, job: Appending) -> None:
        self._job = job
        self._rows = job.worksheet.rows
        model = self._rows.at(job.block.after)
        heading = job.block.model_is_heading
        cells = self._rows.cells(model) if model and not heading else []
        self.model = None if heading else model
        self.cells = {cell.column: cell for cell in cells}

    def own(self, number: int) -> tuple[Row | None, dict[int, Cell]]:
        """Return the row as it is already there, free of values, and its cells."""
        if number >= self._job.room.next_taken:
            return None, {}
        row = self._rows.at(number)
        return row, {cell.column: cell for cell in self._rows.cells(row)} if row else {}

    def __call__(self, number: int, column: int) -> int:
        _, own = self.own(number)
        if column in own and own[column].style:
            return own[column].style
        return self.cells[column].style if column in self.cells else 0


def _looks(job: Appending) -> _Looks:
    return _Looks(job)


def _values(job: Appending) -> list[dict[int, Value]]:
    """Return what each new row holds: what was given, and what its table computes."""
    computed: dict[int, Value] = {}
    found = job.block.table
    if found is not None:
        computed = {
            found.first_col + index: Formula(column.formula)
            for index, column in enumerate(found.columns)
            if column.formula
        }
    return [{**computed, **row} for row in job.rows]


def _carried(job: Appending, looks: _Looks) -> dict[int, str]:
    """Return the formulas of the last data row, by column."""
    if looks.model is None:
        return {}
    found = {}
    for column, cell in looks.cells.items():
        if job.block.first_col <= column <= job.block.last_col:
            formula = row_formulas.own_formula(job.worksheet, looks.model.number, cell)
            if formula:
                found[column] = formula
    return found


def _write(job: Appending, values: list[dict[int, Value]]) -> None:
    """Put the new rows into the sheet."""
    looks = _looks(job)
    carried = _carried(job, looks)
    prefix = job.worksheet.prefix
    pieces: list[tuple[int, int, bytes]] = []
    for position, number in enumerate(job.numbers):
        given = job.rows[position]
        content = dict(values[position])
        for column, formula in carried.items():
            if column not in given:
                content[column] = Formula(formulas.translate(formula, number - job.block.after))
        old, own = looks.own(number)
        inner = b"".join(_cells(job, looks, number, content, own, prefix))
        source = old or looks.model
        kept = _row_attributes(source.attributes, carried=old is None) if source else b""
        made = row_bytes(number, kept, inner, job.worksheet.prefix_bytes)
        if old:
            pieces.append((old.start, old.end, made))
        else:
            at = job.worksheet.rows.after(number - 1)
            pieces.append((at, at, made))
    for start, end, made in _joined(pieces):
        job.worksheet.replace(start, end, made)
    _cover(job, values)


def _joined(pieces: list[tuple[int, int, bytes]]) -> Iterator[tuple[int, int, bytes]]:
    """Yield the pieces last first, those that go to the same place as one."""
    merged: list[tuple[int, int, bytes]] = []
    for start, end, made in pieces:
        if merged and start == end == merged[-1][1]:
            merged[-1] = (merged[-1][0], end, merged[-1][2] + made)
        else:
            merged.append((start, end, made))
    yield from reversed(merged)


def _row_attributes(source: bytes, *, carried: bool) -> bytes:
    if not carried:
        return source
    kept = {name: value for name, value in attributes(source).items() if name not in _NOT_CARRIED}
    return b"".join(b' %s="%s"' % pair for pair in kept.items())


def _cells(
    job: Appending,
    looks: _Looks,
    number: int,
    content: Mapping[int, Value],
    own: Mapping[int, Cell],
    prefix: str,
) -> Iterator[bytes]:
    first, last = job.block.first_col, job.block.last_col
    styled = {
        column for column, cell in looks.cells.items() if cell.style and first <= column <= last
    }
    for column in sorted({*content, *own, *styled}):
        value = content.get(column)
        style = looks(number, column)
        if isinstance(value, Formula) and column not in job.rows[number - job.numbers[0]]:
            made = writing.Written(style, formula_content(value.text, prefix=prefix))
        else:
            made = writing.write(job.contents, value, style, prefix)
        if isinstance(value, Link):
            hyperlinks.put(job.contents, job.worksheet, number, column, value.target)
        yield write_cell(number, column, made.style, made.content or Content(), prefix)


def _cover(job: Appending, values: list[dict[int, Value]]) -> None:
    columns = {column for row in values for column in row} or {job.block.first_col}
    job.worksheet.cover(Range(job.numbers[0], min(columns), job.numbers[-1], max(columns)))


def _follow(job: Appending, growth: Growth, found: Table | None) -> None:
    """Bring all that refers to the data, or to rows that go down, up to date."""
    contents, package = job.contents, job.contents.package
    for each in contents.workbook.worksheets:
        ours = each.part == job.sheet.part
        if ours or _mentions(package.read(each.part), growth.sheet):
            sheet = contents.worksheet(each.name)
            sheet_ranges.follow(sheet, each.name, growth)
            row_formulas.follow(sheet, each.name, growth)
    for each_table in contents.tables(job.sheet.name):
        _follow_table(contents, each_table, growth, grows=each_table == found)
    defined_names.follow(contents.workbook, growth)
    charts.follow(package, growth, lambda column: _chart_values(job, column))
    names = {
        name.casefold()
        for name, refers in defined_names.of_workbook(contents.workbook).items()
        if any((at or "").casefold() == growth.sheet.casefold() for at, _ in _refs(refers))
    }
    pivots.follow(package, growth, found.name if found else None, names)
    if growth.pushed_from:
        pivots.push(package, job.sheet.part, growth)
        anchors.push(package, job.sheet.part, growth)
        contents.workbook.drop_calculation_chain()


def _refs(formula: str) -> list[tuple[str | None, formulas.Reference]]:
    return formulas.references(formula)


def _mentions(raw: bytes, sheet: str) -> bool:
    return row_formulas.may_mention(raw, sheet)


def _follow_table(contents: Contents, each: Table, growth: Growth, *, grows: bool) -> None:
    root = contents.package.tree(each.part)
    area = each.range
    if grows:
        data_end = max(each.last_data_row, growth.after + growth.added)
        after = Range(area.first_row, area.first_col, data_end + each.totals_rows, area.last_col)
    else:
        after = growth.pushed(area)
    if after != area:
        table.set_range(root, after)
    for formula in markup.descendants(root, "calculatedColumnFormula", "totalsRowFormula"):
        if formula.text:
            moved = growth.formula(formula.text, each.sheet, in_data=True)
            if moved != formula.text:
                formula.text = moved


def _chart_values(job: Appending, column: int) -> dict[int, str | float]:
    """Return what the new rows hold in a column, as a chart keeps it."""
    found: dict[int, str | float] = {}
    for position, row in enumerate(job.rows):
        value = row.get(column)
        if isinstance(value, Formula):
            value = value.cached
        if isinstance(value, Link):
            value = value.text
        if isinstance(value, date):
            value = serials.serial(value, date1904=job.contents.workbook.date1904)
        if isinstance(value, bool):
            value = int(value)
        if value is not None:
            found[position] = value
    return found

"""The door of this layer: a workbook given as bytes, changed, and given back as bytes.

Everything that is not meant to change is byte for byte what it was. Rows and columns are 1-based.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import copy

from suivi_tool.workbook import (
    append,
    audit,
    columns,
    defined_names,
    graft,
    hyperlinks,
    protection,
    refusals,
    row_formulas,
    set_cells,
    validations,
)
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.references import Range
from suivi_tool.workbook.table import Table
from suivi_tool.workbook.validations import ListValidation
from suivi_tool.workbook.values import Value


class Workbook:
    """A workbook in memory.

    Raises `WorkbookRefused` for what is no .xlsx or .xlsm, encrypted, truncated, signed, shared
    between users, or built to harm.
    """

    @refusals.told()
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._contents = Contents(data)

    @refusals.told()
    def as_given(self) -> Workbook:
        """Return the workbook with nothing changed in it; sheets already read serve on."""
        other = copy(self)
        other._contents = Contents(self._data, self._contents)
        return other

    @property
    @refusals.told()
    def sheet_names(self) -> tuple[str, ...]:
        """The names of the worksheets in order, hidden ones too."""
        return tuple(sheet.name for sheet in self._contents.workbook.worksheets)

    @property
    @refusals.told()
    def visible_sheet_names(self) -> tuple[str, ...]:
        """The names of the worksheets that a person sees, in order."""
        return tuple(
            sheet.name for sheet in self._contents.workbook.worksheets if sheet.state == "visible"
        )

    @property
    @refusals.told()
    def date1904(self) -> bool:
        """Whether the dates count from 1904; a sheet to insert must count in the same way."""
        return self._contents.workbook.date1904

    @property
    @refusals.told()
    def structure_locked(self) -> bool:
        """Whether the structure is protected, so that no sheet can be added."""
        return self._contents.workbook.structure_locked

    @refusals.told()
    def is_protected(self, sheet: str) -> bool:
        """Tell whether the sheet is protected."""
        return protection.is_protected(self._contents.worksheet(sheet))

    @refusals.told()
    def tables(self, sheet: str) -> tuple[Table, ...]:
        """Return the tables of the sheet."""
        return self._contents.tables(sheet)

    @refusals.told()
    def merged(self, sheet: str) -> tuple[Range, ...]:
        """Return the merged ranges of the sheet."""
        return self._contents.worksheet(sheet).merged

    @refusals.told()
    def validations(self, sheet: str) -> tuple[ListValidation, ...]:
        """Return the drop-down lists of the sheet."""
        return validations.lists(self._contents.worksheet(sheet))

    @refusals.told()
    def last_row(self, sheet: str, within: Range | None = None) -> int:
        """Return the last row that holds a value or formula (within a range), 0 for none."""
        return self._contents.worksheet(sheet).rows.last_filled(within)

    @refusals.told()
    def first_column(self, sheet: str, row: int) -> int:
        """Return the first column that holds a value or formula in a row, 1 for an empty row."""
        rows = self._contents.worksheet(sheet).rows
        found = rows.at(row)
        cells = rows.cells(found) if found else []
        return min((cell.column for cell in cells if not cell.is_empty), default=1)

    @refusals.told()
    def formulas(self, sheet: str, row: int) -> dict[int, str]:
        """Return the formulas of a row by column, each as it reads in its cell."""
        worksheet = self._contents.worksheet(sheet)
        found = worksheet.rows.at(row)
        cells = worksheet.rows.cells(found) if found else []
        texts = {cell.column: row_formulas.own_formula(worksheet, row, cell) for cell in cells}
        return {column: text for column, text in texts.items() if text}

    @refusals.told()
    def defined_names(self) -> Mapping[str, str]:
        """Return what the names of the workbook (not those of one sheet) refer to."""
        return defined_names.of_workbook(self._contents.workbook)

    @refusals.told()
    def append_rows(
        self,
        sheet: str,
        rows: Sequence[Mapping[int, Value]],
        *,
        after: int,
        table: str | None = None,
        header_row: int = 0,
        columns: Collection[int] = (),
    ) -> list[int]:
        """Write `rows` ({column: value}) right under row `after` and return their numbers.

        They look like row `after`, whose formulas are carried on in the columns not given. What
        stands in the way (a total row) goes down. `header_row` is the row of the headings, where
        known: it tells which ranges cover exactly the data; `columns` are some that hold them.
        """
        return append.append_rows(
            self._contents,
            sheet,
            rows,
            after,
            table_name=table,
            header_row=header_row,
            known=columns,
        )

    @refusals.told()
    def set_cells(self, sheet: str, values: Mapping[tuple[int, int], Value]) -> None:
        """Write `values` ({(row, column): value}); None clears; looks are kept."""
        set_cells.set_cells(self._contents, sheet, values)

    @refusals.told()
    def inner_links(self, sheet: str) -> Mapping[tuple[int, int], str]:
        """Return where cells lead to a place in the workbook: {(row, column): "'Feuille'!A1"}."""
        return hyperlinks.inside(self._contents.worksheet(sheet))

    @refusals.told()
    def lead(self, sheet: str, targets: Mapping[tuple[int, int], str]) -> None:
        """Make cells lead to `targets` ("#'Feuille'!A1"); what they show stays as it is."""
        worksheet = self._contents.worksheet(sheet)
        for (row, column), target in targets.items():
            hyperlinks.put(self._contents, worksheet, row, column, target)

    @refusals.told()
    def add_columns(
        self,
        sheet: str,
        headings: Sequence[str],
        *,
        header_row: int,
        last_row: int,
        after: int,
        table: str | None = None,
        kinds: Sequence[str] = (),
    ) -> list[int]:
        """Add a column for each heading to the right of column `after`; return their numbers.

        They look like column `after` from row `header_row` to `last_row`; a kind "date" gives its
        column a date format. Where the place is taken, a plain range gets them further right and
        a table is refused.
        """
        block = Range(header_row, 1, max(header_row, last_row), after)
        return columns.add_columns(
            self._contents, sheet, headings, block, table_name=table, kinds=kinds
        )

    @refusals.told()
    def put_sheet(self, donor: bytes, name: str, *, free_zones: Sequence[str] = ()) -> None:
        """Insert the sheet `name` of the workbook `donor`, or replace the one of that name.

        What people typed into the `free_zones` (A1 ranges) of the older one stays. The donor's
        names of the whole workbook are defined here too.
        """
        self.put_sheets(donor, {name: free_zones})

    @refusals.told()
    def put_sheets(self, donor: bytes, free_zones: Mapping[str, Sequence[str]]) -> None:
        """Insert or replace several sheets as `put_sheet` does one: each with its free zones."""
        graft.put_sheets(self._contents, donor, free_zones)

    @refusals.told()
    def define_name(self, name: str, refers_to: str, *, hidden: bool = False) -> None:
        """Define a name of the workbook, or change what it refers to ("Feuille!$A$1").

        A `hidden` one does not stand in Excel's list of names.
        """
        defined_names.define(
            self._contents.workbook, name, refers_to.removeprefix("="), hidden=hidden
        )

    @property
    @refusals.told()
    def changed_parts(self) -> frozenset[str]:
        """The names of the parts that are not what they were."""
        self._contents.commit()
        return self._contents.package.changed_parts()

    @refusals.told()
    def save(self) -> bytes:
        """Return the workbook; the very bytes given where nothing changed.

        What was changed is audited first. Raises `WorkbookRefused` where the result would have a
        fault that the original had not: it is never written.
        """
        self._contents.commit()
        package = self._contents.package
        if not package.changed_parts():
            return self._data
        faults = audit.new_faults(package, self._data, self._contents.written())
        if faults:
            raise refusals.unsound(faults)
        return package.save()

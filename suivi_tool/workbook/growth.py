"""What rows added under some data do to every reference in the workbook.

Ranges that covered exactly the data now cover the new rows too; where rows had to go down to make
room, references to them go down with them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from suivi_tool.workbook.formulas import Corner, Move, Reference, rewrite
from suivi_tool.workbook.references import MAX_ROW, Range


@dataclass(frozen=True)
class Growth:
    """Rows `after`+1 to `after`+`added` of `sheet` are new, in columns `first_col` to `last_col`.

    `find_starts` returns the rows where a range must begin to cover exactly the data (heading row,
    first data row); it is asked for at most once, when a range ends where the data ended.
    `given` are the columns in which the new rows hold a value.
    Rows from `pushed_from` on (0: none) went down by `pushed_by`: whole ones, or only their cells
    in `pushed_columns` (first, last).
    """

    sheet: str
    after: int
    added: int
    first_col: int
    last_col: int
    find_starts: Callable[[], frozenset[int]]
    pushed_from: int = 0
    pushed_by: int = 0
    given: frozenset[int] = frozenset()
    pushed_columns: tuple[int, int] | None = None
    _starts: list[frozenset[int]] = field(default_factory=list)

    @property
    def starts(self) -> frozenset[int]:
        """The rows where a range that covers exactly the data begins."""
        if not self._starts:
            self._starts.append(self.find_starts())
        return self._starts[0]

    def row(self, row: int, first_col: int = 0, last_col: int = 0) -> int:
        """Return where a row is now, or its cells from `first_col` to `last_col`."""
        if not self.pushed_from or row < self.pushed_from:
            return row
        if self.pushed_columns is not None:
            low, high = self.pushed_columns
            if not low <= first_col <= (last_col or first_col) <= high:
                return row
        return min(MAX_ROW, row + self.pushed_by)

    def ends_with_data(self, area: Range) -> bool:
        """Tell whether the range ends where the data ended, and not below."""
        if self.pushed_from and area.last_row >= self.pushed_from:
            return False
        return self.after <= area.last_row < self.after + self.added

    def pushed(self, area: Range) -> Range:
        """Return where the range is now, not counting that it may grow."""
        columns = area.first_col, area.last_col
        return area._replace(
            first_row=self.row(area.first_row, *columns), last_row=self.row(area.last_row, *columns)
        )

    def followed(self, area: Range) -> Range:
        """Return the range of a format or validation: it grows in whatever row it begins."""
        beside = area.first_col > self.last_col or area.last_col < self.first_col
        if not beside and self.ends_with_data(area):
            return area._replace(last_row=self.after + self.added)
        return self.pushed(area)

    def follow_all(self, sqref: str, taken: Sequence[Range] = ()) -> str:
        """Return a list of ranges as `followed` gives each, growing over none of those `taken`."""

        def followed(area: Range) -> Range:
            after = self.followed(area)
            over = after._replace(first_row=self.pushed(area).last_row + 1)
            stop = min((each.first_row for each in taken if each.meets(over)), default=MAX_ROW + 1)
            return after._replace(last_row=min(after.last_row, max(stop, over.first_row) - 1))

        return _each(sqref, followed)

    def push_all(self, sqref: str) -> str:
        """Return a list of ranges where they are now, none of them longer."""
        return _each(sqref, self.pushed)

    def source(self, area: Range) -> Range:
        """Return the range that something (a pivot table) is made from: exact data grow."""
        if self.covers_data(area):
            return area._replace(last_row=self.after + self.added)
        return self.pushed(area)

    def covers_data(self, area: Range) -> bool:
        """Tell whether the range holds exactly a column's (or several columns') data."""
        inside = self.first_col <= area.first_col and area.last_col <= self.last_col
        if not inside or not self.ends_with_data(area):
            return False
        return area.first_row in self.starts

    def _corner(self, corner: Corner, columns: tuple[int, int]) -> Corner:
        return corner._replace(row=self.row(corner.row, *columns)) if corner.row else corner

    def moved(self, reference: Reference, *, grows: bool) -> Reference:
        """Return a reference to our sheet as it is now."""
        last = reference.last
        if grows and last is not None and last.row and last.column:
            area = reference.range
            several = area.first_row < area.last_row or reference.first.row_fixed
            if several and self.covers_data(area):
                return reference._replace(last=last._replace(row=self.after + self.added))
        ends = [reference.first.column, last.column if last else reference.first.column]
        columns = min(ends), max(ends)
        return Reference(
            self._corner(reference.first, columns), self._corner(last, columns) if last else None
        )

    def is_data(self, row: int, column: int) -> bool:
        """Tell whether the cell lies in the data as they were."""
        if not self.first_col <= column <= self.last_col:
            return False
        return min(self.starts, default=row) <= row <= self.after

    def move(self, home: str | None, *, in_data: bool = False) -> Move:
        """Return what `formulas.rewrite` needs for a formula that stands in the sheet `home`.

        In the data themselves a range with a relative end is a running one (SUM(B$2:B10) in row
        10): only ranges with a fixed end grow there.
        """

        def move(sheet: str | None, reference: Reference) -> Reference:
            target = home if sheet is None else sheet
            if target is None or target.casefold() != self.sheet.casefold():
                return reference
            fixed = reference.last is not None and reference.last.row_fixed
            return self.moved(reference, grows=fixed or not in_data)

        return move

    def formula(self, text: str, home: str | None, *, in_data: bool = False) -> str:
        """Return a formula standing in the sheet `home` as it reads now."""
        return rewrite(text, self.move(home, in_data=in_data))


def _each(sqref: str, how: Callable[[Range], Range]) -> str:
    """Return a list of ranges as `how` gives each of them; what is no range stays."""
    pieces = []
    for piece in sqref.split():
        try:
            pieces.append(str(how(Range.parse(piece))))
        except ValueError:
            pieces.append(piece)
    return " ".join(pieces)

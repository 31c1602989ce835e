"""An open workbook: its parts, each read once and written once."""

from __future__ import annotations

from functools import cached_property

from suivi_tool.workbook import markup, protection, refusals, styles, table
from suivi_tool.workbook.namespaces import MAIN
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.part_names import key_of
from suivi_tool.workbook.shared_strings import SharedStrings
from suivi_tool.workbook.styles import Styles
from suivi_tool.workbook.table import Table
from suivi_tool.workbook.workbook_part import Sheet, WorkbookPart
from suivi_tool.workbook.worksheet import Worksheet


class Contents:
    """The package, the workbook part, and the sheets, styles and strings opened so far.

    `twin` is the same file opened before: sheets that were read there, and not changed, serve on.
    """

    def __init__(self, data: bytes, twin: Contents | None = None) -> None:
        self.package = Package(data)
        self._twin = twin if twin is not None and twin.package.data is data else None
        self.workbook = WorkbookPart(self.package)
        protection.refuse_unfit(self.package, self.workbook)
        self._sheets: dict[str, Worksheet] = {}

    def sheet(self, name: str) -> Sheet:
        """Return the worksheet of this name, whatever its case; raises `WorkbookRefused`."""
        for each in self.workbook.worksheets:
            if each.name.casefold() == name.casefold():
                return each
        raise refusals.no_sheet(name)

    def worksheet(self, name: str) -> Worksheet:
        """Return the rows and frame of a sheet."""
        part = self.sheet(name).part
        if part not in self._sheets:
            known = self._twin.as_given(part, self.package) if self._twin else None
            self._sheets[part] = known or Worksheet(self.package, part)
        return self._sheets[part]

    def as_given(self, part: str, package: Package) -> Worksheet | None:
        """Return the sheet in `part`, for `package`, where both have it as the file holds it."""
        if not (self.package.is_as_given(part) and package.is_as_given(part)):
            return None
        known = self._sheets.get(part)
        found = known.again(package) if known else None
        return found or (self._twin.as_given(part, package) if self._twin else None)

    def forget(self, part: str) -> None:
        """Have the sheet in this part read again: its part was written anew."""
        self._sheets.pop(part, None)

    def table(self, sheet: str, name: str | None) -> Table | None:
        """Return the table of this name (None for none), whatever its case.

        Raises: WorkbookRefused where the sheet has none of that name.
        """
        if name is None:
            return None
        for each in self.tables(sheet):
            if each.name.casefold() == name.casefold():
                return each
        raise refusals.no_table(sheet, name)

    def tables(self, sheet: str) -> tuple[Table, ...]:
        """Return the tables of a sheet."""
        found = self.sheet(sheet)
        return table.tables_of(self.package, found.name, found.part)

    @cached_property
    def styles(self) -> Styles:
        """The styles; a workbook without any gets the smallest ones that Excel takes."""
        part = self.workbook.other("styles")
        if part is None:
            folder = self.workbook.part.rpartition("/")[0]
            part = f"{folder or 'xl'}/styles.xml"  # where readers look for it
            text = styles.MINIMAL.replace(MAIN, self.workbook.namespace)
            self.package.write(part, markup.DECLARATION + text.encode())
            self.package.content_types.set(part, styles.CONTENT_TYPE)
            self.package.relations(self.workbook.part).add(f"{self.workbook.office}/styles", part)
        return Styles(self.package.tree(part))

    @cached_property
    def strings(self) -> SharedStrings | None:
        """The shared strings; None where the workbook has none, or in an unusual spelling."""
        part = self.workbook.other("sharedStrings")
        if part is None:
            return None
        found = SharedStrings(self.package, part)
        return found if found.usable else None

    def written(self) -> dict[str, Worksheet]:
        """Return, by part, the sheets that were changed in a few rows only."""
        return {
            key_of(part): sheet for part, sheet in self._sheets.items() if sheet.written is not None
        }

    def commit(self) -> None:
        """Give the package the bytes of all that was changed."""
        for sheet in self._sheets.values():
            sheet.commit()
        if self.__dict__.get("strings") is not None and self.strings is not None:
            self.strings.commit()
        self.package.settle()

"""What in a package would make Excel say « We found a problem with some content ».

`audit` looks at everything; `new_faults` at what was changed, and says only what the file did
not have before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook import (
    audit_drawing,
    audit_package,
    audit_pivot,
    audit_sheet,
    audit_strings,
    audit_table,
    audit_workbook,
    defined_names,
    markup,
    refusals,
)
from suivi_tool.workbook.audit_cells import Known, Seen
from suivi_tool.workbook.audit_package import MANY_STRINGS
from suivi_tool.workbook.audit_sheet import Audited
from suivi_tool.workbook.findings import Finding
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.part_names import key_of
from suivi_tool.workbook.references import parse_cell
from suivi_tool.workbook.shared_strings import SharedStrings
from suivi_tool.workbook.workbook_part import WorkbookPart
from suivi_tool.workbook.worksheet import Worksheet

__all__ = ["Finding", "audit", "new_faults"]

SMALL = 1 << 16
_ILL_FORMED = "mal formé"

Written = Mapping[str, Worksheet]


def audit(data: bytes, extension: str = "") -> tuple[Finding, ...]:
    """Return the faults of a whole workbook; `extension` is that of its name, where known."""
    try:
        with refusals.told():
            package = Package(data)
            found = list(_Audit(package, None, {}).findings())
            if extension:
                part, kind = WorkbookPart(package).part, extension.lower().lstrip(".")
                found += audit_package.check_extension(package, part, kind)
    except WorkbookRefused as error:
        return tuple(Finding(fault.place, fault.message) for fault in error.faults)
    return tuple(dict.fromkeys(found))


def new_faults(package: Package, before: bytes, written: Written) -> tuple[Finding, ...]:
    """Return the faults in the changed parts of `package` that the file did not have `before`.

    A changed part that is no sound XML was not edited rightly, whatever it was before. `written`
    gives the sheets of which few rows were written: of the large ones only those rows are looked
    at.
    """
    changed = {key_of(name) for name in package.changed_parts()}
    found = dict.fromkeys(_Audit(package, changed, written).findings())
    if not found:
        return ()
    try:
        with refusals.told():
            known = set(_Audit(Package(before), changed, {}).findings())
    except WorkbookRefused:
        known = set()
    return tuple(
        each
        for each in found
        if each not in known or (_ILL_FORMED in each.message and key_of(each.part) in changed)
    )


@dataclass
class _Audit:
    """One pass over a package; `only` are the parts to look into, None for all."""

    package: Package
    only: Collection[str] | None
    written: Written
    seen: dict[str, Seen] = field(default_factory=dict)

    def _wants(self, part: str) -> bool:
        return self.only is None or key_of(part) in self.only

    def findings(self) -> Iterator[Finding]:
        """Yield all faults."""
        spliced = {part for part in self.written if self._is_spliced(part)}
        broken = list(audit_package.check(self.package, self.only, spliced))
        yield from broken
        if any(_ILL_FORMED in each.message for each in broken):
            return
        workbook = WorkbookPart(self.package)
        yield from _told(workbook.part, audit_workbook.check(workbook))
        styles, strings = self._tree(workbook, "styles"), self._strings(workbook)
        if styles is not None:
            part = workbook.other("styles") or ""
            yield from _told(part, audit_workbook.check_styles(styles, part))
        yield from self._long_strings(workbook)
        differences = _size(styles, "dxfs")
        yield from self._tables(workbook, strings, differences)
        known = self._known(workbook, styles, strings)
        views = len(list(markup.descendants(workbook.root, "workbookView")))
        for sheet in workbook.worksheets:
            if not self._wants(sheet.part):
                continue
            opened = self._open(sheet.part)
            seen = self.seen[sheet.sheet_id] = Seen()
            found = audit_sheet.check(
                self.package, opened, known, seen, differences=differences, views=views
            )
            yield from _told(sheet.part, found)
            for index in seen.orphans() if not self._is_spliced(sheet.part) else ():
                yield Finding(sheet.part, f"la formule partagée {index} n’est donnée nulle part")
            tables = [root for part, _, root in self._all_tables(workbook) if part == sheet.part]
            placed = audit_table.check_place(tables, opened.frame, sheet.part)
            yield from _told(sheet.part, placed)
        yield from self._chain(workbook)
        yield from self._others(workbook)

    def _open(self, part: str, rows: Collection[int] = ()) -> Audited:
        """Return a sheet; of a large one that is in memory the rows written, or those given."""
        if not self._is_spliced(part):
            return audit_sheet.open_sheet(self.package, part)
        sheet = self.written[key_of(part)]
        return audit_sheet.open_written(sheet, rows or sheet.written or ())

    def _is_spliced(self, part: str) -> bool:
        """Tell whether of a sheet only the rows written need a look: it is large and in memory."""
        known = key_of(part) in self.written and part in self.package
        return known and self.package.size(part) > SMALL

    def _tree(self, workbook: WorkbookPart, kind: str) -> etree._Element | None:
        part = workbook.other(kind)
        return self.package.tree(part) if part else None

    def _strings(self, workbook: WorkbookPart) -> list[str] | None:
        """Return the shared strings, None where they are many and only added to."""
        part = workbook.other("sharedStrings")
        if part is None:
            return []
        if self.only is not None and self.package.size(part) > MANY_STRINGS:
            return None
        return audit_strings.texts(self.package.tree(part))

    def _long_strings(self, workbook: WorkbookPart) -> Iterator[Finding]:
        part = workbook.other("sharedStrings")
        if part is None or (self.only is not None and self.package.size(part) > MANY_STRINGS):
            return
        for message in audit_strings.check(self.package.tree(part)):
            yield Finding(part, message)

    def _known(
        self, workbook: WorkbookPart, styles: etree._Element | None, strings: list[str] | None
    ) -> Known:
        names = {sheet.name.casefold() for sheet in workbook.sheets}
        return Known(
            _size(styles, "cellXfs"),
            self._count(workbook) if strings is None else len(strings),
            names,
            {
                root.get("displayName", "").casefold(): audit_table.columns_of(root)
                for _, _, root in self._all_tables(workbook)
            },
            len(self.package.relations(workbook.part).of_kind("externalLink")),
        )

    def _count(self, workbook: WorkbookPart) -> int:
        part = workbook.other("sharedStrings")
        return SharedStrings(self.package, part).count() if part else 0

    def _all_tables(self, workbook: WorkbookPart) -> list[tuple[str, str, etree._Element]]:
        return [
            (sheet.part, relation.target, self.package.tree(relation.target))
            for sheet in workbook.worksheets
            for relation in self.package.relations(sheet.part).of_kind("table")
            if relation.target in self.package
        ]

    def _tables(
        self, workbook: WorkbookPart, strings: list[str] | None, differences: int
    ) -> Iterator[Finding]:
        tables = self._all_tables(workbook)
        yield from audit_table.check_together(tables, defined_names.of_workbook(workbook))
        for sheet in {sheet for sheet, _, _ in tables}:
            mine = [(part, root) for at, part, root in tables if at == sheet]
            if not (self._wants(sheet) or any(self._wants(part) for part, _ in mine)):
                continue
            areas = [audit_table.area_of(root) for _, root in mine]
            rows = {area.first_row for area in areas if area}
            opened = self._open(sheet, rows)
            texts = audit_sheet.headings(opened, rows, strings or [])
            for (part, root), area in zip(mine, areas, strict=True):
                shown = texts.get(area.first_row, {}) if area and strings is not None else None
                yield from _told(part, audit_table.check(root, part, shown, differences))

    def _chain(self, workbook: WorkbookPart) -> Iterator[Finding]:
        """Yield the cells of the calculation chain that hold no formula."""
        part = workbook.other("calcChain")
        if part is None:
            return
        known = {sheet.sheet_id for sheet in workbook.sheets}
        sheet = ""
        for each in markup.children(self.package.tree(part), "c"):
            sheet = each.get("i") or sheet
            if sheet not in known:
                yield Finding(part, "la chaîne de calcul nomme une feuille qui n’existe pas")
                return
            seen = self.seen.get(sheet)
            try:
                place = parse_cell(each.get("r", ""))
            except ValueError:
                yield Finding(part, "la chaîne de calcul nomme une cellule illisible")
                return
            if seen and sheet not in self._partly(workbook) and place not in seen.formulas:
                yield Finding(part, f"la chaîne de calcul nomme {each.get('r')}, sans formule")
                return

    def _partly(self, workbook: WorkbookPart) -> set[str]:
        return {sheet.sheet_id for sheet in workbook.worksheets if self._is_spliced(sheet.part)}

    def _others(self, workbook: WorkbookPart) -> Iterator[Finding]:
        """Yield the faults of drawings and pivot tables."""
        sheets = {sheet.name.casefold() for sheet in workbook.sheets}
        for part in list(self.package.names()):
            if self._wants(part):
                yield from _told(part, audit_drawing.check(self.package, part, sheets))
                yield from _told(part, audit_pivot.check(workbook, part))


def _told(part: str, found: Iterator[Finding]) -> Iterator[Finding]:
    """Yield the faults found in a part; what cannot be read there is one more."""
    try:
        yield from found
    except refusals.SIGNS_OF_DAMAGE as error:
        yield Finding(part, f"valeur illisible\u00a0: {error!s:.60}")


def _size(root: etree._Element | None, name: str) -> int:
    box = markup.child(root, name) if root is not None else None
    return len(list(markup.children(box))) if box is not None else 0

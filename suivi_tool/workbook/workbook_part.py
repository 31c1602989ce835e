"""The part that names the sheets (usually xl/workbook.xml) and what it says of the whole."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from suivi_tool.workbook import markup, refusals
from suivi_tool.workbook.namespaces import (
    MAIN,
    OFFICE_RELATIONS,
    STRICT_MAIN,
    STRICT_OFFICE_RELATIONS,
)
from suivi_tool.workbook.package import Package

WORKBOOK_ORDER = [
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
]
# AlternateContent and revisionPtr stand where Excel puts them, between the first ones.


class Sheet(NamedTuple):
    """A sheet as the workbook lists it; `kind` is "worksheet", "chartsheet" and so on."""

    name: str
    sheet_id: str
    part: str
    kind: str
    state: str


class WorkbookPart:
    """The list of sheets and the settings of the workbook."""

    def __init__(self, package: Package) -> None:
        self.package = package
        main = package.relations("").first("officeDocument")
        if main is None:
            raise refusals.not_excel()
        self.part = main.target
        self.root: etree._Element = package.tree(self.part)
        self.namespace = markup.main_namespace(self.root)
        if self.namespace not in (MAIN, STRICT_MAIN):
            raise refusals.not_excel()
        self.strict = self.namespace == STRICT_MAIN
        self.office = STRICT_OFFICE_RELATIONS if self.strict else OFFICE_RELATIONS

    @property
    def sheets(self) -> list[Sheet]:
        """All sheets in order, of every kind."""
        box = markup.child(self.root, "sheets")
        relations = {each.id: each for each in self.package.relations(self.part)}
        found = []
        for element in markup.children(box, "sheet") if box is not None else ():
            relation = relations.get(element.get(f"{{{self.office}}}id", ""))
            found.append(
                Sheet(
                    element.get("name", ""),
                    element.get("sheetId", ""),
                    relation.target if relation else "",
                    relation.kind if relation else "",
                    element.get("state", "visible"),
                )
            )
        return found

    @property
    def worksheets(self) -> list[Sheet]:
        """The sheets that hold cells, in order, hidden ones too."""
        return [
            sheet
            for sheet in self.sheets
            if sheet.kind == "worksheet" and sheet.part in self.package
        ]

    @property
    def date1904(self) -> bool:
        """Whether day 0 is 1 January 1904."""
        settings = markup.child(self.root, "workbookPr")
        return settings is not None and markup.truth(settings.get("date1904"))

    @property
    def structure_locked(self) -> bool:
        """Whether adding, removing or renaming sheets is forbidden."""
        protection = markup.child(self.root, "workbookProtection")
        return protection is not None and markup.truth(protection.get("lockStructure"))

    def other(self, kind: str) -> str | None:
        """Return the part of this kind that the whole workbook uses ("styles"…)."""
        relation = self.package.relations(self.part).first(kind)
        return relation.target if relation else None

    def recalculate(self) -> None:
        """Have Excel calculate everything when it opens the file."""
        settings = markup.place(self.root, "calcPr", WORKBOOK_ORDER)
        if not markup.truth(settings.get("fullCalcOnLoad")):
            settings.set("fullCalcOnLoad", "1")

    def drop_calculation_chain(self) -> None:
        """Take out the list of formula cells: Excel makes it anew, and repairs a wrong one."""
        relations = self.package.relations(self.part)
        for relation in relations.of_kind("calcChain"):
            self.package.drop(relation.target)
            relations.remove(relation.id)

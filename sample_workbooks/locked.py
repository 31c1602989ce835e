"""Sample 7: dates counted from 1904, both sheets protected, the structure locked.

Nothing can be written into it: what is entered must wait, and the message must say what to do.
"""

from __future__ import annotations

from lxml import etree

from sample_workbooks import clean
from sample_workbooks.facts import actions, appeals
from sample_workbooks.pen import Pen, lists_sheet
from suivi_tool.workbook.package import Package


def build() -> bytes:
    """Return the workbook."""
    pen = Pen("Suivi du plan d'actions (protégé)")
    pen.book.date_1904 = True
    plan = pen.book.add_worksheet("Plan d'actions")
    register = pen.book.add_worksheet("Appels")
    lists = pen.book.add_worksheet("Listes")
    clean._table(
        pen, plan, "TabActions", clean.ACTION_COLUMNS, [clean._action(row) for row in actions()]
    )
    clean._table(
        pen, register, "TabAppels", clean.APPEAL_COLUMNS, [clean._appeal(row) for row in appeals()]
    )
    lists_sheet(pen, lists, clean.HEADING)
    plan.protect()
    register.protect("", {"autofilter": True, "sort": True})
    return _with_locked_structure(pen.close())


def _with_locked_structure(data: bytes) -> bytes:
    package = Package(data)
    root = package.tree("xl/workbook.xml")
    lock = etree.Element(
        "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}workbookProtection"
    )
    lock.set("lockStructure", "1")
    views = root.find("{*}bookViews")
    root.insert(0 if views is None else root.index(views), lock)
    return package.save()

"""« Appels » added to a tracker that has no register, with the appeals that stood elsewhere."""

from __future__ import annotations

from dataclasses import replace

from suivi_tool.actions import own_sheets
from suivi_tool.actions.office import Office
from suivi_tool.actions.reading import SECTIONS, Reading, is_appeal, read
from suivi_tool.errors import WorkbookRefused
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.tracker import holidays_list
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.headings import match, near
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.sheets import appeals_sheet
from suivi_tool.tracker.understanding import understand
from suivi_tool.tracker.view import SheetView
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.renaming import rename_sheets


def with_register(office: Office, data: bytes) -> tuple[Office, bytes]:
    """Return the tracker with a register of appeals, « Appels » where it had none.

    Appeals that stand among the actions (a single sheet, Type = Appel) are carried over.
    Raises: WorkbookRefused where the sheet cannot be added.
    """
    section = SECTIONS[SheetKind.APPEALS]
    if section in office.settings.sheets:
        return office, data
    found = understand(data).appeals
    if found is None:
        reading = read(office, data)
        appeals = _appeals_in_plan(reading)
        book = Workbook(data)
        donor = appeals_sheet.build(reading.days_off, appeals, date1904=book.date1904)
        names = dict(own_sheets.names(office.settings))
        names[appeals_sheet.SHEET] = own_sheets.choose(book.sheet_names)[appeals_sheet.SHEET]
        donor = rename_sheets(donor, names)
        for name in (appeals_sheet.SHEET, holidays_list.SHEET):
            book.put_sheet(donor, names[name])
        data = book.save()
        found = understand(data).appeals
    if found is None:
        raise WorkbookRefused("la feuille « Appels » n’a pas pu être ajoutée.")
    sheets = {**office.settings.sheets, section: found.to_settings()}
    return replace(office, settings=replace(office.settings, sheets=sheets)), data


def _appeals_in_plan(reading: Reading) -> list[Appeal]:
    if reading.plan_layout is None:
        return []
    view = reading.tracker.view(reading.plan_layout.sheet)
    named = _of_appellants(view, reading.plan_layout)
    return [
        _carried(line.action, view.text(line.row, named))
        for line in reading.plan.actions
        if line.action.number and is_appeal(line.action)
    ]


def _of_appellants(view: SheetView, layout: SheetLayout) -> int:
    """Return the column of the plan that says whom a line concerns; 0 where theirs has none."""
    for column in range(1, layout.last_column + 1):
        heading = view.text(layout.last_header_row, column)
        found = match(SheetKind.APPEALS, heading) or near(SheetKind.APPEALS, heading)
        if found and found.field == "appellant" and column not in layout.columns.values():
            return column
    return 0


def _carried(action: Action, appellant: str) -> Appeal:
    """Return the appeal that a line of a single-sheet tracker tells of, as far as it does."""
    return Appeal(
        action.number,
        received_on=action.opened_on,
        opened_on=action.opened_on,
        appellant=appellant,
        ground=action.finding,
        handler=action.pilot,
        closed_on=action.closed_on,
        comments=action.comments,
    )

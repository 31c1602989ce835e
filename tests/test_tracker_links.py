"""Links between the register and the action plan, before and after somebody sorts a sheet."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.hyperlink import Hyperlink
from work_folders import CLEAN, WorkPlace, make

from suivi_tool.actions.refresh import refresh
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.links import repair, to_row
from suivi_tool.workbook.book import Workbook

APPEALS = SheetLayout(SheetKind.APPEALS, "Appels", 1, 1, {"number": 1, "actions": 2}, {})
PLAN = SheetLayout(SheetKind.ACTIONS, "Plan d'actions", 1, 1, {"number": 3}, {})


def drawn(location: str | None) -> Workbook:
    """Return a register of one appeal whose « N° AC/AP » leads to `location`."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Appels"
    sheet.append(["N° appel", "N° AC/AP"])
    sheet.append(["APP-1", "AC-7"])
    book.create_sheet("Plan d'actions").append(["x", "y", "N° AC/AP"])
    if location:
        sheet["B2"].hyperlink = Hyperlink(ref="B2", location=location)
    data = io.BytesIO()
    book.save(data)
    return Workbook(data.getvalue())


def repaired(location: str | None, row: int = 9) -> tuple[int, str]:
    book = drawn(location)
    wrong = repair(book, APPEALS, "actions", [(2, ("AC-7",))], (PLAN, {"ac-7": row}))
    return wrong, Workbook(book.save()).inner_links("Appels").get((2, 2), "")


def test_a_link_to_another_row_is_led_back() -> None:
    assert repaired("'Plan d''actions'!C4") == (1, "'Plan d''actions'!C9")
    assert to_row(PLAN, 9, "AC-7").target == "#'Plan d''actions'!C9"


@pytest.mark.parametrize("location", ["'Plan d''actions'!C9", "Ailleurs!A1", None])
def test_what_is_right_or_theirs_stays(location: str | None) -> None:
    book = drawn(location)
    before = book.save()
    assert repair(book, APPEALS, "actions", [(2, ("AC-7",))], (PLAN, {"AC-7": 9})) == 0
    assert book.save() == before


def test_a_number_that_stands_nowhere_changes_nothing() -> None:
    book = drawn("'Plan d''actions'!C4")
    assert repair(book, APPEALS, "actions", [(2, ("AC-7",))], (PLAN, {"AC-8": 9})) == 0


def test_after_a_sort_the_next_run_leads_every_link_to_its_number(tmp_path: Path) -> None:
    place = make(tmp_path, CLEAN)
    number = place.register().number
    place.treat(number, "action", le="02/05/2026", action="Doubler le serveur")
    right = linked(place, number)
    mixed = Workbook(place.tracker.read_bytes())
    [appeal] = [at for at, to in mixed.inner_links("Appels").items() if to == right[0]]
    [action] = [at for at, to in mixed.inner_links("Plan d'actions").items() if to == right[1]]
    mixed.lead("Appels", {appeal: "#'Plan d''actions'!A3"})
    mixed.lead("Plan d'actions", {action: "#'Appels'!A2"})
    place.tracker.write_bytes(mixed.save())
    refresh(place.office())
    assert linked(place, number) == right


def linked(place: WorkPlace, number: str) -> tuple[str, str]:
    """Return where the last link of each sheet leads."""
    assert number
    book = Workbook(place.tracker.read_bytes())
    ends = [max(book.inner_links(name).items())[1] for name in ("Appels", "Plan d'actions")]
    return ends[0], ends[1]

"""A tracker of our own: the program understands it, and its registers read back as written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import load_workbook
from sheet_facts import ACTIONS, DAYS_OFF, appeals, facts

from suivi_tool.procedure.appeal import Channel, Outcome
from suivi_tool.procedure.working_days import add_months
from suivi_tool.tracker.action_plan import read_actions
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.register import read_appeals
from suivi_tool.tracker.sheets import appeals_sheet, generated, new_tracker
from suivi_tool.tracker.understanding import understand
from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import read_rows

FULL = replace(
    appeals()[2],
    appellant="Dupré Élise",
    channel=Channel.REGISTERED_LETTER,
    notified_on=date(2026, 3, 14),
    actions=("AC-2026-001", "AC-2026-002"),
    told_progress_on=(date(2026, 5, 4), date(2026, 5, 20)),
    outcome=Outcome.MODIFIED,
    comments="=cmd|'/c calc'!A1",
)


def test_the_sheets_of_a_new_tracker() -> None:
    book = Workbook(new_tracker.build(facts([])))
    assert book.sheet_names == (
        "Page de garde", "Mode d'emploi", "Appels", "Plan d'actions", *generated.SHEETS, "Listes"
    )  # fmt: skip
    assert set(book.defined_names()) >= {"AUJOURDHUI", "COPIL", "ListeMotifs", "ListePilotes"}


def test_excel_would_open_it_as_it_is() -> None:
    assert audit(new_tracker.build(facts())) == ()
    assert audit(new_tracker.build(facts([], fixed_today=False))) == ()
    assert audit(new_tracker.build(facts(date1904=True), appeals(), ACTIONS)) == ()


def test_what_was_written_is_understood_and_read_back() -> None:
    written = [FULL, appeals()[5]]
    data = new_tracker.build(facts(written), written, ACTIONS)

    found = understand(data)
    assert found.appeals is not None
    assert found.actions is not None
    assert found.doubts == ()
    tracker = Tracker(data)
    assert [row.appeal for row in read_appeals(tracker, found.appeals).appeals] == written
    assert [row.action for row in read_actions(tracker, found.actions).actions] == list(ACTIONS)


def test_an_empty_register_is_understood_too() -> None:
    data = new_tracker.build(facts([]))
    found = understand(data)
    assert found.appeals is not None
    assert found.appeals.table == appeals_sheet.TABLE
    assert read_appeals(Tracker(data), found.appeals).appeals == ()


def test_the_deadlines_of_the_register_are_live_with_their_values() -> None:
    data = appeals_sheet.build(DAYS_OFF, [FULL])
    columns = appeals_sheet.reference(1).columns
    row = read_rows(data, "Appels")[4]
    assert row[columns["appeal_limit"] - 1] == add_months(date(2026, 3, 14), 2)
    assert row[columns["acknowledgement_due"] - 1] == date(2026, 4, 17)
    formulas = Tracker(data).formulas("Appels", 5)
    assert set(formulas) == {columns["appeal_limit"], columns["acknowledgement_due"]}
    assert (
        "RegistreAppels[[#This Row],[Date de réception]]"
        in formulas[columns["acknowledgement_due"]]
    )


def test_it_can_be_refreshed_again_and_again_without_a_change() -> None:
    known = facts()
    data = new_tracker.build(known, appeals(), ACTIONS)
    donor = generated.build(known)
    book = Workbook(data)
    for name in generated.SHEETS:
        book.put_sheet(donor, name, free_zones=generated.FREE_ZONES.get(name, ()))
    once = book.save()
    again = Workbook(once)
    for name in generated.SHEETS:
        again.put_sheet(donor, name, free_zones=generated.FREE_ZONES.get(name, ()))
    assert again.save() == once


def test_a_comment_of_the_committee_survives_a_refresh() -> None:
    known = facts()
    book = Workbook(new_tracker.build(known, appeals(), ACTIONS))
    book.set_cells("Indicateurs", {(31, 2): "Le comité demande un point en mars."})
    commented = Workbook(book.save())
    later = replace(known, today=date(2026, 12, 1))
    commented.put_sheet(generated.build(later), "Indicateurs",
                        free_zones=generated.FREE_ZONES["Indicateurs"])  # fmt: skip
    assert (
        read_rows(commented.save(), "Indicateurs")[30][1] == "Le comité demande un point en mars."
    )


def test_a_row_is_as_high_as_its_longest_text() -> None:
    """« Motif » of an appeal that was carried over: 300 pixels wide, four lines of it."""
    told = "Refus de recevabilité : " + "pièces jugées illisibles, " * 6
    known = [replace(FULL, ground=told), replace(appeals()[1], ground="Notation")]
    book = load_workbook(BytesIO(appeals_sheet.build(DAYS_OFF, known)))
    heights = [book["Appels"].row_dimensions[row].height * 4 / 3 for row in (5, 6)]
    assert heights[0] >= 4 * 19
    assert heights[1] == 34

"""The tracker is open in Excel on somebody's screen: nothing is lost, and it is said by whom."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from benchmarks.trust_fuzz import excel_owner
from journeys.filling import register
from journeys.offices import TRACKER
from journeys.server import Client
from suivi_tool.actions.entries import EntryKind, appeal_payload
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.storage.work_folder import WorkFolder
from suivi_tool.tracker.understanding import understand
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import read_rows


def registers_all_the_same(page: Page, why: str) -> None:
    """Register an appeal, and read that it waits and why."""
    page.get_by_role("link", name="Enregistrer un appel").click()
    register(page, "Okafor", who="Demandeur", decision="Refus de recevabilité")
    for said in ("Appel APP-2026-006 enregistré", why, "Rien n’est perdu"):
        expect(page.locator("#fait")).to_contain_text(said)


def times_in_register(root: Path, number: str) -> int:
    """Return in how many rows of the register a number stands."""
    rows = read_rows((root / TRACKER).read_bytes(), "Appels")
    return [row[0] for row in rows if row].count(number)


def test_what_is_entered_waits_and_is_merged_when_the_tracker_is_closed(
    page: Page, window: Client, root: Path
) -> None:
    lock = root / f"~${TRACKER}"
    lock.write_bytes(excel_owner("Hélène Marchand"))
    before = (root / TRACKER).read_bytes()
    registers_all_the_same(page, "Hélène Marchand")
    assert (root / TRACKER).read_bytes() == before

    page.get_by_role("link", name="À faire").click()
    waiting = page.locator("section.warn")
    expect(waiting).to_contain_text("1 saisie attend le suivi")
    expect(waiting).to_contain_text("ouvert par Hélène Marchand")
    expect(waiting).to_contain_text("APP-2026-006")
    duties = page.get_by_label("Ce qui est à faire")
    expect(duties.get_by_role("link", name="APP-2026-006").first).to_be_visible()

    waiting.get_by_role("button", name="Réessayer").click()
    expect(page.locator("#resume")).to_contain_text("ce qui attend est gardé")
    assert (root / TRACKER).read_bytes() == before

    lock.unlink()  # the open window tries again by itself
    expect(page.locator("#resume")).to_contain_text("Inscrit au suivi : APP-2026-006.")
    expect(page.locator("section.warn")).to_have_count(0)
    assert times_in_register(root, "APP-2026-006") == 1


def test_the_answer_of_a_registration_that_waits_tries_again_by_itself_and_says_the_row(
    page: Page, window: Client, root: Path
) -> None:
    lock = root / f"~${TRACKER}"
    lock.write_bytes(excel_owner("Hélène Marchand"))
    registers_all_the_same(page, "Hélène Marchand")
    page.locator("#fait").get_by_role("button", name="Réessayer").click()
    expect(page.locator("#resume")).to_contain_text("ce qui attend est gardé")
    expect(page.locator("#fait")).to_contain_text("Hélène Marchand")

    lock.unlink()  # the open window tries again by itself
    expect(page.locator("#resume")).to_contain_text("Inscrit au suivi : APP-2026-006.")
    expect(page.locator("#fait")).to_contain_text("Appel APP-2026-006 enregistré")
    expect(page.locator("#fait")).not_to_contain_text("n’est pas encore à jour")
    expect(page.get_by_label("Ce qui a été écrit")).to_contain_text("ligne 29")
    assert times_in_register(root, "APP-2026-006") == 1


def test_a_tracker_torn_by_a_synchronisation_is_waited_for_and_merged_once_it_is_whole(
    page: Page, window: Client, root: Path
) -> None:
    page.get_by_role("button", name="Actualiser").click()
    expect(page.locator("#resume")).to_contain_text("Le suivi est à jour")
    whole = (root / TRACKER).read_bytes()
    (root / TRACKER).write_bytes(whole[:20_000])
    registers_all_the_same(page, "abîmé ou incomplet")
    page.get_by_role("link", name="À faire").click()
    expect(page.get_by_role("link", name="Voir les sauvegardes")).to_be_visible()
    waiting = page.locator("section.warn")
    expect(waiting).to_contain_text("1 saisie attend le suivi")
    (root / TRACKER).write_bytes(whole)  # the open window tries again by itself
    expect(page.locator("#resume")).to_contain_text("Inscrit au suivi : APP-2026-006.")
    assert times_in_register(root, "APP-2026-006") == 1


def test_after_a_working_day_it_is_said_since_when_and_who_holds_the_file(
    page: Page, window: Client, root: Path
) -> None:
    """An entry of four days ago, kept by the clock of that day, as its record tells."""
    lock = root / f"~${TRACKER}"
    lock.write_bytes(excel_owner("Hélène Marchand"))
    days_ago = datetime.now(UTC) - timedelta(days=4)
    appeal = Appeal("APP-2026-006", received_on=days_ago.date(), appellant="Ngozi Okafor")
    work = WorkFolder(root, user="Sophie", clock=lambda: days_ago)
    number = work.reserve(lambda n: f"APP-2026-{n:03}", 6)
    work.pending.add(EntryKind.APPEAL, number, appeal_payload(appeal), "Sophie")
    page.reload()
    waiting = page.locator("section.warn")
    expect(waiting).to_contain_text("ouvert par Hélène Marchand depuis le")
    expect(waiting).to_contain_text("depuis 4 jours")
    expect(waiting).to_contain_text("par Sophie")
    lock.unlink()
    expect(page.locator("#resume")).to_contain_text("Inscrit au suivi : APP-2026-006.")


def test_a_page_open_on_an_edit_by_hand_shows_it_next_time(
    page: Page, window: Client, root: Path
) -> None:
    line = page.locator(".duty", has_text="Accusé de réception – APP-2026-004")
    expect(line).to_contain_text("En retard")
    data = (root / TRACKER).read_bytes()
    layout = understand(data).appeals
    assert layout is not None
    rows = read_rows(data, layout.sheet)
    row = next(at for at, cells in enumerate(rows, 1) if cells and cells[0] == "APP-2026-004")
    book = Workbook(data)
    book.set_cells(layout.sheet, {(row, layout.columns["acknowledged_on"]): date(2026, 4, 20)})
    (root / TRACKER).write_bytes(book.save())
    page.reload()
    expect(line).to_have_count(0)
    page.get_by_role("link", name="APP-2026-004").first.click()
    expect(page.locator(".way li.done", has_text="Accusé de réception")).to_contain_text(
        "20/04/2026"
    )

"""Entries become rows and cells; applied twice they change nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions import ledger
from suivi_tool.actions.ledger import Outcome
from suivi_tool.actions.reading import read
from suivi_tool.actions.refresh import refresh
from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Value


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    place = make(tmp_path)
    place.lock()
    return place


def test_the_same_entries_twice_give_the_very_same_bytes(place: WorkPlace) -> None:
    number = place.register().number
    entries = place.office().work.pending.entries()
    outcome = Outcome()
    once = ledger.apply(place.office(), place.tracker.read_bytes(), entries, outcome)
    assert outcome.rows == {number: 29}
    assert ledger.apply(place.office(), once, entries, Outcome()) == once


def test_what_was_read_before_serves_as_often_as_it_is_asked(place: WorkPlace) -> None:
    place.register()
    office, data = place.office(), place.tracker.read_bytes()
    entries, known = office.work.pending.entries(), read(office, data)
    once = ledger.apply(office, data, entries, Outcome())
    for _ in range(2):  # the second time it does not hold what the first one wrote
        assert ledger.apply(office, data, entries, Outcome(), known=known) == once


def test_a_tracker_that_changed_since_it_was_read_is_read_again(place: WorkPlace) -> None:
    number = place.register().number
    office = place.office()
    known, entries = read(office, place.tracker.read_bytes()), office.work.pending.entries()
    book = Workbook(place.tracker.read_bytes())
    columns = {str(cell.value): at for at, cell in enumerate(place.sheet("Appels")[1], 1)}
    book.set_cells("Appels", {(28, columns["Appelant"]): "Retapé"})
    reread = Outcome()
    new = ledger.apply(office, book.save(), entries, reread, known=known)
    assert reread.rows == {number: 29}
    place.tracker.write_bytes(new)
    assert place.sheet("Appels").cell(28, columns["Appelant"]).value == "Retapé"


def test_a_number_that_somebody_typed_meanwhile_keeps_the_entry_waiting(place: WorkPlace) -> None:
    number = place.register().number
    book = Workbook(place.tracker.read_bytes())
    columns = {str(cell.value): at for at, cell in enumerate(place.sheet("Appels")[1], 1)}
    typed: dict[str, Value] = {
        "N° appel": number,
        "Appelant": "Quelqu’un d’autre",
        "Date de réception": date(2026, 4, 29),
    }
    book.set_cells("Appels", {(29, columns[name]): value for name, value in typed.items()})
    place.tracker.write_bytes(book.save())
    (place.root / f".~lock.{place.tracker.name}#").unlink()
    done = refresh(place.office())
    assert done.merged == ()
    assert "a été donné à la main à un autre appel" in done.waiting[0].message
    assert "ligne 29" in done.waiting[0].place
    assert place.row("Appels", number)["Appelant"] == "Quelqu’un d’autre"


def test_a_register_without_a_column_that_it_needs_is_refused(place: WorkPlace) -> None:
    toml = place.root / "suivi.toml"
    lines = toml.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith('"Date de réception" =')]
    assert len(kept) < len(lines)
    toml.write_text("".join(kept), "utf-8")
    with pytest.raises(WorkbookRefused, match="Date de réception"):
        ledger.apply(place.office(), place.tracker.read_bytes(), (), Outcome())

"""What the RQ types by hand in Excel is seen, said, and brought into the documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import CLEAN, LIVED, SINGLE, WorkPlace, make, registered

from suivi_tool.actions import journal, reading
from suivi_tool.actions.refresh import refresh
from suivi_tool.documents import controls
from suivi_tool.interfaces.command_line import main
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.values import Value

NUMBER = "APP-2026-006"


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return registered(tmp_path)


def column(place: WorkPlace, heading: str) -> int:
    found = next(cell for cell in place.sheet("Appels")[1] if cell.value == heading)
    assert found.column
    return found.column


def test_a_date_typed_by_hand_is_seen_and_goes_into_the_fiche(place: WorkPlace) -> None:
    book = Workbook(place.tracker.read_bytes())
    book.set_cells("Appels", {(29, column(place, "AR – envoyé le")): date(2026, 5, 4)})
    place.tracker.write_bytes(book.save())
    done = refresh(place.office(date(2026, 5, 5)))
    assert any(NUMBER in fault.message and "AR" in fault.message for fault in done.seen)
    assert [path.name for path in done.documents] == [f"Fiche d'appel {NUMBER}.docx"]
    assert "04/05/2026" in controls.read(done.documents[0].read_bytes()).values()
    [line] = [line for line in journal.lines(place.office()) if line.what == "saisie à la main"]
    assert line.fields == ("acknowledged_on",)
    assert not refresh(place.office(date(2026, 5, 5))).changed


def test_an_appeal_that_is_gone_is_said(place: WorkPlace) -> None:
    book = Workbook(place.tracker.read_bytes())
    row = {(29, at): None for at in range(1, 40)}
    book.set_cells("Appels", row)
    place.tracker.write_bytes(book.save())
    seen = refresh(place.office()).seen
    assert any("n’est plus dans le registre" in fault.message for fault in seen)


@pytest.mark.parametrize("sample", [CLEAN, SINGLE])
def test_a_row_whose_number_is_no_number_keeps_nothing_else_waiting(
    tmp_path: Path, sample: str
) -> None:
    place = make(tmp_path, sample)
    read = reading.read(place.office(), place.tracker.read_bytes())
    row, layout = read.register.appeals[2].row, read.register_layout
    assert layout is not None
    book = Workbook(place.tracker.read_bytes())
    typed = {"number": "?", "status": "Reçu"}
    cells: dict[tuple[int, int], Value] = {(row, layout.columns[name]): typed[name]
                                           for name in typed if name in layout.columns}  # fmt: skip
    book.set_cells(layout.sheet, cells)
    place.tracker.write_bytes(book.save())
    assert refresh(place.office()).changed
    assert place.register().tracker.row


def test_a_renamed_column_is_proposed_and_the_entry_waits(tmp_path: Path) -> None:
    place = make(tmp_path / "vécu", LIVED)
    heading = next(
        c for row in place.sheet("APPELS").iter_rows(5, 6) for c in row if c.value == "Reçu le"
    )
    book = Workbook(place.tracker.read_bytes())
    book.set_cells("APPELS", {(heading.row, heading.column): "Arrivé le"})
    place.tracker.write_bytes(book.save())
    waiting = place.register().tracker.waiting
    assert "« Arrivé le » remplace « Reçu le »" in waiting[0].message.replace("\u00a0", " ")


def test_the_journal_is_anchored_in_the_tracker_and_found_whole(place: WorkPlace) -> None:
    assert journal.verify(place.office()) == ()
    path = place.office().work.journal.path
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    assert journal.verify(place.office())


def test_a_tracker_that_is_open_while_nothing_waits_is_no_entry_that_waits(
    place: WorkPlace, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = place.lock()
    assert refresh(place.office()).idle
    assert main(["actualiser", "--dossier", str(place.root)]) == 5
    assert "Rien n’attend d’y entrer" in capsys.readouterr().out
    place.register(nom="Petit", courriel="petit@example.org")
    assert not refresh(place.office()).idle
    lock.unlink()
    assert refresh(place.office()).merged == ("APP-2026-007",)

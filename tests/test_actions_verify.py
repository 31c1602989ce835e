"""What is not right, told with its cell; reading it changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import DIRTY, WorkPlace, make

from suivi_tool.actions.reading import read
from suivi_tool.actions.verify import SHOWN, findings, for_sheet, of_tracker
from suivi_tool.errors import WorkbookRefused
from suivi_tool.tracker.findings import CellFinding, Severity


@pytest.fixture(scope="module")
def dirty(tmp_path_factory: pytest.TempPathFactory) -> WorkPlace:
    return make(tmp_path_factory.mktemp("verify"), DIRTY)


def test_the_gravest_comes_first_and_every_one_has_its_cell(dirty: WorkPlace) -> None:
    found = findings(dirty.office())
    order = [list(Severity).index(item.severity) for item in found]
    assert order == sorted(order)
    assert all(item.sheet and item.row and item.column for item in found)


def test_a_number_given_twice_is_found_with_its_row(dirty: WorkPlace) -> None:
    twice = [item for item in findings(dirty.office()) if "déjà celui de la ligne" in item.message]
    assert [(item.sheet, item.row) for item in twice] == [("Appels", 15), ("Plan d'actions", 70)]
    assert all(item.remedy for item in twice)


def test_a_journal_that_was_changed_is_an_error(tmp_path: Path) -> None:
    place = make(tmp_path)
    place.register()
    journal = place.root / ".suivi" / "journal.jsonl"
    journal.write_text(journal.read_text("utf-8").replace("Anne", "Paul"), "utf-8")
    found = findings(place.office())
    assert any("journal" in f"{item.message}{item.column}".lower() for item in found)


def test_a_year_that_the_list_of_holidays_lacks_is_told(tmp_path: Path) -> None:
    place = make(tmp_path)
    told = [one for one in findings(place.office(date(2031, 2, 3))) if "2031" in one.message]
    assert [one.severity for one in told] == [Severity.WARNING]
    assert "feuille «\u00a0Jours fériés\u00a0»" in told[0].message
    assert "actualiser" in told[0].remedy
    assert not [one for one in findings(place.office()) if "jours fériés" in one.message]


def test_a_tracker_that_is_gone_is_refused(tmp_path: Path) -> None:
    place = make(tmp_path)
    place.tracker.unlink()
    with pytest.raises(WorkbookRefused, match="introuvable"):
        findings(place.office())


def test_the_sheet_says_the_same_the_gravest_first_and_counts_what_it_does_not_show(
    dirty: WorkPlace,
) -> None:
    office = dirty.office()
    reading = read(office, dirty.tracker.read_bytes())
    order = list(Severity)
    every = sorted(of_tracker(office, reading), key=lambda one: order.index(one.severity))
    assert every[0].severity is Severity.ERROR
    assert for_sheet(office, reading) == tuple(every)
    lost = [CellFinding(f"Appel {at} disparu.", "", Severity.ERROR) for at in range(SHOWN - 1)]
    *shown, more = for_sheet(office, reading, lost)
    assert shown == [*lost, every[0]]
    assert more.message.startswith(f"{len(every) - 1} autres constats")

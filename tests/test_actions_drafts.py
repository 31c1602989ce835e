"""Prepared twice is one document; what was sent or touched stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, registered

from suivi_tool.actions.undo import undo

NUMBER, NEXT_DAY, LATER = "APP-2026-006", date(2026, 5, 4), date(2026, 6, 30)
LETTER, DRAFT = f"Accusé de réception {NUMBER}.docx", f"Accusé de réception {NUMBER}.eml"


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return registered(tmp_path)


def names(place: WorkPlace) -> set[str]:
    folder = place.office().work.files.folder(NUMBER)
    return {path.name for path in folder.iterdir() if path.name[0] != "F"}


def test_an_untouched_draft_is_made_anew_and_the_former_can_come_back(place: WorkPlace) -> None:
    letter = place.office().work.files.folder(NUMBER) / LETTER
    first = letter.read_bytes()
    place.treat(NUMBER, "accuse", NEXT_DAY)
    place.treat(NUMBER, "accuse", LATER)
    assert names(place) == {LETTER, DRAFT}
    assert letter.read_bytes() != first
    undo(place.office())
    undo(place.office())
    assert letter.read_bytes() == first


def test_what_a_person_changed_stays(place: WorkPlace) -> None:
    letter = place.office().work.files.folder(NUMBER) / LETTER
    letter.write_bytes(letter.read_bytes() + b"typed")
    kept = letter.read_bytes()
    place.treat(NUMBER, "accuse", NEXT_DAY)
    assert letter.read_bytes() == kept
    assert names(place) == {LETTER, DRAFT, f"Accusé de réception {NUMBER} (2).docx"}


def test_what_may_have_been_sent_stays(place: WorkPlace) -> None:
    place.treat(NUMBER, "accuse", NEXT_DAY, le="04/05/2026")
    sent = (place.office().work.files.folder(NUMBER) / LETTER).read_bytes()
    place.treat(NUMBER, "accuse", LATER)
    place.treat(NUMBER, "accuse", date(2026, 7, 1))
    assert (place.office().work.files.folder(NUMBER) / LETTER).read_bytes() == sent
    assert len(names(place)) == 4

"""« relancer »: drafts for the pilots of late actions, and the same words behind « Échéances »."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import unquote

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.remind import FOLDER, remind
from suivi_tool.errors import RefusedInput

LATER = date(2027, 2, 1)


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path)


def test_each_pilot_of_a_late_action_of_an_appeal_gets_one_draft(place: WorkPlace) -> None:
    answer = remind(place.office(LATER))
    names = [reminder.to.name for reminder, _ in answer.drafts]
    assert names
    assert len(names) == len(set(names))
    for reminder, path in answer.drafts:
        mail = message_from_bytes(path.read_bytes(), policy=default)
        assert path.parent == place.root / FOLDER
        assert mail["X-Unsent"] == "1"
        assert mail["Subject"] == reminder.subject.replace("\u00a0", " ")
        assert mail["To"] is None or reminder.to.mail in mail["To"]
    again = remind(place.office(LATER))
    assert [path for _, path in again.drafts] == [path for _, path in answer.drafts]


def test_one_action_is_named_by_its_number(place: WorkPlace) -> None:
    number = remind(place.office(LATER)).drafts[0][0].actions[0].number
    ((reminder, path),) = remind(place.office(LATER), number.lower()).drafts
    assert [action.number for action in reminder.actions] == [number]
    assert number.lower() in path.name


@pytest.mark.parametrize(("number", "said"), [("AC-1999-999", "aucune action"),
                                              ("AC-2023-01", "pas en retard")])  # fmt: skip
def test_what_is_not_late_is_refused(place: WorkPlace, number: str, said: str) -> None:
    with pytest.raises(RefusedInput, match=said):
        remind(place.office(LATER), number)
    assert not (place.root / FOLDER).exists()


def test_the_sheet_opens_the_same_mail(place: WorkPlace) -> None:
    refresh(place.office(LATER))
    links = [cell.hyperlink.target for row in place.sheet("Échéances").iter_rows() for cell in row
             if cell.hyperlink and cell.hyperlink.target]  # fmt: skip
    mails = [unquote(link) for link in links if link.startswith("mailto:")]
    reminder = remind(place.office(LATER)).drafts[0][0]
    assert [mail for mail in mails if reminder.actions[0].number in mail]
    before = place.tracker.read_bytes()
    assert not refresh(place.office(LATER)).changed
    assert place.tracker.read_bytes() == before

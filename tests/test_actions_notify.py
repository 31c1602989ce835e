"""« Prévenir le responsable »: a draft in the folder, to the handler or to the deputy."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from work_folders import WorkPlace, registered

from suivi_tool.actions.notify import notify
from suivi_tool.actions.options import Setting
from suivi_tool.actions.settings import FILE_NAME, changed
from suivi_tool.errors import RefusedInput

NUMBER = "APP-2026-006"
MAY_4 = date(2026, 5, 4)


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return registered(tmp_path)


def opened(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def absent(place: WorkPlace, last: date) -> None:
    """Let whoever handles appeals be away from today to `last`, with a deputy."""
    path = place.root / FILE_NAME
    for role in ("rq", "directeur"):
        values: dict[str, Setting] = {
            f"roles.{role}.suppleant": "Luc Morel",
            f"roles.{role}.suppleant_mail": "luc.morel@example.org",
            f"roles.{role}.absent_du": MAY_4,
            f"roles.{role}.absent_au": last,
        }
        path.write_text(changed(path.read_text("utf-8"), values), "utf-8")


def test_the_draft_says_number_deadline_and_folder_with_an_entry(place: WorkPlace) -> None:
    done = notify(place.office(MAY_4), NUMBER)
    message = opened(done.draft)
    folder = place.office().work.files.folder(NUMBER)
    assert done.draft.parent == folder
    assert done.to.name in message["To"]
    assert NUMBER in message["Subject"]
    assert "au plus tard le" in message["Subject"]
    html = message.get_body(("html",))
    assert html is not None
    assert folder.as_uri() in html.get_content()
    entry = next(message.iter_attachments())
    assert "BEGIN:VEVENT" in entry.get_content()


def test_a_long_absence_turns_it_to_the_deputy_and_says_why(place: WorkPlace) -> None:
    absent(place, date(2026, 5, 31))
    done = notify(place.office(MAY_4), NUMBER)
    assert opened(done.draft)["To"] == "Luc Morel <luc.morel@example.org>"
    assert "suppléant" in done.alerts[0].message


def test_a_short_absence_leaves_it_to_the_handler(place: WorkPlace) -> None:
    absent(place, date(2026, 5, 6))
    done = notify(place.office(MAY_4), NUMBER)
    assert done.to.stands_in_for is None
    assert "Luc Morel" not in opened(done.draft)["To"]


def test_a_draft_that_nobody_touched_is_replaced(place: WorkPlace) -> None:
    first = notify(place.office(MAY_4), NUMBER)
    absent(place, date(2026, 5, 31))
    again = notify(place.office(MAY_4), NUMBER)
    assert again.draft == first.draft
    again.draft.write_bytes(again.draft.read_bytes() + b"\r\nMerci.")
    assert notify(place.office(MAY_4), NUMBER).draft != first.draft


def test_once_acknowledged_it_tells_of_the_reply(place: WorkPlace) -> None:
    place.treat(NUMBER, "accuse", MAY_4, le="04/05/2026", mode="mail")
    message = opened(notify(place.office(MAY_4), NUMBER).draft)
    body = message.get_body(("plain",))
    assert body is not None
    assert "L’accusé de réception est parti le 04/05/2026" in body.get_content()


def test_nobody_is_told_of_a_closed_appeal(place: WorkPlace) -> None:
    place.treat(NUMBER, "cloture", MAY_4, le="04/05/2026", resultat="Appel retiré")
    with pytest.raises(RefusedInput, match="clos"):
        notify(place.office(MAY_4), NUMBER)

"""The mail that tells the person responsible: number, deadline, folder, calendar entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import PurePosixPath, PureWindowsPath

from appeal_cases import RECEIVED

from suivi_tool.forms.notice import notice

STAMP = datetime(2026, 4, 30, 9, tzinfo=UTC)
SHARE = PureWindowsPath(r"\\serveur\partage\Dossiers d’appel\APP-2026-007")


def opened(data: bytes) -> EmailMessage:
    """Return the draft as a mail program reads it."""
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_the_handler_learns_what_is_due_and_where() -> None:
    message = opened(notice(RECEIVED, SHARE, STAMP))
    assert message["To"] == "Marc Dubreuil <marc.dubreuil@exemple.fr>"
    assert message["Subject"] == (
        "Appel APP-2026-007 à traiter – accusé de réception au plus tard le 15/05/2026"
    )
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert "vendredi 15 mai 2026" in plain.get_content()
    assert str(SHARE) in plain.get_content()
    assert "Lefèvre" not in plain.get_content()
    assert 'href="file://serveur/partage/Dossiers%20d%E2%80%99appel/APP-2026-007"' in (
        html.get_content()
    )
    [entry] = message.iter_attachments()
    assert entry.get_filename() == "Accusé de réception APP-2026-007.ics"
    assert "DTSTART;VALUE=DATE:20260515" in str(entry.get_content())


def test_without_a_deadline_there_is_no_calendar_entry() -> None:
    unknown = replace(RECEIVED, acknowledgement=None)
    message = opened(notice(unknown, PurePosixPath("Dossiers/APP-2026-007"), STAMP))
    assert list(message.iter_attachments()) == []
    assert message["Subject"] == "Appel APP-2026-007 à traiter"

"""What a page says after something was done travels by a key nobody can guess, not by its text."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from window_office import office, read

from suivi_tool.errors import Fault
from suivi_tool.interfaces.window import notices


def test_it_is_said_once_arrived_in_french_typography(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        with client.served.app.test_request_context():
            at = notices.address("todo.page", "C'est fait : tout.", (Fault("À savoir."),))
        query = urlsplit(at).query
        assert "fait" not in query
        said = read(client, f"/?{query}")
        assert "C’est fait : tout." in said
        assert "À savoir." in said


def test_no_text_from_outside_is_ever_said(tmp_path: Path) -> None:
    with office(tmp_path) as (client, _):
        assert "pirate" not in read(client, "/?dit=pirate")

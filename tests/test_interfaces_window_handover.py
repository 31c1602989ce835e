"""The second double-click: the running server gives a window, a stranger nothing."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import pytest
from journeys.server import Client, serving

from suivi_tool.interfaces.window import handover


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with serving(None) as found:
        yield found


def test_the_running_server_gives_a_ticket_that_opens_once(client: Client) -> None:
    url = handover.ask(client.served.running, None)
    assert url is not None
    assert client.served.running.token not in url
    at = urlsplit(url)
    first = client.send("GET", f"{at.path}?{at.query}")
    assert (first.status, "Set-Cookie" in first.headers) == (302, True)
    again = client.send("GET", f"{at.path}?{at.query}")
    assert again.status == 403


def test_the_mail_dropped_on_the_icon_is_handed_over(client: Client, tmp_path: Path) -> None:
    mail = tmp_path / "réclamation Müller.eml"
    mail.write_bytes(b"Subject: appel\r\n\r\nBonjour")
    url = handover.ask(client.served.running, mail)
    assert url is not None
    assert "/enregistrer?mail=" in url
    key = urlsplit(url).query.partition("mail=")[2].partition("&")[0]
    upload = client.served.desk.uploads.get(key)
    assert upload is not None
    assert (upload.name, upload.path.read_bytes()) == (mail.name, mail.read_bytes())


def test_a_mail_that_is_none_opens_the_form_all_the_same(client: Client, tmp_path: Path) -> None:
    other = tmp_path / "programme.exe"
    other.write_bytes(b"MZ")
    url = handover.ask(client.served.running, other)
    assert url is not None
    assert f"mail={handover.UNREADABLE}" in url
    gone = handover.ask(client.served.running, tmp_path / "absent.eml")
    assert gone is not None
    assert f"mail={handover.UNREADABLE}" in gone


def test_a_server_that_runs_no_more_is_noticed(client: Client) -> None:
    gone = replace(client.served.running, port=1)
    assert handover.ask(gone, None) is None


class Stranger(http.server.BaseHTTPRequestHandler):
    """A server of another account that took the port over: it writes down all that it is told."""

    heard: ClassVar[list[str]] = []
    answer: ClassVar[dict[str, Any]] = {"proof": "0" * 64, "ticket": "x"}

    def do_GET(self) -> None:
        self._note()

    def do_POST(self) -> None:
        self._note()

    def _note(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length).decode("latin-1")
        self.heard.append(f"{self.requestline}\n{self.headers}\n{body}")
        said = json.dumps(self.answer).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def test_a_stranger_on_the_port_learns_nothing(client: Client, tmp_path: Path) -> None:
    mail = tmp_path / "secret.eml"
    mail.write_bytes(b"Subject: secret\r\n\r\ncontenu secret")
    with http.server.HTTPServer(("127.0.0.1", 0), Stranger) as stranger:
        threading.Thread(target=stranger.serve_forever, args=(0.05,), daemon=True).start()
        fake = replace(client.served.running, port=stranger.server_port)
        assert handover.ask(fake, mail) is None
        stranger.shutdown()
    assert len(Stranger.heard) == 1
    assert client.served.running.token not in Stranger.heard[0]
    assert "secret" not in Stranger.heard[0]


def _second_start(client: Client, nonce: str, name: str = "", body: bytes = b"") -> dict[str, str]:
    keys = client.served.desk.keys
    proof = keys.proof(handover._client_says(client.port, nonce, name, body))
    return {"X-Nonce": nonce, "X-Preuve": proof, "X-Nom": name}


def test_a_proof_is_not_good_twice(client: Client) -> None:
    headers = _second_start(client, "une-fois")
    path = client.prefix + handover.PATH
    assert client.send("POST", path, headers=headers).status == 200
    assert client.send("POST", path, headers=headers).status == 403


def test_a_proof_is_good_for_its_own_mail_only(client: Client) -> None:
    headers = _second_start(client, "autre", "a.eml", b"le mail")
    said = client.send("POST", client.prefix + handover.PATH, b"un autre mail", headers)
    assert said.status == 403


def test_without_proof_there_is_no_ticket(client: Client) -> None:
    path = client.prefix + handover.PATH
    assert client.send("POST", path, headers={"X-Nonce": "n"}).status == 403
    assert client.send("GET", path).status == 403

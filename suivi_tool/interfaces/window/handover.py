"""The second double-click: ask the running server for a window, and hand it the mail.

Neither side sends the token. The server first proves that it is ours (another account may have
taken the port over), then the second start proves that it is.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import secrets
from pathlib import Path
from urllib.parse import quote, unquote

from flask import Blueprint, Response, abort, jsonify, request

from suivi_tool.errors import SuiviError
from suivi_tool.interfaces.window.desk import desk
from suivi_tool.interfaces.window.guard import TOKEN_PARAMETER
from suivi_tool.interfaces.window.keys import Keys, same
from suivi_tool.interfaces.window.state import Running

PATH = "/reprise"
UNREADABLE = "illisible"
_TIMEOUT = 5.0

pages = Blueprint("handover", __name__)
_seen: set[str] = set()


def _server_says(port: int, nonce: str) -> str:
    return f"serveur:{port}:{nonce}"


def _client_says(port: int, nonce: str, name: str, body: bytes) -> str:
    return f"client:{port}:{nonce}:{name}:{hashlib.sha256(body).hexdigest()}"


@pages.route(PATH, methods=["GET", "POST"])
def answer() -> Response:
    """Prove who we are (GET), or give a ticket to a second start that proves who it is (POST)."""
    keys = desk().keys
    port = int(request.host.rpartition(":")[2])
    nonce = request.headers.get("X-Nonce", "")
    if not nonce or len(nonce) > 100:
        abort(403)
    if request.method == "GET":
        return jsonify(proof=keys.proof(_server_says(port, nonce)))
    name, body = request.headers.get("X-Nom", ""), request.get_data()
    expected = keys.proof(_client_says(port, nonce, name, body))
    if not same(request.headers.get("X-Preuve"), expected) or nonce in _seen:
        abort(403)
    _seen.add(nonce)
    return jsonify(ticket=desk().tickets.issue(), mail=_kept(unquote(name), body))


def _kept(name: str, body: bytes) -> str:
    """Keep the mail handed over; one that is refused leaves the form empty, which says so."""
    if not name:
        return ""
    try:
        return desk().uploads.keep(name, body).id
    except SuiviError:
        return UNREADABLE


def ask(running: Running, mail: Path | None) -> str | None:
    """Return the address of a window of the running server, or None where it runs no more."""
    keys = Keys(running.token)
    nonce = secrets.token_urlsafe(16)
    name, body = _content(mail)
    try:
        said = _send(running, "GET", nonce)
        if not same(str(said.get("proof")), keys.proof(_server_says(running.port, nonce))):
            return None
        nonce = secrets.token_urlsafe(16)
        proof = keys.proof(_client_says(running.port, nonce, name, body))
        said = _send(running, "POST", nonce, {"X-Preuve": proof, "X-Nom": name}, body)
    except (OSError, http.client.HTTPException, ValueError):
        return None
    return address(running, str(said.get("ticket", "")), str(said.get("mail", "")))


def _content(mail: Path | None) -> tuple[str, bytes]:
    """Return the name (quoted) and the bytes of a mail; none of them where it cannot be read."""
    try:
        return (quote(mail.name), mail.read_bytes()) if mail else ("", b"")
    except OSError:
        return quote(mail.name) if mail else "", b""


def address(running: Running, ticket: str, mail: str = "") -> str:
    """Return the address that opens a window with `ticket`, its form filled from `mail`."""
    page = f"/enregistrer?mail={quote(mail)}&" if mail else "/?"
    base = f"http://127.0.0.1:{running.port}{running.prefix}"
    return f"{base}{page}{TOKEN_PARAMETER}={quote(ticket)}"


def _send(
    running: Running, method: str, nonce: str, headers: dict[str, str] | None = None,
    body: bytes = b"",
) -> dict[str, object]:  # fmt: skip
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=_TIMEOUT)
    try:
        connection.request(
            method, running.prefix + PATH, body or None, {"X-Nonce": nonce, **(headers or {})}
        )
        said = json.loads(connection.getresponse().read(10_000))
    finally:
        connection.close()
    return said if isinstance(said, dict) else {}

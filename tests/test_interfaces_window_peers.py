"""Another account of this machine, with a ticket that it read on the browser's command line."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import lacking
from journeys.server import serving

from suivi_tool.interfaces.window import handover, peers

HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n"
ROW = "   1: 0100007F:{:04X} 0100007F:{:04X} 01 00000000:00000000 00:00000000 00000000 {:>5} 0 1\n"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="la table des connexions de Linux")


@pytest.mark.skipif(os.name != "posix", reason="comptes POSIX")
@pytest.mark.parametrize(
    ("uid", "stranger"), [(os.getuid() if os.name == "posix" else 0, False), (0, False),
                          (65_533, True)],
)  # fmt: skip
def test_the_owner_of_a_connection_decides(tmp_path: Path, uid: int, stranger: bool) -> None:
    table = tmp_path / "tcp"
    table.write_text(HEAD + ROW.format(1, 2, 65_533) + ROW.format(40_000, 50_000, uid))
    assert peers.is_a_stranger(40_000, 50_000, table) == stranger
    assert not peers.is_a_stranger(40_001, 50_000, table)
    assert not peers.is_a_stranger(40_000, 50_000, tmp_path / "absent")


@on_linux
def test_our_own_connection_is_ours() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as client:
            assert peers._owner(client.getsockname()[1], port, peers.CONNECTIONS) == os.getuid()


@on_linux
def test_a_ticket_serves_its_own_account_only() -> None:
    if os.getuid() != 0:
        lacking("il faut être root pour prendre un autre compte")
    with serving(None) as client:
        ticket = client.served.desk.tickets.issue()
        page = urlsplit(handover.address(client.served.running, ticket))
        os.seteuid(65_534)
        try:
            thief = socket.create_connection(("127.0.0.1", client.port))
        finally:
            os.seteuid(0)
        with thief:
            asked = (
                f"GET {page.path}?{page.query} HTTP/1.1\r\nHost: 127.0.0.1:{client.port}\r\n\r\n"
            )
            thief.sendall(asked.encode())
            assert b" 403 " in thief.recv(100)
        own = client.send("GET", f"{page.path}?{page.query}")
        assert own.status == 302, "the thief has not used the ticket up"

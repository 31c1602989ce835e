"""Whose program is at the other end of a connection, where the system tells.

On Linux every account may read the command line of a browser, hence the ticket in the address that
it opens: what counts is who presents it. Windows shows command lines to their own account alone.
"""

from __future__ import annotations

import os
from pathlib import Path

CONNECTIONS = Path("/proc/net/tcp")
_LOOPBACK = "0100007F"


def is_a_stranger(client_port: int, server_port: int, table: Path = CONNECTIONS) -> bool:
    """Tell whether a connection from `client_port` is known to be another account's.

    Root is no stranger; where the system does not tell, nobody is.
    """
    if os.name != "posix":
        return False
    owner = _owner(client_port, server_port, table)
    return owner is not None and owner not in (0, os.getuid())


def _owner(client_port: int, server_port: int, table: Path) -> int | None:
    """Return the account number that the kernel's table of connections gives, or None."""
    try:
        lines = table.read_text("ascii").splitlines()[1:]
    except (OSError, ValueError):
        return None
    wanted = [f"{_LOOPBACK}:{client_port:04X}", f"{_LOOPBACK}:{server_port:04X}"]
    for fields in map(str.split, lines):
        if fields[1:3] == wanted:
            return int(fields[7])
    return None

"""Addresses of links: what they say once « %C3%A9 » is read as « é » (RFC 3986, RFC 6068)."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, unquote

_CODE = re.compile(r"%[0-9A-Fa-f]{2}")
_CODED = re.compile(rf"[^\s%]*(?:{_CODE.pattern}[^\s%]*)+")
_PIECE = re.compile(r"[^?&=:/\\#]+")


def decoded(text: str) -> str:
    """Return the text with its coded characters read, "" where none is coded."""
    return unquote(text) if _CODE.search(text) else ""


def is_coded(text: str) -> bool:
    """Tell whether the whole text is an address in which something is coded."""
    return _CODED.fullmatch(text) is not None


def change_pieces(address: str, change: Callable[[str], str]) -> str:
    """Return the address with each piece (a folder, a file, a value) as `change` makes it.

    `change` is given the piece as people read it; one that it leaves stays as it was coded.
    """

    def changed(piece: re.Match[str]) -> str:
        said = unquote(piece[0])
        new = change(said)
        return piece[0] if new == said else quote(new)

    return _PIECE.sub(changed, address)

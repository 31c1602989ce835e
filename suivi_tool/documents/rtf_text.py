"""The text of a mail that Outlook kept in compressed RTF only ([MS-OXRTFCP], RTF 1.9)."""

from __future__ import annotations

import re
import struct

_PRELOAD = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_COMPRESSED, _PLAIN = 0x75465A4C, 0x414C454D
_RING = 4096
MAX_SIZE = 20_000_000

_TOKEN = re.compile(
    r"\\([a-z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SILENT = frozenset(
    ("colortbl", "fonttbl", "generator", "info", "object", "pict", "stylesheet", "xmlnstbl")
)
_WORDS = {
    "par": "\n", "line": "\n", "row": "\n", "tab": "\t", "cell": "\t", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "endash": "–", "emdash": "—",
    "bullet": "•",
}  # fmt: skip


def decompress(data: bytes) -> bytes:
    """Return RTF from PidTagRtfCompressed.

    Raises:
        ValueError: the data are no compressed RTF.

    """
    if len(data) < 16:
        raise ValueError("too short")
    size, kind = struct.unpack_from("<4xII", data)
    if kind == _PLAIN:
        return data[16 : 16 + size]
    if kind != _COMPRESSED or size > MAX_SIZE:
        raise ValueError("not compressed RTF")
    return _expand(data[16:], size)


def _expand(data: bytes, size: int) -> bytes:
    """Undo the dictionary compression: eight tokens a control byte, a ring of 4,096 bytes."""
    ring = bytearray(_PRELOAD.ljust(_RING, b"\0"))
    write, at = len(_PRELOAD), 0
    out = bytearray()
    while at < len(data) and len(out) < size:
        control, at = data[at], at + 1
        for bit in range(8):
            if at >= len(data) or len(out) >= size:
                break
            piece, at = _piece(data, at, ring, write, is_reference=bool(control >> bit & 1))
            for byte in piece:
                ring[write] = byte
                write = (write + 1) % _RING
                out.append(byte)
            if not piece:
                return bytes(out)
    return bytes(out[:size])


def _piece(
    data: bytes, at: int, ring: bytearray, write: int, *, is_reference: bool
) -> tuple[bytes, int]:
    """Return the next bytes and where to go on; nothing at the end mark."""
    if not is_reference:
        return data[at : at + 1], at + 1
    if at + 1 >= len(data):
        return b"", at
    reference = data[at] << 8 | data[at + 1]
    offset, length = reference >> 4, (reference & 15) + 2
    if offset == write:
        return b"", at
    piece = bytearray()
    for step in range(length):
        source = (offset + step) % _RING
        ahead = (source - write) % _RING
        piece.append(piece[ahead] if ahead < len(piece) else ring[source])
    return bytes(piece), at + 2


def rtf_to_text(rtf: bytes) -> str:
    """Return the text of an RTF document; of HTML kept in RTF, the text of the HTML."""
    source = rtf.decode("latin-1")
    page = re.search(r"\\ansicpg(\d+)", source)
    reader = _Reader(f"cp{page[1]}" if page and page[1] != "0" else "cp1252")
    for match in _TOKEN.finditer(source):
        reader.take(match)
    return "".join(reader.pieces).strip()


class _Reader:
    """What is shown of the tokens of an RTF document."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.pieces: list[str] = []
        self.groups: list[tuple[bool, int]] = []
        self.silent = False
        self.fallback = 1
        self.skip = 0
        self.in_rtf_only = False

    def take(self, match: re.Match[str]) -> None:
        """Take one token."""
        word, number, code, symbol, brace, text = match.groups()
        if brace:
            self._group(opens=brace == "{")
        elif word:
            self._word(word, number)
        elif code:
            self._say(bytes.fromhex(code).decode(self._known_encoding(), "replace"), 1)
        elif symbol:
            self._symbol(symbol)
        elif text:
            self._say(text, len(text))

    def _known_encoding(self) -> str:
        try:
            b"".decode(self.encoding)
        except LookupError:
            self.encoding = "cp1252"
        return self.encoding

    def _group(self, *, opens: bool) -> None:
        if opens:
            self.groups.append((self.silent, self.fallback))
        elif self.groups:
            self.silent, self.fallback = self.groups.pop()
        self.skip = 0

    def _word(self, word: str, number: str | None) -> None:
        if word in _SILENT:
            self.silent = True
        elif word == "htmlrtf":
            self.in_rtf_only = number != "0"
        elif word == "uc":
            self.fallback = int(number or 1)
        elif word == "u" and number:
            self._say(chr(int(number) % 65536), 0)
            self.skip = self.fallback
        elif word in _WORDS:
            self._say(_WORDS[word], 0)

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.silent = True
        elif symbol in "\\{}":
            self._say(symbol, 1)
        elif symbol == "~":
            self._say("\u00a0", 1)

    def _say(self, text: str, length: int) -> None:
        """Gather `text`, save the first characters that stand in for one already said."""
        skipped = min(self.skip, length)
        self.skip -= skipped
        if not self.silent and not self.in_rtf_only:
            self.pieces.append(text[skipped:])

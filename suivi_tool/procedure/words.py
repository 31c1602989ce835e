"""French words and typography shared by every sentence that the rules say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

NBSP = "\u00a0"

_BEFORE = re.compile(r" (?=[:;?!»%])")
_AFTER = re.compile(r"(?<=«) ")
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "‘": "'", NBSP: " "})


@lru_cache(maxsize=16_384)
def french(text: str) -> str:
    """Return `text` with the apostrophe ’ and a non-breaking space before : ; ? ! » %."""
    return _AFTER.sub(NBSP, _BEFORE.sub(NBSP, text.replace("'", "’")))


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Return `text` for comparing: lower case, no accents, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    lowered = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    bare = _COMBINING.sub("", lowered)
    return " ".join(bare.translate(_LIGATURES).split())


def listed(items: Sequence[str], last: str = "et") -> str:
    """Return « a, b et c » (`last` is the word before the last one)."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def count(number: int, singular: str, plural: str = "") -> str:
    """Return « 0 appel », « 1 appel », « 2 appels »: in French the plural begins at 2."""
    word = singular if abs(number) < 2 else plural or f"{singular}s"
    return f"{number}{NBSP}{word}"


def ordinal(number: int) -> str:
    """Return « 1er », « 8e »."""
    return "1er" if number == 1 else f"{number}e"

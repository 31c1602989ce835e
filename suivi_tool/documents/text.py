"""Text from outside, made fit for XML: what cannot be printed goes, the rest stays as it is."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return `text` its line ends as line feeds, without control characters."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def unprintable(text: str) -> tuple[str, ...]:
    """Return the characters that `clean` removes, named (« U+0007 »), each once."""
    found = _UNPRINTABLE.findall(_LINE_ENDS.sub("\n", text))
    return tuple(dict.fromkeys(f"U+{ord(character):04X}" for character in found))

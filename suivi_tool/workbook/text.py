"""Text as a workbook's XML holds it, and the limits that Excel sets to it."""

from __future__ import annotations

import re

from suivi_tool.errors import RefusedInput

MAX_TEXT = 32_767

_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\r\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ENTITY = re.compile(r"&(#[xX][0-9A-Fa-f]{1,6}|#\d{1,7}|\w+);")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def check_length(text: str) -> None:
    """Raise `RefusedInput` where the text is longer than a cell can hold."""
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > MAX_TEXT:
        raise RefusedInput(
            f"Ce texte a {len(text)} caractères\u00a0; une cellule d’Excel en contient au plus "
            "32\u202f767.",
            remedy="Raccourcissez-le, ou joignez-le au dossier dans un fichier.",
        )


def encode(text: str) -> str:
    r"""Return the text with what XML cannot hold written as Excel does (`_x0007_`).

    Line ends become \n; half a surrogate pair, which no file can hold, becomes U+FFFD.
    """
    text = _LOOKS_ESCAPED.sub("_x005F_", text).replace("\r\n", "\n")
    text = _SURROGATE.sub("\ufffd", text)
    return _CONTROL.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def decode(text: str) -> str:
    """Return the text that `encode`, or Excel, wrote."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def element(tag: str, text: str) -> str:
    """Return the element `tag` holding the text, its blanks kept."""
    encoded = encode(text)
    blanks = encoded != encoded.strip() or re.search(r"[\n\t]|  ", encoded) is not None
    keep = ' xml:space="preserve"' if blanks else ""
    return f"<{tag}{keep}>{escape(encoded)}</{tag}>"


def escape(text: str) -> str:
    """Return the text as XML holds it between tags (xml.sax would import an HTTP client)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(markup: str) -> str:
    """Return the text that a piece of XML without elements stands for."""
    if "&" not in markup:
        return markup
    return _ENTITY.sub(_character, markup)


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name.startswith("#"):
        return chr(int("0" + name[1:], 16) if name[1] in "xX" else int(name[1:]))
    return _NAMED.get(name, match[0])

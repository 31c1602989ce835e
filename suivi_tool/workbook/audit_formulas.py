"""Formulas that Excel does not read from a file: French ones, unbalanced ones, later functions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

MAX_LENGTH = 8192
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*\"""")
_BRACKETS = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]")
_BRACES = re.compile(r"\{[^}]*\}")
_FUTURE = re.compile(
    r"(?<![.\w])(XLOOKUP|XMATCH|FILTER|SORT|SORTBY|UNIQUE|LET|LAMBDA|IFS|SWITCH|CONCAT|TEXTJOIN|"
    r"MAXIFS|MINIFS|SEQUENCE|RANDARRAY|VSTACK|HSTACK|TEXTSPLIT|TEXTBEFORE|TEXTAFTER|TOCOL|TOROW|"
    r"WRAPROWS|WRAPCOLS|TAKE|DROP|EXPAND|CHOOSECOLS|CHOOSEROWS|BYROW|BYCOL|MAP|REDUCE|SCAN|"
    r"MAKEARRAY|DAYS|IFNA|NUMBERVALUE|ISOWEEKNUM|SHEET|SHEETS|FORMULATEXT|UNICODE|UNICHAR|XOR)\(",
    re.IGNORECASE,
)
_STRUCTURED = re.compile(r"(?<![\w.\]!'])([A-Za-z_\\][\w.\\]*)\[(?!\d+\])")
_OF_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|(?<![\w.\]\[:#])([^\W\d][\w.]*))!")


def check(
    formula: str, sheets: Collection[str] = (), tables: Collection[str] = ()
) -> Iterator[str]:
    """Yield what is wrong with a formula; names of sheets and tables in lower case."""
    if formula.startswith("="):
        yield "la formule commence par «\u00a0=\u00a0»"
    if len(formula) > MAX_LENGTH:
        yield "formule de plus de 8192 caractères"
    bare = _QUOTED.sub("''", formula)
    if '"' in bare:
        yield "guillemets non fermés dans une formule"
    named = _QUOTED.sub(lambda match: match[0] if _names_sheet(match) else "", formula)
    if bare.count("(") != bare.count(")"):
        yield "parenthèses non fermées dans une formule"
    if "[@" in bare:
        yield "référence [@…] au lieu de [#This Row] dans une formule"
    outside = _BRACES.sub("", _BRACKETS.sub("", bare))
    if ";" in outside:
        yield "point-virgule au lieu de virgule dans une formule"
    if found := _FUTURE.search(outside):
        yield f"fonction {found[1]} sans son préfixe _xlfn."
    yield from _names(named, bare, sheets, tables)


def _names_sheet(match: re.Match[str]) -> bool:
    return match[0][0] == "'" and match.string[match.end() : match.end() + 1] == "!"


def _names(
    named: str, bare: str, sheets: Collection[str], tables: Collection[str]
) -> Iterator[str]:
    if sheets:
        for quoted, plain in _OF_SHEET.findall(named):
            name = (quoted.replace("''", "'") or plain).casefold()
            if "[" not in name and ":" not in name and name not in sheets:
                shown = quoted or plain
                yield f"une formule nomme la feuille «\u00a0{shown}\u00a0», qui n’existe pas"
    if tables:
        for name in _STRUCTURED.findall(bare):
            if name.casefold() not in tables:
                yield f"une formule nomme le tableau «\u00a0{name}\u00a0», qui n’existe pas"

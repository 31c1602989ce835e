"""Formulas that Excel does not read from a file: French ones, unbalanced ones, later functions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from suivi_tool.workbook import audit_syntax, text
from suivi_tool.workbook.references import is_cell

MAX_LENGTH = 8192
_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*\"""")
_BRACKETS = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]")
_BRACES = re.compile(r"\{[^}]*\}")
_CALLED = re.compile(r"(?<![.\w])(\w++)\(")
_LATER_FUNCTIONS = (
    "XLOOKUP XMATCH FILTER SORT SORTBY UNIQUE LET LAMBDA IFS SWITCH CONCAT TEXTJOIN MAXIFS MINIFS "
    "SEQUENCE RANDARRAY VSTACK HSTACK TEXTSPLIT TEXTBEFORE TEXTAFTER TOCOL TOROW WRAPROWS WRAPCOLS "
    "TAKE DROP EXPAND CHOOSECOLS CHOOSEROWS BYROW BYCOL MAP REDUCE SCAN MAKEARRAY DAYS IFNA "
    "NUMBERVALUE ISOWEEKNUM SHEET SHEETS FORMULATEXT UNICODE UNICHAR XOR"
)
_FUTURE = frozenset(_LATER_FUNCTIONS.split())
_STRUCTURED = re.compile(r"(?<![\w.\]!'])([A-Za-z_\\][\w.\\]*)\[(?!\d+\])")
_COLUMN = re.compile(r"(?<![\w.\]!'])([A-Za-z_\\][\w.\\]*)\[((?:'.|[^\[\]'#@])+)\]")
_ESCAPE = re.compile("'(.)")
_TEXT = re.compile('"(?:[^"]|"")*"')
_OTHER_BOOK = re.compile(r"(?<![\w.\]\[,:@])\[(\d{1,4})\](?=[\w'!.])")
_BLANKS = re.compile(r"\s+")
_OF_SHEET = re.compile(
    r"(?:'((?:[^']|'')+)'|(?<![\w.\]\[:#!$])(?:([^\W\d][\w.]*):)?([^\W\d][\w.]*))!"
)


def heading_key(name: str) -> str:
    """Return a heading as Excel compares it: escapes read, blanks and case left out."""
    return _BLANKS.sub("", text.decode(name)).casefold()


def check(
    formula: str, sheets: Collection[str] = (), tables: Mapping[str, Collection[str]] | None = None
) -> Iterator[str]:
    """Yield what is wrong with a formula.

    `sheets` are the names of the sheets in lower case; `tables` give those of the tables, and
    their columns as `heading_key` writes them.
    """
    if formula.startswith("="):
        yield "la formule commence par «\u00a0=\u00a0»"
    if len(formula) > MAX_LENGTH:
        yield "formule de plus de 8192 caractères"
    bare = _QUOTED.sub("''", formula)
    yield from audit_syntax.check(formula.removeprefix("=").strip())
    if "[@" in bare:
        yield "référence [@…] au lieu de [#This Row] dans une formule"
    outside = _BRACES.sub("", _BRACKETS.sub("", bare))
    if ";" in outside:
        yield "point-virgule au lieu de virgule dans une formule"
    later = (name for name in _CALLED.findall(outside) if name.upper() in _FUTURE)
    if found := next(later, ""):
        yield f"fonction {found} sans son préfixe _xlfn."
    if sheets and "!" in formula:
        yield from _of_sheets(formula, sheets)
    if tables and "[" in bare:
        yield from _of_tables(formula, bare, tables)


def _names_sheet(match: re.Match[str]) -> bool:
    return match[0][0] == "'" and match.string[match.end() : match.end() + 1] == "!"


def _of_sheets(formula: str, sheets: Collection[str]) -> Iterator[str]:
    named = _QUOTED.sub(lambda match: match[0] if _names_sheet(match) else "", formula)
    for quoted, first, last in _OF_SHEET.findall(named):
        several = quoted.replace("''", "'").split(":") if quoted else [first, last]
        for name in several if "[" not in quoted else ():
            if name and name.casefold() not in sheets and not (name == first and is_cell(name)):
                yield f"une formule nomme la feuille «\u00a0{name}\u00a0», qui n’existe pas"


def _of_tables(formula: str, bare: str, tables: Mapping[str, Collection[str]]) -> Iterator[str]:
    for name in _STRUCTURED.findall(bare):
        if name.casefold() not in tables:
            yield f"une formule nomme le tableau «\u00a0{name}\u00a0», qui n’existe pas"
    for name, column in _COLUMN.findall(_TEXT.sub("", formula)):
        known = tables.get(name.casefold())
        if known and heading_key(_ESCAPE.sub(r"\1", column)) not in known:
            yield f"une formule nomme la colonne «\u00a0{column}\u00a0», qui n’existe pas"


def check_externals(formula: str, count: int) -> Iterator[str]:
    """Yield a message for each other workbook, numbered from 1, beyond the `count` linked."""
    if "[" not in formula:
        return
    for number in _OTHER_BOOK.findall(_TEXT.sub("", formula)):
        if int(number) > count:
            yield f"une formule nomme le classeur [{number}], qui n’est pas lié"

"""The syntax of formulas: operands and operators in turn, what was opened closed again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

MAX_DEPTH = 64
MAX_ARGUMENTS = 255
MAX_LITERAL = 255

_OPERAND = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")
    |\{(?:"(?:[^"]|"")*"|[^{}"])*\}
    |(?:[\w.$\\?!|~\x80-\U0010ffff]++|'(?:[^']|'')*'(?=!)|(?<=!)'(?:[^']|'')*'
        |\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\]
        |\#(?:N/A|[A-Z][A-Z0-9_/]*[!?]))+""",
    re.VERBOSE,
)
_CLOSELY = re.compile(r'\{|"(?:[^"]|""){256}')
_CONSTANT = r"""\s*(?:"(?:[^"]|"")*"|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|TRUE|FALSE|
    \#(?:N/A|[A-Z][A-Z0-9_/]*[!?]))\s*"""
_CONSTANTS = re.compile(rf"\{{{_CONSTANT}(?:[,;]{_CONSTANT})*\}}", re.VERBOSE | re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE]\d*)?")
_TOKEN = re.compile(r"<=|>=|<>|\S")
_OPERATORS = frozenset(("<=", ">=", "<>", *"-+*/^&=<>:"))
_SIGNS = frozenset("%#@")
_X, _FIGURE, _LONG, _BRACES = "xnta"  # any operand, and those that a closer look tells apart


def check(formula: str) -> Iterator[str]:
    """Yield what Excel cannot read in a formula (the first thing only).

    It is read by its bones, one letter for each operand: « x(x,x)&x » is that of many rows.
    """
    closely = _CLOSELY.search(formula) is not None
    fault = None if closely else _fault(_OPERAND.sub(_X, formula))
    if fault is None:
        fault = _fault(_OPERAND.sub(_letter, formula), closely=True)
    if fault:
        yield fault


def _letter(operand: re.Match[str]) -> str:
    sign, text = operand[0], operand["text"]
    if text:
        return _LONG if len(text) - 2 - text[1:-1].count('""') > MAX_LITERAL else _X
    if sign[0] == "{":
        return _X if _CONSTANTS.fullmatch(sign) else _BRACES
    return _FIGURE if _NUMBER.fullmatch(sign) else _X


@lru_cache(maxsize=4096)
def _fault(bones: str, *, closely: bool = False) -> str | None:
    """Return the first fault of a formula, "" where it has none; None where it needs letters."""
    reading = _Reading()
    for sign in _TOKEN.findall(bones):
        if fault := reading.take(sign):
            return fault
        if reading.unites and not closely:
            return None
    return "formule inachevée" if bones and (reading.wants_operand or reading.open) else ""


class _Reading:
    """How far a formula is read: what may come next, and what is still open."""

    def __init__(self) -> None:
        self.wants_operand = True
        self.open: list[int] = []  # arguments so far, 0 for a parenthesis that is no call
        self.unites = False  # a comma stands between two areas, in no call
        self._last = ("", "")  # the two tokens before

    def take(self, sign: str) -> str:
        """Read one token; return what is wrong with it, "" where nothing is."""
        known = {"(": self._opens, ")": self._closes, ",": self._separates, ";": self._separates}
        if sign.isalpha():
            fault = self._names(sign)
        elif sign in known:
            fault = known[sign]()
        elif sign in _OPERATORS or sign in _SIGNS:
            fault = self._operates(sign)
        else:
            fault = f"le signe «\u00a0{sign}\u00a0» est de trop dans une formule"
        self._last = self._last[1], sign
        return fault

    def _names(self, letter: str) -> str:
        if letter == _LONG:
            return "texte de plus de 255 caractères dans une formule"
        if letter == _BRACES:
            return "accolades qui ne tiennent pas que des constantes dans une formule"
        self.wants_operand = False
        return ""

    def _opens(self) -> str:
        self.open.append(0 if self.wants_operand else 1)
        self.wants_operand = True
        too_deep = sum(1 for each in self.open if each) > MAX_DEPTH
        return "formule de plus de 64 niveaux" if too_deep else ""

    def _closes(self) -> str:
        if not self.open:
            return "parenthèse fermée sans être ouverte dans une formule"
        arguments = self.open.pop()
        if self.wants_operand and not arguments:
            return "parenthèses vides dans une formule"
        self.wants_operand = False
        return f"plus de {MAX_ARGUMENTS} arguments" if arguments > MAX_ARGUMENTS else ""

    def _separates(self) -> str:
        in_call = bool(self.open) and self.open[-1] > 0
        if self.wants_operand and not in_call:
            return "virgule sans valeur devant elle dans une formule"
        if in_call:
            self.open[-1] += 1
        elif self._last[1] == _FIGURE and self._last[0] != ":":
            return "virgule après un nombre dans une formule"
        else:
            self.unites = True
        self.wants_operand = True
        return ""

    def _operates(self, sign: str) -> str:
        if sign in ("%", "#"):
            return f"le signe {sign} ne suit rien dans une formule" if self.wants_operand else ""
        if self.wants_operand and sign not in ("+", "-", "@"):
            return f"le signe {sign} n’a rien devant lui dans une formule"
        if not self.wants_operand and sign == "@":
            return "le signe @ est mal placé dans une formule"
        self.wants_operand = True
        return ""

"""The syntax of formulas: operands and operators in turn, what was opened closed again."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_DEPTH = 64
MAX_ARGUMENTS = 255
MAX_LITERAL = 255

_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")
    |(?P<array>\{(?:"(?:[^"]|"")*"|[^{}"])*\})
    |(?P<operand>(?:'(?:[^']|'')*'(?=!)|(?<=!)'(?:[^']|'')*'
        |\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\]
        |\#(?:N/A|[A-Z][A-Z0-9_/]*[!?])|[\w.$\\?!|~]|[^\x00-\x7f])+)
    |(?P<operator><=|>=|<>|[-+*/^&=<>:])
    |(?P<sign>[%#()@,;])
    |(?P<blank>\s+)""",
    re.VERBOSE,
)

_CONSTANT = r"""\s*(?:"(?:[^"]|"")*"|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|TRUE|FALSE|
    \#(?:N/A|[A-Z][A-Z0-9_/]*[!?]))\s*"""
_CONSTANTS = re.compile(rf"\{{{_CONSTANT}(?:[,;]{_CONSTANT})*\}}", re.VERBOSE | re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE]\d*)?")


def check(formula: str) -> Iterator[str]:
    """Yield what Excel cannot read in a formula (the first thing only)."""
    reading = _Reading()
    position = 0
    while position < len(formula):
        match = _TOKEN.match(formula, position)
        if match is None:
            yield f"le signe «\u00a0{formula[position]}\u00a0» est de trop dans une formule"
            return
        if fault := reading.take(match.lastgroup or "", match[0], formula[match.end() :][:1]):
            yield fault
            return
        position = match.end()
    if formula and (reading.wants_operand or reading.open):
        yield "formule inachevée"


class _Reading:
    """How far a formula is read: what may come next, and what is still open."""

    def __init__(self) -> None:
        self.wants_operand = True
        self.open: list[int] = []  # arguments so far, 0 for a parenthesis that is no call
        self._called = False
        self._last = ("", "")  # the two tokens before

    def take(self, kind: str, sign: str, after: str) -> str:
        """Read one token; return what is wrong with it, "" where nothing is."""
        if kind == "blank":
            return ""
        known = {"(": self._opens, ")": self._closes, ",": self._separates, ";": self._separates}
        if kind in ("text", "array", "operand"):
            fault = self._names(kind, sign, after)
        else:
            fault = known[sign]() if sign in known else self._operates(kind, sign)
        self._last = self._last[1], sign
        return fault

    def _names(self, kind: str, sign: str, after: str) -> str:
        if kind == "text" and len(sign) - 2 - sign[1:-1].count('""') > MAX_LITERAL:
            return "texte de plus de 255 caractères dans une formule"
        if kind == "array" and not _CONSTANTS.fullmatch(sign):
            return "accolades qui ne tiennent pas que des constantes dans une formule"
        self.wants_operand = False
        self._called = kind == "operand" and after == "("
        return ""

    def _opens(self) -> str:
        called = self._called or not self.wants_operand
        self.open.append(1 if called else 0)
        self._called, self.wants_operand = False, True
        too_deep = sum(1 for each in self.open if each) > MAX_DEPTH
        return "formule de plus de 64 niveaux" if too_deep else ""

    def _closes(self) -> str:
        if not self.open:
            return "parenthèse fermée sans être ouverte dans une formule"
        arguments = self.open.pop()
        if self.wants_operand and not arguments:
            return "parenthèses vides dans une formule"
        self.wants_operand = self._called = False
        return f"plus de {MAX_ARGUMENTS} arguments" if arguments > MAX_ARGUMENTS else ""

    def _separates(self) -> str:
        in_call = bool(self.open) and self.open[-1] > 0
        if self.wants_operand and not in_call:
            return "virgule sans valeur devant elle dans une formule"
        if in_call:
            self.open[-1] += 1
        elif _NUMBER.fullmatch(self._last[1]) and self._last[0] != ":":
            return "virgule après un nombre dans une formule"
        self.wants_operand = True
        return ""

    def _operates(self, kind: str, sign: str) -> str:
        if sign in ("%", "#"):
            return f"le signe {sign} ne suit rien dans une formule" if self.wants_operand else ""
        if self.wants_operand and sign not in ("+", "-", "@"):
            return f"le signe {sign} n’a rien devant lui dans une formule"
        if not self.wants_operand and sign == "@" and kind == "sign":
            return "le signe @ est mal placé dans une formule"
        self.wants_operand = True
        self._called = False
        return ""

"""The fields that a template asks for: names in its Jinja and tags of its controls, with places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from suivi_tool.documents import tags
from suivi_tool.documents.archive import read_parts
from suivi_tool.documents.controls import tagged
from suivi_tool.documents.xml import Element, parse, text_parts, w

_STATEMENT = re.compile(r"\{\{(?P<print>.*?)\}\}|\{%(?:p|tr|tc|r)?\s*(?P<do>.*?)%\}", re.DOTALL)
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_NAME = re.compile(r"(?<![\w.|])(?P<name>[^\W\d]\w*(?:\.\w+)*)")
_FILTER = re.compile(r"\|\s*\w+|\bis\s+(?:not\s+)?\w+")
_FOR = re.compile(r"for\s+(?P<item>\w+)\s+in\s+(?P<list>[\w.]+)(?P<rest>.*)", re.DOTALL)
_WORDS = frozenset(
    ("if", "elif", "else", "endif", "for", "in", "endfor", "and", "or", "not", "is", "true",
     "false", "none", "True", "False", "None", "set", "recursive", "loop")
)  # fmt: skip
_QUOTES = str.maketrans("‘’“”", "''\"\"")


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a template asks for, where, and whether it can be updated later.

    In a row of a list the name is that of the first row (« similaires.1.numero »).
    """

    name: str
    place: str
    in_control: bool


def fields(template: bytes) -> list[Field]:
    """Return the fields of the template in their order, a field used twice twice.

    Raises:
        TemplateRefused: the file cannot be read.

    """
    parts = read_parts(template)
    found: list[Field] = []
    for name in text_parts(list(parts)):
        root = parse(parts[name], name)
        found += _in_text(root, name)
        found += _in_controls(root, name)
    return found


def _in_controls(root: Element, part: str) -> Iterator[Field]:
    """Yield the fields of tagged controls that hold no Jinja."""
    for tag, control in tagged(root):
        if "{" not in tag and "{" not in tags.shown_text(control):
            yield Field(tag, tags.place(control, part), in_control=True)


def _in_text(root: Element, part: str) -> Iterator[Field]:
    """Yield the fields that the Jinja of a part names."""
    loops: dict[str, str] = {}
    for paragraph in root.iter(w("p")):
        for match in _STATEMENT.finditer(tags.shown_text(paragraph).translate(_QUOTES)):
            said = _STRING.sub("", match["print"] or match["do"] or "").strip()
            loop = _FOR.fullmatch(said)
            if loop:
                loops[loop["item"]] = "" if "lignes" in loop["rest"] else loop["list"]
                said = loop["list"]
            for name in _names(said, loops):
                controlled = next(paragraph.iterancestors(w("sdt")), None) is not None
                controlled = controlled or _is_controlled(paragraph, match[0])
                yield Field(name, tags.place(paragraph, part), controlled)


def _is_controlled(paragraph: Element, statement: str) -> bool:
    """Tell whether a statement lies in an inline control of the paragraph."""
    return any(statement in tags.shown_text(sdt) for sdt in paragraph.iter(w("sdt")))


def _names(said: str, loops: dict[str, str]) -> Iterator[str]:
    """Yield the fields named by an expression; the item of a loop stands for its first row."""
    for match in _NAME.finditer(_FILTER.sub("", said)):
        head, _, rest = match["name"].partition(".")
        if head in _WORDS:
            continue
        if head not in loops:
            yield match["name"]
        elif loops[head] and rest:
            yield f"{loops[head]}.1.{rest}"

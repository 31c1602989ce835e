"""The Jinja that templates are rendered with: a sandbox that prints text and nothing else.

A template is written by people, so it is code: only names, loops, conditions and the few filters
below are left of Jinja. A value is never read as a template, and a brace in it never becomes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template, Undefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from suivi_tool.documents.tags import sdt_id
from suivi_tool.documents.text import clean
from suivi_tool.errors import TemplateRefused

_DROPPED_FILTERS = (
    "attr", "batch", "filesizeformat", "forceescape", "format", "groupby", "indent", "map",
    "pprint", "random", "safe", "tojson", "urlize", "wordwrap", "xmlattr",
)  # fmt: skip
_BRACES = {ord("{"): "&#123;", ord("}"): "&#125;", ord("%"): "&#37;"}


def lines(text: object) -> list[str]:
    """Return the lines of a text, one empty line where there is none (filter « lignes »)."""
    return clean(str(text or "")).split("\n")


def printed(value: object) -> str:
    """Return what may be printed, cleaned.

    Raises:
        TemplateRefused: `value` is a truth, a list, a method… which has no words of its own.

    """
    if value is None:
        return ""
    if isinstance(value, Undefined):
        return str(value)  # StrictUndefined raises, naming the field
    if isinstance(value, bool):
        raise TemplateRefused(
            "Le modèle imprime une case à cocher comme un texte.",
            remedy="Écrivez {{ '☒' if champ else '☐' }} à la place.",
        )
    if not isinstance(value, (str, int)) or isinstance(value, Markup):
        raise TemplateRefused(
            "Le modèle imprime un groupe de champs, et non un champ.",
            remedy="Écrivez le nom complet du champ, par exemple {{ appel.numero }}.",
        )
    return clean(str(value))


def _printed_in_xml(value: object) -> Markup:
    """Return `value` escaped, its braces too: docxtpl turns « {_{ » into « {{ » otherwise."""
    return Markup(str(escape(printed(value))).translate(_BRACES))  # noqa: S704 - escaped here


class ArithmeticRefused(SecurityError):
    """The template computes; the message is the operator."""


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox without arithmetic, which could fill the memory: « 'x' * 10 ** 9 »."""

    intercepted_binops = frozenset(("*", "**", "/", "//", "%", "-"))

    @lru_cache(maxsize=64)  # noqa: B019 - there are two sandboxes, and they live as long as we do
    def compiled(self, source: str) -> Template:
        """Return the compiled template; that of a Word file is compiled once for all fillings."""
        return super().from_string(source)

    def from_string(self, source: Any, *others: Any, **named: Any) -> Template:
        """Return the compiled template, from the cache where it is a plain text."""
        if isinstance(source, str) and not others and not named:
            return self.compiled(source)
        return super().from_string(source, *others, **named)

    def call_binop(self, *operation: Any) -> NoReturn:
        """Refuse to compute: `operation` is (context, operator, left, right)."""
        raise ArithmeticRefused(str(operation[1]))


@cache
def environment(*, xml: bool = True) -> Sandbox:
    """Return the sandbox; with `xml` false it prints plain text (document properties)."""
    jinja = Sandbox(
        undefined=StrictUndefined,
        autoescape=xml,
        finalize=_printed_in_xml if xml else printed,
    )
    for name in _DROPPED_FILTERS:
        jinja.filters.pop(name, None)
    jinja.globals.clear()
    jinja.filters |= {"lignes": lines, "sdt_id": sdt_id}
    return jinja


def nested(values: Mapping[str, str | bool]) -> dict[str, Any]:
    """Return flat tags as the names a template uses: « a.b » in a dict, « a.1.b » in a list."""
    tree: dict[str, Any] = {}
    for tag, value in values.items():
        *groups, last = tag.split(".")
        node = tree
        for group in groups:
            node = node.setdefault(group, {})
        node[last] = value
    return {name: _listed(node) for name, node in tree.items()}


def _listed(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if node and all(key.isdecimal() for key in node):
        return [_listed(node[key]) for key in sorted(node, key=int)]
    return {key: _listed(child) for key, child in node.items()}

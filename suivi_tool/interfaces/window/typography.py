"""French typography in the templates: written plainly, compiled with ’ and non-breaking spaces."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from flask import Flask
from jinja2.ext import Extension

from suivi_tool.errors import Fault
from suivi_tool.interfaces.window import reception_form
from suivi_tool.interfaces.window.fields import key_of, sentence
from suivi_tool.interfaces.window.in_words import in_words
from suivi_tool.procedure import dates_fr
from suivi_tool.procedure.words import count, french

_JINJA = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_CODE = re.compile(rf"{_JINJA.pattern[:-1]}|<[^>]*>)", re.DOTALL)
_SAID_ABOVE = (
    (re.compile(r"Accusé de réception au plus tard [^,]+, (?=\d)"), "C’est le "),
    (re.compile(r"(Appel (?:reçu|envoyé) [^:]+?\d{4})\u00a0: (?:dans le|jour|hors) \w+\."), r"\1."),
)
"""What an explanation repeats of the line that stands over it on a page."""
_LINES = re.compile(r"R(\d+)[cd]?")
_SPOKEN = re.compile(r'((?:aria-label|alt|title|placeholder|data-pendant)=)"([^"]*)"')


class FrenchTypography(Extension):
    """Set the text of every template (not its tags, not its code) by the French rules."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the source of a template with its text set."""
        return _outside(_CODE, source, french, _in_tag)


def _outside(
    code: re.Pattern[str], text: str, change: Callable[[str], str], keep: Callable[[str], str]
) -> str:
    """Return `text` with what is outside `code` changed, and what is inside given to `keep`."""
    pieces = code.split(text)
    return "".join(keep(piece) if at % 2 else change(piece) for at, piece in enumerate(pieces))


def _in_tag(piece: str) -> str:
    """Set the names that a tag gives to a reader's ear; the rest of it is code."""
    if not piece.startswith("<"):
        return piece
    return _SPOKEN.sub(
        lambda hit: f'{hit[1]}"{_outside(_JINJA, hit[2], french, lambda code: code)}"', piece
    )


def install(app: Flask) -> None:
    """Give the templates of `app` French typography and French dates."""
    app.jinja_env.add_extension(FrenchTypography)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["jour"] = day
    app.jinja_env.filters["jour_semaine"] = day_with_weekday
    app.jinja_env.filters["sentence"] = sentence
    app.jinja_env.filters["french"] = french
    app.jinja_env.filters["explique"] = explained
    app.jinja_env.filters["en_plus"] = further_explained
    app.jinja_env.filters["etape"] = step_of_the_procedure
    app.jinja_env.filters["remede"] = in_words
    app.jinja_env.filters["lieu"] = place_of
    app.jinja_env.filters["clair"] = spelled_out
    app.jinja_env.filters["nombre"] = count
    app.jinja_env.filters["cle"] = reception_key


def reception_key(fault: Fault) -> str:
    """Return the field of « Enregistrer un appel » that `fault` is about, or an empty text."""
    return key_of(fault, reception_form.KEYS)


def explained(text: str) -> str:
    """Return an explanation with its ordinals as French print has them: « 8ᵉ jour »."""
    return re.sub(r"\b(\d+)e\b", r"\1ᵉ", text)


def further_explained(text: str) -> str:
    """Return an explanation without what the line over it says: the last day, the verdict."""
    for pattern, rest in _SAID_ABOVE:
        text = pattern.sub(rest, text)
    return explained(text)


def step_of_the_procedure(line: str) -> str:
    """Return a line of the procedure as its readers count: « R4c » is « étape 4 »."""
    numbers = _LINES.findall(line)
    if not numbers:
        return line
    return f"étape{'s' if len(numbers) > 1 else ''} {' et '.join(numbers)}"


def place_of(place: str) -> str:
    """Return the place of a fault as people name it: of a path its last part."""
    if place.startswith(("classeur ", "feuille ", "champs")):
        return sentence(place)
    return re.sub(r"^(?:[A-Za-z]:|\\|/).*[\\/]", "", place)


def spelled_out(text: str) -> str:
    """Return words of the tracker without « AR », which only its readers know."""
    said = re.sub(r"\bAR\b", "accusé de réception", text)
    return sentence(said)


def day(value: date | None) -> str:
    """Return « 15/05/2026 », or an empty text."""
    return dates_fr.short(value) if value else ""


def day_with_weekday(value: date | None) -> str:
    """Return « ven. 15/05/2026 », or an empty text."""
    return dates_fr.short_with_day(value) if value else ""

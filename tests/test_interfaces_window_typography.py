"""Templates are written plainly and shown in French typography."""

from __future__ import annotations

from jinja2 import Environment

from suivi_tool.interfaces.window.typography import FrenchTypography, explained, spelled_out


def shown(template: str, **values: object) -> str:
    return (
        Environment(extensions=[FrenchTypography], autoescape=True)
        .from_string(template)
        .render(**values)
    )


def test_text_is_set_code_and_tags_are_not() -> None:
    html = shown(
        "<a title=\"l'x : y\" href=\"a : b\">l'appel : {{ d['a : b'] }} !</a>", d={"a : b": 1}
    )
    assert html == ('<a title="l’x\u00a0: y" href="a : b">l’appel\u00a0: 1\u00a0!</a>')


def test_code_within_a_spoken_name_stays_code() -> None:
    html = shown("<p aria-label=\"Jour : {{ d['l\\'x'] }}\">« {{ 2 }} »</p>", d={"l'x": 3})
    assert html == '<p aria-label="Jour\u00a0: 3">«\u00a02\u00a0»</p>'


def test_ordinals_and_abbreviations() -> None:
    assert explained("8e jour, 21e") == "8ᵉ jour, 21ᵉ"
    assert spelled_out("AR envoyé") == "Accusé de réception envoyé"
    assert spelled_out("AR – date limite") == "Accusé de réception – date limite"
    assert spelled_out("ARRÊTÉ") == "ARRÊTÉ"

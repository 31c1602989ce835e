"""Templates are written plainly and shown in French typography."""

from __future__ import annotations

from jinja2 import Environment

from suivi_tool.interfaces.window import typography
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


def test_an_explanation_does_not_repeat_the_line_over_it() -> None:
    said = "Reçu jeu. 30/04/2026. Accusé de réception au plus tard ven. 15/05/2026, 8e jour ouvré."
    assert typography.further_explained(said) == "Reçu jeu. 30/04/2026. C’est le 8ᵉ jour ouvré."
    said = "Limite : jeu. 14/05/2026. Appel reçu jeu. 30/04/2026\u00a0: dans le délai. Calendrier."
    assert typography.further_explained(said) == (
        "Limite : jeu. 14/05/2026. Appel reçu jeu. 30/04/2026. Calendrier."
    )


def test_a_line_of_the_procedure_is_a_step_to_its_readers() -> None:
    assert typography.step_of_the_procedure("R4c") == "étape 4"
    assert typography.step_of_the_procedure("R6d/R7d") == "étapes 6 et 7"
    assert typography.step_of_the_procedure("E4") == "E4"


def test_a_path_is_named_by_its_end() -> None:
    for path in ("/srv/S/Suivi.xlsx", "S:\\Qualité\\Suivi.xlsx", "\\\\srv\\q\\Suivi.xlsx"):
        assert typography.place_of(path) == "Suivi.xlsx"
    said = typography.place_of("feuille « N/A », ligne 3").replace("\u00a0", " ")
    assert said == "Feuille « N/A », ligne 3"
    assert typography.place_of("suivi.toml, [suivi] fichier") == "suivi.toml, [suivi] fichier"

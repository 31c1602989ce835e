"""The page of the year for the management review."""

from __future__ import annotations

from collections.abc import Sequence

from templates_docx.frame import form_footer, form_header
from templates_docx.package import Template
from templates_docx.tables import KEEP, Cell, loop, row, table
from templates_docx.wordml import BLUE, PALE, heading, hint, label, paragraph, run, spacer

Column = tuple[str, str, float]
"""Heading, blocks of the cell, width in cm."""


def _rows(name: str, columns: Sequence[Column], title: str) -> str:
    """Return a table of one row an entry of the list `name`."""
    widths = [width for _, _, width in columns]
    head = row(
        [
            Cell(paragraph(run(text, "Entete"), properties=KEEP), width, fill=BLUE)
            for text, _, width in columns
        ],
        header=True,
    )
    model = row([Cell(content, width) for _, content, width in columns])
    begin, end = loop(f"for rang in {name}", widths), loop("endfor", widths)
    return table(widths, [head, begin, model, end], title=title)


def _small(key: str) -> str:
    return paragraph(run(f"{{{{ rang.{key} }}}}", "Petit"))


def _state(key: str = "etat", style: str = "style") -> str:
    """Return the state of a row, in the style that the row itself names."""
    look = f'<w:rPr><w:rStyle w:val="{{{{ rang.{style} }}}}"/></w:rPr>'
    return paragraph(f"<w:r>{look}<w:t>{{{{ rang.{key} }}}}</w:t></w:r>")


def _to_write(*frames: tuple[str, str, float], height: float) -> str:
    """Return frames, side by side, in which people write: (title, hint, width in cm) each."""
    heads = [Cell(paragraph(label(title), properties=KEEP), w, fill=PALE) for title, _, w in frames]
    bodies = [Cell(paragraph(hint(text)), width, align="top") for _, text, width in frames]
    rows = [row(heads), row(bodies, height=height)]
    return table([width for _, _, width in frames], rows, title="Conclusions de la revue")


def review() -> Template:
    """Return the template."""
    body = (
        heading("Processus appels (MGT 02) : année {{ revue.annee }}"),
        paragraph(run("Situation au {{ revue.etabli_le }}. {{ revue.couverture }}", "Valeur")),
        spacer(),
        _rows(
            "bilan",
            (
                ("Indicateur", _small("libelle"), 7.0),
                ("{{ revue.annee }}", _small("annee"), 4.2),
                ("Année précédente", _small("precedente"), 4.0),
                ("Objectif", _state(), 2.2),
            ),
            "Bilan de l’année",
        ),
        heading("Mois par mois"),
        _rows(
            "mois",
            (
                ("Mois de réception", _small("nom"), 3.6),
                ("Appels reçus", _small("appels"), 3.2),
                ("MGT 02-1", _state(), 2.2),
                ("{{ revue.titre_delais }}", _small("delais"), 4.2),
                ("MGT 02-2", _state("etat_delais", "style_delais"), 2.2),
                ("En cours", _small("en_cours"), 2.0),
            ),
            "Indicateurs mois par mois",
        ),
        heading("Motifs des appels"),
        _rows(
            "motifs",
            (
                ("Famille de motif", _small("famille"), 7.4),
                ("Appels", _small("appels"), 2.5),
                ("Justifiés", _small("justifies"), 2.5),
                ("Non justifiés", _small("non_justifies"), 2.5),
                ("Hors délai", _small("hors_delai"), 2.5),
            ),
            "Motifs des appels",
        ),
        heading("Actions correctives en retard"),
        _rows(
            "actions",
            (
                ("N° AC/AP", _small("numero"), 3.0),
                ("Action", _small("sujet"), 9.2),
                ("Échéance", _small("echeance"), 2.6),
                ("État", _state(), 2.6),
            ),
            "Actions correctives en retard",
        ),
        heading("Surveillance du processus (V1, V2)"),
        _rows(
            "surveillance",
            (
                ("Réunion", _small("quoi"), 4.0),
                ("Dates", _small("dates"), 8.6),
                ("Tenues", _small("nombre"), 2.4),
                ("État", _state(), 2.4),
            ),
            "Surveillance du processus",
        ),
        heading("Chiffres qui ont changé depuis un comité"),
        _rows(
            "ecarts",
            (("Comité du", _small("comite"), 3.0), ("Ce qui a changé", _small("texte"), 14.4)),
            "Chiffres qui ont changé",
        ),
        heading("Conclusions de la revue"),
        _to_write(
            ("Efficacité, besoins, améliorations", "À remplir en revue", 5.8),
            ("Décisions et actions", "Qui, quoi, pour quand", 5.8),
            ("Visa du RQ", "Nom, date", 2.9),
            ("Visa du Directeur", "Nom, date", 2.9),
            height=2.0,
        ),
        spacer(2),
    )
    return Template(
        title="Revue de direction {{ revue.annee }} : appels",
        subject="Indicateurs et surveillance du processus appels",
        body=body,
        header=form_header("Revue de direction", ""),
        footer=form_footer(),
    )

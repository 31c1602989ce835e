"""The page of the year for the management review."""

from __future__ import annotations

from templates_docx.frame import form
from templates_docx.package import Template
from templates_docx.tables import KEEP, Cell, row, rows_of, small, state, table
from templates_docx.wordml import PALE, heading, hint, label, paragraph, run, spacer


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
        rows_of(
            "bilan",
            (
                ("Indicateur", small("libelle"), 7.0),
                ("{{ revue.annee }}", small("annee"), 4.2),
                ("Année précédente", small("precedente"), 4.0),
                ("Objectif", state(), 2.2),
            ),
            "Bilan de l’année",
        ),
        heading("Mois par mois"),
        rows_of(
            "mois",
            (
                ("Mois de réception", small("nom"), 3.6),
                ("Appels reçus", small("appels"), 3.2),
                ("MGT 02-1", state(), 2.2),
                ("{{ revue.titre_delais }}", small("delais"), 4.2),
                ("MGT 02-2", state("etat_delais", "style_delais"), 2.2),
                ("En cours", small("en_cours"), 2.0),
            ),
            "Indicateurs mois par mois",
        ),
        heading("Motifs des appels"),
        rows_of(
            "motifs",
            (
                ("Famille de motif", small("famille"), 7.4),
                ("Appels", small("appels"), 2.5),
                ("Justifiés", small("justifies"), 2.5),
                ("Non justifiés", small("non_justifies"), 2.5),
                ("Hors délai", small("hors_delai"), 2.5),
            ),
            "Motifs des appels",
        ),
        heading("Actions correctives en retard"),
        rows_of(
            "actions",
            (
                ("N° AC/AP", small("numero"), 3.0),
                ("Action", small("sujet"), 9.2),
                ("Échéance", small("echeance"), 2.6),
                ("État", state(), 2.6),
            ),
            "Actions correctives en retard",
        ),
        heading("Surveillance du processus (V1, V2)"),
        rows_of(
            "surveillance",
            (
                ("Réunion", small("quoi"), 4.0),
                ("Dates", small("dates"), 8.6),
                ("Tenues", small("nombre"), 2.4),
                ("État", state(), 2.4),
            ),
            "Surveillance du processus",
        ),
        heading("Chiffres qui ont changé depuis un comité"),
        rows_of(
            "ecarts",
            (("Comité du", small("comite"), 3.0), ("Ce qui a changé", small("texte"), 14.4)),
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
    return form(
        "Revue de direction",
        "",
        title="Revue de direction {{ revue.annee }} : appels",
        subject="Indicateurs et surveillance du processus appels",
        body=body,
    )

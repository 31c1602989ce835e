"""The other sheets of sample 2: what surrounds the action plan and the appeals in real life."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from sample_workbooks.facts import appeals
from sample_workbooks.pen import Calc, Content, Look, Pen

MONTHS = (
    *("janv.", "févr.", "mars", "avr.", "mai", "juin"),
    *("juil.", "août", "sept.", "oct.", "nov.", "déc."),
)
COMPLAINTS: tuple[tuple[Content, ...], ...] = (
    ("PR 24-01", date(2024, 2, 1), "Mail", "ARNAUD Lucie", "Candidat", "Réponse tardive", "Oui"),
    (
        "PR 24-04",
        date(2024, 9, 5),
        "Mail",
        "KLEIN David",
        "Candidat",
        "Salle non accessible",
        "Oui",
    ),
    (
        "PR 25-01",
        date(2025, 2, 13),
        "Courrier",
        "ROY Martine",
        "Personne certifiée",
        "Carte",
        "Oui",
    ),
    ("PR 25-03", date(2025, 9, 12), "Mail", "LEROUX Adrien", "Candidat", "Convocation", "Oui"),
    ("PR 26-01", date(2026, 1, 22), "Mail", "BAILLY Sonia", "Candidat", "Relevé de notes", "Oui"),
    ("PR 26-02", date(2026, 4, 16), "Courrier", "WEBER Éric", "Candidat", "Chauffage", "En cours"),
)
DECISIONS: tuple[tuple[Content, ...], ...] = (
    (date(2025, 11, 18), "Suivi des appels : point à chaque comité.", "Hélène Marchand", "Fait"),
    (date(2026, 1, 20), "Bascule du serveur de copies en juin.", "Thomas Vasseur", "En cours"),
    (date(2026, 3, 17), "Instruction quotidienne en période haute.", "Karim Benali", "En cours"),
)
OLD_ACTIONS: tuple[tuple[Content, ...], ...] = (
    (
        1,
        date(2022, 3, 8),
        "AC",
        "Audit COFRAC",
        "Habilitations non signées",
        "HM",
        "06/22",
        "Soldé",
    ),
    (2, date(2022, 3, 8), "AC", "Audit COFRAC", "Plan d’audit non diffusé", "HM", "05/22", "Soldé"),
    (3, date(2022, 9, 14), "AP", "COPIL", "Double des clés du coffre", "ALG", "10/22", "Soldé"),
    (4, date(2022, 11, 24), "AC", "NC", "Sujet relu par une personne", "ALG", "01/23", "Soldé"),
)
VERSIONS: tuple[tuple[Content, ...], ...] = (
    ("A", date(2019, 1, 14), "Création"),
    ("B", date(2021, 9, 6), "Ajout de l’onglet Appels"),
    ("C", date(2023, 5, 10), "Efficacité des actions (audit COFRAC)"),
    ("D", date(2025, 1, 20), "Mise en forme conditionnelle, filtre par pilote"),
)
HOW_TO = (
    "Une ligne par action. Ne jamais supprimer une ligne, même annulée.",
    "Ouvrir la fiche AC/AP avant de remplir la colonne « Quoi ».",
    "Report : indiquer la nouvelle date, l’ancienne reste.",
    "Appels : enregistrer le jour même, que l’appel soit justifié ou non.",
    "Accusé de réception : 8 jours ouvrés au plus.",
    "Fermer le fichier après usage : il est partagé.",
)


def cover(pen: Pen, sheet: Any, logo: Path) -> None:
    """Write the cover with the list of versions."""
    sheet.insert_image(1, 1, str(logo), {"description": "Logo"})
    big = pen.format({"bold": True, "font_size": 22, "align": "center", "font_color": "#7B1E3A"})
    sheet.merge_range(9, 1, 10, 5, "FICHIER SUIVI PLAN D’ACTIONS", big)
    pen.row(sheet, 13, [None, "Indice", "Date", "Modification"], {"bold": True, "bottom": 1})
    for row, (index, day, what) in enumerate(VERSIONS, start=14):
        pen.row(sheet, row, [None, index, day, what], {})
    sheet.set_column(1, 2, 12)
    sheet.set_column(3, 3, 48)
    sheet.hide_gridlines(2)
    sheet.fit_to_pages(1, 1)


def how_to(pen: Pen, sheet: Any) -> None:
    """Write the rules of the file, in sentences."""
    pen.write(sheet, 0, 0, "Mode d’emploi", {"bold": True, "font_size": 14})
    for row, sentence in enumerate(HOW_TO, start=2):
        pen.write(sheet, row, 0, f"{row - 1}. {sentence}", {"text_wrap": True})
    sheet.set_column(0, 0, 90)


def complaints(pen: Pen, sheet: Any, heading: Look, cell: Look) -> None:
    """Write the complaints: headings close to those of an appeal, and no appeal."""
    pen.write(sheet, 0, 0, "Plaintes et réclamations", {"bold": True, "font_size": 14})
    headings = ["N°", "Reçu le", "Canal", "Réclamant", "Qualité", "Objet", "Traitée"]
    pen.row(sheet, 2, headings, heading)
    for row, complaint in enumerate(COMPLAINTS, start=3):
        pen.row(sheet, row, complaint, cell)
    sheet.set_column(0, 2, 11)
    sheet.set_column(3, 6, 22)


def decisions(pen: Pen, sheet: Any, heading: Look, cell: Look) -> None:
    """Write what the steering committee decided."""
    pen.row(sheet, 0, ["COPIL du", "Décision", "Qui", "État"], heading)
    for row, decision in enumerate(DECISIONS, start=1):
        pen.row(sheet, row, decision, cell)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 56)
    sheet.set_column(2, 3, 18)


def figures(pen: Pen, sheet: Any, heading: Look, last: int) -> None:
    """Write their own sheet « Indicateurs »: appeals by month and year in columns, and a chart.

    `last` is the last row of their register, counted from 0.
    """
    received = [day for row in appeals() if isinstance(day := row["Date de réception"], date)]
    counts = Counter((day.year, day.month) for day in received)
    pen.write(sheet, 0, 0, "Nombre d’appels par mois", {"bold": True, "font_size": 14})
    pen.row(sheet, 2, ["Année", *MONTHS, "Total"], heading)
    for row, year in enumerate((2023, 2024, 2025, 2026), start=3):
        pen.write(sheet, row, 0, year, {"bold": True})
        for month in range(1, 13):
            formula = (
                f"=SUMPRODUCT((YEAR(APPELS!$B$7:$B${last + 1})=$A{row + 1})"
                f"*(MONTH(APPELS!$B$7:$B${last + 1})={month}))"
            )
            pen.write(sheet, row, month, Calc(formula, counts[year, month]))
        total = sum(counts[year, month] for month in range(1, 13))
        pen.write(sheet, row, 13, Calc(f"=SUM(B{row + 1}:M{row + 1})", total), {"bold": True})
    chart = pen.book.add_chart({"type": "column"})
    for row, colour in ((5, "#BFBFBF"), (6, "#7B1E3A")):
        chart.add_series(
            {
                "name": ["Indicateurs", row, 0],
                "categories": ["Indicateurs", 2, 1, 2, 12],
                "values": ["Indicateurs", row, 1, row, 12],
                "fill": {"color": colour},
            }
        )
    chart.set_title({"name": "Appels reçus"})
    chart.set_y_axis({"major_unit": 1, "min": 0})
    sheet.insert_chart("B10", chart, {"x_scale": 1.4})
    sheet.set_column(0, 13, 8)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    pen.book.define_name("Total_appels", f"=Indicateurs!${xl_col_to_name(13)}$4:$N$7")


def archive(pen: Pen, sheet: Any, heading: Look, cell: Look) -> None:
    """Write actions of 2022 in an older layout, dates without a day."""
    headings = ["N°", "Date", "Type", "Origine", "Action", "Resp.", "Délai", "Statut"]
    pen.row(sheet, 1, headings, heading)
    for row, action in enumerate(OLD_ACTIONS, start=2):
        pen.row(sheet, row, action, cell)
    sheet.set_column(0, 3, 13)
    sheet.set_column(4, 4, 34)
    sheet.set_tab_color("#A6A6A6")

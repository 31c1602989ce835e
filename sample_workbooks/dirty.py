"""Sample 6: a tracker in disorder, as one finds them.

Traps: dates as text (« 3/5/26 », « semaine 12 », « fait », « ASAP »), a number given twice,
accents and spaces gone astray, line breaks in headings, sheets with close names, rows hidden by
hand and by a filter, a formatted heading that is empty, a number in the column of names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sample_workbooks.facts import Record, actions, appeals
from sample_workbooks.pen import Content, Look, Pen

HEADING: Look = {"bold": True, "bg_color": "#FFFF00", "border": 1, "text_wrap": True}
CELL: Look = {"border": 1}
PLAN = {
    "N° AC/AP": " N°",
    "Date d'ouverture": "DATE  CREATION",
    "Type": "type d'action",
    "Origine": "Provenance ",
    "Constat / Écart": "Libellé du\nconstat",
    "Action décidée": "Action a mener",
    "Pilote": "Resp.",
    "Échéance": "Pour le",
    "Date de réalisation": "Fait le :",
    "Efficacité vérifiée": "Efficacite",
    "Date de clôture": "CLOS LE",
    "Statut": "Etat",
    "Commentaires": "",
}
REGISTER = {
    "N° appel": "N° fiche\u00a0",
    "Date de réception": "reçu\nle",
    "Mode de réception": "Moyen",
    "Appelant": "NOM Prenom",
    "Type d'appelant": "Categorie",
    "Certification visée": "Référentiel",
    "Décision contestée": "Objet de l’appel",
    "Date de notification": "Notifie le *",
    "Motif de l'appel": "Motifs",
    "Délai d'appel respecté": "Delai respecte",
    "Pilote du traitement": "En charge",
    "AR – envoyé le": "Accuse de reception",
    "Appel justifié": "Justifie",
    "N° AC/AP": "Fiche A.C.",
    "Date de réponse": "REPONSE LE",
    "Clôture fiche le": "Soldé le",
    "Statut": "Avancement",
}
PLAN_DIRT: Mapping[tuple[int, str], Content] = {
    (3, "Date de clôture"): "fait",
    (8, "Échéance"): "semaine 12",
    (15, "Échéance"): "31/06/2024",
    (21, "Statut"): "cloturée ",
    (22, "Pilote"): "anne  LE GOFF",
    (30, "Date de réalisation"): "fait",
    (41, "Date d'ouverture"): "4 mars 2025",
    (50, "Échéance"): "T2 2026",
    (60, "Échéance"): "dès que possible",
    (63, "Échéance"): "ASAP",
    (66, "N° AC/AP"): "AC-2026-04",
    (67, "Échéance"): "3/5/26",
    (70, "Pilote"): 12,
}
REGISTER_DIRT: Mapping[tuple[int, str], Content] = {
    (2, "Type d'appelant"): "personne certifiee",
    (4, "Mode de réception"): "e-mail",
    (5, "Date de notification"): "04.12.2023",
    (7, "Appel justifié"): "OUI ",
    (9, "Date de réception"): "03/06/24",
    (10, "Statut"): "retiré",
    (12, "N° appel"): "app-2024-006",
    (14, "AR – envoyé le"): "6/2/25",
    (16, "Date de réponse"): "semaine 19",
    (17, "Délai d'appel respecté"): "dernier jour",
    (19, "Type d'appelant"): "DEMANDEUR\u00a0",
    (20, "AR – envoyé le"): "fait",
    (22, "Mode de réception"): "Tél",
    (23, "N° appel"): " APP-2026-002",
    (24, "Date de notification"): "vers le 18 février",
    (25, "AR – envoyé le"): "ASAP",
    (26, "Date de réception"): "28/4/26",
}
TENDERS: tuple[tuple[Content, ...], ...] = (
    ("AO-01", date(2025, 2, 3), "Centre d’examen de Lyon", "Retenu"),
    ("AO-02", date(2025, 9, 15), "Impression des sujets", "En cours"),
)


def build() -> bytes:
    """Return the workbook."""
    pen = Pen("suivi (copie) v3 FINAL", size=11)
    names = (
        "Plan d'actions",
        "Plan d'actions (2)",
        "Plan actions 2023",
        "Appels",
        "Appels d'offres",
    )
    plan, copy, former, register, tenders = map(pen.book.add_worksheet, names)
    whole = _dirtied(actions(), PLAN, PLAN_DIRT)
    _sheet(pen, plan, PLAN, whole, heading_row=2)
    _sheet(pen, copy, PLAN, whole[:58], heading_row=2)
    _sheet(pen, former, PLAN, [row for row in whole if str(row[1])[:4] == "2023"], heading_row=0)
    _sheet(pen, register, REGISTER, _dirtied(appeals(), REGISTER, REGISTER_DIRT), heading_row=1)
    copy.hide()
    pen.write(plan, 0, 0, "PLAN D ACTIONS  (mis a jour avril)", {"bold": True})
    _filtered_on_open_actions(plan, whole, heading_row=2)
    for row in (4, 5, 9):
        register.set_row(row, None, None, {"hidden": True})
    pen.row(tenders, 0, ["N°", "Date de réception", "Objet", "Statut"], HEADING)
    for at, tender in enumerate(TENDERS, start=1):
        pen.row(tenders, at, tender, CELL)
    return pen.close()


def _dirtied(
    records: Sequence[Record],
    columns: Mapping[str, str],
    dirt: Mapping[tuple[int, str], Content],
) -> list[list[Content]]:
    return [
        [dirt.get((index, fact), record[fact]) for fact in columns]
        for index, record in enumerate(records)
    ]


def _sheet(
    pen: Pen,
    sheet: Any,
    columns: Mapping[str, str],
    rows: Sequence[list[Content]],
    heading_row: int,
) -> None:
    pen.row(sheet, heading_row, list(columns.values()), HEADING)
    for at, row in enumerate(rows, start=heading_row + 1):
        pen.row(sheet, at, row, CELL)
    for index, fact in enumerate(columns):
        wide = fact in {"Constat / Écart", "Action décidée", "Motif de l'appel"}
        sheet.set_column(index, index, 50 if wide else 14)


def _filtered_on_open_actions(sheet: Any, rows: Sequence[list[Content]], heading_row: int) -> None:
    """Leave the filter on as somebody left it: only what is not closed shows."""
    status = list(PLAN).index("Statut")
    shown = ("À faire", "En cours", "Réalisée")
    sheet.autofilter(heading_row, 0, heading_row + len(rows), len(PLAN) - 1)
    sheet.filter_column_list(status, list(shown))
    for at, row in enumerate(rows, start=heading_row + 1):
        if row[status] not in shown:
            sheet.set_row(at, None, None, {"hidden": True})

"""Sample 3: one single sheet, actions and appeals mixed, told apart by the column Type.

Traps: a title above, headings on row 3, 400 formatted rows of which the last are blank, no table,
a sheet of lists that is hidden.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sample_workbooks.facts import Record, actions, appeals
from sample_workbooks.pen import Content, Look, Pen, lists_sheet, overdue_colours

HEADING: Look = {
    "bold": True,
    "bg_color": "#DDEBF7",
    "border": 1,
    "text_wrap": True,
    "align": "center",
}
CELL: Look = {"border": 4, "border_color": "#8EA9DB", "text_wrap": True}
FIRST, FORMATTED = 3, 400  # first row of data (counted from 0), rows that have a format
COLUMNS = {
    "N°": 13,
    "Date": 11,
    "Type": 12,
    "Origine": 18,
    "Processus": 10,
    "Description": 46,
    "Personne concernée": 20,
    "Causes": 34,
    "Action à mener": 40,
    "Responsable": 17,
    "Délai": 11,
    "Fait le": 11,
    "Efficace ?": 10,
    "Clos le": 11,
    "État": 11,
    "Observations": 32,
}
CHOICES = {2: "ListeTypes", 3: "ListeOrigines", 9: "ListePilotes", 14: "ListeStatuts"}


def build() -> bytes:
    """Return the workbook."""
    pen = Pen("Suivi AC AP appels")
    sheet = pen.book.add_worksheet("Suivi")
    lists = pen.book.add_worksheet("Listes")
    lists_sheet(pen, lists, HEADING)
    lists.hide()
    pen.write(sheet, 0, 0, "Suivi des actions et des appels", {"bold": True, "font_size": 14})
    pen.row(sheet, FIRST - 1, list(COLUMNS), HEADING)
    _records(pen, sheet)
    for column, name in CHOICES.items():
        choice = {"validate": "list", "source": f"={name}"}
        sheet.data_validation(FIRST, column, FORMATTED, column, choice)
    overdue_colours(pen, sheet, f"A4:P{FORMATTED + 1}", due="$K4", done="$L4")
    for column, width in enumerate(COLUMNS.values()):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(FIRST, 1)
    sheet.autofilter(FIRST - 1, 0, FORMATTED, len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    return pen.close()


def _records(pen: Pen, sheet: Any) -> None:
    rows = [_of_action(action) for action in actions()] + [_of_appeal(row) for row in appeals()]
    rows.sort(key=_opened)
    for at in range(FIRST, FORMATTED + 1):
        index = at - FIRST
        row = rows[index] if index < len(rows) else [None] * len(COLUMNS)
        pen.row(sheet, at, row, [_look(column) for column in COLUMNS])
        if index < len(rows):
            pen.fit_height(sheet, at, row, list(COLUMNS.values()))


def _opened(row: list[Content]) -> date:
    day = row[1]
    assert isinstance(day, date)
    return day


def _look(heading: str) -> Look:
    dated = heading in {"Date", "Délai", "Fait le", "Clos le"}
    return {**CELL, "num_format": "dd/mm/yyyy", "align": "center"} if dated else CELL


def _of_action(record: Record) -> list[Content]:
    return [
        record["N° AC/AP"],
        record["Date d'ouverture"],
        record["Type"],
        record["Origine"],
        record["Processus"],
        record["Constat / Écart"],
        record["Réf. origine"] if record["Origine"] == "Appel" else None,
        record["Cause(s)"],
        record["Action décidée"],
        record["Pilote"],
        record["Nouvelle échéance"] or record["Échéance"],
        record["Date de réalisation"],
        record["Efficacité vérifiée"],
        record["Date de clôture"],
        record["Statut"],
        record["Motif du report"],
    ]


def _of_appeal(record: Record) -> list[Content]:
    status = {"Clos": "Clôturée", "Reçu": "À faire"}.get(str(record["Statut"]), "En cours")
    return [
        record["N° appel"],
        record["Date de réception"],
        "Appel",
        "Appel",
        "MGT 02",
        "{}\u00a0: {}".format(record["Décision contestée"], record["Motif de l'appel"]),
        record["Appelant"],
        record["Analyse des causes"],
        record["Motif de la décision"],
        record["Pilote du traitement"],
        record["AR – date limite"],
        record["AR – envoyé le"],
        None,
        record["Clôture fiche le"],
        status,
        record["Commentaires"],
    ]

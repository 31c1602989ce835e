"""Sample 2, « vécu »: grown over the years. Logo and titles above, headings on rows 5 and 6.

Traps: two heading rows with merged groups, a blank row between years, a total row right under the
appeals, sheets of theirs named « Indicateurs » and « Jours fériés », a register of complaints
that looks like one of appeals, an archive in an older layout, a broken name, a hidden sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sample_workbooks import lived_pages
from sample_workbooks.facts import Fact, Record, actions, appeals
from sample_workbooks.pen import Calc, Content, Look, Pen, lists_sheet, overdue_colours

LOGO = Path(__file__).parent / "logo.png"
TITLE: Look = {"bold": True, "font_size": 16, "font_color": "#7B1E3A"}
HEADING: Look = {
    "bold": True,
    "bg_color": "#F2DCDB",
    "border": 1,
    "align": "center",
    "text_wrap": True,
    "font_size": 9,
}
GROUP: Look = {**HEADING, "bg_color": "#E6B8B7"}
CELL: Look = {"border": 1, "border_color": "#A6A6A6", "text_wrap": True, "font_size": 9}
TOTAL: Look = {**CELL, "bold": True, "bg_color": "#D9D9D9", "top": 2}
FIRST = 6  # row of the first record, counted from 0: row 7 in Excel


@dataclass(frozen=True)
class Column:
    """A column of theirs: which fact it shows, under which heading and, maybe, which group."""

    fact: str
    heading: str
    width: float = 10
    group: str = ""
    look: Look = field(default_factory=lambda: CELL)
    choices: str = ""


CAUSES, ACT, EFFECT = "ANALYSE DES CAUSES", "ACTION", "EFFICACITÉ"
PLAN = (
    Column("N° AC/AP", "N° fiche", 12),
    Column("Date d'ouverture", "Créé le"),
    Column("Type", "AC/AP", 11, choices="ListeTypes"),
    Column("Origine", "Provenance", 15, choices="ListeOrigines"),
    Column("Réf. origine", "Référence source", 14),
    Column("Processus", "Proc.", 8),
    Column("Constat / Écart", "Libellé du constat", 38),
    Column("Gravité / Priorité", "Criticité", 9),
    Column("Action immédiate", "Traitement immédiat", 26),
    Column("Cause(s)", "Causes (5P)", 26, CAUSES),
    Column("Famille de cause", "5M", 12, CAUSES),
    Column("Action décidée", "Quoi", 34, ACT),
    Column("Pilote", "Qui", 16, ACT, choices="ListePilotes"),
    Column("Échéance", "Pour le", 10, ACT),
    Column("Nouvelle échéance", "Report", 10, ACT),
    Column("Avancement", "PDCA", 7),
    Column("Date de réalisation", "Fait le"),
    Column("Critère d'efficacité", "Résultat attendu", 20, EFFECT),
    Column("Efficacité vérifiée", "Efficace ?", 9, EFFECT),
    Column("Vérifiée par / le", "Visa", 14, EFFECT),
    Column("Date de clôture", "Soldée le"),
    Column("Statut", "État", 10, choices="ListeStatuts"),
    Column("Commentaires", "Observations", 24),
)
PERIOD, ACK, REPLY = "DÉLAI D’APPEL", "ACCUSÉ DE RÉCEPTION", "RÉPONSE"
REGISTER = (
    Column("N° appel", "Réf. appel", 11),
    Column("Date de réception", "Reçu le"),
    Column("Reçu par", "Réceptionné par", 13),
    Column("Mode de réception", "Canal", 12, choices="ListeModes"),
    Column("Date d'ouverture fiche", "Enregistré le"),
    Column("Appelant", "Requérant", 18),
    Column("Type d'appelant", "Qualité", 13, choices="ListeQualites"),
    Column("Certification visée", "Dispositif", 20, choices="ListeCertifications"),
    Column("N° dossier / certificat", "N° candidat", 13),
    Column("Décision contestée", "Objet de l'appel", 17),
    Column("Décideur", "Décision prise par", 20),
    Column("Date de notification", "Notifié le"),
    Column("Motif de l'appel", "Résumé", 38),
    Column("Date limite d'appel", "Limite 2 mois", 10, PERIOD),
    Column("Délai d'appel respecté", "Dans les délais ?", 9, PERIOD),
    Column("Pilote du traitement", "Traité par", 15, choices="ListePilotes"),
    Column("AR – date limite", "Limite AR (8 j)", 10, ACK),
    Column("AR – envoyé le", "AR le", 10, ACK),
    Column("Analyse des causes", "Causes", 32),
    Column("Appel justifié", "J/NJ", 8),
    Column("Motif de la décision", "Justification", 32),
    Column("N° AC/AP", "Fiche AC", 12),
    Column("Résultat", "Suite donnée", 15, REPLY),
    Column("Date de réponse", "Réponse le", 10, REPLY),
    Column("Clôture fiche le", "Clôturé le"),
    Column("Fin de traitement notifiée le", "Info fin"),
    Column("Statut", "Avancement", 11),
    Column("Commentaires", "Remarques", 26),
)


def build() -> bytes:
    """Return the workbook."""
    pen = Pen("Fichier suivi plan d'actions", font="Arial", size=9)
    names = ("Page de garde", "Mode d'emploi", "PLAN D'ACTIONS", "APPELS", "Plaintes", "COPIL")
    sheets = {name: pen.book.add_worksheet(name) for name in names}
    figures = pen.book.add_worksheet("Indicateurs")
    days = pen.book.add_worksheet("Jours fériés")
    archive = pen.book.add_worksheet("Archives 2022")
    lists = pen.book.add_worksheet("Paramètres")
    lists_sheet(pen, lists, HEADING, holidays_on=days)
    lists.hide()
    lived_pages.cover(pen, sheets["Page de garde"], LOGO)
    lived_pages.how_to(pen, sheets["Mode d'emploi"])
    _action_plan(pen, sheets["PLAN D'ACTIONS"])
    last = _register(pen, sheets["APPELS"])
    lived_pages.complaints(pen, sheets["Plaintes"], HEADING, CELL)
    lived_pages.decisions(pen, sheets["COPIL"], HEADING, CELL)
    lived_pages.figures(pen, figures, HEADING, last)
    lived_pages.archive(pen, archive, HEADING, CELL)
    pen.book.define_name("Ancienne_zone", "=#REF!$A$1:$D$40")
    sheets["PLAN D'ACTIONS"].activate()
    return pen.close()


def their_number(number: Fact) -> str:
    """Return « APL-26-003 » for APP-2026-003: the pattern of this body."""
    return str(number).replace("APP-20", "APL-")


def _action_plan(pen: Pen, sheet: Any) -> None:
    rows = [_shown(record, PLAN) for record in actions()]
    _titles(pen, sheet, PLAN, "Suivi du plan d’actions", "MGT 01 Doc02 – indice D")
    last = _records(pen, sheet, PLAN, rows)
    total = last + 3
    _total(pen, sheet, PLAN, total, {1: Calc(f"=COUNTA(A7:A{last + 1})", len(rows))})
    closed = sum(record["Date de clôture"] is not None for record in actions())
    pen.write(sheet, total, 20, Calc(f"=COUNT(U7:U{last + 1})", closed), TOTAL)
    legend = "Légende : fond rouge = en retard ; orange = échéance dans les 7 jours ; gris = fait."
    pen.write(sheet, total + 2, 0, legend.replace(" :", "\u00a0:").replace(" ;", "\u00a0;"))
    overdue_colours(pen, sheet, f"A7:W{last + 1}", due="$N7", done="$Q7")
    for index, column in enumerate(PLAN):
        if column.group == CAUSES:
            sheet.set_column(index, index, column.width, None, {"level": 1})
    sheet.write_comment("P5", "P = planifié, D = en cours, C = fait, A = vérifié et clos")
    sheet.autofilter(FIRST - 1, 0, last, len(PLAN) - 1)


def _register(pen: Pen, sheet: Any) -> int:
    rows = [_shown(record, REGISTER) for record in appeals()]
    _titles(pen, sheet, REGISTER, "Suivi des appels", "MGT 02 – enregistrement des appels")
    last = _records(pen, sheet, REGISTER, rows)
    justified = sum(record["Appel justifié"] == "Oui" for record in appeals())
    sums: dict[int, Content] = {
        1: Calc(f"=COUNTA(A7:A{last + 1})", len(rows)),
        19: Calc(f'=COUNTIF(T7:T{last + 1},"J")', justified),
    }
    _total(pen, sheet, REGISTER, last + 1, sums)
    pen.write(sheet, last + 3, 0, "J = justifié, NJ = non justifié", {"italic": True})
    red = pen.book.add_format({"font_color": "#C00000", "bold": True})
    rule = '=AND($B7<>"",$R7="",$Q7<TODAY())'
    sheet.conditional_format(
        FIRST, 16, last, 16, {"type": "formula", "criteria": rule, "format": red}
    )
    sheet.write_comment("B5", "Date d’arrivée chez nous, pas celle du courrier", {"author": "HM"})
    return last


def _shown(record: Record, columns: Sequence[Column]) -> dict[str, Fact]:
    """Return the facts of one record as this body writes them; formulas come with the row."""
    shown = dict(record)
    if "N° appel" in record:
        shown["N° appel"] = their_number(record["N° appel"])
        shown["Appel justifié"] = {"Oui": "J", "Non": "NJ"}.get(str(record["Appel justifié"]))
    elif record["Origine"] == "Appel":
        shown["Réf. origine"] = their_number(record["Réf. origine"])
    if isinstance(progress := record.get("Avancement"), float | int):
        done = "A" if record["Date de clôture"] else "C"
        shown["Avancement"] = done if progress >= 1 else "D" if progress >= 0.3 else "P"
    return {column.fact: shown[column.fact] for column in columns}


def _titles(pen: Pen, sheet: Any, columns: Sequence[Column], title: str, reference: str) -> None:
    sheet.insert_image(0, 0, str(LOGO), {"x_scale": 0.5, "y_scale": 0.5, "description": "Logo"})
    sheet.merge_range(0, 3, 1, 11, title, pen.format({**TITLE, "align": "center"}))
    sheet.merge_range(2, 3, 2, 11, reference, pen.format({"align": "center", "italic": True}))
    pen.write(sheet, 2, 12, "Mis à jour le :".replace(" :", "\u00a0:"), {"align": "right"})
    pen.write(sheet, 2, 13, date(2026, 4, 30))
    _headings(pen, sheet, columns)
    sheet.set_row(4, 16)
    sheet.set_row(5, 30)
    sheet.freeze_panes(FIRST, 2)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4, 5)
    sheet.set_header("&L&G&C&A&R&D", {"image_left": str(LOGO)})
    sheet.set_zoom(85)


def _headings(pen: Pen, sheet: Any, columns: Sequence[Column]) -> None:
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        if not column.group:
            sheet.merge_range(4, index, 5, index, column.heading, pen.format(HEADING))
            continue
        pen.write(sheet, 5, index, column.heading, HEADING)
        members = [i for i, other in enumerate(columns) if other.group == column.group]
        if index == members[0]:
            sheet.merge_range(4, index, 4, members[-1], column.group, pen.format(GROUP))


def _records(
    pen: Pen, sheet: Any, columns: Sequence[Column], rows: Sequence[dict[str, Fact]]
) -> int:
    """Write the records with a blank row between two years; return the last row written."""
    at, year = FIRST - 1, None
    opened = columns[1].fact
    for record in rows:
        day = record[opened]
        assert isinstance(day, date)
        if year not in {None, day.year}:
            at += 1
            pen.row(sheet, at, [None] * len(columns), CELL)
        at, year = at + 1, day.year
        contents = [_with_formula(column.fact, record[column.fact], at + 1) for column in columns]
        pen.row(sheet, at, contents, [column.look for column in columns])
        pen.fit_height(sheet, at, contents, [column.width for column in columns])
    for index, column in enumerate(columns):
        if column.choices:
            choice = {"validate": "list", "source": f"={column.choices}"}
            sheet.data_validation(FIRST, index, at, index, choice)
    return at


def _with_formula(fact: str, value: Fact, row: int) -> Content:
    if fact == "Date limite d'appel":
        return Calc(f'=IF(L{row}="","",EDATE(L{row},2))', value)
    if fact == "AR – date limite":
        return Calc(f'=IF(B{row}="","",WORKDAY(B{row},8,Feries))', value)
    return value


def _total(
    pen: Pen, sheet: Any, columns: Sequence[Column], row: int, sums: dict[int, Content]
) -> None:
    pen.row(sheet, row, ["TOTAL", *[None] * (len(columns) - 1)], TOTAL)
    for column, content in sums.items():
        pen.write(sheet, row, column, content, TOTAL)

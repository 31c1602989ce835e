"""Sample 1: a tracker as one would wish it. Two tables, names, two charts, nothing odd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sample_workbooks.days import months_later
from sample_workbooks.facts import Record, actions, appeals
from sample_workbooks.pen import Calc, Content, Look, Pen, Url, lists_sheet, overdue_colours

HEADING: Look = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#1F3864",
    "text_wrap": True,
    "align": "center",
    "border": 1,
    "border_color": "#BFBFBF",
}
CELL: Look = {"border": 1, "border_color": "#D9D9D9"}
LONG: Look = {**CELL, "text_wrap": True}
PERCENT: Look = {**CELL, "num_format": "0%", "align": "center"}
MONTH = "[$-40C]mmm yyyy"
STATUS = (
    '=IF(TabActions[[#This Row],[Date de clôture]]<>"","Clôturée",'
    'IF(TabActions[[#This Row],[Date de réalisation]]<>"","Réalisée",'
    'IF(TabActions[[#This Row],[Avancement]]>=0.25,"En cours","À faire")))'
)
ACKNOWLEDGE_BY = "=WORKDAY(TabAppels[[#This Row],[Date de réception]],8,Feries)"
APPEAL_BY = "=EDATE(TabAppels[[#This Row],[Date de notification]],2)"


@dataclass(frozen=True)
class Column:
    """One column of a table: its heading, its width in characters, the look of its cells."""

    heading: str
    width: float = 12
    look: Look = field(default_factory=lambda: CELL)
    choices: str = ""


ACTION_COLUMNS = (
    Column("N° AC/AP", 12),
    Column("Date d'ouverture"),
    Column("Type", 12, choices="ListeTypes"),
    Column("Origine", 18, choices="ListeOrigines"),
    Column("Réf. origine", 16),
    Column("Processus", 10),
    Column("Constat / Écart", 44, LONG),
    Column("Gravité / Priorité", 10),
    Column("Action immédiate", 30, LONG),
    Column("Cause(s)", 30, LONG),
    Column("Famille de cause", 14),
    Column("Action décidée", 38, LONG),
    Column("Pilote", 18, choices="ListePilotes"),
    Column("Échéance"),
    Column("Nouvelle échéance"),
    Column("Motif du report", 22, LONG),
    Column("Avancement", 12, PERCENT),
    Column("Date de réalisation"),
    Column("Critère d'efficacité", 26, LONG),
    Column("Efficacité à vérifier le"),
    Column("Efficacité vérifiée", 11),
    Column("Vérifiée par / le", 18),
    Column("Date de clôture"),
    Column("Statut", 11),
    Column("Preuve", 12),
    Column("Commentaires", 30, LONG),
)
APPEAL_COLUMNS = (
    Column("N° appel", 14),
    Column("Date de réception"),
    Column("Reçu par", 16),
    Column("Mode de réception", 14, choices="ListeModes"),
    Column("Date d'envoi de l'appel"),
    Column("Date d'ouverture fiche"),
    Column("Appelant", 22),
    Column("Coordonnées", 30),
    Column("Type d'appelant", 16, choices="ListeQualites"),
    Column("Certification visée", 24, choices="ListeCertifications"),
    Column("N° dossier / certificat", 15),
    Column("Décision contestée", 20),
    Column("Décideur", 24),
    Column("Date d'envoi décision"),
    Column("Date de notification"),
    Column("Famille de motif", 18, choices="ListeFamilles"),
    Column("Motif de l'appel", 44, LONG),
    Column("Date limite d'appel"),
    Column("Délai d'appel respecté", 11),
    Column("Pilote du traitement", 18, choices="ListePilotes"),
    Column("AR – date limite"),
    Column("AR – envoyé le"),
    Column("AR – mode", 10),
    Column("Analyse des causes", 38, LONG),
    Column("Appels similaires", 18, LONG),
    Column("Appel justifié", 9),
    Column("Motif de la décision", 38, LONG),
    Column("N° AC/AP", 13, LONG),
    Column("Échéance de réponse"),
    Column("Info avancement le"),
    Column("Réexamen / traitement le"),
    Column("Résultat", 18),
    Column("Date de réponse"),
    Column("Clôture fiche le"),
    Column("Fin de traitement notifiée le"),
    Column("Statut", 12),
    Column("Dossier", 14),
    Column("Commentaires", 38, LONG),
)


def build(known: Sequence[Record] | None = None, planned: Sequence[Record] | None = None) -> bytes:
    """Return the workbook: of the sample's appeals and actions, or of those given."""
    known = appeals() if known is None else known
    planned = actions() if planned is None else planned
    pen = Pen("Suivi du plan d'actions")
    plan = pen.book.add_worksheet("Plan d'actions")
    register = pen.book.add_worksheet("Appels")
    charts = pen.book.add_worksheet("Graphiques")
    lists = pen.book.add_worksheet("Listes")
    _table(pen, plan, "TabActions", ACTION_COLUMNS, [_action(row) for row in planned])
    _table(pen, register, "TabAppels", APPEAL_COLUMNS, [_appeal(row) for row in known])
    overdue_colours(pen, plan, f"A2:Z{len(planned) + 1}", due="$N2", done="$R2")
    plan.conditional_format(1, 16, len(planned), 16, {"type": "data_bar", "bar_solid": True})
    _charts(pen, charts, known, planned)
    lists_sheet(pen, lists, HEADING)
    return pen.close()


def _action(record: Record) -> list[Content]:
    made: dict[str, Content] = {**record, "Statut": Calc(STATUS, record["Statut"]), "Preuve": None}
    return [made[column.heading] for column in ACTION_COLUMNS]


def _appeal(record: Record) -> list[Content]:
    number = str(record["N° appel"])
    made: dict[str, Content] = {
        **record,
        "AR – date limite": Calc(ACKNOWLEDGE_BY, record["AR – date limite"]),
        "Date limite d'appel": Calc(APPEAL_BY, record["Date limite d'appel"]),
        "Dossier": Url(f"external:Dossiers/{number}", number),
    }
    return [made[column.heading] for column in APPEAL_COLUMNS]


def _table(
    pen: Pen, sheet: Any, name: str, columns: Sequence[Column], rows: Sequence[list[Content]]
) -> None:
    last = len(rows), len(columns) - 1
    headers: list[dict[str, Any]] = [{"header": column.heading} for column in columns]
    for header, content in zip(headers, rows[0], strict=True):
        if isinstance(content, Calc):
            header["formula"] = content.formula
    style = {"name": name, "columns": headers, "style": "Table Style Light 9"}
    sheet.add_table(0, 0, *last, style)
    pen.row(sheet, 0, [column.heading for column in columns], HEADING)
    for index, row in enumerate(rows, start=1):
        pen.row(sheet, index, row, [column.look for column in columns])
        pen.fit_height(sheet, index, row, [column.width for column in columns])
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        if column.choices:
            choice = {"validate": "list", "source": f"={column.choices}"}
            sheet.data_validation(1, index, last[0], index, choice)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&F&C&A&RPage &P / &N")


def _charts(pen: Pen, sheet: Any, known: Sequence[Record], planned: Sequence[Record]) -> None:
    """Two charts over the tables: actions by origin, appeals a month against the target."""
    origins = list(dict.fromkeys(str(action["Origine"]) for action in planned))
    counts = [sum(action["Origine"] == origin for action in planned) for origin in origins]
    pen.row(sheet, 0, ["Origine", "Actions"], HEADING)
    for row, (origin, count) in enumerate(zip(origins, counts, strict=True), start=1):
        formula = f"=COUNTIF(TabActions[Origine],A{row + 1})"
        pen.row(sheet, row, [origin, Calc(formula, count)], CELL)
    pen.row(sheet, 13, ["Mois", "Appels", "Objectif"], HEADING)
    for row, month in enumerate((months_later(date(2025, 5, 1), i) for i in range(12)), start=14):
        pen.write(sheet, row, 0, month, {**CELL, "num_format": MONTH})
        pen.write(sheet, row, 1, _appeals_of(known, month, row + 1), CELL)
        pen.write(sheet, row, 2, 1, CELL)
    sheet.set_column(0, 0, 22)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    by_origin = pen.book.add_chart({"type": "bar"})
    by_origin.add_series(_series(1, (1, len(origins)), "#1F3864"))
    by_origin.set_title({"name": "Actions par origine"})
    by_origin.set_legend({"none": True})
    by_origin.set_y_axis({"reverse": True})
    sheet.insert_chart("E1", by_origin, {"x_scale": 1.2})
    monthly = pen.book.add_chart({"type": "column"})
    monthly.add_series(_series(1, (14, 25), "#2E75B6"))
    target = pen.book.add_chart({"type": "line"})
    target.add_series(_series(2, (14, 25), "#C00000"))
    monthly.combine(target)
    monthly.set_title({"name": "Appels reçus par mois"})
    monthly.set_legend({"position": "bottom"})
    monthly.set_x_axis({"num_format": MONTH, "num_font": {"rotation": -45}})
    monthly.set_y_axis({"major_unit": 1, "min": 0, "num_format": "0"})
    sheet.insert_chart("E18", monthly, {"x_scale": 1.2})


def _appeals_of(known: Sequence[Record], month: date, row: int) -> Calc:
    received = [str(appeal["Date de réception"])[:7] for appeal in known]
    return Calc(
        f'=COUNTIFS(TabAppels[Date de réception],">="&A{row},'
        f'TabAppels[Date de réception],"<"&EDATE(A{row},1))',
        received.count(f"{month:%Y-%m}"),
    )


def _series(column: int, rows: tuple[int, int], colour: str) -> dict[str, Any]:
    first, last = rows
    paint = {"line": {"color": colour}} if column == 2 else {"fill": {"color": colour}}
    return {
        "name": ["Graphiques", first - 1, column],
        "categories": ["Graphiques", first, 0, last, 0],
        "values": ["Graphiques", first, column, last, column],
        **paint,
    }

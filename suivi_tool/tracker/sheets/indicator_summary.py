"""The lower part of « Données indicateurs »: the figures that the cards show, live."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.indicators import Indicators
from suivi_tool.procedure.timeliness import NOT_APPLICABLE
from suivi_tool.procedure.words import NBSP, listed
from suivi_tool.tracker.sheets import indicator_cells as cells
from suivi_tool.tracker.sheets.due_cells import WITHDRAWN
from suivi_tool.tracker.sheets.indicator_months import MISSED
from suivi_tool.tracker.sheets.judged_rows import FIRST_DAY, counted, real_rows
from suivi_tool.tracker.sheets.live import Cached, Live, day, text
from suivi_tool.tracker.sheets.paper import Page
from suivi_tool.tracker.sheets.references import SheetRef, absolute

YES = ("oui", "o", "yes", "j", "justifié", "justifie", "fondé", "fonde", "appel justifié",
       "recevable et fondé")  # fmt: skip
NO = ("non", "n", "no", "nj", "non justifié", "non justifie", "non fondé", "non fonde",
      "injustifié", "injustifie", "infondé", "infonde", "rejeté", "rejete")  # fmt: skip
_LABELS = {
    "begun": "Mois commencés",
    "above": "Mois au-dessus de l’objectif",
    "which": "Lesquels",
    "mean": "Moyenne par mois",
    "twelve": "Appels des 12 derniers mois",
    "open": "Appels en cours (non clos)",
    "oldest": "Ancienneté du plus ancien (jours)",
    "reply": "Délai moyen de réponse (jours)",
    "undated": "Appels sans date de réception lisible",
    "committee": "Dernier comité de pilotage",
    "received": "Depuis ce comité : appels reçus".replace(" :", f"{NBSP}:"),
    "justified": "… jugés justifiés",
    "not_justified": "… jugés non justifiés",
    "closed": "… clos",
    "withdrawn": "… retirés",
}
_LINES = tuple(_LABELS)
_LOOKS = {"mean": "decimal", "reply": "decimal", "committee": "date"}
_PLAIN = frozenset({"begun", "above", "which", "mean", "twelve", "undated"})
_MOST_UNDATED = 60


def cell(name: str) -> str:
    """Return the cell of one figure of the summary."""
    return absolute(cells.SHEET, 4, cells.SUMMARY_ROW + 1 + _LINES.index(name))


def last_committee(committees: Sequence[date], today: date) -> date | None:
    """Return the last committee before `today`: on the day itself its own figures are prepared."""
    return max((when for when in committees if when < today), default=None)


@dataclass(frozen=True)
class Rows:
    """What the formulas read: the register, its rows without a date, the committees."""

    register: SheetRef
    undated: Sequence[int]
    undated_open: Sequence[int]
    committees: str


def write(page: Page, record: Indicators, rows: Rows) -> int:
    """Write the summary and return its last row."""
    page.merge((cells.SUMMARY_ROW, 1, cells.SUMMARY_ROW, 4), "Synthèse", "section")
    formulas, values = {**_of_year(rows), **_since(rows)}, _values(record)
    for row, (name, label) in enumerate(_LABELS.items(), cells.SUMMARY_ROW + 1):
        page.merge((row, 1, row, 3), label, "text")
        page.height(row, 22)
        live = Live(formulas[name], values[name], array=name not in _PLAIN)
        page.put(row, 4, live, _LOOKS.get(name, "centre"))
    return cells.SUMMARY_ROW + len(_LABELS)


def _of_year(rows: Rows) -> dict[str, str]:
    register = rows.register
    received, still = register.range("received_on"), _blank(register, "closed_on")
    since = counted(register, f"IF({still},INT({received}))", gap=True)
    since = f"IF({received}>={day(FIRST_DAY)},{since})"
    oldest = f"MIN(IF(ISNUMBER({received}),{since}))"
    dated_open = real_rows(register, f"IF({still},1,0)")
    first, appeals = cells.both_years(cells.MONTH), cells.both_years(cells.APPEALS)
    year_ago = f"DATE(YEAR({cells.TODAY})-1,MONTH({cells.TODAY}),1)"
    return {
        "begun": f"MONTH({cells.TODAY})",
        "above": f"COUNTIF({cells.column(cells.MET)},{text(MISSED)})",
        "which": absolute(cells.SHEET, cells.ABOVE, cells.LAST_ROW),
        "mean": f"{cells.total(cells.APPEALS)}/{cell('begun')}",
        "twelve": f'SUMIF({first},">"&{year_ago},{appeals})',
        "open": f"{dated_open}{_undated(rows, rows.undated_open, closed=True)}",
        "oldest": f'IF({dated_open}=0,"–",{cells.TODAY}-{oldest})',
        "reply": _mean_reply(register),
        "undated": f"0{_undated(rows, rows.undated, closed=False)}",
    }


def _undated(rows: Rows, numbers: Sequence[int], *, closed: bool) -> str:
    """Count the rows that had no date at the refresh and have none yet."""
    register, terms = rows.register, ""
    for row in numbers[:_MOST_UNDATED]:
        still = f"ISNUMBER({register.cell('received_on', row)})"
        if closed and register.has("closed_on"):
            still = f"OR({still},ISNUMBER({register.cell('closed_on', row)}))"
        terms += f"+IF({still},0,1)"
    more = len(numbers) - _MOST_UNDATED
    return terms + (f"+{more}" if more > 0 else "")


def _since(rows: Rows) -> dict[str, str]:
    """Count what happened after the last committee, until today."""
    register, committees = rows.register, rows.committees
    held = f"IF(ISNUMBER({committees}),IF({committees}<{cells.TODAY},{{}},0),0)"
    formulas = {
        "committee": f'IF(SUM({held.format("1")})=0,"–",MAX({held.format(committees)}))',
        "received": _happened(register, "received_on", "1"),
        "justified": _happened(register, "ruled_on", _is(register, "justified", YES)),
        "not_justified": _happened(register, "ruled_on", _is(register, "justified", NO)),
        "closed": _happened(register, "closed_on", "1"),
        "withdrawn": _happened(register, "closed_on", _is(register, "outcome", WITHDRAWN)),
    }
    last = f"ISNUMBER({cell('committee')})"
    return {
        name: formula if name == "committee" else f'IF({last},{formula},"–")'
        for name, formula in formulas.items()
    }


def _happened(register: SheetRef, field: str, what: str) -> str:
    """Sum `what` over the rows whose date is after the committee and not after today."""
    if not register.has(field):
        return "0"
    when = register.range(field)
    within = f"IF(INT({when})>{cell('committee')},IF(INT({when})<={cells.TODAY},{what},0),0)"
    return real_rows(register, f"IF(ISNUMBER({when}),{within},0)")


def _is(register: SheetRef, field: str, words: Sequence[str]) -> str:
    if not register.has(field):
        return "0"
    known = ",".join(map(text, words))
    return f"IF(ISNUMBER(MATCH(TRIM({register.range(field)}),{{{known}}},0)),1,0)"


def _blank(register: SheetRef, field: str) -> str:
    return f"NOT(ISNUMBER({register.range(field)}))" if register.has(field) else "TRUE"


def _mean_reply(register: SheetRef) -> str:
    """Mean calendar days from reception to reply, for the replies of the year."""
    if not register.has("replied_on"):
        return text(NOT_APPLICABLE)
    received, replied = register.range("received_on"), register.range("replied_on")
    both = (f"IF(ISNUMBER({received}),IF(ISNUMBER({replied}),"
            f"IF(YEAR({replied})=YEAR({cells.TODAY}),{{}})))")  # fmt: skip
    days = counted(register, f"INT({replied})-INT({received})", gap=True)
    return f'IF(COUNT({both.format(days)})=0,"s.o.",AVERAGE({both.format(days)}))'


def _values(record: Indicators) -> dict[str, Cached]:
    since, oldest = record.since, record.oldest_open
    reply = record.mean_days_to_reply
    return {
        "begun": len(record.current.past),
        "above": len(record.current.above),
        "which": listed([month.name for month in record.current.above]),
        "mean": record.current.mean,
        "twelve": record.last_12_months,
        "open": record.open_appeals,
        "oldest": oldest[1] if oldest else "–",
        "reply": NOT_APPLICABLE if reply is None else reply,
        "undated": record.undated,
        "committee": since.committee if since else "–",
        "received": since.received if since else "–",
        "justified": since.justified if since else "–",
        "not_justified": since.not_justified if since else "–",
        "closed": since.closed if since else "–",
        "withdrawn": since.withdrawn if since else "–",
    }

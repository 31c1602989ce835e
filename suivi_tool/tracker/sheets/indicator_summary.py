"""The lower part of « Données indicateurs »: the figures that the cards show, live."""

from __future__ import annotations

from suivi_tool.procedure.words import french
from suivi_tool.tracker.holidays_list import EARLIEST
from suivi_tool.tracker.sheets.figures import MISSED, NOT_APPLICABLE, Figures
from suivi_tool.tracker.sheets.live import Cached, Live, day, text
from suivi_tool.tracker.sheets.paper import Page
from suivi_tool.tracker.sheets.references import SheetRef, absolute

SHEET = "Données indicateurs"
FIRST_ROW = 47
_VALUE = 4
_LINES = (
    "begun", "above", "which", "mean", "twelve", "open", "oldest", "reply", "committee",
    "received", "justified", "not_justified", "closed",
)  # fmt: skip
_LABELS = (
    "Mois commencés",
    "Mois au-dessus de l’objectif",
    "Lesquels",
    "Moyenne par mois",
    "Appels des 12 derniers mois",
    "Appels en cours (non clos)",
    "Ancienneté du plus ancien (jours)",
    "Délai moyen de réponse (jours)",
    "Dernier comité de pilotage",
    "Appels reçus depuis ce comité",
    "… dont justifiés",
    "… dont non justifiés",
    "Appels clos depuis ce comité",
)
_LOOKS = {"mean": "decimal", "reply": "decimal", "committee": "date"}


def cell(name: str) -> str:
    """Return the cell of one figure of the summary."""
    return absolute(SHEET, _VALUE, FIRST_ROW + _LINES.index(name))


def write(page: Page, figures: Figures, register: SheetRef, committees: str) -> int:
    """Write the summary; `committees` is the range of their dates. Return its last row."""
    page.merge((FIRST_ROW - 1, 1, FIRST_ROW - 1, 4), french("Synthèse"), "section")
    formulas = _formulas(register, committees)
    values = _values(figures)
    for at, (name, label) in enumerate(zip(_LINES, _LABELS, strict=True)):
        row = FIRST_ROW + at
        page.merge((row, 1, row, 3), label, "text")
        live = Live(formulas[name], values[name], array=name not in _PLAIN)
        page.put(row, _VALUE, live, _LOOKS.get(name, "centre"))
    return FIRST_ROW + len(_LINES) - 1


_PLAIN = frozenset({"begun", "above", "which", "mean", "twelve"})


def _formulas(register: SheetRef, committees: str) -> dict[str, str]:
    received = register.range("received_on")
    real = f"IF({received}>={day(EARLIEST)},{{}},0)"
    every = f"SUM(IF(ISNUMBER({received}),{real},0))"
    still = _not_dated(register, "closed_on")
    last, since = cell("committee"), 'IF(ISNUMBER({0}),{1},"–")'
    after = f"IF(INT({received})>{last},{{}},0)"
    open_since = f"IF({received}>={day(EARLIEST)},IF({still},INT({received})))"
    oldest = f"MIN(IF(ISNUMBER({received}),{open_since}))"
    return {
        "begun": "MONTH(AUJOURDHUI)",
        "above": f"COUNTIF($D$15:$D$26,{text(MISSED)})",
        "which": "$S$26",
        "mean": f"$B$27/{cell('begun')}",
        "twelve": "SUM($B$15:$B$26)+SUMIF($A$32:$A$43,\">\"&"
                  "DATE(YEAR(AUJOURDHUI)-1,MONTH(AUJOURDHUI),1),$B$32:$B$43)",
        "open": every.format(f"IF({still},1,0)"),
        "oldest": f'IF({cell("open")}=0,"–",AUJOURDHUI-{oldest})',
        "reply": _mean_reply(register),
        "committee": f'IF(SUM(IF(ISNUMBER({committees}),IF({committees}<AUJOURDHUI,1,0),0))=0,"–",'
                     f"MAX(IF(ISNUMBER({committees}),IF({committees}<AUJOURDHUI,{committees}))))",
        "received": since.format(last, every.format(after.format("1"))),
        "justified": since.format(last, every.format(after.format(_is(register, "Oui")))),
        "not_justified": since.format(last, every.format(after.format(_is(register, "Non")))),
        "closed": since.format(last, _closed_since(register, last)),
    }  # fmt: skip


def _not_dated(register: SheetRef, field: str) -> str:
    return f"NOT(ISNUMBER({register.range(field)}))" if register.has(field) else "TRUE"


def _is(register: SheetRef, word: str) -> str:
    if not register.has("justified"):
        return "0"
    return f"IF(TRIM({register.range('justified')})={text(word)},1,0)"


def _closed_since(register: SheetRef, last: str) -> str:
    if not register.has("closed_on"):
        return "0"
    closed = register.range("closed_on")
    return f"SUM(IF(ISNUMBER({closed}),IF(INT({closed})>{last},1,0),0))"


def _mean_reply(register: SheetRef) -> str:
    """Mean calendar days from reception to reply, for the replies of the year."""
    if not register.has("replied_on"):
        return text(NOT_APPLICABLE)
    received, replied = register.range("received_on"), register.range("replied_on")
    both = (f"IF(ISNUMBER({received}),IF(ISNUMBER({replied}),"
            f"IF(YEAR({replied})=YEAR(AUJOURDHUI),{{}})))")  # fmt: skip
    days = f"INT({replied})-INT({received})"
    return f'IF(COUNT({both.format("1")})=0,"s.o.",AVERAGE({both.format(days)}))'


def _values(figures: Figures) -> dict[str, Cached]:
    since = figures.since
    reply, oldest = figures.mean_reply_days, figures.oldest_open_days

    def after(number: int) -> Cached:
        return "–" if since.on is None else number

    return {
        "begun": len(figures.begun),
        "above": len(figures.above),
        "which": ", ".join(month.name for month in figures.above),
        "mean": figures.mean,
        "twelve": figures.twelve_months,
        "open": figures.open_appeals,
        "oldest": "–" if oldest is None else oldest,
        "reply": NOT_APPLICABLE if reply is None else reply,
        "committee": since.on or "–",
        "received": after(since.received),
        "justified": after(since.justified),
        "not_justified": after(since.not_justified),
        "closed": after(since.closed),
    }

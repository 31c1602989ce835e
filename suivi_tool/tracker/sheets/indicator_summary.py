"""The lower part of « Données indicateurs »: the figures that the cards show, live."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from suivi_tool.procedure.indicators import Indicators
from suivi_tool.procedure.timeliness import NOT_APPLICABLE
from suivi_tool.procedure.words import NBSP, listed
from suivi_tool.tracker.sheets import indicator_cells as cells
from suivi_tool.tracker.sheets.due_cells import WITHDRAWN
from suivi_tool.tracker.sheets.indicator_months import MISSED
from suivi_tool.tracker.sheets.judged_rows import counted, in_all, real_rows
from suivi_tool.tracker.sheets.live import Cached, Live, is_day, text
from suivi_tool.tracker.sheets.paper import Page
from suivi_tool.tracker.sheets.references import SheetRef, absolute

YES = ("oui", "o", "yes", "j", "justifié", "justifie", "fondé", "fonde", "appel justifié",
       "recevable et fondé")  # fmt: skip
NO = ("non", "n", "no", "nj", "non justifié", "non justifie", "non fondé", "non fonde",
      "injustifié", "injustifie", "infondé", "infonde", "rejeté", "rejete")  # fmt: skip
TOO_LATE = ("non", "n", "no", "hors délai", "hors delai", "hors délais", "hors delais",
            "non respecté", "non respecte", "irrecevable", "tardif")  # fmt: skip
DECIDED = ("ruled_on", "replied_on", "closed_on")
"""Where the day of a decision is looked for, as `procedure.ruling.decided_on` does."""
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
    "former": "Appels d’anciens suivis, comptés eux aussi",
    "committee": "Dernier comité de pilotage",
    "received": "Depuis ce comité : appels reçus".replace(" :", f"{NBSP}:"),
    "justified": "… jugés justifiés",
    "not_justified": "… jugés non justifiés",
    "too_late": "… écartés comme hors délai",
    "closed": "… clos",
    "withdrawn": "… retirés",
}
_LINES = tuple(_LABELS)
_LOOKS = {"mean": "decimal", "reply": "decimal", "committee": "date"}
_PLAIN = frozenset({"begun", "above", "which", "mean", "twelve", "former"})
_TYPED = ("received_on", "appellant", "contested_decision", "channel")
"""Where a row typed by hand has words: a total, or a number prepared, has none."""
_LONGEST_UNDATED = 5000
"""Characters of the terms that look at rows one by one: a formula takes 8192 in all."""
_FAR = "9999999"


def cell(name: str) -> str:
    """Return the cell of one figure of the summary."""
    return absolute(cells.SHEET, 4, cells.SUMMARY_ROW + 1 + _LINES.index(name))


def last_committee(committees: Sequence[date], today: date) -> date | None:
    """Return the last committee before `today`: on the day itself its own figures are prepared."""
    return max((when for when in committees if when < today), default=None)


@dataclass(frozen=True)
class Undated:
    """Appeals without a date: their `rows` in the register, how many are of former trackers."""

    rows: Sequence[int] = ()
    former: int = 0


@dataclass(frozen=True)
class Rows:
    """What the formulas read: the registers, the rows without a date, the committees.

    `former` is how many appeals of former trackers are counted.
    """

    registers: Sequence[SheetRef]
    undated: Undated
    undated_open: Undated
    committees: str
    former: int = 0

    @property
    def register(self) -> SheetRef:
        """The register that people type into."""
        return self.registers[0]


def write(page: Page, record: Indicators, rows: Rows) -> int:
    """Write the summary and return its last row."""
    page.merge((cells.SUMMARY_ROW, 1, cells.SUMMARY_ROW, 4), "Synthèse", "section")
    formulas = {**_of_year(rows), **_since(rows)}
    values = {**_values(record), "former": rows.former}
    for row, (name, label) in enumerate(_LABELS.items(), cells.SUMMARY_ROW + 1):
        page.merge((row, 1, row, 3), label, "text")
        page.height(row, 22)
        live = Live(formulas[name], values[name], array=name not in _PLAIN)
        page.put(row, 4, live, _LOOKS.get(name, "centre"))
    return cells.SUMMARY_ROW + len(_LABELS)


def _of_year(rows: Rows) -> dict[str, str]:
    oldest = f"MIN({','.join(map(_received_open, rows.registers))})"
    dated_open = f"({in_all(rows.registers, _dated_open)})"
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
        "reply": _mean_reply(rows.registers),
        "undated": f"0{_undated(rows, rows.undated, closed=False)}",
        "former": str(rows.former),
    }


def _received_open(register: SheetRef) -> str:
    """Return the days of reception of the open appeals, a day far away for each other row.

    A row is never left out: LibreOffice takes 0 as the least of a range without any number.
    """
    received, still = register.range("received_on"), _blank(register, "closed_on")
    since = counted(register, f"IF({still},INT({received}),{_FAR})", otherwise=_FAR)
    return f"IF({is_day(received)},{since},{_FAR})"


def _dated_open(register: SheetRef) -> str:
    return real_rows(register, f"IF({_blank(register, 'closed_on')},1,0)")


def _undated(rows: Rows, undated: Undated, *, closed: bool) -> str:
    """Count the rows that had no date at the refresh and have none yet, and those that came."""
    register, terms, looked_at = rows.register, "", 0
    for row in undated.rows:
        still = is_day(register.cell("received_on", row))
        if closed and register.has("closed_on"):
            still = f"OR({still},{is_day(register.cell('closed_on', row))})"
        term = f"+IF({still},0,1)"
        if len(terms) + len(term) > _LONGEST_UNDATED:
            break
        terms, looked_at = terms + term, looked_at + 1
    more = len(undated.rows) - looked_at + undated.former
    return terms + (f"+{more}" if more > 0 else "") + _came_undated(register, closed=closed)


def _came_undated(register: SheetRef, *, closed: bool) -> str:
    """Count the numbered rows typed under the last one since, whose reception is no day."""
    since = replace(register, first_row=register.last_row + 1)
    words = [since.range(name) for name in _TYPED if since.has(name)]
    if not since.has("number"):
        return ""
    still = f"IF({_blank(since, 'closed_on')},1,0)" if closed else "1"
    undated = f"IF({is_day(since.range('received_on'))},0,{counted(since, still)})"
    typed = "+".join(f"IF(ISTEXT({word}),LEN(TRIM({word})),0)" for word in words)
    return f"+SUM(IF(LEN({since.range('number')})=0,0,IF({typed}=0,0,{undated})))"


def _since(rows: Rows) -> dict[str, str]:
    """Count what happened after the last committee, until today."""
    committees = rows.committees
    held = f"IF(ISNUMBER({committees}),IF({committees}<{cells.TODAY},{{}},0),0)"
    formulas = {
        "committee": f'IF(SUM({held.format("1")})=0,"–",MAX({held.format(committees)}))',
        **{name: in_all(rows.registers, formula) for name, formula in _SINCE.items()},
    }
    last = f"ISNUMBER({cell('committee')})"
    return {
        name: formula if name == "committee" else f'IF({last},{formula},"–")'
        for name, formula in formulas.items()
    }


def _justified(register: SheetRef) -> str:
    return _happened(register, DECIDED, _is(register, "justified", YES))


def _not_justified(register: SheetRef) -> str:
    """Count those found not justified on the substance: « hors délai » is a reason apart (A5)."""
    late, refused = _is(register, "period_verdict", TOO_LATE), _is(register, "justified", NO)
    return _happened(register, DECIDED, f"IF({late}=1,0,{refused})")


def _too_late(register: SheetRef) -> str:
    """Count those turned down as « hors délai », a late one found justified left out (A5)."""
    late, taken_up = _is(register, "period_verdict", TOO_LATE), _is(register, "justified", YES)
    ruled = is_day(register.range("ruled_on")) if register.has("ruled_on") else "FALSE"
    down = f"IF({ruled},1,{_is(register, 'justified', NO)})"
    return _happened(register, DECIDED, f"IF({taken_up}=1,0,IF({late}=1,{down},0))")


def _withdrawn(register: SheetRef) -> str:
    return _happened(register, ("closed_on",), _is(register, "outcome", WITHDRAWN))


_SINCE: dict[str, Callable[[SheetRef], str]] = {
    "received": lambda register: _happened(register, ("received_on",), "1"),
    "justified": _justified,
    "not_justified": _not_justified,
    "too_late": _too_late,
    "closed": lambda register: _happened(register, ("closed_on",), "1"),
    "withdrawn": _withdrawn,
}


def _happened(register: SheetRef, fields: Sequence[str], what: str) -> str:
    """Sum `what` over the rows whose date is after the committee and not after today.

    The date is that of the first of `fields` that holds one.
    """
    known = [register.range(field) for field in fields if register.has(field)]
    if not known:
        return "0"
    when = known[-1]
    for first in reversed(known[:-1]):
        when = f"IF({is_day(first)},{first},{when})"
    within = f"IF(INT({when})>{cell('committee')},IF(INT({when})<={cells.TODAY},{what},0),0)"
    return real_rows(register, f"IF({is_day(when)},{within},0)")


def _is(register: SheetRef, field: str, words: Sequence[str]) -> str:
    if not register.has(field):
        return "0"
    known = ",".join(map(text, words))
    return f"IF(ISNUMBER(MATCH(TRIM({register.range(field)}),{{{known}}},0)),1,0)"


def _blank(register: SheetRef, field: str) -> str:
    return f"NOT({is_day(register.range(field))})" if register.has(field) else "TRUE"


def _mean_reply(registers: Sequence[SheetRef]) -> str:
    """Mean calendar days from reception to reply, for the replies of the year."""
    known = [register for register in registers if register.has("replied_on")]
    if not known:
        return text(NOT_APPLICABLE)
    replies = in_all(known, lambda register: _replied(register, "1"))
    days = in_all(known, lambda register: _replied(register, _days(register)))
    return f'IF(({replies})=0,"s.o.",({days})/({replies}))'


def _days(register: SheetRef) -> str:
    return f"INT({register.range('replied_on')})-INT({register.range('received_on')})"


def _replied(register: SheetRef, what: str) -> str:
    """Sum `what` over the appeals replied to this year."""
    received, replied = register.range("received_on"), register.range("replied_on")
    ended = f"IF({replied}<DATE({cells.YEAR}+1,1,1),{counted(register, what)},0)"
    this_year = f"IF({replied}>=DATE({cells.YEAR},1,1),{ended},0)"
    return f"SUM(IF({is_day(received)},IF({is_day(replied)},{this_year},0),0))"


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
        "too_late": since.too_late if since else "–",
        "closed": since.closed if since else "–",
        "withdrawn": since.withdrawn if since else "–",
    }

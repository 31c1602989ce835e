"""Every row of the register judged by one array formula (A18, A19), as `timeliness` judges it.

A date that is a text is no date; a row whose acknowledgement has no limit (its year is not in the
list of days off) counts nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from suivi_tool.tracker.sheets import indicator_cells as cells
from suivi_tool.tracker.sheets.due_cells import NOT_AN_APPEAL
from suivi_tool.tracker.sheets.live import is_day, text
from suivi_tool.tracker.sheets.references import SheetRef, absolute

KEPT, MISSED, PENDING, UNKNOWN = range(4)


def in_all(registers: Iterable[SheetRef], formula: Callable[[SheetRef], str]) -> str:
    """Return the sum of a formula over each of the registers."""
    return "+".join(map(formula, registers))


def count(register: SheetRef, first: str, after: str, wanted: int) -> str:
    """Return how many rows received from `first` until before `after` are judged `wanted`."""
    received = register.range("received_on")
    judged = counted(register, f"IF({state(register)}={wanted},1,0)")
    within = f"IF({received}>={first},IF({received}<{after},{judged},0),0)"
    return f"SUM(IF(ISNUMBER({received}),{within},0))"


def received(register: SheetRef, first: str, after: str) -> str:
    """Return how many appeals were received from `first` until before `after`."""
    when = register.range("received_on")
    within = f"IF({when}>={first},IF({when}<{after},{counted(register, '1')},0),0)"
    return f"SUM(IF(ISNUMBER({when}),{within},0))"


def counted(register: SheetRef, what: str, otherwise: str = "0") -> str:
    """Return `what` for each row that is an appeal, `otherwise` for one that proved to be none."""
    if not register.has("outcome"):
        return what
    words = ",".join(map(text, NOT_AN_APPEAL))
    none = f"ISNUMBER(MATCH(TRIM({register.range('outcome')}),{{{words}}},0))"
    return f"IF({none},{otherwise},{what})"


def state(register: SheetRef) -> str:
    """Return KEPT, MISSED, PENDING or UNKNOWN for each row: missed first, then not known."""
    limit = _limit(register)
    missed = f"IF(ISNUMBER({limit}),{_late(register, 'acknowledged_on', limit)},0)"
    waiting = _waiting(register, "acknowledged_on", limit)
    if register.has("reply_due"):
        reply = register.range("reply_due")
        due = f"INT({reply})"
        late = f"IF({is_day(reply)},{_late(register, 'replied_on', due)},0)"
        wait = f"IF({is_day(reply)},{_waiting(register, 'replied_on', due)},0)"
        missed, waiting = f"IF({late}=1,1,{missed})", f"IF({wait}=1,1,{waiting})"
    known = f"IF(ISNUMBER({limit}),IF({waiting}=1,{PENDING},{KEPT}),{UNKNOWN})"
    return f"IF({missed}=1,{MISSED},{known})"


def real_rows(register: SheetRef, what: str) -> str:
    """Return the sum of `what` over the appeals that have a date of reception."""
    received, what = register.range("received_on"), counted(register, what)
    return f"SUM(IF({is_day(received)},{what},0))"


def _limit(register: SheetRef) -> str:
    """Return the last day in time of each row: LOOKUP takes a whole range, WORKDAY does not."""
    last = cells.FIRST_ROW + cells.DAYS - 1
    days = absolute(cells.SHEET, cells.DAY, cells.FIRST_ROW, last)
    limits = absolute(cells.SHEET, cells.LIMIT, cells.FIRST_ROW, last)
    return f"LOOKUP(INT({register.range('received_on')}),{days},{limits})"


def _late(register: SheetRef, done: str, due: str) -> str:
    """Return 1 where it was done after `due`, or is not done and `due` has passed."""
    judged = f"IF({cells.TODAY}>{due},1,0)"
    if not register.has(done):
        return judged
    cell = register.range(done)
    return f"IF({is_day(cell)},IF(INT({cell})>{due},1,0),{judged})"


def _waiting(register: SheetRef, done: str, due: str) -> str:
    """Return 1 where it is not done and `due` has not passed."""
    judged = f"IF({cells.TODAY}>{due},0,1)"
    if not register.has(done):
        return judged
    return f"IF({is_day(register.range(done))},0,{judged})"

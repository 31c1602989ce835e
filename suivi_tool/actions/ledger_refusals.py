"""When the register cannot take an entry: a column is not known, or its number is another's."""

from __future__ import annotations

import re

from suivi_tool.errors import Fault, WorkbookRefused
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.words import french, listed, plain
from suivi_tool.tracker.action_plan import ActionRow
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.register import AppealRow


def refuse_incomplete(layout: SheetLayout, section: str) -> None:
    """Refuse a register of which no column is known for a field that it cannot do without."""
    known = COLUMNS[layout.kind]
    lacking = [known[name].heading for name in known.required if name not in layout.columns]
    if lacking:
        raise WorkbookRefused(
            french(f"On ne sait plus quelle colonne est : {listed(lacking)}."),
            place=french(f"suivi.toml, [feuilles.{section}]"),
            remedy=french("Relancez « initialiser » avec --suivi."),
        )


def is_another(there: Appeal, ours: Appeal) -> bool:
    """Tell whether a row of the same number is another appeal: typed by hand.

    A name that was corrected has a word in common with what it was, or the day is the same and the
    row says no name.
    """
    if not there.appellant or not ours.appellant:
        return False
    names, our_names = plain(there.appellant), plain(ours.appellant)
    if not _words(names) & _words(our_names):
        return True
    return names != our_names and there.received_on not in (None, ours.received_on)


def is_another_action(there: Action, ours: Action) -> bool:
    """Tell whether a line of the same number is another action: other appeal, other words."""
    if not (there.action or there.finding or there.origin_reference):
        return False
    told = ((there.action, ours.action), (there.finding, ours.finding))
    return not any(mine and plain(said) == plain(mine) for said, mine in told)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w\w+", text))


def refuse_another(layout: SheetLayout, known: AppealRow | None, appeal: Appeal) -> None:
    """Raise `WorkbookRefused` where the row `known` has the number of `appeal` and is another."""
    if known is not None and is_another(known.appeal, appeal):
        raise WorkbookRefused(_number_taken(layout, known.row, appeal.number))


def refuse_another_action(layout: SheetLayout, known: ActionRow | None, action: Action) -> None:
    """Raise `WorkbookRefused` where the line `known` has the number of `action` and is another."""
    if known is not None and is_another_action(known.action, action):
        raise WorkbookRefused(_number_taken(layout, known.row, action.number))


def filled_meanwhile(layout: SheetLayout, row: int, name: str) -> Fault:
    """Return that a person filled a cell in the meantime, which keeps what they wrote."""
    heading = layout.heading(name)
    place = french(f"feuille « {layout.sheet} », ligne {row}, colonne « ")
    return Fault(
        "cette cellule a été remplie à la main entre-temps : elle est gardée.",
        field=heading,
        place=f"{place}{heading}\u00a0»",
        remedy="Vérifiez qu’elle dit bien ce qui a été fait.",
    )


def _number_taken(layout: SheetLayout, row: int, number: str) -> Fault:
    other = "un autre appel" if layout.kind is SheetKind.APPEALS else "une autre action"
    return Fault(
        french(f"Le numéro {number} a été donné à la main à {other}."),
        field=layout.heading("number"),
        place=french(f"feuille « {layout.sheet} », ligne {row}"),
        remedy=french("Donnez à cette ligne un autre numéro, puis lancez « actualiser »."),
    )

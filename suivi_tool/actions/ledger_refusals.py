"""When the register cannot take an entry: a column is not known, or its number is another's."""

from __future__ import annotations

from suivi_tool.errors import Fault, WorkbookRefused
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.words import french, listed, plain
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
    """Tell whether a row of the same number is of another person and day: typed by hand."""
    if not there.appellant or there.received_on is None:
        return False
    same = plain(there.appellant) == plain(ours.appellant)
    return not same and there.received_on != ours.received_on


def number_taken(layout: SheetLayout, known: AppealRow) -> Fault:
    """Return what is said where a row of theirs has the number of an appeal that waits."""
    return Fault(
        french(f"Le numéro {known.appeal.number} a été donné à la main à un autre appel."),
        field=layout.heading("number"),
        place=french(f"feuille « {layout.sheet} », ligne {known.row}"),
        remedy=french("Donnez à cette ligne un autre numéro, puis lancez « actualiser »."),
    )

"""What a cell that people typed into means: nothing is misread in silence.

Each reader returns the value and, where the cell is not as it should be, a finding without its
place. A date typed as text is read where it can only mean one day (the year has four digits).
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Generic, NamedTuple, TypeVar

from suivi_tool.errors import Fault
from suivi_tool.procedure import dates_fr
from suivi_tool.procedure.texts import cleaned
from suivi_tool.procedure.words import french, plain
from suivi_tool.tracker.findings import CellFinding, Severity
from suivi_tool.tracker.view import Cell

T = TypeVar("T")

NOT_APPLICABLE = frozenset(
    {"-", "--", "–", "—", "/", "so", "s.o.", "s.o", "sans objet", "na", "n/a"}
)
"""What people type to say that a cell has nothing to hold."""

_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
USUAL_YEARS = range(2000, 2101)
"""A day of another year is a slip of the hand; no formula of ours takes it for a date."""
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ISO_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2})?$")
_SEPARATORS = re.compile(r"\s*(?:[;,\n+&]|\bet\b)\s*")
_RETYPE = "Retapez la date, par exemple 15/05/2026."


class Read(NamedTuple, Generic[T]):
    """The value of a cell; `from_text` where Excel does not see it as the date that it means."""

    value: T
    finding: CellFinding | None = None
    from_text: bool = False

    @property
    def needs_a_word(self) -> bool:
        """Whether there is something to tell a person about the cell."""
        return self.finding is not None or self.from_text


def read_text(cell: Cell) -> Read[str]:
    """Return a cell as text: 12.0 is « 12 », a date « 15/05/2026 »."""
    if isinstance(cell, str):
        if cell.isprintable():
            return Read(cell.strip().strip("\u200b\ufeff"))
        text, removed = cleaned(cell)
        found = _finding("caractères invisibles ignorés.", "Retapez le texte.") if removed else None
        return Read(text.strip().strip("\u200b\ufeff"), found)
    return Read("" if cell is None else _shown(cell))


def _shown(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "Oui" if cell else "Non"
    if isinstance(cell, date):
        return dates_fr.short(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return str(cell)


def read_date(cell: Cell, *, date1904: bool = False) -> Read[date | None]:
    """Return the date in a cell, None where there is none."""
    if cell is None:
        return Read(None)
    if isinstance(cell, datetime):
        return _from_datetime(cell)
    if isinstance(cell, date):
        odd = _unusual(cell)
        return Read(cell, odd, from_text=odd is not None)
    if isinstance(cell, str):
        return _from_text(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_number(cell, _EPOCH_1904 if date1904 else _EPOCH)
    return Read(None, _finding(f"« {_shown(cell)} » n'est pas une date.", _RETYPE))


def _from_datetime(cell: datetime) -> Read[date | None]:
    day = cell.date()
    if cell.time() == time.min or _unusual(day):
        return read_date(day)
    message = f"la cellule contient une heure ({cell:%H:%M}) ; seule la date compte."
    return Read(day, _finding(message, "Retapez la date sans l'heure.", Severity.REMARK))


def _unusual(day: date) -> CellFinding | None:
    if day.year in USUAL_YEARS:
        return None
    return _finding(f"l'année {day.year} est improbable.", "Vérifiez la date.")


def _from_number(cell: float, epoch: date) -> Read[date | None]:
    try:
        day = epoch + timedelta(days=int(cell))
    except (OverflowError, ValueError):
        day = epoch
    if day.year not in USUAL_YEARS:
        return Read(None, _finding(f"« {_shown(cell)} » n'est pas une date.", _RETYPE))
    message = f"le nombre {_shown(cell)} est lu comme le {dates_fr.short(day)}."
    return Read(day, _finding(message, "Donnez à la cellule un format de date.", Severity.REMARK))


def _from_text(cell: str) -> Read[date | None]:
    text = plain(cleaned(cell)[0])
    if not text or text in NOT_APPLICABLE:
        return Read(None)
    bare = _ISO_TIME.sub("", text).removeprefix("le ").strip()
    shown = cleaned(cell)[0].strip()[:40]
    if not re.search(r"\d", bare):
        return Read(None, _finding(f"« {shown} » n'est pas une date.", _RETYPE))
    day = dates_fr.understand(bare, date(2000, 1, 1))
    if not isinstance(day, date):
        typed = dates_fr.understand(shown, date(2000, 1, 1)) if plain(shown) == bare else day
        return Read(None, _refused(typed))
    if _FOUR_DIGITS.search(bare):
        message = f"« {shown} » est un texte, lu comme le {dates_fr.short(day)}."
        return Read(day, _finding(message, f"Retapez {dates_fr.short(day)}."), from_text=True)
    message = f"« {shown} » est un texte dont l'année n'est pas sûre ; il n'est pas lu."
    return Read(None, _finding(message, _meant(bare, day)))


def _refused(found: date | Fault) -> CellFinding | None:
    return CellFinding(found.message, found.remedy) if isinstance(found, Fault) else None


def _meant(text: str, day: date) -> str:
    """Propose the day that a text with a year of two digits seems to mean."""
    numbers = re.findall(r"\d+", text)
    with_year = len(numbers) > 2 or (len(numbers) == 2 and re.search("[a-z]", text))
    return f"Retapez la date en entier ({dates_fr.short(day)} ?)." if with_year else _RETYPE


def read_dates(cell: Cell, *, date1904: bool = False) -> Read[tuple[date, ...]]:
    """Return all dates of a cell that may hold several, as text between ; , or line breaks."""
    if not isinstance(cell, str):
        one = read_date(cell, date1904=date1904)
        return Read(() if one.value is None else (one.value,), one.finding)
    read = [_from_text(part) for part in _SEPARATORS.split(cell) if part.strip()]
    days = tuple(part.value for part in read if part.value)
    wrong = [part.finding for part in read if part.value is None and part.finding]
    return Read(days, wrong[0] if wrong else None)


def read_numbers(cell: Cell) -> Read[tuple[str, ...]]:
    """Return the numbers (AC-2026-001) of a cell that may hold several."""
    read = read_text(cell)
    if plain(read.value) in NOT_APPLICABLE:
        return Read(())
    parts = _SEPARATORS.split(read.value)
    return Read(tuple(part.strip() for part in parts if part.strip()), read.finding)


def read_number(cell: Cell) -> Read[str]:
    """Return the number of a row; blanks around it are told, for Excel does not find it then."""
    read = read_text(cell)
    if isinstance(cell, str) and cell != cell.strip() and not read.finding:
        message = f"espaces autour de « {read.value} »."
        return Read(
            read.value, _finding(message, "Retapez le numéro sans espace.", Severity.REMARK)
        )
    return read


def read_percent(cell: Cell) -> Read[str]:
    """Return progress as typed: 0.5 is « 50 % », P/D/C/A and other texts stay."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        share = cell * 100 if 0 <= cell <= 1 else cell
        return Read(french(f"{share:g} %".replace(".", ",")))
    return read_text(cell)


def _finding(message: str, remedy: str, severity: Severity = Severity.WARNING) -> CellFinding:
    return CellFinding(french(message), french(remedy), severity)

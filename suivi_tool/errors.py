"""What can go wrong, in words that a user understands.

One family for the whole house. An error carries one or more faults: all that is wrong with one
input is told at once. The place of a fault grows as the error climbs: the reader of a cell knows
the column, its caller knows the row, the next one the sheet and the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a French sentence, where it is, and what to do about it.

    `field` is the option or heading concerned (« --recu-le », « Reçu le »), `place` where to look
    (« feuille 'Suivi', ligne 14 »), `remedy` a sentence in the imperative. Each may be empty.
    """

    message: str
    field: str = ""
    place: str = ""
    remedy: str = ""

    def within(self, place: str) -> Fault:
        """Return the same fault with `place` put before its own."""
        return replace(self, place=f"{place}, {self.place}" if self.place else place)

    def __str__(self) -> str:
        head = f"{self.place} : " if self.place else ""
        tail = f" {self.remedy}" if self.remedy else ""
        return f"{head}{self.message}{tail}"


class SuiviError(Exception):
    """Base of every error that a user may see; never raised itself."""

    exit_code: ClassVar[int] = 70

    def __init__(
        self, *faults: Fault | str, remedy: str = "", field: str = "", place: str = ""
    ) -> None:
        """Hold `faults`; a plain sentence becomes one fault with `remedy`, `field` and `place`."""
        self.faults: tuple[Fault, ...] = tuple(
            Fault(fault, field=field, place=place, remedy=remedy)
            if isinstance(fault, str)
            else fault
            for fault in faults
        )
        super().__init__("\n".join(map(str, self.faults)))

    def within(self, place: str) -> SuiviError:
        """Return an error of the same class whose faults all lie within `place`."""
        return type(self)(*(fault.within(place) for fault in self.faults))


class WrongUsage(SuiviError):
    """The command line does not say what to do (exit code 2)."""

    exit_code = 2


class RefusedInput(SuiviError):
    """What a person gave cannot be taken as it is (exit code 3)."""

    exit_code = 3


class WrongSetting(RefusedInput):
    """`suivi.toml` holds a value that is not accepted (exit code 3)."""


class WorkbookRefused(SuiviError):
    """The workbook cannot be read, or cannot be changed without harm (exit code 4)."""

    exit_code = 4


class WorkbookLocked(WorkbookRefused):
    """The workbook's own protection forbids the change; a person can lift it (exit code 4)."""


class TemplateRefused(SuiviError):
    """A Word template or document cannot be used (exit code 4)."""

    exit_code = 4


class TrackerBusy(SuiviError):
    """The tracker cannot be written now; what was acknowledged waits (exit code 5)."""

    exit_code = 5


def refuse_if_any(faults: Sequence[Fault] | Iterable[Fault]) -> None:
    """Raise `RefusedInput` with all of `faults`, or return where there is none."""
    found = tuple(faults)
    if found:
        raise RefusedInput(*found)

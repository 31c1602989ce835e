"""What ISO/IEC 17024 asks of appeals: data that the organisation edits, with the edition's year.

The sentences are ours: they tell what a clause is about, and do not quote the standard.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.procedure.duties import Step

FILE_NAME = "exigences.toml"
IMPARTIALITY = "impartialite"
_WORDS = frozenset((IMPARTIALITY, *(step.value for step in Step)))


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its number, what it asks, and the steps (words of `traiter`) that answer it.

    Without steps nothing in the file of one appeal answers it (a public description…).
    """

    number: str
    text: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standard:
    """An edition of a standard and its clauses on appeals."""

    name: str
    year: int
    clauses: tuple[Clause, ...]

    @property
    def title(self) -> str:
        """« ISO/IEC 17024:2012 »."""
        return f"{self.name}:{self.year}"


def read_standard(text: str) -> Standard:
    """Return the standard written in a `exigences.toml`.

    Raises:
        RefusedInput: all that is wrong with it, with its place.

    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RefusedInput(
            f"{FILE_NAME} n’est pas lisible\u00a0: {error}.", place=FILE_NAME
        ) from error
    faults: list[Fault] = []
    name, year = data.get("norme"), data.get("edition")
    if not isinstance(name, str) or not isinstance(year, int):
        faults.append(
            Fault(
                "La norme et l’année de son édition manquent.",
                place=FILE_NAME,
                remedy='Écrivez par exemple norme = "ISO/IEC 17024" et edition = 2012.',
            )
        )
    rows = data.get("exigence", [])
    clauses = tuple(_clause(n, row, faults) for n, row in enumerate(rows, 1))
    if faults:
        raise RefusedInput(*faults)
    return Standard(str(name), int(year or 0), clauses)


def _clause(number: int, row: object, faults: list[Fault]) -> Clause:
    """Return one clause; what is wrong with it goes to `faults`."""
    place = f"{FILE_NAME}, exigence {number}"
    known = row if isinstance(row, dict) else {}
    steps = tuple(map(str, known.get("etapes", ())))
    if not known.get("numero") or not known.get("texte"):
        faults.append(Fault("Le numéro ou le texte manque.", place=place))
    faults += [
        Fault(
            f"Étape inconnue\u00a0: «\u00a0{step}\u00a0».",
            place=place,
            remedy=f"Étapes possibles\u00a0: {', '.join(sorted(_WORDS))}.",
        )
        for step in steps
        if step not in _WORDS
    ]
    return Clause(str(known.get("numero", "")), str(known.get("texte", "")), steps)

"""A large tracker as people keep theirs: the first sample, its appeals and actions many times over.

All the columns of the column list, filled as in the sample, the texts of each row its own, appeals
and actions linked; styles, tables, live columns, lists to choose from, conditional formats, two
charts. One action an appeal (the sample has 2.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count, islice

from sample_workbooks import clean
from sample_workbooks.facts import Fact, Record, actions, appeals

AS_OF = date(2026, 5, 2)
OPEN = 200
"""Among the last so many, rows are as open as in the sample; the older ones are closed."""

_OWN_TEXTS = (
    *("Appelant", "Coordonnées", "N° dossier / certificat", "Motif de l'appel"),
    *("Analyse des causes", "Motif de la décision", "Commentaires"),
    *("Constat / Écart", "Action immédiate", "Cause(s)", "Action décidée"),
)
_NUMBERS = ("N° appel", "N° AC/AP", "Appels similaires", "Réf. origine")
_NUMBER = re.compile(r"\b(?:APP|AC|AP|AM)-\d{4}-\d+\b")


def build(number: int) -> bytes:
    """Return a tracker of `number` appeals and as many actions."""
    of_appeals = [action for action in actions() if action["Origine"] == "Appel"]
    others = [action for action in actions() if action["Origine"] != "Appel"]
    pool = [*of_appeals, *others][: len(appeals())]
    return clean.build(
        list(_copies(appeals(), number, "Clôture fiche le")),
        list(_copies(pool, number, "Date de clôture")),
    )


def _copies(records: Sequence[Record], number: int, closed: str) -> Iterator[Record]:
    """Return `number` copies of `records`, those too many to be still open only of closed ones."""
    old = max(0, number - OPEN)
    return islice((_copy(record, block) for block in count(1) for record in records
                   if record[closed] or block > old // len(records)), number)  # fmt: skip


def _copy(record: Record, block: int) -> Record:
    """Return a record with numbers and texts that belong to its block alone."""
    own: dict[str, Fact] = {}
    for name, fact in record.items():
        if isinstance(fact, str) and name in _NUMBERS:
            own[name] = _NUMBER.sub(lambda found: f"{found[0]}.{block:03}", fact)
        elif isinstance(fact, str) and name in _OWN_TEXTS:
            own[name] = f"{fact} ({block})"
    return record | own

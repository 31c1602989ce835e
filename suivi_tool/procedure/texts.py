"""What a text from outside must not hold before it goes into a cell or a document."""

from __future__ import annotations

import re

from suivi_tool.errors import Fault
from suivi_tool.procedure.words import french

CELL_LIMIT = 32_767
"""Characters (UTF-16 units) that an Excel cell can hold."""

# Tab, line feed and carriage return are text; the other C0 and C1 controls, lone surrogates and the
# two non-characters are accepted neither by Excel nor by Word (XML 1.0, Char).
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def text_faults(text: str, field: str) -> tuple[Fault, ...]:
    """Return all that is wrong with a text that a person gives for `field` (a heading)."""
    faults = []
    length = sum(2 if char > "\uffff" else 1 for char in text)
    if length > CELL_LIMIT:
        faults.append(
            Fault(
                french(f"Texte trop long : {_thousands(length)} caractères, une cellule Excel en "
                       f"contient au plus {_thousands(CELL_LIMIT)}."),
                field=field,
                remedy=french("Résumez, et joignez le texte complet au dossier."),
            )
        )  # fmt: skip
    if found := _FORBIDDEN.search(text):
        faults.append(
            Fault(
                french(f"Caractère interdit (U+{ord(found[0]):04X}) à la position "
                       f"{found.start() + 1}."),
                field=field,
                remedy=french("Retirez ce caractère invisible, en retapant le passage."),
            )
        )  # fmt: skip
    return tuple(faults)


def cleaned(text: str) -> tuple[str, int]:
    """Return what was read from a mail or a file without its forbidden characters, and how many."""
    return _FORBIDDEN.subn("", text)


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")

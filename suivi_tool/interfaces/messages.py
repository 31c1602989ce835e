"""Errors in front of a user: French sentences, exit codes, JSON; never a traceback."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from suivi_tool.errors import Fault, SuiviError

FAULT_OF_OURS = 70


def as_text(error: SuiviError) -> str:
    """Return the sentences for a terminal, one fault a paragraph."""
    return "\n".join(_paragraph(fault) for fault in error.faults)


def _paragraph(fault: Fault) -> str:
    named = f"{fault.field}\u00a0: " if fault.field and fault.field not in fault.message else ""
    place = f"{fault.place}\u00a0: " if fault.place else named
    remedy = f"\n  → {fault.remedy}" if fault.remedy else ""
    return f"✗ {place}{capitalised(fault.message)}{remedy}"


def capitalised(sentence: str) -> str:
    """Return a sentence that begins with a capital."""
    return sentence[:1].upper() + sentence[1:]


def as_json(error: SuiviError) -> dict[str, Any]:
    """Return the refusal as `--json` prints it."""
    return {
        "erreurs": [
            {
                "champ": fault.field or None,
                "lieu": fault.place or None,
                "message": capitalised(fault.message),
                "remede": fault.remedy or None,
            }
            for fault in error.faults
        ]
    }


def dump(answer: Mapping[str, Any]) -> str:
    """Return `answer` as one JSON object, dates as ISO text."""
    return json.dumps(answer, ensure_ascii=False, indent=2, default=str)


def internal_fault(log: str) -> SuiviError:
    """Return what a user is told when the program itself is at fault."""
    return SuiviError(
        "le programme a rencontré un défaut ; rien de ce qui était confirmé n’est perdu.",
        remedy=f"Transmettez le fichier {log} à la personne qui suit l’outil.",
    )

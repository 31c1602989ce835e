"""What the name of a sheet says: the register, the plan, an archive, or something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from suivi_tool.procedure.words import plain
from suivi_tool.tracker.columns import SheetKind

OURS = frozenset(
    plain(name)
    for name in (
        "Échéances",
        "Indicateurs",
        "Données indicateurs",
        "Jours fériés",
        "Contrôle",
        "COPIL – historique",
    )
)
"""The sheets that the tool makes; « Appels » is not among them, it is a register like any other."""

_ARCHIVE = re.compile(
    r"archiv|\bancien|\bold\b|historique|\bcopie\b|\(\d+\)|sauvegarde|backup|obsolet|\bperime"
)
_OTHER = re.compile(
    r"plainte|reclamation|\bncs?\b|non[- ]conform|audit|copil|comite|indicateur|tableau de bord"
    r"|\btcd\b|pivot|revue|liste|param|ferie|conge|\bcalc|mode d'emploi|notice|aide|garde|version"
    r"|graph|risque|suggestion|satisfaction|modele|exemple"
)
_APPEALS = re.compile(r"\bappels?\b")
_OTHER_CALLS = re.compile(r"appels? (?:d'offre|a projet|entrant|sortant)|tele?ph|\btel\b")
_ACTIONS = re.compile(r"\bactions?\b|\bpac\b|ac ?/ ?ap\b|\bacap\b")
_PLAN = re.compile(r"plan (?:d'|d |des |de )?actions?|\bpac\b")
_TRACKING = re.compile(r"suivi")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class SheetName:
    """What a sheet's name says; `says` is 3 for a name that leaves no doubt, 0 for none at all."""

    says: int
    archive: bool
    other: bool
    year: int = 0


def judge(kind: SheetKind, name: str) -> SheetName:
    """Return what `name` says about a sheet as the one of `kind`."""
    text = plain(name).replace("_", " ")
    years = [int(year) for year in _YEAR.findall(text)]
    other = text in OURS or bool(_OTHER.search(text))
    says = _appeals(text) if kind is SheetKind.APPEALS else _actions(text)
    if kind is SheetKind.ACTIONS and _APPEALS.search(text) and says < 3:
        says = 0
    return SheetName(says, bool(_ARCHIVE.search(text)), other and says < 2, max(years, default=0))


def _appeals(text: str) -> int:
    if not _APPEALS.search(text) or _OTHER_CALLS.search(text):
        return 0
    return 2 if _ACTIONS.search(text) or _OTHER.search(text) else 3


def _actions(text: str) -> int:
    if _PLAN.search(text):
        return 2 if _OTHER.search(text) else 3
    if _ACTIONS.search(text):
        return 1 if _OTHER.search(text) else 2
    return 1 if _TRACKING.search(text) else 0

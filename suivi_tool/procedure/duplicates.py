"""The same appeal sent twice: by letter and by mail, or once more as a reminder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.words import french, plain

SAME_TEXT = 80
_ENOUGH_WORDS = 6


@dataclass(frozen=True, slots=True)
class Twin:
    """An appeal already registered that may be the same; `score` is 0-100, None without texts."""

    number: str
    score: int | None
    message: str


def same_appeal(appeal: Appeal, others: Iterable[Appeal]) -> tuple[Twin, ...]:
    """Return the appeals that may be the same as `appeal`, best first; a warning, never a refusal.

    Measured on 40 texts: copies score ≥ 93 (rapidfuzz token_set), others ≤ 58; the line is 80.
    A text of fewer than 6 words proves nothing alone: the same person contesting the same decision
    of the same file is the second sign.
    """
    twins = []
    for other in others:
        if other.number == appeal.number:
            continue
        score = text_score(appeal.ground, other.ground)
        if score is not None and score >= SAME_TEXT:
            twins.append(Twin(other.number, score, _said(other, f"texte semblable à {score} %")))
        elif _same_dispute(appeal, other):
            twins.append(Twin(other.number, score, _said(other, "même personne, même décision")))
    return tuple(sorted(twins, key=lambda twin: -(twin.score or 0)))


def text_score(one: str, other: str) -> int | None:
    """Return how alike two texts are, 0-100; None where one of them is too short to tell."""
    first, second = plain(one), plain(other)
    if min(len(first.split()), len(second.split())) < _ENOUGH_WORDS:
        return None
    from rapidfuzz import fuzz  # noqa: PLC0415  (kept out of the start)

    return int(fuzz.token_set_ratio(first, second))


def _same_dispute(one: Appeal, other: Appeal) -> bool:
    if not plain(one.appellant) or names(one.appellant) != names(other.appellant):
        return False
    if plain(one.contested_decision) != plain(other.contested_decision):
        return False
    return plain(one.certification) == plain(other.certification) and plain(
        one.file_number
    ) == plain(other.file_number)


def names(person: str) -> frozenset[str]:
    """Return the words of a name, in any order: « DUPONT Anne » is « Anne Dupont »."""
    return frozenset(plain(person).replace("-", " ").replace(",", " ").split())


def _said(other: Appeal, why: str) -> str:
    return french(f"Peut-être le même appel que {other.number} ({why}) : vérifiez avant d'ouvrir "
                  "une seconde fiche.")  # fmt: skip

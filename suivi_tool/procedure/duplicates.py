"""The same appeal sent twice: by letter and by mail, or once more as a reminder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.words import french, plain

SAME_TEXT = 80
_ENOUGH_WORDS = 6
CLOSED_LATELY = timedelta(days=365)
"""How long after its closing a case may still get a letter more (a contestation, a reminder)."""


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


def known_cases(appeal: Appeal, others: Iterable[Appeal], today: date) -> tuple[str, ...]:
    """Return the numbers of the cases of the same person or file, open ones first, newest first.

    What arrives may be a letter more of one of them: a question, never a refusal. Known is who has
    the same name (one part of it is enough where no more is given), the same mail address, or the
    same file number; a case closed for more than a year gets no letter more.
    """
    found = [
        other
        for other in others
        if other.counts and other.number != appeal.number and _open_lately(other, today)
        and _same_person_or_file(appeal, other)
    ]  # fmt: skip
    found.sort(key=lambda other: other.received_on or date.min, reverse=True)
    return tuple(other.number for other in sorted(found, key=lambda o: o.closed_on is not None))


def _open_lately(appeal: Appeal, today: date) -> bool:
    return appeal.closed_on is None or today - appeal.closed_on <= CLOSED_LATELY


def _same_person_or_file(one: Appeal, other: Appeal) -> bool:
    file = plain(one.file_number)
    if file and file == plain(other.file_number):
        return True
    if _addresses(one.contact) & _addresses(other.contact):
        return True
    first, second = names(one.appellant), names(other.appellant)
    return bool(first and second) and (first <= second or second <= first)


def _addresses(contact: str) -> set[str]:
    return {word.strip("<>;,()") for word in plain(contact).split() if "@" in word}


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

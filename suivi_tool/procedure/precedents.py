"""Similar previous appeals (R8c, E4): a person chooses which of them count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.ruling import Ruling, ruling
from suivi_tool.procedure.words import plain

NONE_FOUND = "Aucun trouvé"
"""What is written where no similar appeal was found; never « il n'en existe pas »."""

_FAMILY, _CERTIFICATION, _TYPE, _TEXT = 50, 10, 10, 30
_ALIKE_TEXT = 50
"""Text score (0-100) from which an appeal of another family, or of none, is shown."""

_STOP_WORDS = """
    a afin ai ainsi alors apres au aucun aucune aussi autre aux avait avant avec avez avoir avons
    bien bonjour car ce ceci cela celle ces cet cette ceux chez comme comment cordialement dans de
    des deux donc dont du elle elles en encore entre est et etait etant ete etre eu fait faire faut
    ils il je jour la le les leur leurs lors lorsque lui ma madame mais me meme mes moi mon monsieur
    ne ni non nos notre nous on ont or ou par parce pas peu plus pour pourtant pouvoir qu quand que
    quel quelle qui quoi sa sans se selon sera ses si sien soit son sont sous suis sur ta te tel
    toujours tous tout toute toutes tres trop un une vers votre vos vous appel appels decision
    conteste contester demande certification candidat
"""
_STOP = frozenset(_STOP_WORDS.split())
_WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Precedent:
    """A previous appeal like this one: how much (0-100), by which words, and what became of it."""

    number: str
    score: int
    shared_words: tuple[str, ...]
    same_family: bool
    received_on: date | None
    ground: str
    outcome: str
    decided: bool


def similar(appeal: Appeal, others: Iterable[Appeal], limit: int = 5) -> tuple[Precedent, ...]:
    """Return the previous appeals most like `appeal`, best first, at most `limit`.

    Source: MGT 02, step 8: « Traitement de l'appel en tenant compte des résultats des appels
    précédents similaires » (R8c); DONNEES D'ENTREE: « Résultats d'appels précédents » (E4).
    Reading (A4): shown in both branches. Measured: « Famille de motif », coded by a person, finds
    them (1.00; 0.93 with one in ten miscoded), texts alone do not (0.25): the family is the main
    filter, then certification and type, then the text (rapidfuzz token_set); among equals those
    already decided come first, then the most recent.
    """
    found = [_compared(appeal, other) for other in others if _previous(other, appeal)]
    alike = [item for item, text in found if item.same_family or text >= _ALIKE_TEXT]
    return tuple(sorted(alike, key=_rank)[:limit])


def chosen(text: str) -> tuple[str, ...]:
    """Return the numbers that a list of similar appeals names, each once; none for NONE_FOUND."""
    parts = (part.strip() for part in re.split(r"[;,\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part and plain(part) != plain(NONE_FOUND)))


def outcome_text(appeal: Appeal) -> str:
    """Return what became of an appeal: « Justifié – Décision modifiée », « En cours »."""
    decided = ruling(appeal)
    if appeal.outcome is None or decided in (Ruling.WITHDRAWN, Ruling.NOT_AN_APPEAL):
        return str(decided)
    return str(appeal.outcome) if decided is Ruling.PENDING else f"{decided} – {appeal.outcome}"


def _previous(other: Appeal, appeal: Appeal) -> bool:
    if plain(other.number) == plain(appeal.number) or not other.counts:
        return False
    if other.received_on is None or appeal.received_on is None:
        return True
    return other.received_on <= appeal.received_on


def _compared(appeal: Appeal, other: Appeal) -> tuple[Precedent, int]:
    """Return the precedent, and how alike the texts alone are (0-100)."""
    mine, its = _words(appeal.ground), _words(other.ground)
    text = _text_score(mine, its)
    family = bool(plain(appeal.ground_family)) and plain(appeal.ground_family) == plain(
        other.ground_family
    )
    same_certification = bool(plain(appeal.certification)) and plain(appeal.certification) == plain(
        other.certification
    )
    same_type = appeal.appellant_type is not None and appeal.appellant_type is other.appellant_type
    score = _FAMILY * family + _CERTIFICATION * same_certification + _TYPE * same_type
    precedent = Precedent(
        number=other.number,
        score=score + round(_TEXT * text / 100),
        shared_words=tuple(word for word in dict.fromkeys(mine) if word in set(its)),
        same_family=family,
        received_on=other.received_on,
        ground=other.ground,
        outcome=outcome_text(other),
        decided=ruling(other) is not Ruling.PENDING or other.outcome is not None,
    )
    return precedent, text


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(plain(text)) if word not in _STOP]


def _text_score(mine: list[str], its: list[str]) -> int:
    if not set(mine) & set(its):
        return 0
    from rapidfuzz import fuzz  # noqa: PLC0415  (kept out of the start)

    shorter = min(len(set(mine)), len(set(its)))
    # token_set gives 100 where one text is within the other: a text of two words proves little.
    weight = min(shorter, 5) / 5
    return int(fuzz.token_set_ratio(" ".join(mine), " ".join(its)) * weight)


def _rank(item: Precedent) -> tuple[int, bool, int, str]:
    recent = item.received_on.toordinal() if item.received_on else 0
    return -item.score, not item.decided, -recent, item.number

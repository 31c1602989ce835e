"""Who handles an appeal must not have taken part in the contested decision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

from suivi_tool.procedure.appeal import Appeal, Role
from suivi_tool.procedure.organisation import Organisation, responsible, responsible_role
from suivi_tool.procedure.words import french, listed, plain


class Independence(StrEnum):
    """Whether those who handle the appeal took no part in the decision."""

    CONFORM = "conforme"
    TO_CHECK = "à vérifier"
    CONFLICT = "conflit"


@dataclass(frozen=True, slots=True)
class Impartiality:
    """The answer, the names found on both sides, who could replace them, and the sentence."""

    state: Independence
    conflicts: tuple[str, ...]
    replacements: tuple[str, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Circle:
    """Everybody to be compared beside those whom the register names.

    `involved` took part in the contested decision (jury, examiners, who prepared or signed it),
    `known` are those of them that were known before; `others` act on the appeal, by what they do
    (« réexamen »).
    """

    organisation: Organisation = Organisation("")  # noqa: RUF009 - frozen
    involved: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)


def check(
    appeal: Appeal,
    organisation: Organisation,
    on: date,
    *,
    involved: Sequence[str] = (),
    others: Mapping[str, str] | None = None,
) -> Impartiality:
    """Compare everyone who handles the appeal with everyone involved in the contested decision.

    `involved` are further persons of the decision (jury, examiners, who prepared or signed it)
    beside « Décideur »; `others` further persons of the appeal by what they do (« réexamen »).

    Source: MGT 02, FINALITE: « Les appels sont traités de façon constructive, impartiale […] »
    (F2); ISO/IEC 17024, 9.8: who decides on an appeal differs from who took the decision.
    Reading: an unknown decider is « à vérifier », never « conforme »; so is a jury or a committee
    of which no member is named.
    """
    deciders = _persons(_split("\n".join((appeal.decided_by, *involved))), organisation)
    if not deciders:
        return Impartiality(Independence.TO_CHECK, (), (), french(
            "Décideur inconnu : impartialité à vérifier."))  # fmt: skip
    handlers = _handlers(appeal, organisation, on) | dict(others or {})
    named = {what: name for what, name in handlers.items() if name.strip()}
    conflicts = [(what, name) for what, name in named.items() if _among(name, deciders)]
    if conflicts:
        return _conflict(conflicts, deciders, organisation)
    if not named:
        return Impartiality(Independence.TO_CHECK, (), (), french(
            "Personne n'est désigné pour l'appel : impartialité à vérifier."))  # fmt: skip
    if all(map(_is_body, deciders)):
        return Impartiality(Independence.TO_CHECK, (), (), french(
            f"Composition inconnue ({listed(deciders)}) : impartialité à vérifier."))  # fmt: skip
    return Impartiality(Independence.CONFORM, (), (), french(
        f"Aucune des personnes de l'appel ({listed(list(dict.fromkeys(named.values())))}) n'a pris "
        f"part à la décision ({listed(deciders)})."))  # fmt: skip


def took_part(
    name: str, appeal: Appeal, organisation: Organisation, involved: Sequence[str] = ()
) -> bool:
    """Tell whether the person `name` took part in the contested decision, as far as is known."""
    deciders = _persons(_split("\n".join((appeal.decided_by, *involved))), organisation)
    return _among(name, deciders)


@lru_cache(maxsize=16_384)
def same_person(one: str, other: str) -> bool:
    """Tell whether two names are of one person: « M. DUPONT Jean » is « J. Dupont »."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) == 1:
        return shorter[0] in longer and len(shorter[0]) > 1
    return any(len(word) > 1 and word in longer for word in shorter) and all(
        any(word == twin or (1 in (len(word), len(twin)) and word[0] == twin[0]) for twin in longer)
        for word in shorter
    )


_BODIES = frozenset(
    ("jury", "comite", "commission", "instance", "conseil", "college", "service", "direction")
)


def _is_body(name: str) -> bool:
    """Tell whether a name is that of a body (« Jury du 5 mars »), which says of no person."""
    return plain(name).partition(" ")[0] in _BODIES


_CIVILITY = {"m", "mme", "mlle", "mr", "monsieur", "madame", "dr", "pr", "me", "maitre"}


def _words(name: str) -> list[str]:
    words = re.findall(r"[a-z0-9']+", plain(name))
    return [word for i, word in enumerate(words) if word not in _CIVILITY or (i and len(word) == 1)]


@lru_cache(maxsize=4096)
def _split(text: str) -> tuple[str, ...]:
    """Return the names of a cell: « Jury : A. Martin ; B. Petit » holds two."""
    parts = re.split(r"[;,/\n\r+]|\bet\b|&", re.sub(r"(?i)\b(jury|examinateurs?) ?:", "", text))
    return tuple(part.strip() for part in parts if part.strip())


def _persons(names: Iterable[str], organisation: Organisation) -> list[str]:
    """Return the names, a role (« Directeur ») standing for its holder."""
    persons = [_resolved(name, organisation) for name in names if name.strip()]
    return list(dict.fromkeys(persons))


def _resolved(name: str, organisation: Organisation) -> str:
    role, person = role_and_person(name)
    post = organisation.post(role) if role else None
    return person or (post.holder.name if post and post.holder.name else name.strip())


_ROLES = {plain(role): role for role in Role} | {
    "responsable qualite": Role.QUALITY_MANAGER,
    "directrice": Role.DIRECTOR,
    "directeur cesi certification": Role.DIRECTOR,
    "directeur de cesi certification": Role.DIRECTOR,
    "attache commercial": Role.SALES_ASSISTANT,
}


def role_named(text: str) -> Role | None:
    """Return the role that « RQ », « Directeur » or « Attachée commerciale » names."""
    return _ROLES.get(plain(text))


_BETWEEN = re.compile(r"\s+[-–—:/]\s+|\s*[,;:]\s+|\s*[()]\s*|\n")


@lru_cache(maxsize=4096)
def role_and_person(text: str) -> tuple[Role | None, str]:
    """Return the role and the person of « RQ – Marie Roux » or « Marie Roux (RQ) ».

    Where no role is named the whole text is the person; where only one is, the person is empty.
    """
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    roles = [role for part in parts if (role := role_named(part))]
    if not roles:
        return None, text.strip()
    persons = [part for part in parts if role_named(part) is None]
    return roles[0], " ".join(persons)


def _handlers(appeal: Appeal, organisation: Organisation, on: date) -> dict[str, str]:
    """Return who does what on the appeal; the deputy counts also while not standing in."""
    post = organisation.post(responsible_role(appeal.appellant_type))
    handler = _resolved(appeal.handler, organisation)
    return {
        "pilote du traitement": handler
        or responsible(appeal.appellant_type, organisation, on).name,
        "décision sur l'appel": _resolved(appeal.ruled_by, organisation),
        "validation du délai": _resolved(appeal.period_validated_by, organisation),
        "nouvelle décision": _resolved(appeal.new_decision_by, organisation),
        "suppléant": post.deputy.name if post and post.deputy else "",
    }


def _among(name: str, deciders: Sequence[str]) -> bool:
    return any(same_person(name, decider) for decider in deciders)


def _conflict(
    conflicts: Sequence[tuple[str, str]], deciders: Sequence[str], organisation: Organisation
) -> Impartiality:
    people = [post.holder.name for post in organisation.posts]
    people += [post.deputy.name for post in organisation.posts if post.deputy]
    free = [name for name in dict.fromkeys(people) if name and not _among(name, deciders)]
    said = listed([f"{name} ({what})" for what, name in conflicts])
    verb = "a" if len({plain(name) for _, name in conflicts}) == 1 else "ont"
    advice = f"Désignez {listed(free, 'ou')}." if free else (
        "Désignez une personne étrangère à la décision.")  # fmt: skip
    return Impartiality(
        Independence.CONFLICT,
        tuple(dict.fromkeys(name for _, name in conflicts)),
        tuple(free),
        french(f"Conflit d'intérêts : {said} {verb} pris part à la décision contestée. {advice}"),
    )

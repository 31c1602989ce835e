from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from suivi_tool.procedure.appeal import Appeal, AppellantType, Role
from suivi_tool.procedure.impartiality import Independence, check, same_person, took_part
from suivi_tool.procedure.organisation import Organisation, Person, Post

TODAY = date(2026, 5, 2)
CESI = Organisation(
    "CESI Certification",
    (
        Post(Role.DIRECTOR, Person("Paul Durand"), Person("Inès Roy")),
        Post(
            Role.QUALITY_MANAGER,
            Person("Anne Petit"),
            Person("Luc Morel"),
            date(2026, 8, 1),
            date(2026, 8, 31),
        ),
        Post(Role.SALES_ASSISTANT, Person("Claire Évrard")),
    ),
)
APPEAL = Appeal("APP-2026-001", appellant_type=AppellantType.CANDIDATE, decided_by="Jean Valette")


def test_an_outside_decider_is_conform() -> None:
    found = check(APPEAL, CESI, TODAY)
    assert found.state is Independence.CONFORM
    assert "Anne Petit" in found.explanation


def test_an_unknown_decider_is_never_conform() -> None:
    assert check(replace(APPEAL, decided_by=""), CESI, TODAY).state is Independence.TO_CHECK


@pytest.mark.parametrize(
    "appeal",
    [
        replace(APPEAL, handler="Mme PETIT Anne", decided_by="A. Petit"),
        replace(APPEAL, decided_by="RQ"),
        replace(APPEAL, ruled_by="Jean VALETTE"),
        replace(APPEAL, period_validated_by="J. Valette"),
        replace(APPEAL, decided_by="Jury : Zoé Blanc ; Luc Morel"),
        replace(APPEAL, handler="Directeur", decided_by="Paul Durand"),
    ],
)
def test_whoever_took_part_in_the_decision_is_a_conflict(appeal: Appeal) -> None:
    found = check(appeal, CESI, TODAY)
    assert found.state is Independence.CONFLICT
    assert found.replacements
    assert not set(found.conflicts) & set(found.replacements)


def test_jury_and_re_examiner_are_compared_too() -> None:
    found = check(
        APPEAL, CESI, TODAY, involved=("Luc Morel", "Zoé Blanc"), others={"réexamen": "Z. Blanc"}
    )
    assert found.conflicts == ("Luc Morel", "Z. Blanc")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jean Dupont", "DUPONT Jean", True),
        ("M. Jean Dupont", "J. Dupont", True),
        ("Éloïse Noël", "ELOISE NOEL", True),
        ("Dupont", "Jean Dupont", True),
        ("Jean Dupont", "Jean Durand", False),
        ("Jean Dupont", "Luc Dupont", False),
        ("J. D.", "Jean Dupont", False),
        ("Le Goff Anne", "Anne Le Goff", True),
        ("Jean-Marc Petit", "Petit Jean Marc", True),
        ("M", "M. Martin", False),
        ("", "", False),
    ],
)
def test_when_two_names_are_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_who_took_part_is_known_by_name_or_by_role() -> None:
    assert took_part("Paul Durand", replace(APPEAL, decided_by="Directeur"), CESI)
    assert took_part("A. Petit", APPEAL, CESI, ("Jury : Anne Petit",))
    assert not took_part("Luc Morel", APPEAL, CESI)


@pytest.mark.parametrize("decider", ["Jury du 5 mars 2026", "Comité de dispositif SSE"])
def test_a_jury_of_which_nobody_is_named_is_never_conform(decider: str) -> None:
    found = check(replace(APPEAL, decided_by=decider), CESI, TODAY)
    assert found.state is Independence.TO_CHECK
    assert decider in found.explanation
    named = check(replace(APPEAL, decided_by=decider), CESI, TODAY, involved=("Jean Valette",))
    assert named.state is Independence.CONFORM

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from suivi_tool.procedure.appeal import Appeal, AppellantType, Role
from suivi_tool.procedure.impartiality import Independence, check, same_person
from suivi_tool.procedure.organisation import Organisation, Person, Post, responsible

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


def test_the_director_handles_applicants_and_the_quality_manager_all_others() -> None:
    who = {kind: responsible(kind, CESI, TODAY) for kind in AppellantType}
    assert {kind: str(found) for kind, found in who.items()} == {
        AppellantType.APPLICANT: "Directeur (Paul Durand)",
        AppellantType.CANDIDATE: "RQ (Anne Petit)",
        AppellantType.CERTIFIED: "RQ (Anne Petit)",
    }


@pytest.mark.parametrize(
    ("on", "name"),
    [("2026-07-31", "Anne Petit"), ("2026-08-01", "Luc Morel"), ("2026-08-31", "Luc Morel"),
     ("2026-09-01", "Anne Petit")],
)  # fmt: skip
def test_the_deputy_stands_in_between_the_dates(on: str, name: str) -> None:
    found = responsible(AppellantType.CANDIDATE, CESI, date.fromisoformat(on))
    assert found.name == name
    assert (found.stands_in_for is not None) == (name == "Luc Morel")


def test_a_role_that_nobody_holds_is_named_without_a_person() -> None:
    found = responsible(AppellantType.CANDIDATE, Organisation("CESI"), TODAY)
    assert (found.role, found.person, str(found)) == (Role.QUALITY_MANAGER, None, "RQ")


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

"""Who acts on an appeal: the holder of the post, or the deputy while away (A1)."""

from __future__ import annotations

from datetime import date

import pytest

from suivi_tool.procedure.appeal import AppellantType, Role
from suivi_tool.procedure.organisation import Organisation, Person, Post, responsible

TODAY = date(2026, 5, 2)
LUC = Person("Luc Morel")
CESI = Organisation(
    "CESI Certification",
    (
        Post(Role.DIRECTOR, Person("Paul Durand"), Person("Inès Roy")),
        Post(Role.QUALITY_MANAGER, Person("Anne Petit"), LUC, date(2026, 8, 1), date(2026, 8, 31)),
    ),
)


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


def test_a_deputy_without_dates_stands_in_for_nobody() -> None:
    found = CESI.acting(Role.DIRECTOR, TODAY)
    assert (found.name, found.stands_in_for) == ("Paul Durand", None)


@pytest.mark.parametrize(
    ("first", "last", "on", "acts"),
    [
        (date(2026, 8, 1), None, date(2026, 7, 31), False),
        (date(2026, 8, 1), None, date(2030, 1, 1), True),
        (None, date(2026, 8, 31), date(2026, 8, 31), True),
        (None, date(2026, 8, 31), date(2026, 9, 1), False),
    ],
)
def test_an_absence_may_be_open_at_one_end(
    first: date | None, last: date | None, on: date, acts: bool
) -> None:
    post = Post(Role.QUALITY_MANAGER, Person("Anne Petit"), LUC, first, last)
    assert post.deputy_acts(on) is acts
    assert not Post(Role.QUALITY_MANAGER, Person("Anne Petit"), None, first, last).deputy_acts(on)


def test_a_post_whose_holder_has_no_name_is_held_by_nobody() -> None:
    vacant = Organisation("CESI", (Post(Role.DIRECTOR, Person(""), LUC, TODAY, TODAY),))
    assert str(vacant.acting(Role.DIRECTOR, TODAY)) == "Directeur"


def test_of_an_unknown_type_the_quality_manager_takes_care() -> None:
    assert str(responsible(None, CESI, TODAY)) == "RQ (Anne Petit)"

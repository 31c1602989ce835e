"""How people head their columns, beyond the headings of the list."""

from __future__ import annotations

import pytest

from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.heading_habits import GROUPS, NEARLY
from suivi_tool.tracker.headings import COLUMNS, key, match, near

NEAR = [
    (kind, name, heading)
    for kind, fields in NEARLY.items()
    for name, headings in fields.items()
    for heading in headings
]


@pytest.mark.parametrize(("kind", "name", "heading"), NEAR)
def test_what_is_nearly_a_heading_is_proposed_never_taken_for_sure(
    kind: SheetKind, name: str, heading: str
) -> None:
    found = near(kind, heading)
    assert found is not None
    assert found.field == name
    assert match(kind, heading) is None


@pytest.mark.parametrize("kind", list(SheetKind))
def test_under_each_group_each_heading_means_its_one_field(kind: SheetKind) -> None:
    for names, under in GROUPS[kind]:
        assert set(under.values()) <= set(COLUMNS[kind])
        for group in names:
            for heading, name in under.items():
                found = match(kind, heading, group)
                assert found is not None, (group, heading)
                assert found.field == name, (group, heading)


@pytest.mark.parametrize("kind", list(SheetKind))
def test_no_habit_is_written_twice(kind: SheetKind) -> None:
    keys = [key(heading) for sheet, _, heading in NEAR if sheet is kind]
    assert sorted(keys) == sorted(set(keys))

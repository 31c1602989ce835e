"""The figures of a house are counted as a person would count them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from benchmarks.house import House, beside, imports, in_cycles, measure, without_a_test

CASE = '''
"""A room."""
import house.kitchen

class Bed:
    """Where one sleeps."""
    def make(self, sheets: int) -> None:
        raise Tired("no")

    def _hide(self, it):
        pass
'''


@pytest.fixture
def package(tmp_path: Path) -> Path:
    home = tmp_path / "house"
    home.mkdir()
    (home / "__init__.py").write_text("", "utf-8")
    (home / "bedroom.py").write_text(dedent(CASE).lstrip(), "utf-8")
    (home / "kitchen.py").write_text("def cook() -> None:\n    from . import bedroom\n", "utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_kitchen.py").write_text(
        "def test_it(mocker):\n    pass\n\n\ndef test_that():\n    pass\n", "utf-8"
    )
    return home


def test_what_is_counted_of_a_small_house(package: Path) -> None:
    house = measure(package, package.parent / "tests")
    assert (house.modules, house.tests) == (2, 2)
    assert list(house.module_lines) == [6, 2, 10]
    assert (house.annotated, house.mock_words_per_test) == (66.7, 0.5)
    assert (house.modules_documented, house.classes_documented) == (50, 100)
    assert (house.functions_documented, house.raises_documented) == (0, 0)
    assert house.modules_with_a_test_of_their_name == 50


def test_a_module_without_a_test_of_its_name_is_named_wherever_it_is(package: Path) -> None:
    shed = package.parent / "shed"
    shed.mkdir()
    (shed / "spade.py").write_text("DIG = 1\n", "utf-8")
    tests = package.parent / "tests"
    assert without_a_test([package, shed], tests) == ["house/bedroom.py", "shed/spade.py"]
    (tests / "test_shed_spade.py").write_text("", "utf-8")
    assert without_a_test([package, shed], tests) == ["house/bedroom.py"]


def test_a_cycle_is_one_when_modules_are_loaded(package: Path) -> None:
    assert in_cycles(imports(package)) == set()
    (package / "kitchen.py").write_text("from . import bedroom\n", "utf-8")
    assert in_cycles(imports(package)) == {"house.bedroom", "house.kitchen"}


def test_houses_stand_side_by_side(package: Path) -> None:
    ours: House = measure(package, package.parent / "tests")
    told = beside({"ours": ours, "theirs": ours})
    assert "|  | ours | theirs |" in told
    assert "| module lines | 6 / 2 / 10 | 6 / 2 / 10 |" in told

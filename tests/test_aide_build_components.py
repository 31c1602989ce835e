"""The list of components is that of the lock file, each with its licence and its use."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

AIDE = Path(__file__).resolve().parents[1] / "aide"
sys.path.insert(0, str(AIDE))

import build_components  # noqa: E402


def test_components_are_those_of_the_lock_file() -> None:
    page = (AIDE / f"{build_components.PAGE}.md").read_text("utf-8")
    assert page == build_components.build(), "lancez « python aide/build_components.py »"
    for name in build_components.asked():
        assert build_components.USES.get(name), name
    assert build_components.USES.keys() == set(build_components.asked())


@pytest.mark.parametrize("name", sorted(build_components.locked()))
def test_no_component_is_under_the_gpl(name: str) -> None:
    licence = build_components.licence(name).upper()
    assert "GPL" not in licence.replace("LGPL", "")
    assert "GENERAL PUBLIC" not in licence.replace("LESSER GENERAL PUBLIC", "")


def test_a_component_that_says_nothing_of_its_licence_is_not_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(build_components, "SAID_ELSEWHERE", {})
    with pytest.raises(LookupError, match="axe"):
        build_components.licence("axe-playwright-python")


def test_what_only_the_checks_need_is_told_apart() -> None:
    used = build_components.used()
    assert {"flask", "werkzeug", "numpy"} <= used  # werkzeug by flask, numpy by pandas
    assert not {"pytest", "mypy", "openpyxl"} & used

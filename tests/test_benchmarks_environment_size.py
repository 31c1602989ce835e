"""The packages of a user are weighed, each once, and apart from those of the checks."""

from __future__ import annotations

import re

import flask
import pytest

from benchmarks import environment_size as trial


def test_a_package_weighs_what_its_files_do() -> None:
    held = trial.megabytes("flask")
    assert 0.1 < held < 2, flask.__file__
    assert trial.megabytes("a-package-that-is-not-there") == 0


def test_the_parts_come_to_the_whole() -> None:
    rows = {row.name: row.value for row in trial.rows()}
    parts = [float(value) for name, value in rows.items() if name.startswith("of which")]
    assert len(parts) == trial.SHOWN + 1
    assert sum(parts) == pytest.approx(float(rows["environment of a user, packages"]), abs=1.5)
    assert rows["the checks besides (never on a user's machine)"] != 0


def test_the_lock_files_name_what_is_weighed() -> None:
    users = trial.names("requirements.lock")
    assert {"flask", "pandas"} <= users
    assert "pytest" not in users
    assert users < trial.names("requirements-tests.lock")
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in users)

"""The front door as a user finds it: first start, second start, update, failure."""

from __future__ import annotations

import ast
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from house import ROOT, House, held_to_rights


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A project in a path with accents, spaces and an apostrophe, already set up."""
    house = House.build(tmp_path_factory.mktemp("t") / "Suivi d’été – qualité")
    house.run()
    return house


def new_house(tmp_path: Path) -> House:
    return House.build(tmp_path / "Été 2026")


def test_the_first_start_installs_offline_and_passes_everything_on(tmp_path: Path) -> None:
    house = new_house(tmp_path)
    first = house.run("un", "l’appel", "--json")
    assert (first.returncode, first.stdout) == (3, "bonjour un l’appel --json\n")
    assert "Première installation" in first.stderr
    assert "Installation faite en" in first.stderr
    assert [path.name for path in house.root.iterdir() if path.name.startswith(".")] == [".venv"]
    assert len(house.environments) == 1


def test_the_second_start_says_nothing_of_its_own(house: House) -> None:
    again = house.run("deux")
    assert (again.returncode, again.stdout, again.stderr) == (1, "bonjour deux\n", "")


def test_nothing_of_the_users_python_leaks_in(house: House, tmp_path: Path) -> None:
    (tmp_path / "grain.py").write_text("WORD = 'un autre'\n")
    leaking = house.run(PYTHONPATH=str(tmp_path), PIP_TARGET=str(tmp_path), PYTHONHOME="")
    assert leaking.stdout == "bonjour\n"


def test_a_new_lock_file_makes_a_new_environment_and_removes_the_former(tmp_path: Path) -> None:
    house = new_house(tmp_path)
    house.run()
    [former] = house.environments
    (house.root / ".venv" / "le mien").mkdir()
    house.pack("bonsoir", "2.0")
    assert house.run().stdout == "bonsoir\n"
    assert former not in house.environments
    assert [path.name for path in house.environments if path.name == "le mien"] == ["le mien"]
    assert len(house.environments) == 2


def test_the_tools_of_the_checks_have_an_environment_of_their_own(tmp_path: Path) -> None:
    house = new_house(tmp_path)
    house.run()
    [of_the_program] = house.environments
    checked = house.run("tests")
    assert "== ruff" in checked.stdout
    assert "Première installation" in checked.stderr
    assert len(house.environments) == 2
    assert house.run().stdout == "bonjour\n"
    assert len(house.environments) == 2
    house.pack("bonsoir", "2.0")
    house.run()
    assert of_the_program not in house.environments
    assert len(house.environments) == 2


def test_two_first_starts_at_once_both_work(tmp_path: Path) -> None:
    house = new_house(tmp_path)
    both = [house.start("à", "deux") for _ in range(2)]
    for process in both:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, out) == (2, "bonjour à deux\n"), err
    assert len(house.environments) == 1


def test_a_failure_is_one_sentence_a_log_and_nothing_left(tmp_path: Path) -> None:
    house = new_house(tmp_path)
    house.pack("bonsoir", "2.0")
    wheel = house.root / "roues" / "grain-2.0-py3-none-any.whl"
    wheel.write_bytes(wheel.read_bytes() + b" ")
    failed = house.run("--json")
    assert failed.returncode == 70
    [error] = json.loads(failed.stdout)["erreurs"]
    assert error["message"] in failed.stderr
    assert "Traceback" not in failed.stderr
    log = house.root / ".venv" / "installation.log"
    *_, sentence, where = failed.stderr.splitlines()
    assert sentence.startswith("Installation impossible\u00a0: un paquet reçu n’est pas celui")
    assert where == f"Journal\u00a0: {log}"
    assert "sha256" in log.read_text("utf-8")
    assert house.environments == []


@pytest.mark.skipif(sys.platform == "win32", reason="droits de fichiers POSIX")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    house = new_house(tmp_path)
    house.root.chmod(0o555)
    with house.start(before=held_to_rights()) as process:
        out, err = process.communicate(timeout=120)
    failed = subprocess.CompletedProcess(process.args, process.returncode, out, err)
    house.root.chmod(0o755)
    assert failed.returncode == 70
    assert "SUIVI_ENV" in failed.stderr


def test_an_incomplete_folder_of_wheels_is_told(tmp_path: Path) -> None:
    house = new_house(tmp_path)
    lock = house.root / "requirements.lock"
    lock.write_text(lock.read_text("utf-8").replace("grain==1.0", "grain==3.0"), "utf-8")
    assert "«\u00a0roues\u00a0» ne contient pas tout" in house.run().stderr


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM est propre à POSIX")
def test_a_signal_reaches_the_program(house: House) -> None:
    with house.start("attendre") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "prêt\n"
        process.send_signal(signal.SIGTERM)
        out, _ = process.communicate(timeout=30)
    assert (process.returncode, out) == (7, "fini proprement\n")


@pytest.mark.skipif(sys.platform == "win32", reason="le verrou est propre à POSIX")
def test_an_environment_in_use_is_not_removed(tmp_path: Path) -> None:
    house = new_house(tmp_path)
    with house.start("attendre") as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "prêt\n"
        [used] = house.environments
        house.pack("bonsoir", "2.0")
        house.run()
        assert used in house.environments
        running.terminate()
        running.communicate(timeout=30)
    house.run()
    assert used not in house.environments


def test_an_environment_whose_python_is_gone_is_made_again(tmp_path: Path) -> None:
    house = new_house(tmp_path)
    house.run()
    [made] = house.environments
    for python in (made / "bin" / "python", made / "Scripts" / "python.exe"):
        python.unlink(missing_ok=True)
    assert house.run().stdout == "bonjour\n"


def test_old_pythons_can_read_the_front_door() -> None:
    tree = ast.parse((ROOT / "lancer.py").read_text("utf-8"), feature_version=(3, 4))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.AnnAssign | ast.JoinedStr)]
    arguments = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert arguments == []  # Python 2 refuses annotated functions


def test_an_old_python_gets_a_french_sentence(tmp_path: Path) -> None:
    text = (ROOT / "lancer.py").read_text("utf-8").replace("(3, 11)", "(99, 0)")
    (tmp_path / "lancer.py").write_text(text, "utf-8")
    run = subprocess.run(
        [sys.executable, tmp_path / "lancer.py"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.startswith("Python 3.11 ou plus récent est nécessaire")


def test_the_mark_says_for_whom_the_environment_was_made(house: House) -> None:
    [made] = house.environments
    mark = json.loads((made / "pret.json").read_text("utf-8"))
    assert Path(mark["projet"]) == house.root

"""The command line refuses in French, answers one JSON object, and shows no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from suivi_tool.interfaces import commands
from suivi_tool.interfaces.arguments import COMMANDS
from suivi_tool.interfaces.command_line import build_parser, main

ROOT = Path(__file__).resolve().parents[1]
ENGLISH = ("argument ", "error", "usage", "expected", "invalid", "required", "choose", "options:")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["zut"], "«\u00a0zut\u00a0» n’existe pas. Choisissez\u00a0: fenetre, demo"),
        (["--zut"], "Argument inconnu\u00a0: --zut."),
        (["enregistrer", "--nom"], "--nom attend une valeur."),
        (["traiter", "APP-1"], "Il manque\u00a0: étape."),
        (["traiter", "APP-1", "zut"], "«\u00a0zut\u00a0» n’existe pas. Choisissez\u00a0: accuse"),
        (["enregistrer", "--no", "x"], "Argument inconnu"),
        (["journal", "--verifier=3"], "--verifier n’attend pas de valeur."),
        (["echeances", "--aujourdhui", "31/02/2026"], "cette date n’existe pas"),
    ],
)
def test_wrong_usage_is_told_in_french(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert "→" in told.err
    assert main([*words, "--json"]) == 2
    (fault,) = json.loads(capsys.readouterr().out)["erreurs"]
    assert fault.keys() == {"champ", "lieu", "message", "remede"}


@pytest.mark.parametrize("command", ["", *(command.name for command in COMMANDS)])
def test_the_help_is_french(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main([*([command] if command else []), "--aide"])
    assert done.value.code == 0
    shown = capsys.readouterr().out.replace("--help", "").casefold()
    assert [word for word in ENGLISH if word in shown] == []


def test_common_options_stand_before_or_after_the_command() -> None:
    for words in (["--dossier", "d", "verifier"], ["verifier", "--dossier", "d"]):
        assert vars(build_parser().parse_args(words))["dossier"] == "d"


def test_a_fault_of_ours_is_one_sentence_and_a_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_name: str, _options: object) -> NoReturn:
        raise ZeroDivisionError("never shown")

    monkeypatch.setattr(commands, "run", broken)
    assert main(["verifier", "--json"]) == 70
    told = capsys.readouterr()
    (fault,) = json.loads(told.out)["erreurs"]
    assert "never shown" not in told.out + told.err
    log = Path(fault["remede"].split("fichier ")[1].split(" à la personne")[0])
    assert "never shown" in log.read_text("utf-8")
    log.unlink()


def test_a_folder_without_settings_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["echeances", "--dossier", str(tmp_path)]) == 3
    assert "suivi.toml" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["enregistre", "traiter APP-1 accus", "echeances --loin"])
def test_somebody_who_mistypes_is_told_where_to_read_on(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line.split()) == 2
    remedy = capsys.readouterr().err.partition("→ ")[2]
    assert remedy.startswith("Écrivez --aide après ")


@pytest.mark.skipif(sys.platform == "win32", reason="les fenêtres de message de Linux")
@pytest.mark.parametrize(
    ("words", "window"),
    [((), True), (("fenetre",), True), (("appel.eml",), True), (("fenetre", "--zut"), True),
     (("fenetre", "--sans-navigateur"), False), (("echeances", "--dossier", "x"), False),
     (("zut",), False), (("--dossier", "x"), True), (("--dossier", "x", "echeances"), False)],
)  # fmt: skip
def test_a_refused_double_click_is_told_in_a_window(
    tmp_path: Path, words: tuple[str, ...], window: bool
) -> None:
    """Started by an icon nobody reads a terminal (Windows: pythonw has none at all)."""
    note, program = tmp_path / "montré.txt", tmp_path / "zenity"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{note}"\n', "utf-8")
    program.chmod(0o755)
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "suivi_tool").symlink_to("ailleurs")  # somebody else's place: refused
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PATH": str(tmp_path),
        "DISPLAY": ":7",
        "XDG_STATE_HOME": str(tmp_path),
    }
    run = subprocess.run(
        [sys.executable, "-P", "-m", "suivi_tool", *words],
        env=environ,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode in (2, 3)
    assert "✗ " in run.stderr
    assert note.exists() == window
    assert not window or "✗ " in note.read_text("utf-8")

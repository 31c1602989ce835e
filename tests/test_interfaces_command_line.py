"""The command line refuses in French, answers one JSON object, and shows no traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NoReturn

import pytest

from suivi_tool.interfaces import commands
from suivi_tool.interfaces.arguments import COMMANDS
from suivi_tool.interfaces.command_line import build_parser, main

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

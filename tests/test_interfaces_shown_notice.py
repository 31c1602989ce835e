"""« prevenir » and « pas-un-appel » on a terminal and in JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from work_folders import make

from suivi_tool.actions.notify import Notified
from suivi_tool.errors import Fault
from suivi_tool.interfaces.command_line import main
from suivi_tool.interfaces.shown_notice import notified
from suivi_tool.procedure.appeal import Role
from suivi_tool.procedure.organisation import Person, Responsible

LUC = Person("Luc Morel", "luc@exemple.fr")


def test_to_whom_and_where_are_said_and_that_nothing_is_sent() -> None:
    draft = Path("dossier") / "Message.eml"
    answer = Notified("APP-1", Responsible(Role.QUALITY_MANAGER, LUC), draft, (Fault("absence."),))
    shown = notified(answer)
    assert shown.text.replace("\u00a0", " ").splitlines() == [
        "Appel APP-1 : message prêt pour RQ (Luc Morel), rien n’est envoyé.",
        f"  {draft}",
        "  • Absence.",
    ]
    assert shown.json["destinataire"] == {
        "role": "RQ", "nom": "Luc Morel", "mail": "luc@exemple.fr"
    }  # fmt: skip


def test_nobody_named_is_null() -> None:
    shown = notified(Notified("APP-1", Responsible(Role.DIRECTOR), Path("x.eml")))
    assert shown.json["destinataire"] == {"role": "Directeur", "nom": None, "mail": None}


def test_both_commands_end_to_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = make(tmp_path)
    number = place.register().number
    common = ["--dossier", str(place.root), "--aujourdhui", "2026-05-05", "--json"]
    assert main(["prevenir", number, *common]) == 0
    told = json.loads(capsys.readouterr().out)
    assert Path(told["documents"][0]).is_file()
    assert main(["pas-un-appel", number, "--nature", "plainte", *common]) == 3
    assert "raison" in capsys.readouterr().out
    told = ["--nature", "plainte", "--raison", "Accueil jugé froid."]
    assert main(["pas-un-appel", number, *told, *common]) == 0
    assert json.loads(capsys.readouterr().out)["etape"] == "pas-un-appel"
    assert place.row("Appels", number)["Résultat"] == "Pas un appel"

"""The library as others import it: a folder opened, its tables, and what is done through it."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas
import pytest
from work_folders import CLEAN, SAMPLES, TODAY, WorkPlace, make

import suivi_tool
from suivi_tool import Folder, SuiviError, open_folder, read_appeals
from suivi_tool.actions.intake import KEYS as RECEPTION
from suivi_tool.actions.step_intake import KEYS as TREATMENT
from suivi_tool.interfaces import arguments
from suivi_tool.tracker.appeal_columns import APPEALS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path / "Qualité – été")


def opened(place: WorkPlace, today: date = TODAY) -> Folder:
    return open_folder(place.root, today=today, user="Anne")


def test_every_name_of_the_library_is_there_and_documented() -> None:
    for name in suivi_tool.__all__:
        assert getattr(suivi_tool, name).__doc__, name
    assert set(suivi_tool.__all__) <= set(dir(suivi_tool))
    with pytest.raises(AttributeError, match="rien"):
        suivi_tool.__getattr__("rien")


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    probe = "import sys, suivi_tool; print(sorted(m for m in sys.modules if m.startswith('suivi')))"
    run = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout.strip() == b"['suivi_tool']"


def test_the_register_is_a_table_with_french_headings_and_real_dates(place: WorkPlace) -> None:
    appeals = opened(place).appeals()
    assert list(appeals.columns) == [column.heading for column in APPEALS.values()]
    last = appeals.iloc[-1]
    assert last["N° appel"] == "APP-2026-005"
    assert appeals["Date de réception"].dtype == "datetime64[s]"
    assert str(last["AR – date limite"]) == "2026-05-12 00:00:00"
    assert appeals.groupby("Type d'appelant").size().sum() == len(appeals)


def test_a_register_without_rows_keeps_its_columns(tmp_path: Path) -> None:
    appeals = suivi_tool.adopt(tmp_path / "neuf", today=TODAY).appeals()
    assert (len(appeals), len(appeals.columns)) == (0, len(APPEALS))
    assert appeals["Date de réception"].dtype == "datetime64[s]"


def test_any_tracker_is_read_without_a_work_folder() -> None:
    appeals = read_appeals(SAMPLES / CLEAN)
    assert len(appeals) == 27
    assert "AR – date limite" not in appeals  # it takes a calendar


def test_a_tracker_that_is_not_there_is_refused_in_french(tmp_path: Path) -> None:
    with pytest.raises(SuiviError, match="introuvable"):
        read_appeals(tmp_path / "absent.xlsx")


def test_an_appeal_is_registered_and_treated(place: WorkPlace) -> None:
    folder = opened(place)
    seen = folder.preview(type="candidat", recu_le="30/04/2026", notifie_le="14/03/2026")
    assert seen.acknowledgement
    assert seen.acknowledgement.due == date(2026, 5, 15)
    made = folder.register(
        type="candidat",
        nom="Delaunay",
        decision="Échec examen",
        recu_le="30/04/2026",
        notifie_le="14/03/2026",
        canal="mail",
    )
    folder.record_step(made.number, "accuse", le="02/05/2026", mode="mail")
    row = folder.appeals().set_index("N° appel").loc[made.number]
    assert row["AR – envoyé le"] == pandas.Timestamp(2026, 5, 2)
    assert row["Mode de réception"] == "Mail"
    assert place.row("Appels", made.number)["Appelant"] == row["Appelant"]


def test_a_date_is_taken_as_one_and_the_folder_is_shown_by_its_path(place: WorkPlace) -> None:
    folder = opened(place)
    seen = folder.preview(type="candidat", recu_le=date(2026, 4, 30))
    assert seen.acknowledgement
    assert seen.acknowledgement.due == date(2026, 5, 15)
    assert repr(folder) == f"Folder({str(place.root)!r})"


def test_a_slip_of_the_pen_in_an_option_is_told_and_nothing_is_done(place: WorkPlace) -> None:
    folder, before = opened(place), place.tracker.read_bytes()
    with pytest.raises(TypeError, match="couleur"):
        folder.register(type="candidat", nom="X", couleur="bleu")
    with pytest.raises(TypeError, match="delai"):
        folder.record_step("APP-2026-005", "analyse", delai="oui")
    with pytest.raises(SuiviError, match=r"accusé.*n’existe pas.*accuse, analyse"):
        folder.record_step("APP-2026-005", "accusé")
    assert place.tracker.read_bytes() == before


def test_the_library_takes_every_option_of_the_command_line_and_no_other() -> None:
    files = {"mail", "preuve", "N°", "étape"}
    assert set(RECEPTION.values()) == {argument.dest for argument in arguments.RECEPTION} - files
    assert set(TREATMENT) == {argument.dest for argument in arguments.TREATMENT} - files


def test_what_is_due_and_how_the_indicators_stand(place: WorkPlace) -> None:
    folder = opened(place)
    assert folder.tracker == place.tracker
    assert {item.number for item in folder.deadlines()} >= {"APP-2026-004"}
    assert folder.indicators().current.total == 5
    assert folder.similar("APP-2026-005")
    assert folder.findings()
    assert len(folder.actions()) > 0
    assert folder.refresh().waiting == ()


def test_the_example_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "demo")
    monkeypatch.chdir(tmp_path)
    [block] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(block, "README.md", "exec"), {})
    assert "APP-2026-005" in capsys.readouterr().out


def test_the_readme_names_all_of_the_library_and_nothing_else() -> None:
    tables = README.split("| In `suivi_tool` | Gives |")[1].split("[aide/exemple")[0]
    named = set(re.findall(r"`(\w+)(?:\(|`)", tables)) - {"suivi_tool", "le"}
    members = {name for name in dir(Folder) if not name.startswith("_")} | {"office"}
    assert named == members | set(suivi_tool.__all__)

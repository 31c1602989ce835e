"""Any workbook, from any folder: one JSON object a line, and never a traceback."""

# ruff: noqa: DTZ001
from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from workbook_cases import open_sheet, tracker

PROGRAM = Path(__file__).resolve().parents[1] / "benchmarks" / "edit_one.py"


def run(folder: Path, *arguments: str) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, str(PROGRAM), *arguments],
        cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_list_and_control(tmp_path: Path) -> None:
    folder = tmp_path / "dossier à part"
    folder.mkdir()
    (folder / "a.xlsx").write_bytes(tracker())
    (folder / "b.xlsx").write_bytes(b"PK rien")
    row = ["=1", 2.5, "2026-05-15", None]
    jobs = [
        {"in": "a.xlsx", "out": "d.xlsx", "ligne": row, "feuille": "Bilan", "greffe": True},
        {"in": "b.xlsx", "out": "e.xlsx", "ligne": row},
        {"in": "absent.xlsx", "out": "e.xlsx", "ligne": row},
    ]
    text = "\n".join(json.dumps(job) for job in jobs)
    (folder / "liste.jsonl").write_text(text, encoding="utf-8")
    answer = run(folder, "a.xlsx", "c.xlsx", "--ligne", json.dumps(row))
    assert answer[0]["out"] == "c.xlsx"
    sheet = open_sheet((folder / "c.xlsx").read_bytes(), "Suivi")
    assert [sheet["A7"].value, sheet["B7"].value, sheet["D7"].value] == ["=1", 2.5, None]
    answers = run(folder, "--liste", "liste.jsonl")
    assert ["refus" in each for each in answers] == [False, True, True]
    assert run(folder, "--controle", "c.xlsx", "d.xlsx") == [
        {"in": "c.xlsx", "constats": []},
        {"in": "d.xlsx", "constats": []},
    ]


def test_what_cannot_be_done_is_answered_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(tracker())
    (tmp_path / "vide.xlsx").write_bytes(b"")
    done = {"in": "a.xlsx", "out": "b.xlsx", "ligne": "seul"}
    lines = [
        "{", "[1]", '"texte"', "5", "[" * 9999,
        *map(json.dumps, [
            {"out": "b.xlsx"}, {"in": "a.xlsx"}, {"in": 5, "out": "b.xlsx"},
            {"in": ".", "out": "b.xlsx"}, {"in": "vide.xlsx", "out": "b.xlsx"},
            {"in": "a.xlsx", "out": "absent/b.xlsx"},
            {"in": "a.xlsx", "out": "b.xlsx", "feuille": "Absente"}, done,
        ]),
    ]  # fmt: skip
    (tmp_path / "liste.jsonl").write_text("\r\n".join(lines), encoding="utf-8-sig")
    answers = run(tmp_path, "--liste", "liste.jsonl")
    assert ["refus" in each for each in answers] == [True] * 12 + [False]
    assert not any("interne" in str(each) for each in answers)
    assert open_sheet((tmp_path / "b.xlsx").read_bytes(), "Suivi")["A7"].value == "seul"
    assert open_sheet((tmp_path / "b.xlsx").read_bytes(), "Suivi")["B7"].value is None


def test_a_command_that_lacks_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(tracker())
    for arguments in (
        ["a.xlsx"],
        ["a.xlsx", "b.xlsx", "--ligne", "{"],
        ["--liste", "absente.jsonl"],
        ["absent.xlsx", "b.xlsx"],
    ):
        (answer,) = run(tmp_path, *arguments)
        assert "refus" in answer
        assert "interne" not in str(answer)
    (found,) = run(tmp_path, "--controle", "absent.xlsx")
    assert found["constats"] == [{"partie": "", "message": "Fichier ou dossier introuvable."}]


def test_every_kind_of_json_value(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(tracker())
    row = [
        None,
        True,
        7,
        1.5,
        "007",
        "=1+1",
        "2026-05-15",
        "2026-05-15T10:30:00",
        "2026-13-45",
        [1],
    ]
    (answer,) = run(tmp_path, "a.xlsx", "b.xlsx", "--ligne", json.dumps(row), "--feuille", "Bilan")
    assert (answer["rang"], answer["colonne"]) == (3, 1)
    sheet = open_sheet((tmp_path / "b.xlsx").read_bytes(), "Bilan")
    assert [cell.value for cell in sheet[3]] == [
        None, True, 7, 1.5, "007", "=1+1", datetime(2026, 5, 15), datetime(2026, 5, 15, 10, 30),
        "2026-13-45", "[1]",
    ]  # fmt: skip
    assert sheet["F3"].data_type == "s"

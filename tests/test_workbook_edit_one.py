"""Any workbook, from any folder: one JSON object a line, and never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
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

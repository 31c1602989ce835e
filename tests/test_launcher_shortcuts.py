"""The shortcuts lead to the launcher beside them, whatever the folder is called."""

from __future__ import annotations

import re
from pathlib import Path

from launcher.shortcuts import NAME, SCRIPT, first_time, variables

ROOT = Path(__file__).resolve().parents[1]


def test_the_script_reads_exactly_the_variables_that_it_is_given() -> None:
    given = variables(ROOT, Path("pythonw.exe"))
    assert set(re.findall(r"\$env:(\w+)", SCRIPT)) == set(given)
    assert Path(given["SUIVI_LANCEUR"]).is_file()


def test_a_folder_with_quotes_stays_out_of_the_script() -> None:
    folder = Path('L\'été $(calc) "2026"')
    assert variables(folder, Path("pythonw.exe"))["SUIVI_RACINE"] == str(folder)
    assert "{" not in re.sub(r"foreach[^{]*\{|if[^{]*\{", "", SCRIPT)  # no place left to fill


def test_the_shortcut_bears_the_name_of_the_icon() -> None:
    assert (ROOT / f"{NAME}.cmd").is_file()


def test_each_account_gets_them_once_whoever_installed_the_program(tmp_path: Path) -> None:
    mine, hers = ({"LOCALAPPDATA": str(tmp_path / name)} for name in ("moi", "elle"))
    assert [first_time(mine), first_time(mine), first_time(hers)] == [True, False, True]

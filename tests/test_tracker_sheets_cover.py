"""« Page de garde » and « Mode d'emploi »: they lead to the sheets that are really there."""

from __future__ import annotations

import re
from datetime import date

from sheet_facts import facts, parts

from suivi_tool.tracker.sheets import cover, new_tracker
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import read_rows

DATA = new_tracker.build(facts())


def test_every_sheet_but_these_two_has_its_line_and_link() -> None:
    targets = re.findall(r'location="\'?(.*?)\'?!A1"', parts(DATA)["xl/worksheets/sheet1.xml"])
    known = [name.replace("''", "'") for name in targets]
    others = [name for name in Workbook(DATA).sheet_names if name not in (cover.COVER, cover.GUIDE)]
    assert sorted(known) == sorted(others)


def test_the_first_version_bears_the_day_it_was_made_and_rows_wait_for_the_next() -> None:
    rows = read_rows(DATA, cover.COVER)
    at = next(n for n, row in enumerate(rows) if "Version" in row)
    version, made_on, author, what = rows[at + 1][1:5]
    assert (version, author, what) == ("1", None, "Création du fichier de suivi")
    assert made_on == date(2026, 11, 30)
    assert facts().organisation in str(rows[2])


def test_the_guide_says_one_gesture_a_line_in_french() -> None:
    rows = [row for row in read_rows(DATA, cover.GUIDE) if isinstance(row[1], int | float)]
    assert [row[1] for row in rows] == list(range(1, len(rows) + 1))
    assert all(isinstance(row[3], str) and row[3].endswith(".") for row in rows)
    assert not [row for row in rows if "'" in f"{row[2]}{row[3]}"]

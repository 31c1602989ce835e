"""A slice of the corpus: workbooks that nobody here made, edited, and nothing else changed.

The whole of it: `python benchmarks/workbook_corpus.py --opened 100`.
"""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest
import xlsxwriter
from office import LibreOffice
from workbook_cases import with_part

from benchmarks import workbook_corpus as corpus
from benchmarks import workbook_fuzz as fuzz

TRICKY = (
    "calamine/issue_261.xlsx",
    "calamine/nonstandard-xml-ns-prefix.xlsx",
    "calamine/strict_iso_paths.xlsx",
    "calamine/table_with_insertrow_attribute.xlsx",
    "calamine/vba.xlsm",
    "closedxml/Examples__Ranges__AddingRowToTables.xlsx",
    "xlsxwriter/table23.xlsx",
)


@pytest.mark.parametrize("name", TRICKY)
def test_tricky_workbooks(shared: Path, name: str) -> None:
    outcome = corpus.run(shared / "corpus/workbooks" / name)
    assert (outcome.faults, outcome.refusal) == ([], "")


def test_a_slice_of_the_corpus(shared: Path) -> None:
    files = corpus.workbooks(shared / "corpus/workbooks")[5::60]
    outcomes = [corpus.run(file) for file in files]
    assert {each.path.name: each.faults for each in outcomes if each.faults} == {}
    assert [each for each in outcomes if each.refusal and not each.asked_for] == []


def side_by_side() -> bytes:
    """Return a sheet with two tables of the same rows, both with totals."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        for name, area in (("Un", "A1:C4"), ("Deux", "I1:J4")):
            columns = [{"header": f"{name} {index}"} for index in range(3 if name == "Un" else 2)]
            sheet.add_table(area, {"name": name, "total_row": True, "columns": columns})
        sheet.write_column("A2", ["a", "b", "Total"])
        sheet.write_column("I2", ["c", "d", "Somme"])
    return buffer.getvalue()


def test_only_the_totals_of_the_table_that_grew_go_down(tmp_path: Path) -> None:
    file = tmp_path / "deux.xlsx"
    file.write_bytes(side_by_side())
    assert corpus.run(file).faults == []
    trial = corpus.edit(file.read_bytes())
    assert (trial.row, trial.pushed) == (4, range(1, 7))
    torn = with_part(trial.after, "xl/worksheets/sheet1.xml", b'r="I4"', b'r="H4"')
    assert list(corpus.faults(dataclasses.replace(trial, after=torn)))


def test_libreoffice_opens_what_was_written(shared: Path, libreoffice: LibreOffice) -> None:
    assert libreoffice
    files = corpus.workbooks(shared / "corpus/workbooks")[9::300]
    outcomes = [corpus.run(file) for file in files]
    assert corpus.opened(outcomes, len(files)) == []


def test_mutated_packages_are_edited_or_refused(shared: Path) -> None:
    outcomes, wrong, longest = fuzz.trial(60, 7, shared / "corpus/workbooks")
    assert wrong == []
    assert outcomes["edited"] > 5
    assert longest < fuzz.MAX_SECONDS

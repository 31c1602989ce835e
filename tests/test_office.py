"""LibreOffice recalculates only where it is told to: the ground of every « live » proof."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from office import LibreOffice


def workbook_with_a_wrong_cache(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Été")
        sheet.write_number("A1", 20)
        sheet.write_formula("A2", "=A1+1", None, 999)
    return path


@pytest.mark.parametrize(("recalculate", "read"), [(True, "20\n21\n"), (False, "20\n999\n")])
def test_recalculates_only_when_asked(
    recalculate: bool, read: str, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    sources = [workbook_with_a_wrong_cache(tmp_path / f"{name}.xlsx") for name in "ab"]
    made = libreoffice.convert(sources, tmp_path / "out", "csv", recalculate=recalculate)
    assert [path.read_text("utf-8") for path in made] == [read, read]

"""Sample 5: macros and buttons."""

from __future__ import annotations

import io
from pathlib import Path

import olefile  # type: ignore[import-untyped]
from sample_cases import with_an_action
from workbook_cases import parts

from suivi_tool.workbook.audit import audit


def test_the_macros_stay_byte_for_byte(samples: Path) -> None:
    before = (samples / "5-macros.xlsm").read_bytes()
    after = with_an_action(before)
    project = "xl/vbaProject.bin"
    assert parts(after)[project] == parts(before)[project]
    assert (
        parts(after)["xl/drawings/vmlDrawing1.vml"] == parts(before)["xl/drawings/vmlDrawing1.vml"]
    )
    assert audit(after, ".xlsm") == ()
    with olefile.OleFileIO(io.BytesIO(parts(after)[project])) as opened:
        assert opened.exists("VBA/Boutons")

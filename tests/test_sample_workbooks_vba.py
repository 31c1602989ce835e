"""A VBA project made from the source of its modules."""

from __future__ import annotations

import io

import olefile  # type: ignore[import-untyped]
import pytest

from sample_workbooks.vba import compressed, project


def expanded(container: bytes) -> bytes:
    """Return what a container of literals holds ([MS-OVBA] 2.4.1)."""
    assert container[0] == 1
    out, at = b"", 1
    while at < len(container):
        size = (int.from_bytes(container[at : at + 2], "little") & 0xFFF) + 3
        tokens = container[at + 2 : at + size]
        out += b"".join(tokens[start + 1 : start + 9] for start in range(0, len(tokens), 9))
        at += size
    return out


@pytest.mark.parametrize("length", [0, 1, 8, 9, 3600, 3601, 10_000])
def test_what_is_compressed_is_what_excel_expands(length: int) -> None:
    data = bytes(number % 251 for number in range(length))
    assert expanded(compressed(data)) == data


def test_a_project_holds_its_documents_and_its_modules() -> None:
    made = project({"ThisWorkbook": "Private Sub x()\nEnd Sub\n", "Feuil1": ""},
                   {"Boutons": "Public Sub É()\nEnd Sub\n"})  # fmt: skip
    with olefile.OleFileIO(io.BytesIO(made)) as opened:
        text = opened.openstream("PROJECT").read().decode("cp1252")
        code = expanded(opened.openstream("VBA/Boutons").read()).decode("cp1252")
        first = expanded(opened.openstream("VBA/ThisWorkbook").read()).decode("cp1252")
    assert "Document=ThisWorkbook/&H00000000\r\nDocument=Feuil1/" in text
    assert "Module=Boutons\r\n" in text
    assert code == 'Attribute VB_Name = "Boutons"\r\nPublic Sub É()\r\nEnd Sub\r\n'
    assert "Attribute VB_PredeclaredId = True" in first

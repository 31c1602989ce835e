"""The sample trackers are what their script builds, without fault, their values right."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from office import LibreOffice

from sample_workbooks.build import SAMPLES
from suivi_tool.workbook.audit import audit


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_script_gives_the_same_bytes_twice_and_the_file_kept(name: str, samples: Path) -> None:
    once, twice = SAMPLES[name](), SAMPLES[name]()
    assert once == twice
    # Part by part: another zlib may pack the same parts otherwise.
    assert parts(once) == parts((samples / name).read_bytes())


def test_no_sample_lies_there_without_its_script(samples: Path) -> None:
    assert {path.name for path in samples.glob("*.xls*")} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_have_no_fault(samples: Path, name: str) -> None:
    assert audit((samples / name).read_bytes(), Path(name).suffix) == ()


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_the_values_beside_the_formulas_are_those_that_libreoffice_computes(
    samples: Path, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    names = [name for name in SAMPLES if name.endswith(".xlsx") and name[0] in "1236"]
    sources = [samples / name for name in names]
    for source, made in zip(
        sources, libreoffice.convert(sources, tmp_path, recalculate=True), strict=True
    ):
        formulas = openpyxl.load_workbook(io.BytesIO(source.read_bytes()))
        kept = openpyxl.load_workbook(io.BytesIO(source.read_bytes()), data_only=True)
        computed = openpyxl.load_workbook(io.BytesIO(made.read_bytes()), data_only=True)
        differing = [
            f"{sheet.title}!{cell.coordinate}"
            for sheet in formulas
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
            and kept[sheet.title][cell.coordinate].value
            != computed[sheet.title][cell.coordinate].value
        ]
        assert differing == [], source.name

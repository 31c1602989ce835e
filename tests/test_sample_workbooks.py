"""The sample trackers are what their script builds, and hold the traps that they promise."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from office import LibreOffice

from sample_workbooks import days, facts
from sample_workbooks.build import SAMPLES


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


def test_three_years_with_one_month_above_the_target() -> None:
    months = [str(appeal["Date de réception"])[:7] for appeal in facts.appeals()]
    assert [month for month in set(months) if months.count(month) > 1] == ["2026-04"]
    assert (min(months), max(months)) == ("2023-05", "2026-04")
    assert 60 <= len(facts.actions()) <= 150


def test_acknowledgements_one_late_and_one_overdue() -> None:
    late, open_ = [], []
    for appeal in facts.appeals():
        sent, due = appeal["AR – envoyé le"], appeal["AR – date limite"]
        assert isinstance(due, date)
        if sent is None:
            open_.append((appeal["N° appel"], due < facts.AS_OF))
        elif isinstance(sent, date) and sent > due:
            late.append(appeal["N° appel"])
    assert late == ["APP-2025-001"]
    assert open_ == [("APP-2026-004", True), ("APP-2026-005", False)]


def test_the_period_one_too_late_and_one_on_the_limit_day() -> None:
    verdicts = {}
    for appeal in facts.appeals():
        told, limit = appeal["Délai d'appel respecté"], appeal["Date limite d'appel"]
        sent = appeal["Date d'envoi de l'appel"] or appeal["Date de réception"]
        assert isinstance(limit, date)
        assert isinstance(sent, date)
        computed = "Oui" if sent < limit else "Jour limite" if sent == limit else "Non"
        assert told == computed, appeal["N° appel"]
        verdicts[appeal["N° appel"]] = told
    rare = {number: told for number, told in verdicts.items() if told != "Oui"}
    assert rare == {"APP-2024-007": "Non", "APP-2025-004": "Jour limite"}


def test_the_other_traps() -> None:
    by_number = {str(appeal["N° appel"]): appeal for appeal in facts.appeals()}
    assert by_number["APP-2024-005"]["Résultat"] == "Appel retiré"
    judge = by_number["APP-2025-002"]
    assert judge["Pilote du traitement"] == judge["Décideur"] == "Laurent Delmas"
    december = by_number["APP-2023-006"]
    assert str(december["Date de réception"]) < "2024" < str(december["Date d'ouverture fiche"])
    assert by_number["APP-2024-002"]["N° AC/AP"] == "AC-2024-04, AP-2024-02"


def test_the_calendar_of_the_samples_agrees_with_the_procedure() -> None:
    assert days.working_days_later(date(2026, 4, 30), 8) == date(2026, 5, 15)
    assert days.months_later(date(2025, 12, 31), 2) == date(2026, 2, 28)

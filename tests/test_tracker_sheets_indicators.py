"""« Indicateurs » and « Données indicateurs »: the committee’s page, and what is behind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from sheet_facts import appeals, cells, facts, parts

from suivi_tool.procedure.words import NBSP
from suivi_tool.tracker.sheets import generated, indicator_cells


@pytest.fixture(scope="module")
def workbook() -> bytes:
    return generated.build(facts())


def said(data: bytes) -> list[str]:
    """The texts of the cards, row by row from the left, with plain spaces."""
    rows = cells(data, "Indicateurs")[:10]
    shown = [f"{value:g}" if isinstance(value, float) else str(value)
             for row in rows for value in row if value is not None]  # fmt: skip
    return [text.replace(NBSP, " ") for text in shown]


def test_the_cards_of_a_year_with_a_missed_month(workbook: bytes) -> None:
    assert said(workbook) == [
        "MGT 02 – Appels : indicateurs au 30 novembre 2026", "CESI Certification",
        "MGT 02-1 · Mois au-dessus de l’objectif (≤ 1 / mois)",
        "MGT 02-2 · Accusés de réception dans les délais",
        "Appels en cours", "Depuis le comité du 16/06/2026",
        "2 sur 11", "60 % – 3 sur 5", "3", "3 reçus",
        "✖ Objectif manqué : avril et novembre", "✖ Objectif 100 % manqué : 2 hors délai",
        "Le plus ancien : 83 jours", "0 justifié · 0 non justifié",
        "Moyenne 0,5 / mois · 7 appels en 12 mois", "1 en cours, hors du calcul",
        "Réponse en moyenne : s.o.", "1 clos · 0 retiré · 0 hors délai",
    ]  # fmt: skip


def test_the_cards_of_an_empty_register() -> None:
    assert said(generated.build(facts([])))[6:] == [
        "0 sur 11", "s.o.", "0", "0 reçu",
        "✔ Objectif atteint chaque mois", "– Rien n’est encore échu",
        "✔ Aucun appel ouvert", "0 justifié · 0 non justifié",
        "Moyenne 0,0 / mois · 0 appel en 12 mois", "0 en cours, hors du calcul",
        "Réponse en moyenne : s.o.", "0 clos · 0 retiré · 0 hors délai",
    ]  # fmt: skip


def test_a_card_names_three_months_at_most() -> None:
    twice = [replace(one, number=f"{one.number}-{at}", received_on=date(2026, month, 5))
             for month in (1, 2, 3, 4) for at, one in enumerate(appeals()[:2])]  # fmt: skip
    assert "✖ Objectif manqué : 4 mois, voir le graphique" in said(generated.build(facts(twice)))
    named = said(generated.build(facts(twice[:6])))
    assert "✖ Objectif manqué : janvier, février et mars" in named


def test_no_target_is_said_to_be_met_where_appeals_have_no_day() -> None:
    """One of them may be the second of its month: no month counts it (A17)."""
    [first, second] = appeals()[:2]
    undated = replace(second, received_on=None)
    told = said(generated.build(facts([first, undated])))
    assert "▲ 1 sans date, dans aucun mois" in told
    twice = [replace(first, number=f"{at}", received_on=date(2026, 3, 5)) for at in range(2)]
    told = said(generated.build(facts([*twice, undated])))
    assert any(text.startswith("✖ Objectif manqué") for text in told)
    assert any(text.endswith("en 12 mois · 1 sans date") for text in told)


def test_the_cards_are_those_of_the_bars(workbook: bytes) -> None:
    """Recompute the cards from the table that the charts draw."""
    months = cells(workbook, "Données indicateurs")[13:25]
    counts, kept, due = (_numbers(row[at] for row in months) for at in (1, 4, 7))
    above = [count for count in counts if count > 1]
    cards = said(workbook)
    assert f"{len(above)} sur {len(counts)}" in cards
    assert f"{100 * sum(kept) / sum(due):.0f} % – {sum(kept)} sur {sum(due)}" in cards


def _numbers(values: Iterable[object]) -> list[int]:
    return [int(value) for value in values if isinstance(value, int | float)]


def test_a_month_to_come_is_blank_and_a_month_without_appeal_is_zero(workbook: bytes) -> None:
    months = cells(workbook, "Données indicateurs")[13:25]
    assert months[2][1:10] == [0, 1, f"✔{NBSP}Atteint", 0, 0, 0, 0, "s.o.", "s.o."]
    assert months[11][1:10] == [None, 1, *[None] * 7]


def test_no_bar_stands_in_a_month_to_come_and_each_zero_is_written(workbook: bytes) -> None:
    """A bar that is nearly 0 is drawn as a dash; « 0 » is told under the month."""
    months = cells(workbook, "Données indicateurs")[13:25]
    bars = [row[indicator_cells.BAR - 1] for row in months]
    assert bars == [0, 1, 0, 2, 0, 0, 0, 0, 1, 0, 2, 0]
    names = [row[indicator_cells.SHORT - 1] for row in months]
    assert names[:4] == ["janv.\n0", "févr.\n1", "mars\n0", "avr.\n2"]
    assert names[11] == "déc.\n"
    chart = next(text for name, text in parts(workbook).items() if name == "xl/charts/chart1.xml")
    assert '<c:numFmt formatCode="0;;" sourceLinked="0"/>' in chart


def test_the_block_is_1280_by_720_pixels_on_one_page(workbook: bytes) -> None:
    sheet = next(text for text in parts(workbook).values() if "<pageSetup" in text
                 and 'showRowColHeaders="0"' in text)  # fmt: skip
    [columns] = re.findall(r'<col min="1" max="20" width="([\d.]+)"', sheet)
    heights = re.findall(r'<row r="\d+"[^>]* ht="([\d.]+)" customHeight="1"', sheet)
    assert float(columns) == pytest.approx(9.14, abs=0.01)  # 64 pixels of 7 with 5 of padding
    assert len(heights) == 36
    assert {round(float(height) * 4 / 3) for height in heights} == {20}
    assert 'showGridLines="0"' in sheet
    assert '<pageSetup paperSize="9" orientation="landscape"' in sheet
    assert "fitToPage" in sheet
    names = parts(workbook)["xl/workbook.xml"]
    assert '<definedName name="COPIL">Indicateurs!$A$1:$T$36</definedName>' in names


def test_both_charts_have_a_target_line_and_a_description(workbook: bytes) -> None:
    package = parts(workbook)
    charts = [text for name, text in package.items() if name.startswith("xl/charts/chart")]
    assert len(charts) == 2
    assert all("<c:lineChart>" in text and "Objectif" in text for text in charts)
    assert all("plotVisOnly" not in text for text in charts)  # their cells are hidden
    drawing = package["xl/drawings/drawing1.xml"]
    assert re.findall(r'descr="([^"]+)"', drawing) == [
        "Appels reçus par mois, 2026, avec l’objectif",
        "Accusés de réception dans les délais par mois, 2026, avec l’objectif",
    ]


def test_the_free_zone_is_empty_and_known(workbook: bytes) -> None:
    assert generated.FREE_ZONES == {"Indicateurs": ("B31:S34",)}
    assert all(value is None for row in cells(workbook, "Indicateurs")[30:34] for value in row)

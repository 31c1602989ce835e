"""The slides of a committee: readable on any template, and every figure of the one record."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from committee_pages import LOOKS, SMALL, WIDE, deck, known, ours, page, shape, texts
from lxml import etree

from suivi_tool.documents.slide_deck import is_small, write
from suivi_tool.forms.committee_slide import slides

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FIRST, SECOND = "MGT02 indicateurs", "MGT02 suites"


def made(look: str = "clair", size: tuple[float, float] = WIDE, **more: Any) -> bytes:
    theirs = deck(look, size)
    return write(theirs, slides(page(**more), small=is_small(theirs))).data


@pytest.mark.parametrize("size", [WIDE, SMALL, (10.0, 7.5)])
@pytest.mark.parametrize("look", LOOKS)
def test_every_text_is_large_and_stands_out(look: str, size: tuple[float, float]) -> None:
    seen = 0
    for part, root in slide_parts(made(look, size)):
        for properties in root.iter(f"{A}rPr", f"{A}defRPr"):
            if properties.get("sz") is None:
                continue
            seen += 1
            assert int(properties.get("sz")) >= 1400, part
            ink = properties.find(f"{A}solidFill/{A}srgbClr")
            if ink is not None:
                assert contrast(ink.get("val"), ground_of(properties)) >= 4.5, part
        inked = [r for r in root.iter(f"{A}rPr") if r.getparent().findtext(f"{A}t")]
        assert all(r.find(f"{A}solidFill/{A}srgbClr") is not None for r in inked), part
    assert seen > 50


def slide_parts(data: bytes) -> list[tuple[str, Any]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if re.match(r"ppt/(slides/slide|charts/chart)\d+\.xml", name)]
    return [(n, etree.fromstring(parts[n])) for n in names if b"MGT02" in parts[n] or "/ch" in n]


def ground_of(properties: Any) -> str:
    """Return the colour behind a run: of its cell, of its box, else of the panel."""
    for above in properties.iterancestors():
        tag = etree.QName(above).localname
        if tag in ("tc", "sp"):
            fill = above.find(f"{A}tcPr/{A}solidFill/{A}srgbClr")
            if fill is None:
                fill = above.find(f"{{*}}spPr/{A}solidFill/{A}srgbClr")
            return "FFFFFF" if fill is None else str(fill.get("val"))
    return "FFFFFF"


def contrast(ink: str, ground: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    bright = sorted((luminance(ink), luminance(ground)))
    return (bright[1] + 0.05) / (bright[0] + 0.05)


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_measure_of_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") < 4.5 < contrast("767676", "FFFFFF")


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_everything_lies_in_the_white_panel(size: tuple[float, float]) -> None:
    for slide in ours(made("sombre", size)):
        [panel] = [one for one in slide.shapes if one.name.endswith("– fond")]
        assert slide.shapes[0].shape_id == panel.shape_id
        assert str(panel.fill.fore_color.rgb) == "FFFFFF"
        for one in slide.shapes:
            assert one.left >= panel.left, one.name
            assert one.top >= panel.top, one.name
            assert one.left + one.width <= panel.left + panel.width, one.name
            assert one.top + one.height <= panel.top + panel.height, one.name
        assert slide.shapes.title.name.endswith("– titre")


def test_both_charts_are_native_with_their_target_and_their_words() -> None:
    record = known()
    appeals = shape(made(record=record), f"{FIRST} – graphique MGT 02-1")
    bars, line = appeals.chart.plots
    assert [list(series.values) for series in bars.series] == [
        [month.appeals for month in year.months] for year in (record.previous, record.current)
    ]
    assert list(line.series[0].values) == [1] * 12
    rate = shape(made(record=record), f"{FIRST} – graphique MGT 02-2")
    kept, missed = rate.chart.plots[0].series
    assert list(rate.chart.plots[1].series[0].values) == [1.0] * 12
    assert [value for value in kept.values if value is not None] == [1.0, 1.0]
    assert [value for value in missed.values if value is not None] == [0.5, 0.0]
    assert rate.chart.value_axis.tick_labels.number_format == "0\u00a0%"
    categories = [str(one) for one in rate.chart.plots[0].categories]
    assert categories[:4] == ["janv.\ns.o.", "févr.\n1/1", "mars\ns.o.", "avr.\n1/2"]
    assert categories[11] == "déc."
    described = rate._element.xpath(".//p:cNvPr")[0].get("descr")
    assert "avril 50\u00a0%\u00a0– 1 sur 2" in described


def test_what_a_chart_shows_is_told_with_one_full_stop() -> None:
    slide = ours(made(record=known(on=date(2026, 5, 4))))[0]  # nothing due yet in the last month
    told = [shape._element.xpath(".//p:cNvPr")[0].get("descr") or "" for shape in slide.shapes]
    [rates] = [text for text in told if "taux" in text]
    assert "s.o. Objectif" in rates
    assert not [text for text in told if ".." in text]


def test_the_cards_say_what_the_bars_show() -> None:
    record = known()
    said = " ".join(texts(made(record=record)))
    chart = shape(made(record=record), f"{FIRST} – graphique MGT 02-1").chart
    values = [value for value in chart.plots[0].series[1].values if value is not None]
    above = sum(value > 1 for value in values)
    assert f"{above} sur {len(values)}" in said
    assert "avril et novembre" in said
    assert record.current.rate.text in said


def test_the_second_slide_tells_motives_late_actions_and_surveillance() -> None:
    said = " ".join(texts(made())).replace("\u00a0", " ")
    assert "AC-2026-002 (échéance 30/10/2026) : Relire le barème" in said
    assert "AC-2026-001" not in said  # put off until December
    assert "2 sur 6 tenus, 1 prévu, 3 à prévoir" in said
    assert "avril 2026 : 1, puis 2." in said
    table = shape(made(), f"{SECOND} – motifs").table
    assert len(table.rows) == 7
    assert [cell.text for cell in table.rows[1].cells][1] == "1"


def test_many_motives_are_summed_up() -> None:
    record = known()
    many = tuple(replace(record.grounds[0], family=f"Motif {at}", appeals=2) for at in range(9))
    table = shape(made(record=replace(record, grounds=many)), f"{SECOND} – motifs").table
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[-1][:2] == ["Autres motifs", "8"]


def test_the_first_committee_sees_the_year_so_far() -> None:
    """No figure of the slide is empty, and the notes say since when."""
    said = texts(made(record=known(since=None)))
    text = "\n".join(said).replace("\u00a0", " ")
    assert "MGT 02 – Appels : depuis le 1er janvier 2026" in text
    tiles = [shape(made(record=known(since=None)), f"{SECOND} – {name}").text_frame.text
             for name in ("Reçus", "Justifiés", "Non justifiés", "Hors délai", "Clos")]  # fmt: skip
    assert [tile.split("\n")[0] for tile in tiles] == ["6", "1", "3", "0", "4"]
    notes = slides(page(record=known(since=None)))[0].notes.replace("\u00a0", " ")
    assert "Depuis le 1er janvier : 6 reçus, 1 justifié, 3 non justifiés" in notes
    assert "Depuis le comité du 16/06/2026 : 3 reçus" in slides(page())[0].notes.replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize("size", [WIDE, SMALL, (10.0, 7.5)])
def test_a_title_stands_on_one_line_in_wide_letters_too(size: tuple[float, float]) -> None:
    """« septembre » is the longest month; the subtitle begins right under the title."""
    record = known(on=date(2026, 9, 30), since=date(2026, 9, 3))
    for slide in ours(made(size=size, record=record)):
        title = slide.shapes.title
        points = title.text_frame.paragraphs[0].runs[0].font.size.pt
        assert 18 <= points <= 26
        assert len(title.text_frame.text) * 0.6 * points <= title.width.pt


def test_on_a_small_slide_no_two_labels_run_into_each_other() -> None:
    """Twelve months at 100 %: the line says it, the fraction under each month too."""
    chart = shape(made(size=SMALL), f"{FIRST} – graphique MGT 02-2").chart
    labelled = ["dLbls" in series._element.xml for series in chart.plots[0].series]
    assert labelled == [False, True]
    wide = shape(made(), f"{FIRST} – graphique MGT 02-2").chart
    assert all("dLbls" in series._element.xml for series in wide.plots[0].series)


def test_appeals_that_no_month_counts_are_told_beside_the_figure() -> None:
    card = shape(made(record=replace(known(), undated=2)), f"{FIRST} – MGT 02-1").text_frame.text
    assert "▲ 2 sans date, dans aucun mois" in card
    card = shape(made(record=replace(known(), undated=0)), f"{FIRST} – MGT 02-1").text_frame.text
    assert "sans date" not in card


def test_an_empty_register_has_its_slides_too() -> None:
    empty = replace(known(on=date(2026, 1, 2), since=None), grounds=(), late_actions=())
    said = " ".join(texts(made(record=empty, late=(), changes=())))
    assert "s.o." in said
    assert "✔ Aucune" in said
    assert "–" in said


def test_what_people_read_is_french_typography() -> None:
    for text in texts(made()):
        assert not re.search(r"'| [:;?!»%]|« ", text), text

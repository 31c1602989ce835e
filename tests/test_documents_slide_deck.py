"""Our slides in a deck of theirs: added, found again by name, never against their hand."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath

import pytest
from committee_pages import deck, known, opened, ours, page, saved, shape
from lxml import etree
from pptx.util import Emu, Pt
from word_schema import word_schema

from suivi_tool.documents.archive import write_parts
from suivi_tool.documents.slide_deck import OWN_NOTES, write
from suivi_tool.errors import TemplateRefused
from suivi_tool.forms.committee_slide import slides

CARD, CHART = "MGT02 indicateurs – MGT 02-1", "MGT02 indicateurs – graphique MGT 02-1"
ONCE = write(deck(), slides(page())).data
RECORD = known()
OTHER = replace(RECORD, last_12_months=99, grounds=RECORD.grounds[:2])
LATER = slides(page(record=OTHER))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_their_slides_stay_and_ours_follow() -> None:
    titles = [slide.shapes.title.text for slide in opened(ONCE).slides]
    assert titles[0] == "Ordre du jour"
    assert len(titles) == 3


def test_the_same_figures_again_give_the_very_same_bytes() -> None:
    again = write(ONCE, slides(page()))
    assert again.data == ONCE
    assert (again.added, again.updated) == ((), ())


def test_new_figures_come_into_the_look_that_people_gave() -> None:
    presentation = opened(ONCE)
    card = next(one for slide in presentation.slides for one in slide.shapes if one.name == CARD)
    card.left = Emu(123_456)
    card.text_frame.paragraphs[3].runs[0].font.size = Pt(20)
    chart = next(one for s in presentation.slides for one in s.shapes if one.name == CHART).chart
    chart.plots[0].gap_width = 200
    moved = write(saved(presentation), LATER)
    assert (moved.added, len(moved.updated)) == ((), 2)
    after = shape(moved.data, CARD)
    assert "99\u00a0appels" in after.text_frame.text
    assert after.left == 123_456
    assert after.text_frame.paragraphs[3].runs[0].font.size == Pt(20)
    assert shape(moved.data, CHART).chart.plots[0].gap_width == 200
    assert len(shape(moved.data, "MGT02 suites – motifs").table.rows) == 3


def test_a_chart_gets_its_new_figures_in_its_own_workbook_too() -> None:
    months = RECORD.current.months
    more = replace(months[0], appeals=5, target_met=False)
    year = replace(RECORD.current, months=(more, *months[1:]))
    data = write(ONCE, slides(page(record=replace(RECORD, current=year)))).data
    chart = shape(data, CHART).chart
    assert chart.plots[0].series[1].values[0] == 5
    assert chart.value_axis.maximum_scale >= 5
    assert len(chart.plots) == 2
    blob = chart.part.chart_workbook.xlsx_part.blob
    assert b"<v>5</v>" in parts(blob)["xl/worksheets/sheet1.xml"]


def test_a_shape_that_people_took_away_stays_away() -> None:
    presentation = opened(ONCE)
    for slide in presentation.slides:
        for one in list(slide.shapes):
            if one.name == CARD:
                one._element.getparent().remove(one._element)
    data = write(saved(presentation), LATER).data
    assert CARD not in {one.name for slide in ours(data) for one in slide.shapes}


def test_their_notes_under_the_line_stay() -> None:
    presentation = opened(ONCE)
    frame = presentation.slides[1].notes_slide.notes_text_frame
    assert "Chiffres calculés au" in frame.text
    frame.text = f"{frame.text}\nDemander l’avis du jury."
    after = opened(write(saved(presentation), slides(page(waiting=["Un appel attend."]))).data)
    text = after.slides[1].notes_slide.notes_text_frame.text
    assert text.endswith(f"{OWN_NOTES}\nDemander l’avis du jury.")
    assert "Un appel attend." in text


def test_a_template_of_powerpoint_becomes_a_presentation() -> None:
    content = parts(deck())
    types = content["[Content_Types].xml"].replace(
        b"presentationml.presentation.main", b"presentationml.template.main"
    )
    template = write_parts({**content, "[Content_Types].xml": types})
    assert len(ours(write(template, slides(page())).data)) == 2


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 99, b"<xml/>"])
def test_what_is_no_presentation_is_refused_in_french(data: bytes) -> None:
    with pytest.raises(TemplateRefused, match="présentation"):
        write(data, slides(page()))


def test_a_deck_with_macros_is_refused() -> None:
    content = parts(deck())
    types = content["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.presentationml.presentation.main",
        b"ms-powerpoint.presentation.macroEnabled.main",
    )
    with pytest.raises(TemplateRefused, match="macros"):
        write(write_parts({**content, "[Content_Types].xml": types}), slides(page()))


def test_without_a_deck_an_empty_one_serves() -> None:
    assert len(opened(write(None, slides(page())).data).slides) == 2


def test_slides_charts_and_notes_conform_to_the_schema_of_powerpoint(shared: Path) -> None:
    schemas = shared / "corpus" / "schemas"
    slide, chart = (word_schema(schemas, name) for name in ("pml.xsd", "dml-chart.xsd"))
    kinds = {"ppt/slides": slide, "ppt/notesSlides": slide, "ppt/charts": chart}
    seen = 0
    for data in (ONCE, write(ONCE, LATER).data):
        for name, content in parts(data).items():
            kind = kinds.get(str(PurePosixPath(name).parent))
            if kind is not None:
                seen += 1
                assert kind.validate(etree.fromstring(content)), f"{name}: {kind.error_log}"
    assert seen >= 12

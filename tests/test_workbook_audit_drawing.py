"""Charts, anchors and comments that Excel would take out."""

from __future__ import annotations

import pytest
from workbook_cases import tracker

from suivi_tool.workbook.audit_drawing import check
from suivi_tool.workbook.package import Package

CHART, DRAWING = "xl/charts/chart1.xml", "xl/drawings/drawing1.xml"
COMMENTS, OLD = "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"
SHEETS = {"suivi", "bilan"}


def messages(part: str, before: bytes = b"", after: bytes = b"") -> list[str]:
    package = Package(tracker(total=True))
    raw = package.read(part)
    assert before in raw
    package.write(part, raw.replace(before, after, 1))
    return [each.message for each in check(package, part, SHEETS)]


@pytest.mark.parametrize("part", [CHART, DRAWING, COMMENTS, OLD, "xl/styles.xml"])
def test_what_a_writer_of_workbooks_makes_is_sound(part: str) -> None:
    assert messages(part) == []


@pytest.mark.parametrize(
    ("part", "before", "after", "said"),
    [
        (CHART, b"Suivi!", b"Absente!", "« Absente »"),
        (CHART, b"<c:catAx><c:axId val=", b"<c:catAx><c:axId val=\"7\"/><c:axId o=", "l’axe"),
        (DRAWING, b"<xdr:row>", b"<xdr:row>-", "n’est pas une place"),
        (DRAWING, b"<xdr:col>", b"<xdr:col>16384", "n’est pas une place"),
        (COMMENTS, b'ref="A9"', b'ref="A"', "n’est pas une cellule"),
        (COMMENTS, b'authorId="0"', b'authorId="3"', "sans auteur"),
        (OLD, b"</xml>", b"", "incomplet"),
    ],
)  # fmt: skip
def test_each_fault(part: str, before: bytes, after: bytes, said: str) -> None:
    found = messages(part, before, after)
    assert found
    assert said in found[0].replace("\u00a0", " ")


def test_the_series_of_a_pivot_chart_may_name_a_sheet_that_is_gone() -> None:
    package = Package(tracker())
    raw = package.read(CHART).replace(b"Suivi!", b"Absente!")
    source = b'<c:pivotSource><c:name>[x.xlsx]Absente!P</c:name><c:fmtId val="0"/></c:pivotSource>'
    package.write(CHART, raw.replace(b"<c:chart>", source + b"<c:chart>"))
    assert list(check(package, CHART, SHEETS)) == []

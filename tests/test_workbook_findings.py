"""A finding says where and what, and is the same as another that says the same."""

from __future__ import annotations

from suivi_tool.workbook.findings import Finding


def test_a_finding_reads_as_a_sentence() -> None:
    assert str(Finding("xl/styles.xml", "fontId=9 n’existe pas")) == (
        "xl/styles.xml\u00a0: fontId=9 n’existe pas"
    )


def test_findings_that_say_the_same_are_one() -> None:
    twice = {Finding("a", "b"), Finding("a", "b"), Finding("a", "c")}
    assert len(twice) == 2
    assert sorted(twice) == [Finding("a", "b"), Finding("a", "c")]

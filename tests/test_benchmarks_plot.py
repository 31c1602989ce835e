"""A plot holds every point and names every line; an axis spans what it must."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from benchmarks.plot import BOTTOM, TOP, Axis, draw
from benchmarks.results import Row, Series, side_by_side

OURS = Series("ours & <others>", "s", [(1_000, 0.2), (100_000, 0.33)])
PEER = Series("peer", "s", [(1_000, 0.9), (100_000, 34.0)])


def test_every_line_is_drawn_and_named() -> None:
    tree = ET.fromstring(draw("Append one row", [OURS, PEER]))
    names = [text.text or "" for text in tree.findall(".//{*}text")]
    assert "ours & <others> (0.33)" in names
    assert "peer (34)" in names
    assert len(tree.findall(".//{*}circle")) == 4
    assert {"1,000", "10,000", "100,000", "0.1", "10"} <= set(names)


def test_names_of_lines_that_end_together_do_not_cover_each_other() -> None:
    tree = ET.fromstring(draw("x", [OURS, OURS, OURS]))
    ends = [
        float(t.get("y", ""))
        for t in tree.findall(".//{*}text")
        if (t.text or "").startswith("our")
    ]
    assert [b - a >= 15 for a, b in pairwise(ends)] == [True, True]


def test_candidates_are_bars_as_long_as_their_figures() -> None:
    told = [Row("a", 4.0, "s"), Row("b & c", 1.0, "s"), Row("a, times b", 4.0)]
    tree = ET.fromstring(draw("Start", side_by_side(told, "Start")))
    _, first, second = (bar.get("width", "") for bar in tree.findall(".//{*}rect"))
    assert float(first) == pytest.approx(4 * float(second), abs=0.5)
    said = {text.text for text in tree.findall(".//{*}text")}
    assert said == {"Start", "a", "b & c", "4 s", "1 s"}


def test_a_wide_span_is_logarithmic_and_a_narrow_one_starts_at_nought() -> None:
    wide, narrow = Axis.over([0.2, 34], BOTTOM, TOP), Axis.over([2.0, 3.0], BOTTOM, TOP)
    assert wide.at(0.1) == BOTTOM
    assert wide.at(10) - wide.at(1) == pytest.approx(wide.at(1) - wide.at(0.1))
    assert narrow.at(0) == BOTTOM
    assert wide.ticks() == [0.1, 1, 10]
    assert narrow.ticks() == [0, 0.5, 1, 1.5, 2, 2.5, 3]

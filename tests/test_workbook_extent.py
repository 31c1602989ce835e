"""How far a sheet reaches, whatever its cells say."""

from __future__ import annotations

import pytest

from suivi_tool.workbook.extent import cells_spanned

HEAD = b'<x xmlns:r="http"><dimension ref="A1:J39999"/><sheetData>'


def spanned(raw: bytes) -> int:
    """Return the cells of a sheet that comes in one piece, and in small ones the same."""
    whole = cells_spanned(lambda: (raw,))
    step = 40_001
    assert cells_spanned(lambda: (raw[at : at + step] for at in range(0, len(raw), step))) == whole
    return whole


def test_the_last_corner_is_seen_wherever_it_is_named() -> None:
    assert spanned(b'<row r="2"><c r="A2"/><c r="C2"/></row>') == 6
    assert spanned(b'<x:row r="1"><x:c r="XFD1048576"/></x:row>') == 16_384 * 1_048_576
    assert spanned(b'<row ht="3" r="1048576"/>') == 1_048_576
    assert spanned(b"") == 0


def register(rows: int) -> bytes:
    row = b"".join(b'<c r="%c9"/>' % letter for letter in b"ABCDEFGHIJ")
    return b"".join(b'<row r="%d">%s</row>' % (number, row) for number in range(1, rows))


def test_a_large_register_is_no_giant() -> None:
    raw = HEAD + register(40_000)
    assert 399_990 <= spanned(raw) <= 2 * 399_990


def test_a_far_cell_in_a_large_sheet_is_seen() -> None:
    ways = (b'<c r="XFD9"/>', b'<c r="B999999"/>', b"<c s='1' r = 'xfd9'/>", b'<row r="999999"/>')
    for far in ways:
        raw = HEAD + register(30_000)
        middle = raw.index(b"<row", len(raw) // 2)
        assert spanned(raw[:middle] + far + raw[middle:]) > 9_000_000


def test_a_dimension_that_is_wrong_or_missing_is_not_believed() -> None:
    for head in (b"<sheetData>", b'<dimension ref="A1"/><sheetData>'):
        assert spanned(head + register(40_000)) == 399_990


@pytest.mark.parametrize("cut", [3, 5, 8, 11])
def test_a_far_cell_cut_in_two_is_seen(cut: int) -> None:
    some = register(15_000)
    first, second = b'<c r="XFD9"/>'[:cut], b'<c r="XFD9"/>'[cut:]
    assert cells_spanned(lambda: (HEAD + some, some + first, second + some, some)) > 9_000_000

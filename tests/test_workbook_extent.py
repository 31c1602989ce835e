"""How far a sheet reaches, whatever its cells say."""

from __future__ import annotations

from suivi_tool.workbook.extent import cells_spanned


def test_the_last_corner_is_seen_wherever_it_is_named() -> None:
    assert cells_spanned(b'<row r="2"><c r="A2"/><c r="C2"/></row>') == 6
    assert cells_spanned(b'<x:row r="1"><x:c r="XFD1048576"/></x:row>') == 16_384 * 1_048_576
    assert cells_spanned(b'<row ht="3" r="1048576"/>') == 1_048_576
    assert cells_spanned(b"") == 0


def register(rows: int) -> bytes:
    row = b"".join(b'<c r="%c9"/>' % letter for letter in b"ABCDEFGHIJ")
    return b"".join(b'<row r="%d">%s</row>' % (number, row) for number in range(1, rows))


def test_a_large_register_is_no_giant() -> None:
    raw = b'<x xmlns:r="http"><sheetData>' + register(40_000)
    assert 399_990 <= cells_spanned(raw) <= 2 * 399_990


def test_a_far_cell_in_a_large_sheet_is_seen() -> None:
    ways = (b'<c r="XFD9"/>', b'<c r="B999999"/>', b"<c s='1' r = 'xfd9'/>", b'<row r="999999"/>')
    for far in ways:
        raw = b'<x xmlns:r="http"><sheetData>' + register(30_000)
        middle = raw.index(b"<row", len(raw) // 2)
        assert cells_spanned(raw[:middle] + far + raw[middle:]) > 9_000_000

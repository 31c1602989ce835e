"""Links say names in code."""

from __future__ import annotations

import pytest

from suivi_tool.documents.links import change_pieces, decoded, is_coded


def test_what_is_coded_is_read() -> None:
    assert decoded("Zo%C3%A9%20Delaunay/Lettre.pdf") == "Zoé Delaunay/Lettre.pdf"
    assert decoded("100 % de respect") == ""


@pytest.mark.parametrize(
    ("text", "coded"),
    [("a/Zo%C3%A9.pdf", True), ("a/Zoe.pdf", False), ("un taux de 10%C3 ici", False)],
)
def test_an_address_is_coded_as_a_whole(text: str, coded: bool) -> None:
    assert is_coded(text) is coded


def test_only_the_pieces_that_change_are_written_anew() -> None:
    address = "mailto:a@b.org?subject=Zo%c3%a9%20D.&body=d%27accord"
    after = change_pieces(address, lambda piece: piece.replace("Zoé", "N"))
    assert after == "mailto:a@b.org?subject=N%20D.&body=d%27accord"

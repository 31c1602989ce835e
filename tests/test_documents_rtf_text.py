"""Texts that Outlook kept in compressed RTF only."""

from __future__ import annotations

from suivi_tool.documents.rtf_text import decompress, rtf_to_text


def test_compressed_rtf_of_the_specification() -> None:
    """[MS-OXRTFCP] 4.1 and 4.2: a simple text, and one that refers to itself."""
    simple = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c0900206277"
        "05b06c647d0a800fa0"
    )
    assert decompress(simple) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    again = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert decompress(again) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


def test_text_of_rtf() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Calibri;}}{\*\generator x;}\pard D\'e9cision\par "
        rb"\u8364? {\b grasse} \{a\}\tab b\line c}"
    )
    assert rtf_to_text(rtf) == "Décision\n€ grasse {a}\tb\nc"


def test_text_of_html_kept_in_rtf() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 {\*\htmltag64 <p>}\htmlrtf \par \htmlrtf0 "
        rb"Bonjour{\*\htmltag72 </p>}\htmlrtf\par\htmlrtf0 }"
    )
    assert rtf_to_text(rtf) == "Bonjour"

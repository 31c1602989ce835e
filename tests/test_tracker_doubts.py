"""What was understood only half, as a person reads it."""

from __future__ import annotations

from suivi_tool.tracker.doubts import Doubt


def test_a_doubt_says_where_what_and_what_to_do() -> None:
    doubt = Doubt("« Date » est ambiguë.", "Appels", "Date de réception", remedy="Renommez-la.")
    assert str(doubt) == "feuille « Appels » : « Date » est ambiguë. Renommez-la."
    assert doubt.fault().field == "Date de réception"


def test_a_doubt_about_the_whole_workbook_has_no_place_and_blocks_only_where_said() -> None:
    doubt = Doubt("Deux feuilles se ressemblent.", candidates=("A", "B"))
    assert str(doubt) == "Deux feuilles se ressemblent."
    assert not doubt.blocking

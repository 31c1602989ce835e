"""One remark about one fact, and about which row."""

from __future__ import annotations

from suivi_tool.procedure.findings import Finding, Gravity, Subject, error, note, warning


def test_a_remark_is_told_about_its_row_in_french_typography() -> None:
    remark = error("received_on", "Date d'arrivée : inconnue.", "Qu'est-ce qui manque ?")
    assert remark.about(Subject.APPEAL, "APP-1", 4) == Finding(
        Gravity.ERROR,
        Subject.APPEAL,
        "APP-1",
        4,
        "received_on",
        "Date d’arrivée\u00a0: inconnue.",
        "Qu’est-ce qui manque\u00a0?",
    )


def test_three_degrees_gravest_first() -> None:
    told = [make("field", "m", "r").gravity for make in (error, warning, note)]
    assert told == list(Gravity)
    assert [str(gravity) for gravity in told] == ["Erreur", "Alerte", "Information"]

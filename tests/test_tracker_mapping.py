"""Which column is which field, and what stays in doubt."""

from __future__ import annotations

from collections.abc import Mapping

from drawn_trackers import sheet

from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.heading_rows import blocks
from suivi_tool.tracker.mapping import Mapped, map_columns, score

APPEALS, ACTIONS = SheetKind.APPEALS, SheetKind.ACTIONS


def mapped(kind: SheetKind, drawing: str, choices: Mapping[str, str] | None = None) -> Mapped:
    view = sheet("Feuil1", drawing)
    return map_columns(kind, view, next(blocks(view)), choices)


def places(found: Mapped) -> dict[str, int]:
    return {name: heading.column for name, heading in found.columns.items()}


def said(found: Mapped) -> list[str]:
    return [doubt.message.replace("\u00a0", " ") for doubt in found.doubts]


def test_headings_of_the_list_are_taken_without_a_word() -> None:
    found = mapped(APPEALS, "Reçu le | N° appel | Appelant | Objet | Couleur")
    assert places(found) == {
        "received_on": 1, "number": 2, "appellant": 3, "contested_decision": 4,
    }  # fmt: skip
    assert said(found) == []
    assert found.ambiguous == []


def test_a_heading_that_is_nearly_one_of_the_list_is_taken_and_told() -> None:
    found = mapped(APPEALS, "N° appel | Nom de l'appelant | Reçu le | Objet")
    assert places(found)["appellant"] == 2
    assert said(found) == [
        "« Nom de l’appelant » (colonne B) est lue comme « Appelant » : titre presque identique."
    ]


def test_of_two_columns_for_a_needed_field_a_person_decides() -> None:
    drawing = "N° appel | Date de réception | Reçu le | Appelant | Objet"
    found = mapped(APPEALS, drawing)
    assert "received_on" not in places(found)
    assert [doubt.blocking for doubt in found.doubts] == [True]
    assert [heading.column for heading in found.ambiguous] == [2, 3]
    assert places(mapped(APPEALS, drawing, {"Date de réception": "C"}))["received_on"] == 3
    assert places(mapped(APPEALS, drawing, {"Date de réception": "reçu LE"}))["received_on"] == 3


def test_of_two_columns_for_another_field_the_canonical_heading_wins() -> None:
    found = mapped(APPEALS, "N° appel | Reçu le | Appelant | Objet | Remarques | Commentaires")
    assert places(found)["comments"] == 6
    assert not any(doubt.blocking for doubt in found.doubts)


def test_a_choice_that_is_not_there_blocks_with_its_word() -> None:
    found = mapped(APPEALS, "N° appel | Reçu le | Appelant", {"Date de réception": "Arrivée"})
    assert said(found)[0] == "la colonne « Arrivée » n’est pas dans la feuille."
    unknown = mapped(APPEALS, "N° appel | Reçu le | Appelant", {"Couleur": "Reçu le"})
    assert said(unknown)[0] == "le champ « Couleur » n’existe pas."
    assert found.doubts[0].blocking
    assert unknown.doubts[0].blocking


def test_what_is_ambiguous_alone_is_decided_by_its_cells_and_told() -> None:
    plan = """
    N° AC/AP | Type | Origine | Constat | Action | Responsable | Délai
    AC-1 | AC | Audit | écart | corriger | Paul | {}
    AC-2 | AC | Audit | écart | corriger | Anne | {}
    """
    dates = mapped(ACTIONS, plan.format("2026-02-02", "2026-03-02"))
    assert (places(dates)["due"], places(dates)["pilot"]) == (7, 6)
    durations = mapped(ACTIONS, plan.format("30 j", "2 mois"))
    assert "due" not in places(durations)
    assert "« Délai » (colonne G) est ambiguë : elle est laissée de côté." in said(durations)


def test_a_sheet_scores_by_the_fields_that_it_holds_each_once() -> None:
    def points(drawing: str) -> float:
        view = sheet("Feuil1", drawing)
        return score(APPEALS, next(blocks(view)))

    needed = points("N° appel | Reçu le | Appelant")
    assert needed == 6.0
    assert points("N° appel | Reçu le | Appelant | Commentaires") == needed + 1
    assert points("N° appel | Reçu le | Appelant | Nom") == needed
    assert points("N° appel | Reçu le | Appelant | Couleur") == needed

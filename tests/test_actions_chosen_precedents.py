"""Similar appeals are chosen by number: one that nobody knows is refused, one left out is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions.chosen_precedents import taken_off
from suivi_tool.errors import RefusedInput

NUMBER = "APP-2026-006"
GIVEN = {"le": "07/05/2026", "justifie": "oui", "motif": "Panne", "par": "Comité"}
ON = date(2026, 5, 7)


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    place = make(tmp_path)
    place.register()
    return place


def decide(place: WorkPlace, similar: str) -> list[str]:
    """Decide with these precedents; return the alerts."""
    alerts = place.treat(NUMBER, "decision", ON, **GIVEN, similaires=similar).alerts
    return [f"{alert.message} {alert.remedy}".replace("\u00a0", " ") for alert in alerts]


def test_an_unknown_number_is_refused_with_the_nearest(place: WorkPlace) -> None:
    before = place.tracker.read_bytes()
    with pytest.raises(RefusedInput) as caught:
        decide(place, "APP-2025-003 ; APP-2025-033 ; zzz")
    first, second = caught.value.faults
    assert "aucun appel n’a le numéro «\u00a0APP-2025-033\u00a0»" in first.message
    assert first.field == second.field == "--similaires"
    assert "APP-2025-003" in first.remedy
    assert "Aucun trouvé" in second.remedy
    assert place.tracker.read_bytes() == before


def test_the_appeal_itself_is_no_precedent(place: WorkPlace) -> None:
    with pytest.raises(RefusedInput, match="lui-même"):
        decide(place, NUMBER.lower())


@pytest.mark.parametrize("said", ["Aucun trouvé", "aucun", "AUCUN TROUVE", "néant"])
def test_none_is_written_in_its_own_words(place: WorkPlace, said: str) -> None:
    decide(place, said)
    assert place.row("Appels", NUMBER)["Appels similaires"] == "Aucun trouvé"


def test_a_later_list_says_which_ones_it_takes_off(place: WorkPlace) -> None:
    assert not any("remplace l’ancienne" in said for said in decide(place, "app-2025-001"))
    said = decide(place, "APP-2025-002, APP-2025-003")
    assert any("la nouvelle liste remplace l’ancienne, app-2025-001 n’en est plus" in s
               for s in said)  # fmt: skip
    row = place.row("Appels", NUMBER)
    assert row["Appels similaires"] == "APP-2025-002, APP-2025-003"
    assert not any(
        "remplace l’ancienne" in said for said in decide(place, "APP-2025-002\nAPP-2025-003")
    )


def test_what_stands_in_the_register_is_not_judged_again(place: WorkPlace) -> None:
    from suivi_tool.tracker.understanding import understand  # noqa: PLC0415
    from suivi_tool.workbook.book import Workbook  # noqa: PLC0415

    layout = understand(place.tracker.read_bytes()).appeals
    assert layout is not None
    book = Workbook(place.tracker.read_bytes())
    typed = "comme l’an dernier"
    book.set_cells(layout.sheet, {(29, layout.columns["similar"]): typed})
    place.tracker.write_bytes(book.save())
    assert decide(place, typed)
    assert any(typed in said for said in decide(place, "aucun"))


def test_none_found_is_taken_off_without_a_word() -> None:
    assert list(taken_off("Aucun trouvé", "APP-2025-001")) == []

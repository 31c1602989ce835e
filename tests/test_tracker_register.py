from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from drawn_trackers import sheet
from hypothesis import given, settings
from hypothesis import strategies as st

from suivi_tool.errors import RefusedInput
from suivi_tool.procedure.appeal import Appeal, AppellantType, Channel, Justified
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.register import Register, read_appeals, read_register
from suivi_tool.tracker.understanding import understand_views
from suivi_tool.tracker.view import Cell, SheetView


def read(drawing: str) -> Register:
    view = sheet("Appels", drawing)
    layout = understand_views([view]).appeals
    assert layout is not None
    return read_register(view, layout)


def told(register: Register) -> list[tuple[int, str, str]]:
    """Return row, column and severity of each finding."""
    return [(found.row, found.column, str(found.severity)) for found in register.findings]


def test_a_row_is_an_appeal() -> None:
    register = read(
        """
        N° appel | Reçu le | Canal | Appelant | Qualité | Objet | Notifié le | J/NJ | Fiche AC
        APP-1 | 2026-01-02 | e-mail | Durand | Candidat | échec examen | 2025-12-20 | J | AC-1, AC-2
        """
    )
    assert [row.row for row in register.appeals] == [2]
    assert register.appeals[0].appeal == Appeal(
        "APP-1",
        received_on=date(2026, 1, 2),
        channel=Channel.MAIL,
        appellant="Durand",
        appellant_type=AppellantType.CANDIDATE,
        contested_decision="Échec examen",
        notified_on=date(2025, 12, 20),
        justified=Justified.YES,
        actions=("AC-1", "AC-2"),
    )
    assert register.findings == ()


def test_what_people_typed_wrong_is_told_and_never_read_as_something_else() -> None:
    register = read(
        """
        N° appel | Reçu le | Canal | Appelant | Qualité | Objet | Notifié le | AR le
        APP-1 | 3/5/26 | pigeon | Durand | Candidat | Retrait | semaine 12 | fait
        "APP-2 " | 03/05/2026 | Mail | Dupond | Autre | Retrait | 31/02/2026 | ASAP
        app-1 | 46000 | Mail | Martin | Candidat | Retrait | |
        | 2026-05-02 | Mail | Sans numéro | Candidat | Retrait | |
        """
    )
    first, second, third, fourth = (row.appeal for row in register.appeals)
    assert (first.received_on, first.channel, first.notified_on, first.acknowledged_on) == (
        None, None, None, None,
    )  # fmt: skip
    assert (second.number, second.received_on) == ("APP-2", date(2026, 5, 3))
    assert third.received_on == date(2025, 12, 9)
    assert fourth.number == ""
    assert told(register) == [
        (2, "Reçu le", "alerte"), (2, "Canal", "alerte"), (2, "Notifié le", "alerte"),
        (2, "AR le", "alerte"),
        (3, "N° appel", "remarque"), (3, "Reçu le", "alerte"), (3, "Qualité", "alerte"),
        (3, "Notifié le", "alerte"), (3, "AR le", "alerte"),
        (4, "Reçu le", "remarque"),
        (4, "N° appel", "erreur"), (5, "N° appel", "erreur"),
    ]  # fmt: skip
    assert all(found.remedy for found in register.findings)
    place = register.findings[0].fault().place.replace("\u00a0", " ")
    assert place == "feuille « Appels », ligne 2, colonne « Reçu le »"


def test_formulas_do_not_see_a_date_that_is_a_text() -> None:
    register = read(
        """
        N° appel | Reçu le | Appelant | Objet | Notifié le
        APP-1 | 03/05/2026 | Durand | Retrait | 2026-04-01
        """
    )
    [row] = register.appeals
    assert row.appeal.received_on == date(2026, 5, 3)
    assert row.as_excel_sees_it.received_on is None
    assert row.as_excel_sees_it.notified_on == date(2026, 4, 1)


def test_an_appeal_is_found_by_its_number() -> None:
    register = read(
        """
        N° appel | Reçu le | Appelant | Objet
        APP-1 | 2026-01-02 | Durand | Retrait
        APP-2 | 2026-01-03 | Dupond | Retrait
        APP-2 | 2026-01-04 | Martin | Retrait
        """
    )
    assert register.numbers == ("APP-1", "APP-2", "APP-2")
    assert register.row(" app-1").row == 2
    with pytest.raises(RefusedInput, match="plusieurs lignes"):
        register.row("APP-2")
    with pytest.raises(RefusedInput, match="aucune ligne"):
        register.row("APP-3")


CELLS = st.one_of(
    st.none(), st.text(max_size=20), st.floats(), st.integers(), st.booleans(), st.dates(),
    st.datetimes(), st.times(), st.timedeltas(),
    st.sampled_from(["3/5/26", "semaine 12", "fait", "ASAP", "Total", "N° appel", "Oui", "Mail"]),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=8), max_size=8))
def test_no_row_stops_the_reading(rows: list[list[Cell]]) -> None:
    headings: list[Cell] = [
        "N° appel", "Reçu le", "Canal", "Appelant", "Qualité", "Objet", "Info avancement le",
    ]  # fmt: skip
    empty = SheetView("Appels", [headings])
    layout = understand_views([empty]).appeals
    assert layout is not None
    register = read_register(SheetView("Appels", [headings, *rows]), layout)
    assert all(found.row > 1 for found in register.findings)


@pytest.mark.parametrize(
    ("name", "appeals", "findings"),
    [("1-deux-feuilles.xlsx", 27, 0), ("2-vecu.xlsx", 27, 0), ("6-desordre.xlsx", 27, 10)],
)
def test_the_registers_of_the_samples_are_read(
    samples: Path, name: str, appeals: int, findings: int
) -> None:
    tracker = Tracker((samples / name).read_bytes())
    layout = understand_views(tracker.views()).appeals
    assert layout is not None
    register = read_appeals(tracker, layout)
    assert len(register.appeals) == appeals
    assert len(register.findings) == findings

"""What a committee and a management review answer, in a terminal and as JSON."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from suivi_tool.actions.committee import Held
from suivi_tool.actions.management_review import Reviewed
from suivi_tool.errors import Fault
from suivi_tool.interfaces import shown_committee
from suivi_tool.interfaces.shown import Shown
from suivi_tool.procedure.history import Change
from suivi_tool.procedure.indicators import indicators
from suivi_tool.procedure.surveillance import Surveillance
from suivi_tool.procedure.working_days import Calendar

DAY = date(2026, 5, 19)
YEAR = Surveillance(2026, (date(2026, 3, 17),), (DAY,), (), (date(2026, 12, 8),), None)
RECORD = indicators((), Calendar({}, {}, frozenset(range(2024, 2028))), DAY)
DECK = Path("Comités/Comité 2026-05-19.pptx")


def held(*, froze: bool = True, waiting: tuple[Fault, ...] = ()) -> Shown:
    change = (date(2026, 3, 17), Change(date(2026, 2, 1), "février : 1 appel, 2 aujourd'hui"))
    return shown_committee.held(
        Held(DAY, RECORD, YEAR, DECK, froze, ("Indicateurs",), (), (change,), (), waiting)
    )


def test_a_committee_says_what_was_frozen_and_what_has_changed_since() -> None:
    told = held()
    text = told.text.replace("\u00a0", " ")
    assert "Comité du 19/05/2026 : chiffres du 19/05/2026 figés." in text
    assert "▲ Depuis le comité du 17/03/2026 – février : 1 appel, 2 aujourd’hui" in text
    assert "1 sur 6 tenu, 1 prévu, 4 à prévoir. Revue de direction : prévue." in text
    assert told.exit_code == 0
    assert told.json["ecarts"] == [
        {"comite": date(2026, 3, 17), "mois": "2026-02", "message": change_text()}
    ]
    assert told.json["surveillance"]["comites_tenus"] == [date(2026, 3, 17)]


def change_text() -> str:
    return "février : 1 appel, 2 aujourd'hui"


def test_figures_that_were_frozen_before_are_left_and_what_waits_is_said() -> None:
    told = held(froze=False, waiting=(Fault("le suivi est ouvert.", remedy="Fermez-le."),))
    assert "déjà figés, laissés tels quels" in told.text
    assert told.text.splitlines()[-1] == "⏳ Le suivi est ouvert. Fermez-le."
    assert (told.exit_code, told.json["fige"]) == (5, False)


def test_a_review_says_where_its_page_is() -> None:
    alert = Fault("Un appel attend.", remedy="Fermez le suivi.")
    told = shown_committee.reviewed(Reviewed(2026, DAY, Path("Revue 2026.docx"), YEAR, (alert,)))
    assert "Revue de direction 2026" in told.text.replace("\u00a0", " ")
    assert "Revue 2026.docx" in told.text
    assert told.text.endswith("! Un appel attend. Fermez le suivi.")
    assert told.json["document"] == Path("Revue 2026.docx")


def test_the_picture_is_named_after_the_figures() -> None:
    told = shown_committee.with_picture(Shown("MGT 02-1", {"annee": 2026}), Path("bloc.png"))
    assert told.text.endswith("Image du bloc COPIL\u00a0: bloc.png")
    assert told.json == {"annee": 2026, "image": Path("bloc.png")}

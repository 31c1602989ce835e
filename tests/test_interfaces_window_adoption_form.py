"""What was understood of a tracker, shown; what a person settles, read."""

from __future__ import annotations

from pathlib import Path

from suivi_tool.interfaces.window import adoption_form
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.doubts import Doubt
from suivi_tool.tracker.understanding import Understanding, understand


def test_headings_and_fields_with_doubts_to_settle(samples: Path) -> None:
    found = understand((samples / "6-desordre.xlsx").read_bytes())
    appeals, actions = adoption_form.sheets(found)
    assert (appeals.title, appeals.name) == ("Appels", "Appels")
    rows = {row.field: row for row in actions.rows}
    assert (rows["Échéance"].heading, rows["Échéance"].choices) == ("Pour le", ())
    number = rows["N° AC/AP"]
    assert [choice.value for choice in number.choices] == ["N°"]
    assert number.doubt == "d’après ses voisines et son contenu."
    assert actions.to_look_at[0].choices
    assert {row.field for row in actions.to_look_at} >= {"N° AC/AP", "Échéance", "Pilote"}
    assert not {row.field for row in actions.same} & {row.field for row in actions.to_look_at}
    assert len(appeals.rows) + len(appeals.added) > 35


def test_what_a_person_settles_becomes_choices(samples: Path) -> None:
    found = understand((samples / "6-desordre.xlsx").read_bytes())
    row = next(row for row in adoption_form.sheets(found)[1].rows if row.choices)
    made = adoption_form.choices(
        {row.key: "N°", "colonne|Appels|pirate": "x", "feuille|Appels|": "Feuille 2", "autre": "y"}
    )
    assert made.columns == {SheetKind.ACTIONS: {"N° AC/AP": "N°"}}
    assert made.sheets == {SheetKind.APPEALS: "Feuille 2"}


def test_several_sheets_are_a_question() -> None:
    doubt = Doubt(
        "plusieurs feuilles peuvent être « Appels ».", candidates=("A", "B"), blocking=True
    )
    [question] = adoption_form.questions(Understanding(None, None, doubts=(doubt,)))
    assert question.key == "feuille|Appels|"
    assert [choice.value for choice in question.choices] == ["", "A", "B"]


def test_only_people_who_were_named_become_settings() -> None:
    form = {"roles-rq-nom": " Marie Roux ", "roles-rq-mail": "", "roles-directeur-mail": "a@b.fr"}
    assert adoption_form.people(form) == {
        "roles.rq.nom": "Marie Roux",
        "roles.directeur.mail": "a@b.fr",
    }


def test_a_heading_left_aside_is_told() -> None:
    aside = Doubt("« Date » (colonne C) est ambiguë.", "Suivi", candidates=("Date",))
    asked = Doubt("laquelle ?", candidates=("A", "B"), blocking=True)
    column = Doubt("plusieurs colonnes.", "Suivi", field="Pilote", candidates=("A", "B"))
    found = Understanding(None, None, doubts=(aside, asked, column))
    assert adoption_form.remarks(found) == (aside,)


def test_an_answered_question_is_sent_again_and_an_open_one_is_asked_again() -> None:
    doubt = Doubt("plusieurs feuilles : « Appels ».", candidates=("A", "B"), blocking=True)
    form = {"feuille|Appels|": "A", "feuille|Plan d'actions|": "", "colonne|Appels|X": "Y"}
    assert adoption_form.settled(Understanding(None, None), form) == {"feuille|Appels|": "A"}
    assert adoption_form.settled(Understanding(None, None, doubts=(doubt,)), form) == {}


def test_a_sheet_is_shown_before_it_is_adopted(samples: Path) -> None:
    found = understand((samples / "6-desordre.xlsx").read_bytes())
    assert adoption_form.not_yet_shown(found, ["", "Plan d'actions"]) == ("Appels",)
    assert adoption_form.not_yet_shown(found, ["", "Appels", "Plan d'actions"]) == ()
    assert adoption_form.not_yet_shown(found, []) == ()

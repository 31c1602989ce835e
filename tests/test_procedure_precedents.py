from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from suivi_tool.procedure.appeal import Appeal, AppellantType, Justified, Outcome
from suivi_tool.procedure.precedents import NONE_FOUND, chosen, outcome_text, similar

LATE = Appeal(
    "APP-1",
    received_on=date(2025, 3, 1),
    appellant_type=AppellantType.CANDIDATE,
    certification="Chef de projet",
    ground_family="Retard de l'épreuve",
    ground="L'épreuve a démarré avec quarante minutes de retard, la salle était fermée à clé.",
    justified=Justified.YES,
    outcome=Outcome.MODIFIED,
)
MARK = replace(
    LATE,
    number="APP-2",
    ground_family="Notation",
    ground="Je conteste la note attribuée à ma soutenance par le jury.",
    justified=Justified.NO,
    outcome=Outcome.UPHELD,
)
OPEN = replace(LATE, number="APP-3", justified=None, outcome=None, received_on=date(2025, 9, 1))
NEW = replace(
    LATE,
    number="APP-9",
    received_on=date(2026, 5, 2),
    ground="Le surveillant est arrivé en retard : la salle était fermée, épreuve amputée.",
    justified=None,
    outcome=None,
)


def test_the_same_family_comes_first_with_the_words_and_the_outcome() -> None:
    found = similar(NEW, [MARK, OPEN, LATE])
    assert [item.number for item in found] == ["APP-1", "APP-3"]
    assert found[0].outcome == "Justifié – Décision modifiée"
    assert found[0].shared_words == ("retard", "salle", "fermee", "epreuve")
    assert (found[0].decided, found[1].decided) == (True, False)
    assert found[0].score > 70


def test_only_previous_appeals_and_never_itself() -> None:
    later = replace(LATE, number="APP-4", received_on=NEW.received_on)
    after = replace(LATE, number="APP-5", received_on=date(2026, 5, 3))
    assert [item.number for item in similar(NEW, [NEW, after, later])] == ["APP-4"]


def test_without_a_family_a_close_text_is_still_found() -> None:
    copy = replace(LATE, number="APP-6", ground_family="")
    assert [item.number for item in similar(NEW, [copy, replace(MARK, ground_family="")])] == [
        "APP-6"
    ]


def test_two_short_texts_of_other_families_are_not_precedents() -> None:
    assert similar(replace(NEW, ground="Retard"), [replace(MARK, ground="Retard")]) == ()
    assert NONE_FOUND == "Aucun trouvé"


def test_not_more_than_asked() -> None:
    many = [replace(LATE, number=f"APP-{n}", received_on=date(2025, 1, 1) + timedelta(n))
            for n in range(20)]  # fmt: skip
    assert [item.number for item in similar(NEW, many, 3)] == ["APP-19", "APP-18", "APP-17"]


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (
            {"justified": Justified.NO, "outcome": Outcome.UPHELD},
            "Non justifié – Décision maintenue",
        ),
        ({"justified": None, "outcome": Outcome.WITHDRAWN}, "Appel retiré"),
        ({"justified": None, "outcome": Outcome.NOT_AN_APPEAL}, "Pas un appel"),
        ({"justified": Justified.PENDING, "outcome": None}, "En cours"),
        ({"justified": Justified.YES, "outcome": None}, "Justifié"),
    ],
)
def test_what_became_of_an_appeal(facts: dict[str, object], text: str) -> None:
    assert outcome_text(replace(LATE, **facts)) == text  # type: ignore[arg-type]


def test_on_the_trial_set_the_family_finds_every_precedent(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(shared / "prototypes" / "similar"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    trial = __import__("jeu").A
    register = [
        replace(LATE, number=str(n), ground_family=family, ground=ground, certification="")
        for n, (family, ground) in enumerate(trial)
    ]
    first = [similar(appeal, register)[0] for appeal in register]
    families = {appeal.number: appeal.ground_family for appeal in register}
    right = [families[item.number] == appeal.ground_family
             for item, appeal in zip(first, register, strict=True)]  # fmt: skip
    assert len(right) == 20
    assert all(right)


def test_certification_and_type_decide_within_a_family() -> None:
    other_type = replace(LATE, number="APP-7", appellant_type=AppellantType.APPLICANT)
    unknown = replace(LATE, number="APP-8", appellant_type=None)
    elsewhere = replace(LATE, number="APP-6", certification="Autre")
    register = [LATE, other_type, unknown, elsewhere]
    found = {item.number: item.score for item in similar(NEW, register)}
    best = found["APP-1"]
    assert found == {"APP-1": best, "APP-6": best - 10, "APP-7": best - 10, "APP-8": best - 10}
    blank = replace(NEW, appellant_type=None)
    assert similar(blank, [unknown])[0].score == best - 10


def test_appeals_without_a_date_are_taken_as_previous() -> None:
    undated = replace(LATE, number="APP-7", received_on=None)
    assert [item.number for item in similar(NEW, [undated])] == ["APP-7"]
    assert [item.number for item in similar(replace(NEW, received_on=None), [LATE])] == ["APP-1"]


def test_a_list_names_its_numbers_once_and_none_found_names_none() -> None:
    assert chosen(" APP-1; APP-2,APP-1\nAPP-3 ;") == ("APP-1", "APP-2", "APP-3")
    assert chosen("aucun trouve") == chosen("") == ()

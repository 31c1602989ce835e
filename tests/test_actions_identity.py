"""A person is found however people write a name; a word that others share is nobody's."""

from __future__ import annotations

import pytest

from suivi_tool.actions.identity import Identity, identity_from, identity_of, joined
from suivi_tool.procedure.appeal import Appeal, Appellant

WHO = Identity(("Élodie Delaunay", "Delaunay", "Roy", "06 12 34 56 78", "e.roy@x.org"))


@pytest.mark.parametrize(
    "text",
    [
        "Delaunay", "vu avec DELAUNAY.", "dossier_delaunay_2026", "Delaunay2026.pdf",
        "12delaunay", "ELODIE  delaunay", "Roy",
        "M. ROY", "0612345678", "06.12.34.56.78", "écrit à E.Roy@X.org", "«\u00a0Roy\u00a0»",
        "x" * 100_000 + " Delaunay " + "y" * 100_000,
    ],
)  # fmt: skip
def test_a_name_is_found_at_the_start_in_the_middle_at_the_end(text: str) -> None:
    assert WHO.is_in(text)
    assert not WHO.is_in(WHO.without(text, "Anonymisé"))


@pytest.mark.parametrize(
    "text",
    [
        "Delaunays",
        "Ndelaunay",
        "roy",
        "royal",
        "Leroy",
        "Roy2",
        "106 12 34 56 78",
        "a.roy@x.org",
        "",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert not WHO.is_in(text)
    assert WHO.without(text, "Anonymisé") == text


def test_a_lone_name_is_left_to_somebody_else_the_whole_one_never() -> None:
    who = identity_of(
        Appeal("1", appellant="Paul Durand", file_number="CAND-12"), Appellant("Durand", "Paul")
    )
    for text in ("Paul Bernard", "vu Marie Durand", "PAUL BERNARD"):
        assert not who.is_in(text)
        assert who.may_be_in(text)
        assert who.without(text, "x") == text
    for text in ("DURAND Paul", "Mme Durand", "Paul rappelle", "Bernard CAND-12"):
        assert who.is_in(text), text
        assert not who.may_be_in(text), text
    both = "Paul Bernard a vu Paul Durand, puis Paul."
    assert who.without(both, "x") == "Paul Bernard a vu x, puis x."
    assert who.is_in(both)
    assert who.may_be_in(both)
    assert joined([WHO, who]).may_be_in("Paul Bernard")


def test_a_name_without_latin_letters_is_found_too() -> None:
    assert Identity(("Иванова",)).is_in("Иванова rappelle")
    assert not Identity(("Иванова",)).is_in("Петрова rappelle")


def test_nobody_is_in_no_text() -> None:
    assert not Identity(()).is_in("Delaunay")
    assert Identity(()).without("Delaunay", "x") == "Delaunay"


def test_an_identity_comes_back_from_its_note() -> None:
    who = identity_of(Appeal("1", appellant="Élodie Roy"), Appellant("Roy", "Élodie"))
    assert identity_from(who.as_json()) == who
    assert joined([who, WHO]).is_in("Delaunay")
    assert joined([who, WHO]).is_in("Élodie Roy")

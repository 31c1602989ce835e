"""French words and typography: what every sentence of the house goes through."""

from __future__ import annotations

import pytest

from suivi_tool.procedure.words import count, french, listed, ordinal, plain


def test_a_sentence_gets_its_apostrophes_and_its_hard_spaces() -> None:
    assert french("« L'appel » : reçu ?") == "«\u00a0L’appel\u00a0»\u00a0: reçu\u00a0?"
    assert french("86 % ; vu !") == "86\u00a0%\u00a0; vu\u00a0!"
    assert french("le 01/05 à 10:30") == "le 01/05 à 10:30"
    assert french(french("« L'appel » : oui")) == french("« L'appel » : oui")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Date  de\nRéception", "date de reception"),
        ("L’ŒUVRE", "l'oeuvre"),
        ("N°\u00a0appel", "n° appel"),
        ("Straße", "STRASSE"),
        ("e\u0301chec", "Échec"),
        (" RQ ", "rq"),
    ],
)
def test_two_ways_to_write_one_word_are_compared_as_one(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_other_words_stay_others() -> None:
    assert len({plain(word) for word in ("non", "nom", "n°", "no", "")}) == 5


def test_a_list_is_read_out_as_one_says_it() -> None:
    assert [listed(list(text)) for text in ("", "a", "ab", "abc")] == [
        "", "a", "a et b", "a, b et c",
    ]  # fmt: skip
    assert listed(["RQ", "Directeur"], "ou") == "RQ ou Directeur"


def test_the_plural_begins_at_two() -> None:
    assert [count(n, "appel").replace("\u00a0", " ") for n in (0, 1, 2)] == [
        "0 appel", "1 appel", "2 appels",
    ]  # fmt: skip
    assert count(-1, "jour ouvré", "jours ouvrés").endswith("jour ouvré")
    assert count(-2, "jour ouvré", "jours ouvrés").endswith("jours ouvrés")


def test_first_and_others() -> None:
    assert [ordinal(n) for n in (1, 2, 8, 21)] == ["1er", "2e", "8e", "21e"]

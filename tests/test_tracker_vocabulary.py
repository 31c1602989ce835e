from __future__ import annotations

import pytest

from suivi_tool.procedure.appeal import AppellantType, Channel, Justified, Means, Outcome
from suivi_tool.tracker.columns import Kind, SheetKind
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.vocabulary import canonical, in_their_words, read_word

APPEALS = SheetKind.APPEALS


@pytest.mark.parametrize(
    ("field", "typed", "word"),
    [
        ("channel", "e-mail", Channel.MAIL),
        ("channel", " COURRIEL ", Channel.MAIL),
        ("channel", "LRAR", Channel.REGISTERED_LETTER),
        ("channel", "lettre", Channel.LETTER),
        ("channel", "Tél.", Channel.TELEPHONE),
        ("appellant_type", "candidat(e)", AppellantType.CANDIDATE),
        ("appellant_type", "PERSONNE CERTIFIEE", AppellantType.CERTIFIED),
        ("acknowledged_by", "LRAR", Means.LETTER),
        ("justified", "NJ", Justified.NO),
        ("justified", "J", Justified.YES),
        ("outcome", "maintenue", Outcome.UPHELD),
        ("outcome", "Désistement", Outcome.WITHDRAWN),
        ("outcome", "pas un appel ", Outcome.NOT_AN_APPEAL),
        ("period_verdict", "hors délai", "Non"),
    ],
)
def test_what_people_write_is_understood(field: str, typed: str, word: object) -> None:
    read = read_word(APPEALS, field, typed)
    assert read.value == word
    assert read.finding is None


@pytest.mark.parametrize("typed", ["pigeon", "mail ou courrier", "?"])
def test_a_word_of_no_list_is_told_with_those_accepted(typed: str) -> None:
    read = read_word(APPEALS, "channel", typed)
    assert read.value is None
    assert read.finding
    assert typed in read.finding.message
    assert "« Téléphone »" in read.finding.remedy.replace("\u00a0", " ")


def test_every_word_of_a_list_is_itself() -> None:
    for kind, columns in COLUMNS.items():
        for name, column in columns.items():
            for word in column.words:
                assert canonical(kind, name, word) == word
                if column.kind is Kind.WORD:
                    assert str(read_word(kind, name, word).value) == word


@pytest.mark.parametrize(
    ("word", "theirs", "written"),
    [
        ("Mail", ("Lettre", "e-mail"), "e-mail"),
        ("Mail", ("MAIL", "e-mail"), "MAIL"),
        ("Mail", ("Lettre",), "Mail"),
        ("Courrier recommandé", ("Lettre", "LRAR"), "LRAR"),
        ("Mail", (), "Mail"),
    ],
)
def test_their_own_word_is_written(word: str, theirs: tuple[str, ...], written: str) -> None:
    assert in_their_words(APPEALS, "channel", word, theirs) == written


def test_a_word_of_an_open_list_takes_their_spelling() -> None:
    theirs = ("Responsable Affaires", "Chef de projet")
    assert in_their_words(APPEALS, "certification", "chef de projet", theirs) == "Chef de projet"

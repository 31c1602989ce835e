from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.heading_habits import NEARLY
from suivi_tool.tracker.headings import (
    COLUMNS,
    Certainty,
    match,
    meanings_alone,
    near,
)

APPEALS, ACTIONS = SheetKind.APPEALS, SheetKind.ACTIONS
KNOWN = [
    (kind, name, heading)
    for kind, columns in COLUMNS.items()
    for name, column in columns.items()
    for heading in (column.heading, *column.also)
    if meanings_alone(kind, heading) is None
]


def without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


DISGUISES = st.sampled_from(
    [
        str.upper,
        str.lower,
        str.title,
        without_accents,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: f"  {text} ",
        lambda text: f"{text} :",
        lambda text: f"{text} *",
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace("'", "’"),
        lambda text: text.replace("N°", "No"),
        lambda text: text.replace("N°", "Num"),
        lambda text: text.replace("N°", "NUMÉRO"),
        lambda text: text.replace("N° ", "N°"),
        lambda text: text.replace("N°", "nº"),
    ]
)


@given(st.sampled_from(KNOWN), st.lists(DISGUISES, max_size=3))
def test_a_heading_is_known_in_every_disguise(
    case: tuple[SheetKind, str, str], disguises: list[Callable[[str], str]]
) -> None:
    kind, name, heading = case
    for disguise in disguises:
        heading = disguise(heading)
    found = match(kind, heading)
    assert found is not None
    assert found.field == name
    assert found.certainty <= Certainty.ALSO


@pytest.mark.parametrize("heading", ["Numappel", "NUMEROAPPEL", "Noappel"])
def test_num_needs_no_space_after_it(heading: str) -> None:
    found = match(APPEALS, heading)
    assert found is not None
    assert found.field == "number"


@pytest.mark.parametrize("heading", ["Date", "N°", "NUM", "Statut :", "responsable", "DELAI *"])
@pytest.mark.parametrize("kind", list(SheetKind))
def test_what_is_ambiguous_alone_is_never_taken_for_sure(kind: SheetKind, heading: str) -> None:
    assert match(kind, heading) is None
    assert near(kind, heading) is None
    assert meanings_alone(kind, heading) is not None


@pytest.mark.parametrize(
    ("group", "heading", "field"),
    [
        ("Accusé de réception", "Date", "acknowledged_on"),
        ("AR", "Date limite", "acknowledgement_due"),
        ("ACCUSE DE RECEPTION", "Mode", "acknowledged_by"),
        ("Réception", "Date", "received_on"),
        ("Réception", "Par", "received_by"),
        ("Décision contestée", "Notifiée le", "notified_on"),
        ("Date", "de réception", "received_on"),
        ("Clôture", "Date", "closed_on"),
        ("Appelant", "Statut", "appellant_type"),
        ("Appel", "N°", "number"),
        ("Accusé de réception", "Support", "acknowledged_by"),
        ("Action corrective", "Référence", "actions"),
    ],
)
def test_a_group_completes_what_stands_under_it(group: str, heading: str, field: str) -> None:
    found = match(APPEALS, heading, group)
    assert found is not None
    assert (found.field, found.certainty) == (field, Certainty.GROUP)


def test_a_group_never_changes_a_heading_that_is_clear() -> None:
    found = match(APPEALS, "Date de notification", "Accusé de réception")
    assert found is not None
    assert found.field == "notified_on"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Date de réception de l'appel", "received_on"),
        ("Date de réception (jj/mm/aaaa)", "received_on"),
        ("Date de recepton", "received_on"),
        ("Limite AR", "acknowledgement_due"),
        ("Motif appel", "ground"),
        ("Motif", "ground"),
        ("Nom de l'appelant", "appellant"),
        ("Date de notification de la décision", "notified_on"),
        ("Date d'envoi AR", "acknowledged_on"),
        ("Commentaire", "comments"),
    ],
)
def test_nearly_the_same_heading_is_proposed(heading: str, field: str) -> None:
    assert match(APPEALS, heading) is None
    found = near(APPEALS, heading)
    assert found is not None
    assert (found.field, found.certainty) == (field, Certainty.NEAR)


def test_habits_never_contradict_the_list() -> None:
    for kind, nearly in NEARLY.items():
        for name, headings in nearly.items():
            for heading in headings:
                exact = match(kind, heading)
                assert exact is None or exact.field == name, heading
                found = near(kind, heading)
                assert found is None or found.field == name, heading


@pytest.mark.parametrize(
    "heading",
    ["Date limite", "Durée", "Coût", "Nom du jury", "Date de naissance", "2026", "Prénom", ""],
)
def test_what_is_no_heading_of_ours_is_left_alone(heading: str) -> None:
    assert match(APPEALS, heading) is None
    assert near(APPEALS, heading) is None


@given(st.text(), st.text())
def test_no_text_stops_the_matching(heading: str, group: str) -> None:
    for kind in SheetKind:
        match(kind, heading, group)
        near(kind, heading)

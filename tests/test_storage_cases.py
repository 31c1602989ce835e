"""Small facts about a case: kept by number, never those of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from suivi_tool.errors import RefusedInput
from suivi_tool.storage.cases import CaseStore
from suivi_tool.storage.disk import Disk


@pytest.fixture
def store(tmp_path: Path) -> CaseStore:
    return CaseStore(tmp_path / "cases", Disk())


def test_facts_come_back_and_are_replaced(store: CaseStore) -> None:
    assert store.read("APP-1") == {}
    store.write("APP-1", {"Civilité": "Mme", "écrit": {"Fiche": ["Nom", 1, None]}})
    store.write("APP-1", {"Civilité": "Mme", "écrit": {"Fiche": ["Prénom"]}})
    assert store.read("APP-1") == {"Civilité": "Mme", "écrit": {"Fiche": ["Prénom"]}}
    assert store.numbers() == ("APP-1",)


def test_two_numbers_with_one_folder_do_not_mix(store: CaseStore) -> None:
    store.write("APP/1", {"Nom": "A"})
    for act in (lambda: store.read("APP-1"), lambda: store.write("APP-1", {"Nom": "B"})):
        with pytest.raises(RefusedInput, match="le même dossier"):
            act()
    assert store.read("APP/1") == {"Nom": "A"}


def test_a_damaged_record_is_told_and_may_be_written_anew(store: CaseStore) -> None:
    store.write("APP-1", {"Nom": "A"})
    path = store.folder / "APP-1.json"
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(RefusedInput, match="abîmé") as caught:
        store.read("APP-1")
    assert caught.value.faults[0].place == str(path)
    store.write("APP-1", {"Nom": "B"})
    assert store.read("APP-1") == {"Nom": "B"}


def test_what_is_forgotten_is_gone(store: CaseStore) -> None:
    store.write("APP-1", {"Nom": "A"})
    store.forget("APP-1")
    store.forget("APP-1")
    assert (store.read("APP-1"), store.numbers()) == ({}, ())

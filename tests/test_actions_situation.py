"""The facts as of now: read from the tracker, from its copy, or refused."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions.settings import changed
from suivi_tool.actions.situation import look
from suivi_tool.errors import WorkbookRefused


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path)


def test_what_waits_counts_as_merged(place: WorkPlace) -> None:
    place.lock()
    number = place.register().number
    situation = look(place.office())
    assert situation.appeal(number.lower())
    assert [entry.number for entry in situation.waiting] == [number]


def test_a_tracker_that_is_gone_leaves_its_copy(place: WorkPlace) -> None:
    known = look(place.office())
    place.tracker.unlink()
    situation = look(place.office())
    assert situation.appeals == known.appeals
    assert "introuvable" in situation.alerts[0].message


@pytest.mark.parametrize("torn", [b"", b"plus un classeur", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_damaged_tracker_leaves_its_copy_and_no_number_is_given_again(
    place: WorkPlace, torn: bytes
) -> None:
    known = look(place.office())
    place.tracker.write_bytes(torn)
    situation = look(place.office())
    assert situation.appeals == known.appeals
    assert situation.taken == known.taken
    [fault] = situation.unread
    assert place.tracker.name in fault.place
    assert "«\u00a0restaurer\u00a0» remet une de ses sauvegardes" in fault.remedy
    assert "Donnez un fichier" not in fault.remedy
    assert fault in situation.alerts


def test_one_part_that_is_damaged_leaves_its_copy_too(place: WorkPlace) -> None:
    parts = place.parts()
    sheet = next(name for name in parts if name.endswith("sheet1.xml"))
    parts[sheet] = parts[sheet][: len(parts[sheet]) // 2]
    with zipfile.ZipFile(place.tracker, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    [fault] = look(place.office()).unread
    assert place.tracker.name in fault.place
    assert "restaurer" in fault.remedy


@pytest.mark.parametrize("torn", [True, False])
def test_without_tracker_and_copy_nothing_is_said_to_be_known(
    place: WorkPlace, *, torn: bool
) -> None:
    place.tracker.unlink()
    if torn:
        place.tracker.write_bytes(b"PK")
    for left in (place.root / ".suivi" / "as_left").iterdir():
        left.unlink()
    with pytest.raises(WorkbookRefused) as refused:
        look(place.office())
    why = refused.value.faults[-1]
    assert "aucune copie" in why.message
    assert "deux fois" in why.message
    assert why.remedy
    dossiers = sorted((place.root / "Dossiers").iterdir())
    with pytest.raises(WorkbookRefused):
        place.register()
    assert sorted((place.root / "Dossiers").iterdir()) == dossiers
    assert place.office().work.pending.entries() == ()


def test_the_numbers_of_actions_go_on_or_follow_the_settings(place: WorkPlace) -> None:
    office = place.office()
    assert look(office).next_action_number(office) == "AC-2026-09"
    toml = place.root / "suivi.toml"
    model = {"numerotation.action": "FAC {annee}/{rang:03}"}
    toml.write_text(changed(toml.read_text("utf-8"), dict(model)), "utf-8")
    office = place.office(date(2027, 1, 5))
    assert look(office).next_action_number(office) == "FAC 2027/001"

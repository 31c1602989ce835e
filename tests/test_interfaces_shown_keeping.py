"""What `anonymiser` and `changer-de-suivi` answer: what would be done, what was, what is left."""

from __future__ import annotations

import shutil
from pathlib import Path

from work_folders import CLEAN, SAMPLES, make

from suivi_tool.actions.anonymise import Anonymised, Planned
from suivi_tool.actions.change_tracker import change
from suivi_tool.errors import Fault
from suivi_tool.interfaces import shown_keeping

READY = Planned("APP-2019-001", ("ligne 4 du registre", "Fiche d’appel"))
KEPT = Planned("APP-2019-002", hindrance="L'action AC-3 est encore ouverte.")


def test_a_dry_run_says_what_would_be_done_and_how_to_do_it() -> None:
    told = shown_keeping.anonymised(Anonymised((READY, KEPT)))
    text = told.text.replace("\u00a0", " ")
    assert text.splitlines()[0] == "1 appel à anonymiser."
    assert "  • gardé : L’action AC-3 est encore ouverte." in text
    assert text.endswith("Rien n’a été changé. Pour le faire : « anonymiser --oui ».")
    assert (told.exit_code, told.json["fait"]) == (0, False)
    assert told.json["appels"][1]["empechement"] == KEPT.hindrance


def test_the_backups_of_all_are_counted_once() -> None:
    other = Planned("APP-2019-003", ("ligne 6 du registre",))
    told = shown_keeping.anonymised(Anonymised((READY, other), backups=14))
    assert told.text.replace("\u00a0", " ").count("Sauvegardes du suivi à nettoyer : 14.") == 1
    done = shown_keeping.anonymised(Anonymised((READY, other), done=True, backups=14))
    assert "Sauvegardes du suivi nettoyées : 14." in done.text.replace("\u00a0", " ")


def test_what_names_somebody_still_is_a_finding() -> None:
    left = Fault("un nom reste.", place="lettre.docx")
    told = shown_keeping.anonymised(Anonymised((READY,), done=True, left=(left,)))
    assert told.text.startswith("1\u00a0appel anonymisé.")
    assert "✗ lettre.docx" in told.text
    assert told.exit_code == 1


def test_nothing_to_do_and_something_that_waits() -> None:
    assert shown_keeping.anonymised(Anonymised(())).text == "Aucun appel à anonymiser."
    busy = Fault("le suivi est ouvert.", remedy="Fermez-le.")
    told = shown_keeping.anonymised(Anonymised((READY,), done=True, waiting=(busy,)))
    assert told.exit_code == 5
    assert "À finir avec « anonymiser --oui »" in told.text.replace("\u00a0", " ")


def test_another_tracker_says_which_appeals_are_where(tmp_path: Path) -> None:
    place = make(tmp_path)
    following = tmp_path / "Suivi 2027.xlsx"
    shutil.copy(SAMPLES / CLEAN, following)
    told = shown_keeping.changed(change(place.office(), following))
    assert f"Suivi\u00a0: {following}" in told.text
    assert "Seulement dans l’ancien, lus là-bas\u00a0: aucun appel." in told.text
    assert told.json["anciens"] == [str(place.tracker)]
    assert len(told.json["dans_les_deux"]) == 27

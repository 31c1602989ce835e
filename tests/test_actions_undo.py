"""The last operation is taken back, byte for byte where nobody has touched the tracker since."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions.change_tracker import change
from suivi_tool.actions.notify import notify
from suivi_tool.actions.operations import described, record_for_good
from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.restore import restore
from suivi_tool.actions.situation import look
from suivi_tool.actions.undo import undo, undo_registration
from suivi_tool.documents.archive import read_parts, write_parts
from suivi_tool.errors import RefusedInput
from suivi_tool.storage.backups import Backup, Backups
from suivi_tool.storage.pending import Entry
from suivi_tool.workbook.book import Workbook

NUMBER = "APP-2026-006"


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path)


def type_by_hand(place: WorkPlace, sheet: str, cell: tuple[int, int], value: str) -> None:
    """Type into a cell as the RQ does in Excel."""
    book = Workbook(place.tracker.read_bytes())
    book.set_cells(sheet, {cell: value})
    place.tracker.write_bytes(book.save())


def test_a_registration_leaves_no_trace_but_its_number(place: WorkPlace) -> None:
    before = place.tracker.read_bytes()
    place.register()
    done = undo(place.office())
    assert (done.kind, done.number, len(done.files)) == ("enregistrer", NUMBER, 3)
    assert place.tracker.read_bytes() == before
    assert list(place.office().work.files.folder(NUMBER).iterdir()) == []
    assert place.register().number == "APP-2026-007"


def test_where_the_share_has_another_name_the_documents_are_found_there(
    place: WorkPlace, tmp_path: Path
) -> None:
    """Another machine mounts the share elsewhere; or the folder was copied: ours stays as it is."""
    form = place.register().form
    assert form
    other = tmp_path / "Partage Y"
    shutil.copytree(place.root, other, ignore=shutil.ignore_patterns(other.name))
    there = WorkPlace(other, other / place.tracker.name)
    done = undo(there.office())
    assert len(done.files) == 3
    assert list(there.office().work.files.folder(NUMBER).iterdir()) == []
    assert form.exists()


def test_what_waited_and_entered_at_the_same_time_stays(place: WorkPlace) -> None:
    lock = place.lock()
    waited = place.register(nom="Quelqu’un", courriel="quelquun@example.org").number
    lock.unlink()
    mine = place.register().number
    undo(place.office())
    assert place.row("Appels", waited)["N° appel"] == waited
    assert look(place.office()).appeal(mine) is None
    assert refresh(place.office()).waiting == ()


def test_the_journal_says_what_was_taken_back(place: WorkPlace) -> None:
    place.register()
    undo(place.office())
    line = place.office().work.journal.entries()[-1]
    assert (line.by, line.what, line.number) == ("Anne", "annulation", NUMBER)
    assert "appellant" in line.fields


def test_what_is_saved_in_excel_while_it_is_taken_back_is_not_lost(
    place: WorkPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.register()
    looked = Backups.merged_since

    def and_somebody_saves(backups: Backups, backup: Backup) -> tuple[Entry, ...]:
        type_by_hand(place, "Appels", (5, 7), "typed since")
        return looked(backups, backup)

    monkeypatch.setattr(Backups, "merged_since", and_somebody_saves)
    undo(place.office())
    assert place.sheet("Appels", values=True).cell(5, 7).value == "typed since"
    assert look(place.office()).appeal(NUMBER) is None


def test_where_the_tracker_is_open_it_waits_to_be_taken_back(place: WorkPlace) -> None:
    place.register()
    lock = place.lock()
    done = undo(place.office())
    assert "ouvert par Paul Martin" in done.waiting[0].message
    assert look(place.office()).appeal(NUMBER) is None
    lock.unlink()
    assert refresh(place.office()).waiting == ()
    assert look(place.office()).appeal(NUMBER) is None


def test_a_copy_that_somebody_went_on_in_is_for_a_person_to_choose(place: WorkPlace) -> None:
    place.register()
    before = place.tracker.read_bytes()
    copy = place.tracker.with_name("Suivi 2027.xlsx")
    copy.write_bytes(before)
    os.utime(copy, (4e9, 4e9))
    assert "copie" in undo(place.office()).waiting[0].message
    assert place.tracker.read_bytes() == before


def test_who_saved_the_row_that_is_not_ours_any_more_is_said(place: WorkPlace) -> None:
    row = place.register().tracker.row
    assert row
    sheet = place.sheet("Appels")
    column = next(cell.column for cell in sheet[1] if cell.value == "Appelant")
    type_by_hand(place, "Appels", (row, column), "Quelqu’un d’autre")
    with zipfile.ZipFile(place.tracker) as package:
        assert b"lastModifiedBy" in package.read("docProps/core.xml")
    with pytest.raises(RefusedInput, match=r"dernier enregistrement dans Excel\s:\s\w"):
        undo(place.office())


def test_a_step_is_taken_back(place: WorkPlace) -> None:
    place.register()
    before = place.tracker.read_bytes()
    place.treat(NUMBER, "accuse", date(2026, 5, 5), le="04/05/2026")
    undo(place.office())
    assert place.tracker.read_bytes() == before


def test_an_entry_that_waits_is_taken_back(place: WorkPlace) -> None:
    lock = place.lock()
    place.register()
    undo(place.office())
    lock.unlink()
    assert refresh(place.office()).merged == ()


def test_what_somebody_typed_elsewhere_since_stays(place: WorkPlace) -> None:
    row = place.register().tracker.row
    assert row
    type_by_hand(place, "Appels", (5, 7), "typed since")
    undo(place.office())
    sheet = place.sheet("Appels", values=True)
    assert sheet.cell(5, 7).value == "typed since"
    assert sheet.cell(row, 1).value is None


def test_a_row_that_somebody_changed_since_is_left_and_said(place: WorkPlace) -> None:
    row = place.register().tracker.row
    assert row
    sheet = place.sheet("Appels")
    column = next(cell.column for cell in sheet[1] if cell.value == "Appelant")
    type_by_hand(place, "Appels", (row, column), "Quelqu’un d’autre")
    with pytest.raises(RefusedInput, match="modifié"):
        undo(place.office())
    assert place.row("Appels", NUMBER)["Appelant"] == "Quelqu’un d’autre"


def test_a_document_that_somebody_changed_since_stays_and_who_did_is_said(
    place: WorkPlace,
) -> None:
    form = place.register().form
    assert form
    parts = read_parts(form.read_bytes())
    end = b"</cp:coreProperties>"
    core = re.sub(rb"<cp:lastModifiedBy>.*?</cp:lastModifiedBy>", b"", parts["docProps/core.xml"])
    said = "<cp:lastModifiedBy>Hélène Marchand</cp:lastModifiedBy>".encode()
    parts["docProps/core.xml"] = core.replace(end, said + end)
    form.write_bytes(write_parts(parts))
    (left,) = undo(place.office()).left
    assert form.exists()
    assert "Hélène Marchand" in left.message
    assert "supprimez-le vous-même" in left.remedy
    assert "Recommencez" not in left.remedy


def test_nothing_to_take_back_is_said(place: WorkPlace) -> None:
    with pytest.raises(RefusedInput, match="rien à annuler"):
        undo(place.office())


def test_a_registration_is_taken_back_with_what_was_done_on_it_since(place: WorkPlace) -> None:
    before = place.tracker.read_bytes()
    place.register()
    notify(place.office(), NUMBER)
    done = undo_registration(place.office(), NUMBER)
    assert (done.kind, done.number, len(done.files)) == ("enregistrer", NUMBER, 4)
    assert place.tracker.read_bytes() == before
    with pytest.raises(RefusedInput, match="déjà annulé"):
        undo_registration(place.office(), NUMBER)


def test_what_somebody_else_did_since_is_never_taken_back(place: WorkPlace) -> None:
    """« Annuler cet enregistrement », on a page that a colleague's work has overtaken."""
    place.register()
    seen = place.office().work.operations.last()
    assert seen is not None
    assert described(seen) == f"enregistrement de {NUMBER}"
    other = place.register(nom="Martin", prenom="Paul").number
    before = place.tracker.read_bytes()
    with pytest.raises(RefusedInput) as late:
        undo_registration(place.office(), NUMBER)
    with pytest.raises(RefusedInput) as other_one:
        undo(place.office(), seen.id)
    for refusal in (late, other_one):
        assert f"enregistrement de {other}" in refusal.value.faults[0].message
    assert place.tracker.read_bytes() == before


def test_after_a_restoration_nothing_from_before_it_is_taken_back(place: WorkPlace) -> None:
    """Nobody who takes back a restoration means the registration that came before it."""
    place.register()
    restore(place.office(), place.office().work.backups.all()[-1].file.stem)
    back_again = place.office().work.backups.all()[-1].file.stem
    refresh(place.office())
    before = place.tracker.read_bytes()
    with pytest.raises(RefusedInput, match="remise en place de la sauvegarde") as refused:
        undo(place.office())
    assert f"restaurer {back_again}" in refused.value.faults[0].remedy
    assert place.tracker.read_bytes() == before
    assert look(place.office()).appeal(NUMBER)
    place.register(nom="Martin", prenom="Paul")
    assert undo(place.office()).number == "APP-2026-007"
    with pytest.raises(RefusedInput, match="remise en place"):
        undo_registration(place.office(), NUMBER)


def test_in_another_tracker_nothing_of_the_former_one_is_taken_back(place: WorkPlace) -> None:
    """The former tracker is never written: what stands in it counts on."""
    copy = place.tracker.with_name("Suivi 2027.xlsx")
    shutil.copyfile(place.tracker, copy)
    os.utime(copy, (1, 1))
    form = place.register().form
    assert form
    change(place.office(), copy)
    with pytest.raises(RefusedInput, match="passage au suivi") as refused:
        undo(place.office())
    assert f'changer-de-suivi "{place.tracker}"' in refused.value.faults[0].remedy
    assert form.exists()
    assert place.row("Appels", NUMBER)["N° appel"] == NUMBER


def test_names_that_were_taken_out_do_not_hide_behind_an_older_operation(place: WorkPlace) -> None:
    place.register()
    record_for_good(place.office(), "anonymiser", "2 appels", "Rien à faire.")
    with pytest.raises(RefusedInput, match="retrait des noms de 2 appels"):
        undo(place.office())
    assert look(place.office()).appeal(NUMBER)

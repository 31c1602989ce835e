"""A closed appeal past its retention: nobody is named any more, in any part of any file."""

from __future__ import annotations

import atexit
import io
import shutil
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from pptx import Presentation
from work_folders import CLEAN, LIVED, TRACKER, WorkPlace, make

from suivi_tool.actions import agenda, committee, evidence
from suivi_tool.actions.anonymise import anonymise, identity, plan
from suivi_tool.actions.anonymised_rows import notes
from suivi_tool.actions.identity import identity_of
from suivi_tool.actions.journal import verify
from suivi_tool.actions.kept import Act, Kept, read_kept, write_kept
from suivi_tool.actions.office import Office
from suivi_tool.actions.reading import read
from suivi_tool.actions.refresh import refresh
from suivi_tool.actions.restore import backups, restore
from suivi_tool.actions.settings import FILE_NAME, changed
from suivi_tool.actions.situation import look
from suivi_tool.actions.undo import undo
from suivi_tool.errors import RefusedInput
from suivi_tool.interfaces.command_line import main
from suivi_tool.procedure.appeal import Appeal, Appellant
from suivi_tool.storage.backups import Backup, Backups
from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.book import Workbook

EVERY_PART = True  # anonymising reaches every part of the tracker

LATER = date(2033, 1, 10)
IN_2026 = date(2026, 7, 1)
NUMBER = "APP-2026-006"
SECRETS = ("delaunay", "élodie", "elodie", "8 rue des lilas", "06 12 34 56 78", "0612345678",
           "cand-2026-0147", "vingt minutes par une panne", "jury du 5 mars")  # fmt: skip
STEPS: tuple[tuple[str, dict[str, str]], ...] = (
    ("accuse", {"le": "04/05/2026", "mode": "courrier"}),
    ("analyse", {"le": "06/05/2026", "texte": "Mme Delaunay a composé sur le poste 12."}),
    ("decision", {"le": "07/05/2026", "justifie": "oui", "motif": "Panne", "par": "Comité"}),
    ("action", {"le": "07/05/2026", "action": "Revoir le cas Delaunay", "echeance": "30/06/2026"}),
    ("traitement", {"le": "20/05/2026", "resultat": "Décision annulée"}),
    ("reponse", {"le": "22/05/2026", "mode": "courrier"}),
    ("cloture", {"le": "25/05/2026"}),
    ("fin", {"le": "25/05/2026", "mode": "mail"}),
)
MAIL = """From: "=?utf-8?Q?=C3=89lodie_Delaunay?=" <elodie.delaunay@example.org>
To: appels@example.org
Subject: Appel
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

w4lsb2RpZSBERUxBVU5BWQ==
"""


def texts(data: bytes) -> Iterator[str]:
    """Every part of a file as text, with and without its tags."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                yield from texts(archive.read(name))
        return
    for encoding in ("utf-8", "utf-16-le", "cp1252"):
        text = unescape(data.decode(encoding, "ignore"))
        yield text
        yield "".join(part.partition(">")[2] for part in text.split("<"))


def found(root: Path) -> set[str]:
    """Which secret stands in which file under `root`."""
    files = [path for path in root.rglob("*") if path.is_file()]
    return {
        f"{path.relative_to(root)} : {secret}"
        for path in files
        for text in (path.name, *texts(path.read_bytes()))
        for secret in SECRETS
        if secret in text.casefold()
    }


def in_2033(place: WorkPlace) -> Office:
    return place.office(LATER)


def retention(place: WorkPlace, years: int = 6) -> None:
    path = place.root / FILE_NAME
    text = changed(path.read_text("utf-8"), {"conservation.annees_avant_anonymisation": years})
    path.write_text(text, "utf-8")


def by_hand(place: WorkPlace) -> None:
    """Let people mention the person in other cells and in a note."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # extensions that openpyxl does not know
        book = openpyxl.load_workbook(io.BytesIO(place.tracker.read_bytes()))
    sheet = book["Appels"]
    row = next(cell.row for cell in sheet["A"] if cell.value == NUMBER)
    sheet.cell(row, 3).comment = Comment("Rappeler Mme Delaunay au 06.12.34.56.78", "Anne")
    plan_sheet = book["Plan d'actions"]
    plan_sheet.cell(plan_sheet.max_row + 3, 2).value = "Vu avec DELAUNAY Élodie le 3 mai"
    book.create_sheet("Notes").append(["Élodie DELAUNAY rappelle lundi", "delaunay"])
    book.save(place.tracker)


def closed(folder: Path, sample: str = CLEAN) -> WorkPlace:
    """A copy of a work folder with an appeal closed in 2026, and traces of it everywhere."""
    shutil.copytree(_closed(sample), folder, dirs_exist_ok=True)
    return WorkPlace(folder, folder / TRACKER)


@cache
def _closed(sample: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="suivi-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    place = make(folder, sample)
    mail = folder / "recu.eml"
    mail.write_text(MAIL, "utf-8")
    assert place.register().number == NUMBER
    for step, given in STEPS:
        assert place.treat(NUMBER, step, IN_2026, **given).waiting == ()
    mail.rename(place.office().work.files.folder(NUMBER) / "Mail reçu Delaunay.eml")
    close_action(place)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")  # no LibreOffice: a PDF takes its time
        evidence.of_period(place.office(IN_2026), date(2026, 4, 1), date(2026, 6, 30))
    if sample == CLEAN:
        by_hand(place)
    retention(place)
    return folder


def close_action(place: WorkPlace, day: date | None = date(2026, 6, 1)) -> None:
    """Close the corrective action by hand, or open it: an open one keeps the appeal."""
    reading = read(place.office(), place.tracker.read_bytes())
    layout = reading.plan_layout
    assert layout
    [row] = [line.row for line in reading.measures if line.action.origin_reference == NUMBER]
    book = Workbook(place.tracker.read_bytes())
    days = {(row, layout.columns[name]): day for name in ("done_on", "closed_on")}
    book.set_cells(layout.sheet, days)
    place.tracker.write_bytes(book.save())


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return closed(tmp_path / "Qualité")


def test_a_dry_run_says_what_would_be_done_names_nobody_and_changes_nothing(
    place: WorkPlace, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in place.root.rglob("*") if path.is_file()}
    day = ("--aujourdhui", LATER.isoformat())
    assert main(["anonymiser", "--dossier", str(place.root), *day]) == 0
    told = capsys.readouterr().out
    assert NUMBER in told
    assert "« Notes », ligne 1" in told.replace("\u00a0", " ")
    assert "Mail reçu" in told
    assert {path: path.read_bytes() for path in before} == before
    assert set(before) == {path for path in place.root.rglob("*") if path.is_file()}


def test_nobody_is_named_any_more_in_any_part_of_any_file(place: WorkPlace) -> None:
    assert len({line.partition(" : ")[0] for line in found(place.root)}) > 10
    done = anonymise(in_2033(place))
    assert (done.left, done.waiting) == ((), ())
    assert found(place.root) == set()
    assert plan(in_2033(place)).planned == ()
    row = place.row("Appels", NUMBER)
    assert row["Appelant"] == "Anonymisé"
    assert (row["Résultat"], row["Famille de motif"]) == ("Décision annulée", "Conditions d’examen")
    assert row["Date de réception"].date() == date(2026, 4, 30)
    fiche = place.office().work.files.folder(NUMBER) / f"Fiche d'appel {NUMBER}.docx"
    assert fiche.is_file()


def test_a_lived_in_workbook_too_with_its_pivots_and_charts(tmp_path: Path) -> None:
    place = make(tmp_path, LIVED)
    retention(place)
    reading = read(place.office(), place.tracker.read_bytes())
    numbers = [item.number for item in plan(in_2033(place)).planned if not item.hindrance]
    gone = [row.appeal for row in reading.register.appeals if row.appeal.number in numbers]
    assert len(gone) > 3
    others = [a.appellant.casefold() for a in reading.appeals if a.number not in numbers]
    names = {a.appellant.casefold() for a in gone if a.appellant} - set(others)
    before = audit(place.tracker.read_bytes())
    assert anonymise(in_2033(place)).left == ()
    assert set(audit(place.tracker.read_bytes())) <= set(before)
    written = [text.casefold() for text in texts(place.tracker.read_bytes())]
    assert not {name for name in names for text in written if name in text}


def test_the_indicators_and_the_journal_hold(place: WorkPlace) -> None:
    refresh(place.office(IN_2026))
    before = agenda.indicators(place.office(IN_2026))
    anonymise(in_2033(place))
    assert agenda.indicators(place.office(IN_2026)) == before
    assert verify(in_2033(place)) == ()
    refresh(in_2033(place))  # proposes the days off of the years that the list lacks
    assert refresh(in_2033(place)).changed is False


def test_a_tracker_that_is_open_leaves_the_rest_to_the_next_run(place: WorkPlace) -> None:
    lock = place.lock()
    done = anonymise(in_2033(place))
    assert done.waiting
    assert found(place.root / "Dossiers")
    lock.unlink()
    refresh(in_2033(place))
    assert NUMBER in {item.number for item in plan(in_2033(place)).planned}
    assert anonymise(in_2033(place)).left == ()
    assert found(place.root) == set()


def test_a_run_cut_between_the_note_and_the_entry_is_finished_by_the_next(
    place: WorkPlace,
) -> None:
    office = in_2033(place)
    situation = look(office)
    appeal = situation.appeal(NUMBER)
    assert appeal
    notes(office).write(NUMBER, identity(office, appeal, situation).as_json())
    assert anonymise(office).left == ()
    assert found(place.root) == set()
    assert plan(office).planned == ()


def test_a_restored_backup_and_an_undone_operation_bring_nobody_back(place: WorkPlace) -> None:
    anonymise(in_2033(place))
    office = in_2033(place)
    with pytest.raises(RefusedInput):
        undo(office)
    for backup in backups(office)[:3]:
        restore(office, backup.file.stem)
        refresh(office)
        assert found(place.root) == set()


def test_of_a_backup_whose_cleaning_was_cut_short_nothing_stays(
    place: WorkPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that died between the description and the file left the file with the names."""

    def dying(_: Backups, backup: Backup) -> None:
        backup.record.unlink()
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Backups, "drop", dying)
        with pytest.raises(KeyboardInterrupt):
            anonymise(in_2033(place))
    assert found(place.root / ".suivi" / "backups")
    assert anonymise(in_2033(place)).left == ()
    assert found(place.root) == set()


def test_an_appeal_that_is_not_past_its_retention_is_left_alone(place: WorkPlace) -> None:
    past = [
        {item.number for item in plan(place.office(date(2032, 5, day))).planned} for day in (25, 26)
    ]
    assert past[1] - past[0] == {NUMBER}


def test_without_a_retention_nothing_is_done(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="conservation"):
        anonymise(make(tmp_path).office(LATER))


def test_what_cannot_be_cleaned_is_told_with_its_place(place: WorkPlace) -> None:
    scan = place.root / "scan Delaunay.png"
    scan.write_bytes(b"\x89PNG")
    done = anonymise(in_2033(place))
    assert [fault.place for fault in done.left] == [str(scan)]
    scan.unlink()
    assert anonymise(in_2033(place)).left == ()
    assert plan(in_2033(place)).planned == ()


def test_drafts_and_other_cases_that_name_the_person_are_cleaned_a_namesake_stays(
    place: WorkPlace,
) -> None:
    draft = place.root / "Relances" / "Relance 2026-06-01.eml"
    draft.parent.mkdir()
    draft.write_text("Subject: x\n\nRevoir le cas Delaunay\n", "utf-8")
    office = place.office(IN_2026)
    acts = (Act("analyse", by="Élodie Marchand", ground="Comme pour Mme Delaunay"),)
    write_kept(office, "APP-2026-005", Kept(acts=acts))
    assert anonymise(in_2033(place)).left == ()
    assert not draft.exists()
    (act,) = read_kept(office, "APP-2026-005").acts
    assert (act.by, act.ground) == ("Élodie Marchand", "Comme pour Mme Anonymisé")


def test_slides_of_a_committee_keep_what_an_action_says_without_the_name(place: WorkPlace) -> None:
    day = date(2026, 7, 7)  # the action is late
    close_action(place, None)
    deck = committee.hold(place.office(day), day).deck
    assert any("Revoir le cas Delaunay" in text for text in texts(deck.read_bytes()))
    close_action(place)
    assert anonymise(in_2033(place)).left == ()
    assert any("Revoir le cas Anonymisé" in text for text in texts(deck.read_bytes()))
    assert found(place.root) == set()
    assert len(Presentation(io.BytesIO(deck.read_bytes())).slides) == 2


def test_names_are_found_however_they_are_written_and_those_of_others_are_not() -> None:
    appeal = Appeal("1", appellant="Élodie Petit", contact="e.petit@x.org / 06 12 34 56 78")
    other = Appeal("2", appellant="Paul Élodie")
    who = identity_of(appeal, Appellant("Petit", "Élodie", mail="e.petit@x.org"), [appeal, other])
    for text in ("PETIT Elodie", "M. Petit", "E.PETIT@X.ORG", "0612345678", "+33 06.12.34.56.78",
                 "dossier_Petit_2026", "Petit,\u00a0Élodie"):  # fmt: skip
        assert who.is_in(text), text
    for text in ("un petit délai", "Petitjean", "Élodie Durand", "06 12 34 56 79"):
        assert not who.is_in(text), text

"""A stranger's first day: the command line as a process, on a tracker that nobody here made.

Each act is what the guide promises. What is said on the way is read as its reader would: French, no
traceback, and wherever something is refused, what to do about it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from journeys.looking import ENGLISH
from openpyxl.worksheet.worksheet import Worksheet
from work_folders import LIVED, SAMPLES, SINGLE, lost_or_changed
from work_folders import WorkPlace as Place

from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.reading import read_rows

ROOT = Path(__file__).resolve().parents[1]
NAME = "Suivi qualité 2026.xlsx"
FOREIGN = "closedxml/TryToLoad__LO__xlsx__column-style-autofilter.xlsx"
REFUSED = {2, 3, 4}
APPEAL = (
    "enregistrer --type candidat --civilite Madame --nom Lambert --prenom Zoé --courriel z@b.fr "
    "--decision Ajournement --decideur Jury --notifie-le 14/03/2026 --recu-le 30/04/2026 "
    "--canal mail"
)


@dataclass(frozen=True)
class Desk:
    """A stranger's folder, with an accent and spaces in its name, and the program beside it."""

    folder: Path

    @property
    def tracker(self) -> Path:
        return self.folder / NAME

    def types(self, line: str, *more: str, day: str = "2026-05-04") -> tuple[int, str]:
        """Give one command as a process of its own; return its code and what it said."""
        done = subprocess.run(
            [sys.executable, "-m", "suivi_tool", *line.split(), *more, "--aujourdhui", day],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "SUIVI_DOSSIER": ""},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        said = done.stdout + done.stderr
        assert "Traceback" not in said
        assert done.returncode != 70, said
        assert [hit[0] for hit in ENGLISH.finditer(said)] == []
        assert done.returncode not in REFUSED or "→" in said, said
        return done.returncode, said.replace("\u00a0", " ")

    def does(self, line: str, *more: str, day: str = "2026-05-04") -> str:
        """Give a command that must succeed; return what it said."""
        code, said = self.types(line, *more, day=day)
        assert code == 0, said
        return said

    def in_excel(self, sheet: str, cells: Mapping[tuple[int, int], str | date]) -> None:
        """Type into cells of the tracker, as a person does in Excel."""
        book = Workbook(self.tracker.read_bytes())
        book.set_cells(sheet, cells)
        self.tracker.write_bytes(book.save())

    def sheet(self, name: str) -> Worksheet:
        """Return a sheet as openpyxl reads it, with its formulas."""
        return Place(self.folder, self.tracker).sheet(name)

    def rows(self, sheet: str) -> list[list[object]]:
        """Return the cells of a sheet as an independent reader sees them."""
        return [list(row) for row in read_rows(self.tracker.read_bytes(), sheet)]


@pytest.fixture(scope="module")
def first_hour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lived-in tracker, adopted; one appeal registered (APL-26-006)."""
    desk = Desk(tmp_path_factory.mktemp("jour") / "Qualité – été")
    desk.folder.mkdir()
    shutil.copy(SAMPLES / LIVED, desk.tracker)
    said = desk.does("initialiser . --oui --suivi", NAME)
    assert "L’outil ajoutera une colonne pour chacun, tout à droite." in said
    assert "page « Réglages » de la fenêtre" in said
    assert "Appel APL-26-006 enregistré." in desk.does(APPEAL)
    return desk.folder


@pytest.fixture
def desk(first_hour: Path, tmp_path: Path) -> Desk:
    """A copy of that folder, for a test to do with as it likes."""
    shutil.copytree(first_hour, tmp_path / first_hour.name)
    return Desk(tmp_path / first_hour.name)


def text_of(document: Path) -> str:
    """Return the words of a Word document."""
    with zipfile.ZipFile(document) as package:
        return re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())


def test_without_a_yes_nothing_is_adopted(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    shutil.copy(SAMPLES / LIVED, desk.tracker)
    code, said = desk.types("initialiser . --suivi", NAME)
    assert code == 3
    assert "Relancez avec --oui pour accepter." in said
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_workbook_that_is_no_tracker_is_left_as_it_was(tmp_path: Path, shared: Path) -> None:
    """24 sheets and 7 tables of another world; a person is asked which sheet is meant."""
    desk = Desk(tmp_path)
    theirs = (shared / "corpus" / "workbooks" / FOREIGN).read_bytes()
    desk.tracker.write_bytes(theirs)
    code, said = desk.types("initialiser . --oui --suivi", NAME)
    assert code == 3
    assert "--feuille-appels" in said
    assert desk.tracker.read_bytes() == theirs
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_tracker_of_one_sheet_takes_an_appeal_too(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    shutil.copy(SAMPLES / SINGLE, desk.tracker)
    said = desk.does("initialiser . --oui --suivi", NAME)
    assert "La feuille « Appels » sera ajoutée" in said
    assert "feuille « Appels »" in desk.does(APPEAL)
    assert lost_or_changed(Place(tmp_path, desk.tracker), SINGLE) == set()


def test_an_appeal_is_treated_to_its_end_and_the_committee_sees_it(desk: Desk) -> None:
    said = desk.does("traiter APL-26-006 accuse")
    assert "« Accusé de réception » : préparé, rien n’est noté. Relisez les documents" in said
    steps = (
        ("accuse --le 05/05/2026 --mode mail", "Analyse des causes"),
        ("analyse --le 12/05/2026 --par Hélène --texte Panne --similaires Aucun", "Décision"),
        ("decision --le 18/05/2026 --justifie oui --par Hélène --motif Durée", "(action)"),
        ("action --le 18/05/2026 --action Consigne --pilote Hélène --echeance 30/06/2026",
         "(traitement)"),
        ("traitement --le 02/06/2026 --resultat maintenue", "(information)"),
        ("information --le 03/06/2026 --mode mail --texte Suite", "(cloture)"),
        ("cloture --le 15/06/2026 --par Hélène", "(fin)"),
    )  # fmt: skip
    for line, following in steps:
        said = desk.does(f"traiter APL-26-006 {line}", day="2026-06-30")
        assert following in said.split("Suite :")[1], line
    said = desk.does("traiter APL-26-006 fin --le 15/06/2026 --mode courrier", day="2026-06-30")
    assert "Suite :" not in said
    said = desk.does("comite --date 30/06/2026", day="2026-06-30")
    assert "chiffres du 30/06/2026 figés" in said
    assert (desk.folder / "Comités" / "Comité 2026-06-30.pptx").is_file()
    assert lost_or_changed(Place(desk.folder, desk.tracker), LIVED) == set()


def test_a_column_that_is_renamed_is_seen_and_the_entry_waits(desk: Desk) -> None:
    desk.in_excel("APPELS", {(5, 2): "Arrivé le"})
    code, said = desk.types(APPEAL.replace("Lambert", "Petit").replace("Zoé", "Ana"))
    assert code == 5
    assert "L’enregistrement attend, il n’est pas perdu" in said
    assert "Arrivé le" in said
    desk.does("initialiser . --oui --suivi", NAME, "--colonne", "Date de réception=Arrivé le")
    assert "APL-26-007" in [row[0] for row in desk.rows("APPELS")]


def test_a_heading_renamed_and_rows_sorted_by_hand_while_somebody_registers(desk: Desk) -> None:
    """The question is asked in the words of both headings; the rows are known by their numbers."""
    sheet = desk.sheet("APPELS")
    numbers = {at: str(sheet.cell(at, 1).value) for at in range(6, sheet.max_row + 1)}
    rows = [at for at, number in numbers.items() if number.startswith("APL-")]
    before = {sheet.cell(at, 1).value: facts(sheet, at) for at in rows}
    heading = sheet.cell(5, 2).value
    columns = [
        at
        for at in range(1, sheet.max_column + 1)
        if not any(str(sheet.cell(row, at).value or "").startswith("=") for row in rows)
    ]
    turned: dict[tuple[int, int], Any] = {
        (row, at): sheet.cell(other, at).value
        for row, other in zip(rows, reversed(rows), strict=True) for at in columns
    }  # fmt: skip
    desk.in_excel("APPELS", {(5, 2): "Arrivé le", **turned})
    code, said = desk.types(APPEAL.replace("Lambert", "Petit").replace("Zoé", "Ana"))
    assert code == 5
    assert f"« Arrivé le » remplace « {heading} » ?" in said
    code, said = desk.types("traiter APL-26-006 accuse --le 02/05/2026 --par Hélène --mode mail")
    assert code == 5
    assert "APL-26-007" not in [row[0] for row in desk.rows("APPELS")]
    desk.does("initialiser . --oui --suivi", NAME, "--colonne", "Date de réception=Arrivé le")
    sheet = desk.sheet("APPELS")
    at = {sheet.cell(row, 1).value: row for row in range(6, sheet.max_row + 1)}
    assert [sheet.cell(row, 1).value for row in rows] == list(reversed(list(before)))
    assert at["APL-26-007"] == max(rows) + 1
    after = {number: facts(sheet, at[number]) for number in before}
    changed = {number for number in before if before[number] != after[number]}
    assert changed == {"APL-26-006"}
    gained = {key: value for key, value in after["APL-26-006"].items()
              if before["APL-26-006"].get(key) != value}  # fmt: skip
    assert date(2026, 5, 2) in [getattr(value, "date", lambda: None)() for value in gained.values()]
    assert not desk.types("actualiser")[0]


def facts(sheet: Worksheet, row: int) -> dict[int, object]:
    """Return what a row says, its formulas left out."""
    cells = {at: sheet.cell(row, at).value for at in range(1, sheet.max_column + 1)}
    return {at: value for at, value in cells.items() if not str(value or "").startswith("=")}


def test_a_day_that_is_added_to_the_holidays_moves_the_deadlines(desk: Desk) -> None:
    assert "ven. 15/05/2026" in desk.does("echeances")
    sheet = "Jours fériés MGT 02"
    days = desk.rows(sheet)
    last = max(row for row, cells in enumerate(days, 1) if isinstance(cells[0], date))
    desk.in_excel(sheet, {(last + 1, 1): date(2026, 5, 11), (last + 1, 3): "Pont de l'organisme",
                          (last + 1, 4): "fermeture"})  # fmt: skip
    said = desk.does("actualiser")
    assert "lun. 18/05/2026" in desk.does("echeances"), said


def test_a_tracker_that_is_damaged_is_put_back_from_its_backup(desk: Desk) -> None:
    good = desk.rows("APPELS")
    desk.tracker.write_bytes(desk.tracker.read_bytes()[:20_000])
    said = desk.does("echeances")
    assert "ce qui est dit ici vient de sa dernière copie" in said
    assert "« restaurer » remet une de ses sauvegardes" in said
    code, said = desk.types(APPEAL.replace("Lambert", "Petit").replace("Zoé", "Ana"))
    assert code == 5
    assert "L’enregistrement attend, il n’est pas perdu" in said
    assert said.count("abîmé ou incomplet") == 1
    code, said = desk.types("traiter APL-26-006 accuse --le 02/05/2026 --par Hélène")
    assert code == 5
    code, said = desk.types("comite")
    assert code == 3
    assert "Rien n’a été figé, car le suivi ne peut pas être lu" in said
    assert desk.types("actualiser")[0] == 5
    said = desk.does("restaurer")
    assert "Pour en remettre une à la place du suivi : restaurer, suivi de son nom." in said
    [name] = re.findall(r"\d{8}T\d+Z-\w+", said)[:1]
    said = desk.does(f"restaurer {name} --oui")
    assert "« actualiser » le remet dans le suivi" in said
    desk.does("actualiser")
    now = desk.rows("APPELS")
    assert [row[0] for row in now].count("APL-26-007") == 1
    at = [row[0] for row in good].index("APL-26-006")
    assert sum(a != b for a, b in zip(good[at], now[at], strict=True)) in (2, 3)  # what was noted


def test_a_letter_says_what_its_template_says_after_word_has_split_it(desk: Desk) -> None:
    """Word cuts a paragraph into runs wherever somebody corrected a word, in the midst of a tag."""
    own = desk.folder / "Modèles"
    own.mkdir(exist_ok=True)
    letter = docx.Document(str(ROOT / "templates_docx" / "accuse_reception.docx"))
    tagged = next(p for p in letter.paragraphs if "{{" in p.text and len(p.runs) == 1)
    text = tagged.text
    at = text.index("{{") + 1
    tagged.runs[0].text = text[:at]
    tagged.add_run(text[at : at + 4]).bold = True
    tagged.add_run(text[at + 4 :])
    letter.add_paragraph("Vu par notre service juridique, {{ appel.numero }}.")
    letter.save(str(own / "accuse_reception.docx"))
    desk.does("traiter APL-26-006 accuse", "--par", "Hélène")
    said = text_of(desk.folder / "Dossiers/APL-26-006/Accusé de réception APL-26-006.docx")
    assert "Vu par notre service juridique, APL-26-006." in said
    assert "{{" not in said


def test_a_tag_that_is_misspelt_is_named_with_its_place(desk: Desk) -> None:
    own = desk.folder / "Modèles"
    own.mkdir(exist_ok=True)
    letter = docx.Document(str(ROOT / "templates_docx" / "accuse_reception.docx"))
    letter.add_paragraph("Dossier {{ appel.numreo }}")
    buffer = BytesIO()
    letter.save(buffer)
    (own / "accuse_reception.docx").write_bytes(buffer.getvalue())
    code, said = desk.types("verifier")
    assert code == 1
    assert "accuse_reception.docx" in said
    assert "appel.numreo" in said
    code, said = desk.types("traiter APL-26-006 accuse")
    assert code == 4
    assert "Champ inconnu dans le modèle : « numreo »" in said
    assert "« verifier » donne le lieu de chaque faute" in said

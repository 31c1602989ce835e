"""The real commands on the samples with pivots and with macros: nothing of theirs is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from workbook_cases import parts

from suivi_tool.interfaces.command_line import main
from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.reading import read_rows

RECEPTION = (
    "--type=candidat", "--nom=Durand", "--prenom=Zoé", "--recu-le=2026-05-04", "--canal=mail",
    "--notifie-le=2026-04-20", "--decision=Échec examen", "--decideur=Jury",
)  # fmt: skip
STEPS = (
    ("accuse", "--le=2026-05-06"),
    ("decision", "--le=2026-05-11", "--justifie=oui", "--motif=Erreur"),
    ("action", "--le=2026-05-12", "--action=Corriger", "--pilote=RQ", "--echeance=2026-06-30"),
)
MEANT = {
    "[Content_Types].xml", "docProps/app.xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml",
    "xl/sharedStrings.xml", "xl/styles.xml", "xl/tables/table1.xml", "xl/tables/table2.xml",
    "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
    "xl/worksheets/_rels/sheet1.xml.rels", "xl/worksheets/_rels/sheet2.xml.rels",
    "xl/pivotCache/pivotCacheDefinition2.xml",  # made from the very rows of the register
}  # fmt: skip


def census(data: bytes) -> Counter[str]:
    """Return how often each element and attribute stands in a part, hints for readers left out."""
    found: Counter[str] = Counter()
    for each in etree.fromstring(data).iter(etree.Element):
        found[str(each.tag)] += 1
        found.update(f"{each.tag!s} {name!s}" for name in each.attrib if name != "spans")
    return found


def run(root: Path, *words: str) -> None:
    assert main([*words, f"--dossier={root}", "--aujourdhui=2026-05-13", "--utilisateur=Anne"]) == 0


@pytest.mark.parametrize("name", ["4-croises.xlsx", "5-macros.xlsm"])
def test_an_appeal_from_its_adoption_to_its_action(
    name: str, samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "Appels été"
    root.mkdir()
    tracker = root / name
    tracker.write_bytes((samples / name).read_bytes())
    before = parts(tracker.read_bytes())
    assert main(["initialiser", str(root), f"--suivi={tracker}", "--oui"]) == 0
    run(root, "enregistrer", *RECEPTION)
    [number] = {row[0] for row in read_rows(tracker.read_bytes(), "Appels")} - {
        row[0] for row in read_rows((samples / name).read_bytes(), "Appels")
    }
    for step in STEPS:
        run(root, "traiter", str(number), *step)
    run(root, "actualiser")
    capsys.readouterr()

    after = parts(tracker.read_bytes())
    assert before.keys() <= after.keys()
    assert {part for part in before if before[part] != after[part]} <= MEANT
    for part in MEANT & before.keys():
        lost = census(before[part]) - census(after[part])
        assert not lost, (part, lost)
    assert audit(tracker.read_bytes(), tracker.suffix) == ()
    kinds = Package(tracker.read_bytes()).content_types
    assert kinds.of("xl/workbook.xml") == Package((samples / name).read_bytes()).content_types.of(
        "xl/workbook.xml"
    )

"""The list of sheets, the names and the styles."""

from __future__ import annotations

import pytest
from workbook_cases import tracker, with_part

from suivi_tool.workbook.audit_workbook import check, check_styles
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.workbook_part import WorkbookPart

BOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"


def messages(before: bytes = b"", after: bytes = b"") -> list[str]:
    data = with_part(tracker(), BOOK, before, after) if before else tracker()
    return [each.message for each in check(WorkbookPart(Package(data)))]


def test_a_sound_workbook() -> None:
    assert messages() == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (b'name="Bilan"', b'name="SUIVI"', "deux feuilles se nomment"),
        (b'name="Bilan"', b'name="Bi/lan"', "caractère interdit"),
        (b'sheetId="2"', b'sheetId="1"', "identifiant"),
        (b'name="Suivi"', b'state="hidden" name="Suivi"', "affichée est masquée"),
        (b"<workbookView ", b'<workbookView activeTab="9" ', "affichée (activeTab)"),
        (b'name="Titre"', b'name="valeurs"', "défini deux fois"),
        (b'name="Titre"', b'name="AB12"', "nom permis"),
        (b">Suivi!$A$1<", b">Absente!$A$1<", "« Absente »"),
        (b">Suivi!$A$1<", b"><", "ne désigne rien"),
    ],
)
def test_each_fault(before: bytes, after: bytes, said: str) -> None:
    assert any(said in each.replace("\u00a0", " ") for each in messages(before, after))


@pytest.mark.parametrize(
    "name", ["Été_2026", "_x.y?", "contact_✉", "A2000000", "\\z", "[Ancien]Nom"]
)
def test_names_that_excel_takes(name: str) -> None:
    assert messages(b'name="Titre"', f'name="{name}"'.encode()) == []


def test_styles_lead_to_what_is_there() -> None:
    def found(before: bytes, after: bytes) -> list[str]:
        root = Package(with_part(tracker(), STYLES, before, after)).tree(STYLES)
        return [each.message for each in check_styles(root, STYLES)]

    assert found(b"<cellXfs", b"<cellXfs") == []
    assert found(b'numFmtId="164" fontId', b'numFmtId="170" fontId') == [
        "le format de nombre 170 n’existe pas"
    ]
    assert len(found(b'formatCode="', b'formatCode="[x')) == 1
    assert found(b'xfId="0" builtinId', b'xfId="4" builtinId') == [
        "un style nommé mène à un style qui n’existe pas"
    ]

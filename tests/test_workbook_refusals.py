"""What is no workbook of ours to edit is refused in a sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbook_cases import packed, parts, tracker, with_part

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook.book import Workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNATURE = (
    b'<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/package/2006/relationships/'
    b'digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>'
)


def doctyped() -> bytes:
    return with_part(
        tracker(), "xl/workbook.xml", b"<workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><workbook'
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "vide"),
        (b"%PDF-1.7", "pas un classeur"),
        (OLE + b"\0" * 512, "Enregistrer sous"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        (tracker()[:4000], "abîmé"),
        (packed({"a.txt": b"b"}), "pas un classeur"),
        (doctyped(), "DOCTYPE"),
        (with_part(tracker(), "_rels/.rels", b"</Relationships>", SIGNATURE), "signature"),
    ],
)
def test_each_refusal_says_why_and_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(WorkbookRefused) as refused:
        Workbook(data)
    assert says in str(refused.value)
    assert all(fault.remedy for fault in refused.value.faults)


def test_a_shared_workbook_is_refused(shared: Path) -> None:
    name = "TryToLoad__LO__xlsx__track-changes__simple-cell-changes.xlsx"
    with pytest.raises(WorkbookRefused, match="en partage"):
        Workbook((shared / "corpus/workbooks/closedxml" / name).read_bytes())


def test_a_document_of_word_is_refused() -> None:
    content = {
        name: data.replace(b"spreadsheetml/2006/main", b"wordprocessingml/2006/main")
        for name, data in parts(tracker()).items()
    }
    with pytest.raises(WorkbookRefused, match="pas un classeur"):
        Workbook(packed(content))

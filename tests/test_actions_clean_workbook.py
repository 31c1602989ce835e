"""A person taken out of a workbook, every part of it."""

from __future__ import annotations

import io
import re
from urllib.parse import unquote

import openpyxl
import xlsxwriter
from work_folders import parts

from suivi_tool.actions.clean_workbook import clean
from suivi_tool.actions.identity import Identity
from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.book import Workbook

WHO = Identity(("Zoé Delaunay", "Delaunay"))


def strings(data: bytes) -> bytes:
    return parts(data)["xl/sharedStrings.xml"]


def workbook(*texts: str) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet("Delaunay")
        for row, text in enumerate(texts):
            sheet.write_string(row, 0, text)
        sheet.write_comment(0, 1, "Rappeler Mme Delaunay")
    return written.getvalue()


def test_a_name_goes_out_of_cells_notes_and_names_of_sheets() -> None:
    before = workbook("Vu avec Zoé DELAUNAY", "Autre")
    cleaned = clean(before, WHO)
    assert cleaned.left == ()
    assert all(b"elaunay" not in part.lower() for part in parts(cleaned.data).values())
    assert audit(cleaned.data) == ()
    (sheet,) = openpyxl.load_workbook(io.BytesIO(cleaned.data)).worksheets
    assert sheet["A2"].value == "Autre"


def test_somebody_else_of_the_same_first_name_stays_also_in_two_looks() -> None:
    who = Identity(("Zoé Delaunay", "Delaunay", "Zoé"), alone=frozenset({"zoe", "delaunay"}))
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet, bold = book.add_worksheet("A"), book.add_format({"bold": True})
        sheet.write_rich_string(0, 0, "Vu ", bold, "Zoé", " Bernard")
        sheet.write_rich_string(1, 0, "Vu ", bold, "Zoé", " lundi")
        sheet.write_string(2, 0, "Zoé")
        sheet.write_string(3, 0, "Bernard")
    cleaned = clean(written.getvalue(), who)
    (sheet,) = openpyxl.load_workbook(io.BytesIO(cleaned.data)).worksheets
    assert [cell.value for cell in sheet["A"]] == [
        "Vu Zoé Bernard", "Vu Anonymisé lundi", "Anonymisé", "Bernard",
    ]  # fmt: skip
    assert b"<b/>" in strings(cleaned.data)


def test_a_workbook_that_names_nobody_stays_the_very_same_bytes() -> None:
    with_others = workbook("Autre")
    assert clean(with_others, Identity(("Petit",))).data == with_others


def test_a_link_that_opens_a_message_names_nobody_any_more() -> None:
    """« Échéances » holds such links; what is coded there (%C3%A9 for é) is read."""
    link = (
        "mailto:rq@example.org?subject=Relance&body=Revoir%20le%20cas%20Zo%C3%A9%20Delaunay%2C%26"
    )
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        book.add_worksheet("A").write_url(0, 0, link, string="✉")
    cleaned = clean(written.getvalue(), WHO)
    relations = parts(cleaned.data)["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    assert (
        "mailto:rq@example.org?subject=Relance&amp;body=Revoir%20le%20cas%20Anonymis" in relations
    )
    assert "elaunay" not in relations
    assert "%2C%26" in relations


def test_a_link_to_a_file_names_nobody_any_more_and_leads_elsewhere_as_before() -> None:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet("A")
        sheet.write_url(0, 0, "external:Dossiers/Zo%C3%A9%20Delaunay/Lettre%20Delaunay%202.pdf")
        sheet.write_url(1, 0, "https://example.org/a%20b?nom=Durand%20Delaunay", string="x")
        sheet.write_url(2, 0, "external:Dossiers/Zo%C3%A9%20Durand.pdf", string="y")
    relations = parts(clean(written.getvalue(), WHO).data)["xl/worksheets/_rels/sheet1.xml.rels"]
    targets = re.findall(r'Target="([^"]*)"', relations.decode())
    assert [unquote(target) for target in targets] == [
        r"Dossiers\Anonymisé\Lettre Anonymisé 2.pdf",
        "https://example.org/a b?nom=Durand Anonymisé",
        r"Dossiers\Zoé Durand.pdf",
    ]
    assert all(" " not in target for target in targets)


def test_a_shared_string_that_no_cell_uses_any_more_is_blanked() -> None:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        book.add_worksheet("Sheet").write_row(0, 0, ["secret", "kept"])
    tracker = Workbook(written.getvalue())
    tracker.set_cells("Sheet", {(1, 1): None})
    cleared = tracker.save()
    assert b"secret" in strings(cleared)
    cleaned = clean(cleared, Identity(())).data
    assert b"secret" not in strings(cleaned)
    assert b"kept" in strings(cleaned)
    assert clean(cleaned, Identity(())).data == cleaned

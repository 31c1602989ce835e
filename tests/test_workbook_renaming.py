"""A donor's sheets get other names, and everything in it follows."""

from __future__ import annotations

import io

import openpyxl
import xlsxwriter

from suivi_tool.workbook.renaming import rename_sheets


def donor() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    data, page = book.add_worksheet("Jours fériés"), book.add_worksheet("Indicateurs")
    data.write_row(0, 0, [1, 2, 3])
    page.write_formula("A1", "=SUM('Jours fériés'!A1:C1)+Indicateurs!B1", None, 6)
    page.write_string("A2", "voir « Jours fériés »")
    page.write_url("A3", "internal:'Jours fériés'!A1")
    book.define_name("LISTE", "='Jours fériés'!$A$1:$C$1")
    page.print_area(0, 0, 5, 5)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Jours fériés'!$A$1:$C$1"})
    page.insert_chart("E5", chart)
    book.close()
    return out.getvalue()


def test_formulas_names_links_and_charts_follow() -> None:
    renamed = rename_sheets(donor(), {"Jours fériés": "L'été & co", "Indicateurs": "Indicateurs 2"})
    book = openpyxl.load_workbook(io.BytesIO(renamed))
    assert book.sheetnames == ["L'été & co", "Indicateurs 2"]
    page = book["Indicateurs 2"]
    assert page["A1"].value == "=SUM('L''été & co'!A1:C1)+'Indicateurs 2'!B1"
    assert page["A2"].value == "voir « Jours fériés »"
    assert page["A3"].hyperlink.location == "'L''été & co'!A1"
    assert book.defined_names["LISTE"].attr_text == "'L''été & co'!$A$1:$C$1"
    assert page.print_area == "'Indicateurs 2'!$A$1:$F$6"
    [chart] = vars(page)["_charts"]
    assert chart.series[0].val.numRef.f == "'L''été & co'!$A$1:$C$1"


def test_the_same_names_give_the_same_bytes() -> None:
    made = donor()
    assert rename_sheets(made, {"Indicateurs": "Indicateurs"}) == made

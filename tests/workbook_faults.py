"""Faults that make Excel repair or refuse a workbook, put one by one into a sound one."""

# ruff: noqa: DTZ001
from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime

import xlsxwriter

from suivi_tool.workbook import archive
from suivi_tool.workbook.package import Package

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
TABLE = "xl/tables/table1.xml"
TYPES = "[Content_Types].xml"
RELS = "xl/_rels/workbook.xml.rels"
SHEET_RELS = "xl/worksheets/_rels/sheet1.xml.rels"
CHAIN = "xl/calcChain.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CHAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"


def sound() -> bytes:
    """Return a workbook with a little of everything, and no fault."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.set_properties({"created": datetime(2026, 1, 2, 3, 4, 5)})
        red = book.add_format({"bg_color": "#FFC7CE", "num_format": "0.0 €"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "bold": True})
        sheet = book.add_worksheet("Suivi")
        for row in range(1, 6):
            sheet.write(row, 0, f"A{row}")
            sheet.write_number(row, 1, row * 1.5)
            sheet.write_datetime(row, 2, datetime(2026, 1, row), day)
            sheet.write_formula(row, 3, f"=B{row + 1}*2", None, row * 3)
            sheet.write_boolean(row, 4, True)
        columns = [{"header": each} for each in ("N°", "Valeur", "Le", "Double", "Clos")]
        sheet.add_table(0, 0, 5, 4, {"name": "Registre", "columns": columns})
        sheet.merge_range("H2:I3", "Titre")
        sheet.merge_range("H5:I6", "Autre")
        sheet.data_validation("E2:E6", {"validate": "list", "source": ["Oui", "Non"]})
        sheet.conditional_format(
            "B2:B6", {"type": "cell", "criteria": ">", "value": 3, "format": red}
        )
        sheet.write_url("K1", "https://example.org/")
        sheet.write_comment("B2", "Vu")
        sheet.set_column("B:B", 12)
        sheet.set_header("&CSuivi")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Suivi!$B$2:$B$6"})
        sheet.insert_chart("M2", chart)
        other = book.add_worksheet("Listes")
        other.write("A1", "Oui")
        other.write_array_formula("B1:B2", "{=TRANSPOSE(Suivi!B2:C2)}", None, 1)
        book.define_name("Choix", "=Listes!$A$1:$A$9")
        book.define_name("Suivi!Zone", "=Suivi!$A$1")
    return _with_chain(buffer.getvalue())


def _with_chain(data: bytes) -> bytes:
    package = Package(data)
    cells = "".join(f'<c r="D{row}" i="1"/>' for row in range(2, 7))
    package.write(CHAIN, f'<calcChain xmlns="{MAIN}">{cells}</calcChain>'.encode())
    package.content_types.set(CHAIN, CHAIN_TYPE)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    package.relations(BOOK).add(kind, CHAIN)
    return package.save()


Fault = Callable[[Package], None]
FAULTS: dict[str, Fault] = {}


def swap(part: str, before: str, after: str) -> Fault:
    """Return a fault: the first match of a pattern in a part, replaced."""

    def inject(package: Package) -> None:
        text = package.read(part).decode()
        changed, count = re.subn(before, after, text, count=1, flags=re.DOTALL)
        assert count, (part, before)
        assert changed != text
        package.write(part, changed.encode())

    return inject


def _drop(part: str) -> Fault:
    def inject(package: Package) -> None:
        content = package.content_types
        kept = content.of(part)
        package.drop(part)
        content.set(part, kept)

    return inject


def _twice(package: Package) -> bytes:
    """Return the file with one part in it twice."""
    entries = list(package._packed({"nothing"}))
    return archive.write([*entries, entries[-1]])


def broken(name: str, data: bytes) -> bytes:
    """Return the workbook with this fault in it."""
    package = Package(data)
    if name == "a part twice":
        return _twice(package)
    FAULTS[name](package)
    return package.save()


def _none(_: Package) -> None:
    """Done otherwise, in `broken`."""


_LONG = "x" * 32_768
_VERY_LONG = "1+" * 4200 + "1"

FAULTS.update(
    {
        # 1 rows and cells
        "rows out of order": swap(SHEET, '<row r="3"', '<row r="2"'),
        "cells out of order": swap(SHEET, '<c r="B3"', '<c r="E3"'),
        "a cell in another row": swap(SHEET, '<c r="A3"', '<c r="A4"'),
        "a row beyond the last": swap(SHEET, '<row r="6"(.*?)</row>', r'<row r="1048577"\1</row>'),
        "a column beyond the last": swap(SHEET, '<c r="K1"', '<c r="XFE1"'),
        "a cell twice": swap(SHEET, '(<c r="A3".*?</c>)', r"\1\1"),
        "a cell without a name": swap(SHEET, '<c r="A3"', '<c r="3A"'),
        # 2 indexes
        "style index": swap(SHEET, r'(<c r="C2" s=)"\d+"', r'\1"99"'),
        "row style index": swap(SHEET, '<row r="3"', '<row r="3" s="77" customFormat="1"'),
        "shared string index": swap(SHEET, r'(<c r="A2" t="s"><v>)\d+', r"\g<1>9999"),
        "conditional format index": swap(SHEET, r'dxfId="\d+"', 'dxfId="42"'),
        "font index": swap(STYLES, r'(<cellXfs.*?fontId=)"\d+"', r'\1"42"'),
        "fill index": swap(STYLES, r'(<cellXfs.*?fillId=)"\d+"', r'\1"42"'),
        "border index": swap(STYLES, r'(<cellXfs.*?borderId=)"\d+"', r'\1"42"'),
        "named style index": swap(STYLES, r'(<cellStyle [^>]*xfId=)"0"', r'\1"9"'),
        "number format twice": swap(STYLES, r"(<numFmt [^>]*/>)", r"\1\1"),
        # 3 order of elements
        "elements of a sheet in disorder": swap(
            SHEET, "(<mergeCells.*?</mergeCells>)(.*?)(<pageMargins[^>]*/>)", r"\3\2\1"
        ),
        "two drawings": swap(SHEET, "(<drawing [^>]*/>)", r"\1\1"),
        "elements of the workbook in disorder": swap(
            BOOK, "(<sheets>.*?</sheets>)(<definedNames>.*?</definedNames>)", r"\2\1"
        ),
        "elements of the styles in disorder": swap(
            STYLES, "(<fonts.*?</fonts>)(<fills.*?</fills>)", r"\2\1"
        ),
        "an unknown element": swap(SHEET, "</sheetData>", "</sheetData><rubbish/>"),
        "an unknown attribute": swap(SHEET, "<sheetData>", '<sheetData rubbish="1">'),
        "an attribute that is missing": swap(SHEET, '<mergeCell ref="H2:I3"/>', "<mergeCell/>"),
        "a word that does not exist": swap(SHEET, 'type="list"', 'type="liste"'),
        "elements of a chart in disorder": swap(
            "xl/charts/chart1.xml", "(<c:idx[^>]*/>)(<c:order[^>]*/>)", r"\2\1"
        ),
        # 4 tables
        "a heading that is not the column's name": swap(TABLE, 'name="Le"', 'name="La"'),
        "two columns of one name": swap(TABLE, 'name="Valeur"', 'name="le"'),
        "two columns of one id": swap(TABLE, '<tableColumn id="2"', '<tableColumn id="1"'),
        "a table wider than its columns": swap(TABLE, ' ref="A1:E6"', ' ref="A1:F6"'),
        "a filter outside its table": swap(
            TABLE, '<autoFilter ref="A1:E6"', '<autoFilter ref="A1:E9"'
        ),
        "a table's name with a blank": swap(TABLE, 'displayName="Registre"', 'displayName="Le R"'),
        "a table of headings only": swap(TABLE, ' ref="A1:E6"', ' ref="A1:E1"'),
        "a table part too many": swap(SHEET, "(<tablePart [^>]*/>)", r"\1\1"),
        # 5 calculation chain
        "the chain names a cell without formula": swap(CHAIN, 'r="D2"', 'r="B2"'),
        "the chain names a sheet that is not there": swap(CHAIN, 'i="1"', 'i="7"'),
        # 6 relations and content types
        "a relation without its part": swap(SHEET_RELS, "charts|drawings/drawing1", "drawings/x9"),
        "a part used without relation": swap(SHEET, '<drawing r:id="', '<drawing r:id="x'),
        "a relation's id twice": swap(RELS, 'Id="rId2"', 'Id="rId1"'),
        "a part that was dropped": _drop(TABLE),
        "a kind for a part that is not there": swap(
            TYPES, 'PartName="/xl/styles.xml"', 'PartName="/xl/style.xml"'
        ),
        "a kind twice": swap(TYPES, '(<Override PartName="/xl/styles.xml"[^>]*/>)', r"\1\1"),
        "a part of the wrong kind": swap(
            TYPES, r"spreadsheetml\.table\+xml", "spreadsheetml.tab+xml"
        ),
        "no kind for relations": swap(TYPES, '<Default Extension="rels"[^>]*/>', ""),
        "a macro workbook named .xlsx": swap(
            TYPES,
            r"application/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
        # 7 markup compatibility
        "an ignorable prefix that is not declared": swap(
            SHEET,
            "<worksheet ",
            '<worksheet xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'mc:Ignorable="x14ac" ',
        ),
        "XML that is not well formed": swap(SHEET, "</sheetData>", "</sheetDat>"),
        # 8 sheets
        "a sheet's name too long": swap(BOOK, 'name="Listes"', f'name="{"L" * 32}"'),
        "a sheet's name with a slash": swap(BOOK, 'name="Listes"', 'name="Lis/tes"'),
        "two sheets of one name": swap(BOOK, 'name="Listes"', 'name="SUIVI"'),
        "two sheets of one id": swap(BOOK, 'sheetId="2"', 'sheetId="1"'),
        "the sheet shown does not exist": swap(
            BOOK, "<workbookView ", '<workbookView activeTab="5" '
        ),
        "the sheet shown is hidden": swap(BOOK, 'name="Suivi"', 'name="Suivi" state="hidden"'),
        # 9 names
        "a name twice": swap(BOOK, "(<definedName .*?</definedName>)", r"\1\1"),
        "a name of a sheet that is not there": swap(BOOK, 'localSheetId="0"', 'localSheetId="8"'),
        "a name that is none": swap(BOOK, 'name="Choix"', 'name="A1"'),
        # 10 formulas
        "a formula with its sign": swap(SHEET, "<f>B2", "<f>=B2"),
        "a formula with semicolons": swap(SHEET, "<f>B2[*]2", "<f>SUM(B2;2)"),
        "a formula with one parenthesis": swap(SHEET, "<f>B2[*]2", "<f>SUM(B2"),
        "a formula with [@]": swap(SHEET, "<f>B2[*]2", "<f>Registre[@Valeur]"),
        "a later function without its prefix": swap(SHEET, "<f>B2[*]2", "<f>XLOOKUP(1,B2,B2)"),
        "a formula that is too long": swap(SHEET, "<f>B2[*]2", f"<f>{_VERY_LONG}"),
        "a formula on a sheet that is not there": swap(SHEET, "<f>B2[*]2", "<f>Absente!B2"),
        "a formula on a table that is not there": swap(SHEET, "<f>B2[*]2", "<f>SUM(Absent[Le])"),
        "a text not closed in a formula": swap(SHEET, "<f>B2[*]2", '<f>B2&amp;"x'),
        "a chart on a sheet that is not there": swap("xl/charts/chart1.xml", "Suivi!", "Absente!"),
        # 11 values
        "a control character": swap("xl/sharedStrings.xml", "<t>A1", "<t>A\x07"),
        "a text that is too long": swap("xl/sharedStrings.xml", "<t>A1", f"<t>{_LONG}"),
        "an infinite number": swap(SHEET, "<v>1.5</v>", "<v>INF</v>"),
        "a number with a comma": swap(SHEET, "<v>1.5</v>", "<v>1,5</v>"),
        "a boolean that is none": swap(SHEET, '(t="b"><v>)1', r"\1VRAI"),
        "a kind of cell that is none": swap(SHEET, 't="b"', 't="bool"'),
        # 12 the rest
        "a list of choices too long": swap(SHEET, '"Oui,Non"', '"' + "Oui," * 70 + '"'),
        "a validation without range": swap(SHEET, 'sqref="E2:E6"', 'sqref=""'),
        "a format without range": swap(
            SHEET, 'conditionalFormatting sqref="B2:B6"', 'conditionalFormatting sqref=""'
        ),
        "merged cells that overlap": swap(SHEET, 'ref="H5:I6"', 'ref="H3:I6"'),
        "comments without their drawing": swap(SHEET, "<legacyDrawing [^>]*/>", ""),
        "a date that is none": swap("docProps/core.xml", "2026-01-02T", "le 2 janvier "),
        "columns that overlap": swap(
            SHEET, "(<cols>)(<col [^>]*/>)", r'\1\2<col min="2" max="3" width="9"/>'
        ),
        "a comment of nobody": swap("xl/comments1.xml", 'authorId="0"', 'authorId="5"'),
        "a header that is too long": swap(SHEET, "&amp;CSuivi", "&amp;C" + "x" * 300),
        "a link on no cell": swap(SHEET, '<hyperlink ref="K1"', '<hyperlink ref="K"'),
        "a part twice": _none,
    }
)

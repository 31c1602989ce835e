"""More faults of packages: their parts, tables, styles, drawings, names."""

from __future__ import annotations

import re
from collections.abc import Callable

from workbook_faults import (
    BOOK,
    CHAIN,
    FAULTS,
    MAIN,
    RELS,
    SHEET,
    SHEET_RELS,
    STYLES,
    TABLE,
    TYPES,
    Fault,
    swap,
)

from suivi_tool.workbook.package import Package

STRINGS = "xl/sharedStrings.xml"
CHART = "xl/charts/chart1.xml"
DRAWING = "xl/drawings/drawing1.xml"
COMMENTS = "xl/comments1.xml"
CORE = "docProps/core.xml"
TABLE_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/table"
SECOND = "xl/tables/table2.xml"


def _bytes(part: str, before: bytes, after: bytes) -> Fault:
    """Return a fault: bytes replaced, whatever their encoding becomes."""

    def inject(package: Package) -> None:
        raw = package.read(part)
        assert before in raw
        package.write(part, raw.replace(before, after, 1))

    return inject


def _written(part: str, data: bytes) -> Fault:
    return lambda package: package.write(part, data)


def _without_relations(part: str) -> Fault:
    return lambda package: package.drop_relations(part)


def _second_table(change: Callable[[str], str]) -> Fault:
    """Return a fault: a second table in the sheet, a copy of the first with a change."""

    def inject(package: Package) -> None:
        package.write(SECOND, change(package.read(TABLE).decode()).encode())
        package.content_types.set(SECOND, package.content_types.of(TABLE))
        identifier = package.relations(SHEET).add(TABLE_KIND, SECOND)
        sheet = re.sub('<tableParts count="1">', '<tableParts count="2">', _text(package, SHEET))
        more = f'<tablePart r:id="{identifier}"/></tableParts>'
        package.write(SHEET, sheet.replace("</tableParts>", more).encode())

    return inject


def _text(package: Package, part: str) -> str:
    return package.read(part).decode()


def _no_kind(part: str) -> Fault:
    return swap(TYPES, f'<Override PartName="/{part}"[^>]*/>', "")


FAULTS.update(
    {
        # the XML of parts
        "bytes that are no UTF-8": _bytes(STRINGS, b"<t>A1", b"<t>\xe9A1"),
        "two declarations": _bytes(SHEET, b"<?xml", b'<?xml version="1.0"?><?xml'),
        "a blank before the declaration": _bytes(SHEET, b"<?xml", b" <?xml"),
        "rubbish after the end": _bytes(SHEET, b"</worksheet>", b"</worksheet>x"),
        "a part cut short": _bytes(SHEET, b"</worksheet>", b""),
        "an empty part": _written(STYLES, b""),
        "a DOCTYPE": _bytes(SHEET, b"<worksheet", b"<!DOCTYPE x><worksheet"),
        "an entity that is none": swap(STRINGS, "<t>A1", "<t>&eacute;A1"),
        "a control character by number": swap(STRINGS, "<t>A1", "<t>&#7;A1"),
        "blanks kept in a way that is none": swap(STRINGS, "<t>A1", '<t xml:space="oui">A1'),
        "no shared strings in the list": _written(STRINGS, f'<sst xmlns="{MAIN}"/>'.encode()),
        "a shared string less": swap(STRINGS, "<si><t>A1</t></si>", ""),
        "a sheet in another namespace": swap(SHEET, MAIN, "http://example.org/x"),
        "styles in another namespace": swap(STYLES, MAIN, "http://example.org/x"),
        "strings in another namespace": swap(STRINGS, MAIN, "http://example.org/x"),
        "a table in another namespace": swap(TABLE, MAIN, "http://example.org/x"),
        "an element that must be understood": swap(
            SHEET, "<worksheet ", '<worksheet xmlns:mc="http://schemas.openxmlformats.org/'
            'markup-compatibility/2006" xmlns:z="http://z" mc:MustUnderstand="z" ',
        ),
        # relations and kinds
        "a relation without type": swap(RELS, '(Id="rId2") Type="[^"]*"', r"\1"),
        "a relation without id": swap(RELS, ' Id="rId2"', ""),
        "a relation of another kind": swap(
            RELS, 'worksheet" Target="worksheets/sheet2', 'chartsheet" Target="worksheets/sheet2'
        ),
        "no relation to the workbook": swap("_rels/.rels", "relationships/officeDocument", "rien"),
        "a sheet without relations": _without_relations(SHEET),
        "a drawing without relations": _without_relations(DRAWING),
        "a workbook without relations": _without_relations(BOOK),
        "an address said to be a part": swap(SHEET_RELS, ' TargetMode="External"', ""),
        "an address too long": swap(SHEET_RELS, "example.org/", "example.org/" + "x" * 2100),
        "no kind for a sheet": _no_kind("xl/worksheets/sheet1.xml"),
        "no kind for the styles": _no_kind("xl/styles.xml"),
        "no kind for the strings": _no_kind("xl/sharedStrings.xml"),
        "no kind for a table": _no_kind("xl/tables/table1.xml"),
        "no kind for a chart": _no_kind("xl/charts/chart1.xml"),
        "no kind for the properties": _no_kind("docProps/core.xml"),
        "the kind of a Word document": swap(
            TYPES, r"spreadsheetml\.sheet\.main", "wordprocessingml.document.main"
        ),
        "a part's name without slash": swap(TYPES, '"/xl/styles.xml"', '"xl/styles.xml"'),
        "a picture without kind": _written("xl/media/image1.png", b"\x89PNG"),
        "a default twice": swap(TYPES, '(<Default Extension="xml"[^>]*/>)', r"\1\1"),
        # the workbook and its names
        "no sheet": swap(BOOK, "<sheets>.*?</sheets>", "<sheets/>"),
        "a sheet without name": swap(BOOK, ' name="Listes"', ' name=""'),
        "a sheet's id too large": swap(BOOK, 'sheetId="2"', 'sheetId="70000"'),
        "a sheet of no part": swap(BOOK, 'r:id="rId2"', 'r:id="rId99"'),
        "two sheets of one part": swap(BOOK, 'r:id="rId2"', 'r:id="rId1"'),
        "a state that is none": swap(BOOK, 'name="Listes"', 'state="cache" name="Listes"'),
        "a name for nothing": swap(BOOK, r">Listes!\$A\$1:\$A\$9<", "><"),
        "a name with a blank": swap(BOOK, 'name="Choix"', 'name="Mon choix"'),
        "a name of the table": swap(BOOK, 'name="Choix"', 'name="Registre"'),
        "a name like R1C1": swap(BOOK, 'name="Choix"', 'name="R1C1"'),
        "a link to a workbook that is not there": swap(
            BOOK, "<definedNames>", '<externalReferences><externalReference r:id="rId55"/>'
            "</externalReferences><definedNames>",
        ),
        "a pivot cache that is not there": swap(
            BOOK, "</workbook>",
            '<pivotCaches><pivotCache cacheId="1" r:id="rId66"/></pivotCaches></workbook>',
        ),
        "the chain names no cell": swap(CHAIN, 'r="D2"', 'r="2D"'),
        # tables
        "two tables in one place": _second_table(
            lambda text: text.replace('id="1" name="Registre" displayName="Registre"',
                                      'id="2" name="Deux" displayName="Deux"')
        ),
        "two tables of one id": _second_table(
            lambda text: text.replace('name="Registre" displayName="Registre"',
                                      'name="Deux" displayName="Deux"').replace("A1:E6", "A20:E26")
        ),
        "two tables of one name": _second_table(
            lambda text: text.replace('id="1" name="Registre" displayName="Registre"',
                                      'id="2" name="D" displayName="REGISTRE"')
        ),
        "a table beyond the sheet": swap(TABLE, ' ref="A1:E6"', ' ref="A1:E1048577"'),
        "a table's columns miscounted": swap(TABLE, 'Columns count="5"', 'Columns count="4"'),
        "a table of id 0": swap(TABLE, '(<table [^>]*)id="1"', r'\1id="0"'),
        "a table's name like a cell": swap(TABLE, 'displayName="Registre"', 'displayName="AB12"'),
        "a column without name": swap(TABLE, ' name="Le"', ""),
        "a filter over the totals": swap(TABLE, 'totalsRowShown="0"', 'totalsRowCount="1"'),
        "a filter without headings": swap(TABLE, "<table ", '<table headerRowCount="0" '),
        "a column's format": swap(TABLE, 'Column id="2"', 'Column dataDxfId="9" id="2"'),
        "a heading that is a number": swap(
            SHEET, r'<c r="B1"[^>]*><v>\d+</v>', '<c r="B1"><v>12</v>'
        ),
        "a heading that is a formula": swap(
            SHEET, r'<c r="B1"[^>]*><v>\d+</v>', '<c r="B1" t="str"><f>"Valeur"</f><v>Valeur</v>'
        ),
        # styles
        "a number format that is not there": swap(STYLES, 'numFmtId="164" f', 'numFmtId="190" f'),
        "a number format with an open text": swap(STYLES, 'formatCode="', 'formatCode="&quot;'),
        "a number format with an open bracket": swap(STYLES, 'formatCode="', 'formatCode="[x'),
        "a colour that is none": swap(STYLES, '<bgColor rgb="[^"]*"', '<bgColor rgb="rouge"'),
        "a letter too large": swap(STYLES, '<sz val="11"', '<sz val="500"'),
        "no fonts": swap(STYLES, "<fonts.*?</fonts>", ""),
        "no looks": swap(STYLES, "<cellXfs.*?</cellXfs>", ""),
        # drawings, charts, comments
        "a chart without relation": swap(DRAWING, 'r:id="rId1"', 'r:id="rId9"'),
        "an anchor without end": swap(DRAWING, "<xdr:to>.*?</xdr:to>", ""),
        "an anchor before the sheet": swap(DRAWING, r"<xdr:col>\d+", "<xdr:col>-4"),
        "a drawing that moves with nothing": swap(DRAWING, "<xdr:clientData/>", ""),
        "an axis that is not there": swap(
            CHART, r'(<c:barChart>.*?<c:axId val=)"\d+"', r'\1"1"'
        ),
        "a chart without plot": swap(CHART, "<c:plotArea>.*?</c:plotArea>", ""),
        "a comment on no cell": swap(COMMENTS, 'ref="B2"', 'ref="2B"'),
        "two comments on a cell": swap(COMMENTS, "(<comment .*?</comment>)", r"\1\1"),
        "a comment without text": swap(COMMENTS, "<text>.*?</text>", ""),
        "an old drawing cut short": swap("xl/drawings/vmlDrawing1.vml", "</xml>", ""),
        "a date of another kind": swap(CORE, "dcterms:W3CDTF", "dcterms:Date"),
    }
)  # fmt: skip

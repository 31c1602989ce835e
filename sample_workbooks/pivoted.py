"""Sample 4: the clean tracker with a pivot table, its slicer, x14 formats and sparklines.

The sheet « TCD » comes from XlsxWriter through the workbook layer; the pivot table and the slicer,
which no library writes, are parts written here as Excel writes them.
"""

from __future__ import annotations

import io
from collections import Counter
from xml.sax.saxutils import quoteattr

import xlsxwriter
from lxml import etree

from sample_workbooks import clean
from sample_workbooks.facts import actions
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.package import Package

SHEET = "TCD"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "http://schemas.microsoft.com/office"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
ROOTS = f'xmlns="{MAIN}" xmlns:r="{R}"'
FIRST = 4  # row of the pivot table's headings
BY, COUNTED = "Pilote", "N° AC/AP"


def build() -> bytes:
    """Return the workbook."""
    counts = Counter(str(record[BY] or "") for record in actions())
    book = Workbook(clean.build())
    book.put_sheet(_sheet(counts), SHEET)
    package = Package(book.save())
    _pivot(package, _part(package), sorted(counts))
    _slicer(package, _part(package), sorted(counts))
    return package.save()


def _part(package: Package) -> str:
    return next(
        each.target
        for each in package.relations("xl/workbook.xml").of_kind("worksheet")
        if each.target.endswith("sheet5.xml")
    )


def _sheet(counts: Counter[str]) -> bytes:
    """Return the sheet: the pivot's values as Excel last showed them, bars and sparklines."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "font_size": 10})
        sheet = book.add_worksheet(SHEET)
        sheet.set_column("A:A", 26)
        sheet.write("A1", "Actions par pilote", bold)
        sheet.write_row(FIRST - 1, 0, ["Étiquettes de lignes", f"Nombre de {COUNTED}"], bold)
        for row, name in enumerate(sorted(counts), FIRST):
            sheet.write_string(row, 0, name)
            sheet.write_number(row, 1, counts[name])
        last = FIRST + len(counts)
        sheet.write_row(last, 0, ["Total général", sum(counts.values())], bold)
        area = (FIRST, 1, last - 1, 1)
        sheet.conditional_format(
            *area, {"type": "data_bar", "data_bar_2010": True, "bar_color": "#63C384"}
        )
        sheet.conditional_format(*area, {"type": "icon_set", "icon_style": "3_traffic_lights"})
        sheet.add_sparkline(
            "D5", {"range": f"{SHEET}!B{FIRST + 1}:B{last}", "type": "column", "markers": True}
        )
        sheet.insert_textbox("F10", "Le segment filtre le tableau croisé par pilote.")
    return buffer.getvalue()


def _add(package: Package, owner: str, kind: str, part: str, *content: str) -> str:
    """Add a part (its XML, its content type) that `owner` uses; return the relation's id."""
    markup, type_ = content
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    package.write(part, (declaration + markup).encode())
    package.content_types.set(part, type_)
    return package.relations(owner).add(kind, part)


def _pivot(package: Package, sheet: str, names: list[str]) -> None:
    cache = "xl/pivotCache/pivotCacheDefinition1.xml"
    items = "".join(f"<s v={quoteattr(name)}/>" for name in names)
    shared = f'<sharedItems count="{len(names)}">{items}</sharedItems>'
    fields = "".join(
        f'<cacheField name={quoteattr(column.heading)} numFmtId="0">'
        f"{shared if column.heading == BY else '<sharedItems/>'}</cacheField>"
        for column in clean.ACTION_COLUMNS
    )
    identifier = _add(
        package, "xl/workbook.xml", f"{R}/pivotCacheDefinition", cache,
        f'<pivotCacheDefinition {ROOTS} saveData="0" refreshOnLoad="1" refreshedBy="RQ" '
        'createdVersion="4" refreshedVersion="4" minRefreshableVersion="3" recordCount="0">'
        '<cacheSource type="worksheet"><worksheetSource name="TabActions"/></cacheSource>'
        f'<cacheFields count="{len(clean.ACTION_COLUMNS)}">{fields}</cacheFields>'
        "</pivotCacheDefinition>",
        TYPE + "pivotCacheDefinition+xml",
    )  # fmt: skip
    book = package.tree("xl/workbook.xml")
    _append(
        book, f'<pivotCaches {ROOTS}><pivotCache cacheId="1" r:id="{identifier}"/></pivotCaches>'
    )
    pivot = "xl/pivotTables/pivotTable1.xml"
    _add(package, sheet, f"{R}/pivotTable", pivot, _table(names), TYPE + "pivotTable+xml")
    package.relations(pivot).add(f"{R}/pivotCacheDefinition", cache)


def _table(names: list[str]) -> str:
    headings = [column.heading for column in clean.ACTION_COLUMNS]
    by, counted = headings.index(BY), headings.index(COUNTED)
    items = "".join(f'<item x="{index}"/>' for index in range(len(names)))
    axis = (
        f'<pivotField axis="axisRow" showAll="0"><items count="{len(names) + 1}">{items}'
        '<item t="default"/></items></pivotField>'
    )
    plain = {by: axis, counted: '<pivotField dataField="1" showAll="0"/>'}
    fields = "".join(
        plain.get(index, '<pivotField showAll="0"/>') for index in range(len(headings))
    )
    rows = "".join(f'<i><x v="{index}"/></i>' for index in range(len(names)))
    return (
        f'<pivotTableDefinition {ROOTS} name="ActionsParPilote" cacheId="1" '
        'applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" '
        'applyPatternFormats="0" applyAlignmentFormats="0" applyWidthHeightFormats="1" '
        'dataCaption="Valeurs" updatedVersion="4" minRefreshableVersion="3" '
        'useAutoFormatting="1" itemPrintTitles="1" createdVersion="4" indent="0" outline="1" '
        'outlineData="1" multipleFieldFilters="0">'
        f'<location ref="A{FIRST}:B{FIRST + len(names) + 1}" firstHeaderRow="1" '
        'firstDataRow="1" firstDataCol="1"/>'
        f'<pivotFields count="{len(headings)}">{fields}</pivotFields>'
        f'<rowFields count="1"><field x="{by}"/></rowFields>'
        f'<rowItems count="{len(names) + 1}">{rows}<i t="grand"><x/></i></rowItems>'
        '<colItems count="1"><i/></colItems><dataFields count="1">'
        f'<dataField name={quoteattr("Nombre de " + COUNTED)} fld="{counted}" subtotal="count" '
        'baseField="0" baseItem="0"/></dataFields><pivotTableStyleInfo '
        'name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1"/></pivotTableDefinition>'
    )


def _slicer(package: Package, sheet: str, names: list[str]) -> None:
    """Add a slicer of the pivot table: its cache, its look on the sheet, its name."""
    states = "".join(f'<i x="{index}" s="1"/>' for index in range(len(names)))
    cache = _add(
        package, "xl/workbook.xml", f"{OFFICE}/2007/relationships/slicerCache",
        "xl/slicerCaches/slicerCache1.xml",
        f'<slicerCacheDefinition xmlns="{X14}" name="Segment_Pilote" sourceName="{BY}">'
        '<pivotTables><pivotTable tabId="5" name="ActionsParPilote"/></pivotTables>'
        f'<data><tabular pivotCacheId="1"><items count="{len(names)}">{states}</items></tabular>'
        "</data></slicerCacheDefinition>",
        "application/vnd.ms-excel.slicerCache+xml",
    )  # fmt: skip
    shown = _add(
        package, sheet, f"{OFFICE}/2007/relationships/slicer", "xl/slicers/slicer1.xml",
        f'<slicers xmlns="{X14}"><slicer name="{BY}" cache="Segment_Pilote" caption="{BY}" '
        'rowHeight="241300"/></slicers>',
        "application/vnd.ms-excel.slicer+xml",
    )  # fmt: skip
    book = package.tree("xl/workbook.xml")
    _append(
        book,
        f'<extLst {ROOTS}><ext uri="{{BBE1A952-AA13-448e-AADC-164F8A28A991}}" xmlns:x14="{X14}">'
        f'<x14:slicerCaches><x14:slicerCache r:id="{cache}"/></x14:slicerCaches></ext></extLst>',
    )
    _append_extension(package, sheet, shown)
    _draw(package, sheet)


def _append(root: etree._Element, markup: str) -> None:
    root.append(etree.fromstring(markup))


def _append_extension(package: Package, sheet: str, slicer: str) -> None:
    """Add the slicer to the sheet's own list of extensions, after the formats and sparklines."""
    raw = package.read(sheet).decode()
    extension = (
        f'<ext xmlns:x14="{X14}" uri="{{A8765BA9-456A-4dab-B4F3-ACF838C121DE}}">'
        f'<x14:slicerList><x14:slicer r:id="{slicer}"/></x14:slicerList></ext></extLst>'
    )
    package.write(sheet, raw.replace("</extLst></worksheet>", extension + "</worksheet>").encode())


def _draw(package: Package, sheet: str) -> None:
    """Show the slicer on the sheet's drawing."""
    drawing = package.relations(sheet).of_kind("drawing")[0].target
    corner = "<xdr:{0}><xdr:col>{1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{2}</xdr:row>"
    corner += "<xdr:rowOff>0</xdr:rowOff></xdr:{0}>"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    slicer = f"{OFFICE}/drawing/2010/slicer"
    frame = (
        "<xdr:twoCellAnchor>"
        + corner.format("from", 8, 3)
        + corner.format("to", 10, 15)
        + f'<mc:AlternateContent xmlns:mc="{compatibility}"><mc:Choice '
        f'xmlns:sle15="{OFFICE}/drawing/2012/slicer" xmlns:a14="{OFFICE}/drawing/2010/main" '
        'Requires="a14"><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>'
        f'<xdr:cNvPr id="9" name="{BY}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>'
        '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>'
        f'<a:graphicData uri="{slicer}"><sle:slicer xmlns:sle="{slicer}" name="{BY}"/>'
        "</a:graphicData></a:graphic></xdr:graphicFrame></mc:Choice><mc:Fallback>"
        '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="0" name=""/><xdr:cNvSpPr/>'
        '</xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>'
        "</xdr:sp></mc:Fallback></mc:AlternateContent><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
    )
    raw = package.read(drawing).decode()
    package.write(drawing, raw.replace("</xdr:wsDr>", frame).encode())

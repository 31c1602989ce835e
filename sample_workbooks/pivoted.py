"""Sample 4: the clean tracker with two pivot tables, their slicers, x14 formats and sparklines.

The sheet « TCD » comes from XlsxWriter through the workbook layer; the pivot tables and the
slicers, which no library writes, are parts written here as Excel writes them: one made from a
table, one from a range of cells.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

import xlsxwriter
from lxml import etree

from sample_workbooks import clean
from sample_workbooks.facts import Record, actions, appeals
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.references import column_letters

SHEET = "TCD"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "http://schemas.microsoft.com/office"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
ROOTS = f'xmlns="{MAIN}" xmlns:r="{R}"'
FIRST = 4  # row of the pivot table's headings


@dataclass(frozen=True)
class Pivot:
    """A pivot table that counts records by one column; `at` is its first column, from 0."""

    number: int
    name: str
    source: str
    columns: Sequence[clean.Column]
    by: str
    counted: str
    counts: Counter[str]
    at: int
    title: str

    @property
    def items(self) -> list[str]:
        """What it counts by, in order."""
        return sorted(self.counts)

    @property
    def slicer(self) -> str:
        """The name of its slicer's cache."""
        return f"Segment_{self.number}"


def _pivots() -> tuple[Pivot, Pivot]:
    last = f"{column_letters(len(clean.APPEAL_COLUMNS))}{len(appeals()) + 1}"
    return (
        Pivot(
            1, "ActionsParPilote", 'name="TabActions"', clean.ACTION_COLUMNS, "Pilote", "N° AC/AP",
            _counts(actions(), "Pilote"), 0, "Actions par pilote",
        ),
        Pivot(
            2, "AppelsParType", f'ref="A1:{last}" sheet="Appels"', clean.APPEAL_COLUMNS,
            "Type d'appelant", "N° appel", _counts(appeals(), "Type d'appelant"), 5,
            "Appels par type d’appelant",
        ),
    )  # fmt: skip


def _counts(records: Sequence[Record], by: str) -> Counter[str]:
    return Counter(str(record[by] or "") for record in records)


def build() -> bytes:
    """Return the workbook."""
    pivots = _pivots()
    book = Workbook(clean.build())
    book.put_sheet(_sheet(pivots), SHEET)
    for pivot in pivots:
        book.define_name(pivot.slicer, "#N/A")  # as Excel does for each slicer
    package = Package(book.save())
    sheet = _part(package)
    caches = "".join(_pivot(package, sheet, pivot) for pivot in pivots)
    root = package.tree("xl/workbook.xml")
    _append(root, f"<pivotCaches {ROOTS}>{caches}</pivotCaches>")
    _slicers(package, sheet, pivots)
    return package.save()


def _part(package: Package) -> str:
    return next(
        each.target
        for each in package.relations("xl/workbook.xml").of_kind("worksheet")
        if each.target.endswith("sheet5.xml")
    )


def _sheet(pivots: Sequence[Pivot]) -> bytes:
    """Return the sheet: the pivots' values as Excel last showed them, bars and sparklines."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "font_size": 10})
        sheet = book.add_worksheet(SHEET)
        sheet.set_column("A:B", 24)
        sheet.set_column("F:G", 24)
        for pivot in pivots:
            sheet.write(0, pivot.at, pivot.title, bold)
            heads = ["Étiquettes de lignes", f"Nombre de {pivot.counted}"]
            sheet.write_row(FIRST - 1, pivot.at, heads, bold)
            for row, name in enumerate(pivot.items, FIRST):
                sheet.write_string(row, pivot.at, name)
                sheet.write_number(row, pivot.at + 1, pivot.counts[name])
            total = ["Total général", sum(pivot.counts.values())]
            sheet.write_row(FIRST + len(pivot.items), pivot.at, total, bold)
        last = FIRST + len(pivots[0].items)
        area = (FIRST, 1, last - 1, 1)
        sheet.conditional_format(
            *area, {"type": "data_bar", "data_bar_2010": True, "bar_color": "#63C384"}
        )
        sheet.conditional_format(*area, {"type": "icon_set", "icon_style": "3_traffic_lights"})
        sheet.add_sparkline(
            "D5", {"range": f"{SHEET}!B{FIRST + 1}:B{last}", "type": "column", "markers": True}
        )
        sheet.insert_textbox("F10", "Les segments filtrent les tableaux croisés.")
    return buffer.getvalue()


def _add(package: Package, owner: str, kind: str, part: str, *content: str) -> str:
    """Add a part (its XML, its content type) that `owner` uses; return the relation's id."""
    markup, type_ = content
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    package.write(part, (declaration + markup).encode())
    package.content_types.set(part, type_)
    return package.relations(owner).add(kind, part)


def _pivot(package: Package, sheet: str, pivot: Pivot) -> str:
    """Add a pivot table and what it is made from; return how the workbook names the latter."""
    cache = f"xl/pivotCache/pivotCacheDefinition{pivot.number}.xml"
    items = "".join(f"<s v={quoteattr(name)}/>" for name in pivot.items)
    shared = f'<sharedItems count="{len(pivot.items)}">{items}</sharedItems>'
    fields = "".join(
        f'<cacheField name={quoteattr(column.heading)} numFmtId="0">'
        f"{shared if column.heading == pivot.by else '<sharedItems/>'}</cacheField>"
        for column in pivot.columns
    )
    identifier = _add(
        package, "xl/workbook.xml", f"{R}/pivotCacheDefinition", cache,
        f'<pivotCacheDefinition {ROOTS} saveData="0" refreshOnLoad="1" refreshedBy="RQ" '
        'createdVersion="4" refreshedVersion="4" minRefreshableVersion="3" recordCount="0">'
        f'<cacheSource type="worksheet"><worksheetSource {pivot.source}/></cacheSource>'
        f'<cacheFields count="{len(pivot.columns)}">{fields}</cacheFields>'
        f'<extLst><ext uri="{{725AE2AE-9491-48be-B2B4-4EB974FC3084}}" xmlns:x14="{X14}">'
        f'<x14:pivotCacheDefinition pivotCacheId="{pivot.number}"/></ext></extLst>'
        "</pivotCacheDefinition>",
        TYPE + "pivotCacheDefinition+xml",
    )  # fmt: skip
    part = f"xl/pivotTables/pivotTable{pivot.number}.xml"
    _add(package, sheet, f"{R}/pivotTable", part, _table(pivot), TYPE + "pivotTable+xml")
    package.relations(part).add(f"{R}/pivotCacheDefinition", cache)
    return f'<pivotCache cacheId="{pivot.number}" r:id="{identifier}"/>'


def _table(pivot: Pivot) -> str:
    headings = [column.heading for column in pivot.columns]
    by, counted = headings.index(pivot.by), headings.index(pivot.counted)
    count = len(pivot.items)
    items = "".join(f'<item x="{index}"/>' for index in range(count))
    axis = (
        f'<pivotField axis="axisRow" showAll="0"><items count="{count + 1}">{items}'
        '<item t="default"/></items></pivotField>'
    )
    plain = {by: axis, counted: '<pivotField dataField="1" showAll="0"/>'}
    fields = "".join(
        plain.get(index, '<pivotField showAll="0"/>') for index in range(len(headings))
    )
    rows = "".join(f'<i><x v="{index}"/></i>' for index in range(count))
    first, second = column_letters(pivot.at + 1), column_letters(pivot.at + 2)
    return (
        f'<pivotTableDefinition {ROOTS} name="{pivot.name}" cacheId="{pivot.number}" '
        'applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" '
        'applyPatternFormats="0" applyAlignmentFormats="0" applyWidthHeightFormats="1" '
        'dataCaption="Valeurs" updatedVersion="4" minRefreshableVersion="3" '
        'useAutoFormatting="1" itemPrintTitles="1" createdVersion="4" indent="0" outline="1" '
        'outlineData="1" multipleFieldFilters="0">'
        f'<location ref="{first}{FIRST}:{second}{FIRST + count + 1}" firstHeaderRow="1" '
        'firstDataRow="1" firstDataCol="1"/>'
        f'<pivotFields count="{len(headings)}">{fields}</pivotFields>'
        f'<rowFields count="1"><field x="{by}"/></rowFields>'
        f'<rowItems count="{count + 1}">{rows}<i t="grand"><x/></i></rowItems>'
        '<colItems count="1"><i/></colItems><dataFields count="1">'
        f'<dataField name={quoteattr("Nombre de " + pivot.counted)} fld="{counted}" '
        'subtotal="count" baseField="0" baseItem="0"/></dataFields><pivotTableStyleInfo '
        'name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1"/></pivotTableDefinition>'
    )


def _slicers(package: Package, sheet: str, pivots: Sequence[Pivot]) -> None:
    """Add a slicer of each pivot table: its cache, its look on the sheet, its name."""
    caches = "".join(_slicer_cache(package, pivot) for pivot in pivots)
    _append(
        package.tree("xl/workbook.xml"),
        f'<extLst {ROOTS}><ext uri="{{BBE1A952-AA13-448e-AADC-164F8A28A991}}" xmlns:x14="{X14}">'
        f"<x14:slicerCaches>{caches}</x14:slicerCaches></ext></extLst>",
    )
    looks = "".join(
        f'<slicer name={quoteattr(each.by)} cache="{each.slicer}" caption={quoteattr(each.by)} '
        'rowHeight="241300"/>'
        for each in pivots
    )
    shown = _add(
        package, sheet, f"{OFFICE}/2007/relationships/slicer", "xl/slicers/slicer1.xml",
        f'<slicers xmlns="{X14}">{looks}</slicers>', "application/vnd.ms-excel.slicer+xml",
    )  # fmt: skip
    _append_extension(package, sheet, shown)
    for pivot in pivots:
        _draw(package, sheet, pivot)


def _slicer_cache(package: Package, pivot: Pivot) -> str:
    """Add what a slicer filters by; return how the workbook names it."""
    states = "".join(f'<i x="{index}" s="1"/>' for index in range(len(pivot.items)))
    cache = _add(
        package, "xl/workbook.xml", f"{OFFICE}/2007/relationships/slicerCache",
        f"xl/slicerCaches/slicerCache{pivot.number}.xml",
        f'<slicerCacheDefinition xmlns="{X14}" name="{pivot.slicer}" '
        f'sourceName={quoteattr(pivot.by)}>'
        f'<pivotTables><pivotTable tabId="5" name="{pivot.name}"/></pivotTables>'
        f'<data><tabular pivotCacheId="{pivot.number}"><items count="{len(pivot.items)}">{states}'
        "</items></tabular></data></slicerCacheDefinition>",
        "application/vnd.ms-excel.slicerCache+xml",
    )  # fmt: skip
    return f'<x14:slicerCache r:id="{cache}"/>'


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


def _draw(package: Package, sheet: str, pivot: Pivot) -> None:
    """Show the slicer on the sheet's drawing."""
    drawing = package.relations(sheet).of_kind("drawing")[0].target
    corner = "<xdr:{0}><xdr:col>{1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{2}</xdr:row>"
    corner += "<xdr:rowOff>0</xdr:rowOff></xdr:{0}>"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    slicer = f"{OFFICE}/drawing/2010/slicer"
    frame = (
        "<xdr:twoCellAnchor>"
        + corner.format("from", 5 + 3 * pivot.number, 3)
        + corner.format("to", 7 + 3 * pivot.number, 15)
        + f'<mc:AlternateContent xmlns:mc="{compatibility}"><mc:Choice '
        f'xmlns:sle15="{OFFICE}/drawing/2012/slicer" xmlns:a14="{OFFICE}/drawing/2010/main" '
        'Requires="a14"><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>'
        f'<xdr:cNvPr id="{8 + pivot.number}" name={quoteattr(pivot.by)}/><xdr:cNvGraphicFramePr/>'
        "</xdr:nvGraphicFramePr>"
        '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>'
        f'<a:graphicData uri="{slicer}"><sle:slicer xmlns:sle="{slicer}" '
        f"name={quoteattr(pivot.by)}/>"
        "</a:graphicData></a:graphic></xdr:graphicFrame></mc:Choice><mc:Fallback>"
        '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="0" name=""/><xdr:cNvSpPr/>'
        '</xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>'
        "</xdr:sp></mc:Fallback></mc:AlternateContent><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
    )
    raw = package.read(drawing).decode()
    package.write(drawing, raw.replace("</xdr:wsDr>", frame).encode())

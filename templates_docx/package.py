"""The parts of a Word file around its text: styles, header, footer, properties, the zip itself."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from templates_docx.styles import STYLES
from templates_docx.wordml import dxa

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATION}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LOGO = Path(__file__).with_name("logo.png")

SETTINGS = (
    f'<w:settings {NAMESPACES}><w:defaultTabStop w:val="709"/><w:characterSpacingControl'
    ' w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="fr-FR"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    "</w:settings>"
)


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins of the page in cm."""

    top: float = 1.2
    right: float = 1.8
    bottom: float = 1.4
    left: float = 1.8
    header: float = 0.9
    footer: float = 0.6


@dataclass(frozen=True, slots=True)
class Template:
    """A template to write: the blocks of its body, header and footer, and what it is called."""

    title: str
    subject: str
    body: tuple[str, ...]
    header: tuple[str, ...]
    footer: tuple[str, ...]
    margins: Margins = field(default_factory=Margins)
    keywords: str = ""


def picture(width: float, height: float, description: str) -> str:
    """Return a run with the emblem (cm), which the organisation replaces by its logo."""
    x, y = round(width * 360000), round(height * 360000)
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    pic = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{x}" cy="{y}"/>'
        f'<wp:docPr id="1" name="Logo" descr="{escape(description)}"/>'
        f'<a:graphic xmlns:a="{main}"><a:graphicData uri="{pic}"><pic:pic xmlns:pic="{pic}">'
        '<pic:nvPicPr><pic:cNvPr id="1" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        "<pic:blipFill>"
        '<a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{x}" cy="{y}"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )


def _section(margins: Margins) -> str:
    """Return the page: A4, upright."""
    sides = " ".join(
        f'w:{side}="{dxa(getattr(margins, side))}"'
        for side in ("top", "right", "bottom", "left", "header", "footer")
    )
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:footerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="{dxa(21)}" w:h="{dxa(29.7)}"/><w:pgMar {sides} w:gutter="0"/></w:sectPr>'
    )


def _relations(*entries: tuple[str, str, str]) -> str:
    items = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in entries
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{KIND}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("header1", "header"),
            ("footer1", "footer"),
        )
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _properties(template: Template) -> str:
    core = f"{PACKAGE}/metadata/core-properties"
    day = "2026-01-01T00:00:00Z"
    return (
        f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(template.title)}</dc:title><dc:subject>{escape(template.subject)}"
        f"</dc:subject><cp:keywords>{escape(template.keywords)}</cp:keywords>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        "<dc:language>fr-FR</dc:language></cp:coreProperties>"
    )


def _parts(template: Template) -> dict[str, str | bytes]:
    body, header, footer = map("".join, (template.body, template.header, template.footer))
    office = f"{RELATION}/officeDocument"
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("rId1", office, "word/document.xml"), ("rId2", core, "docProps/core.xml")
        ),
        "docProps/core.xml": _properties(template),
        "word/_rels/document.xml.rels": _relations(
            ("rId1", f"{RELATION}/styles", "styles.xml"),
            ("rId2", f"{RELATION}/settings", "settings.xml"),
            ("rId3", f"{RELATION}/header", "header1.xml"),
            ("rId4", f"{RELATION}/footer", "footer1.xml"),
        ),
        "word/_rels/header1.xml.rels": _relations(("rId1", f"{RELATION}/image", "media/logo.png")),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{_section(template.margins)}"
        "</w:body></w:document>",
        "word/footer1.xml": f"<w:ftr {NAMESPACES}>{footer}</w:ftr>",
        "word/header1.xml": f"<w:hdr {NAMESPACES}>{header}</w:hdr>",
        "word/media/logo.png": LOGO.read_bytes(),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": f"<w:styles {NAMESPACES}>{STYLES}</w:styles>",
    }


def docx(template: Template) -> bytes:
    """Return the Word file: the same bytes each time (fixed dates and order in the zip)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(template).items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            data = content if isinstance(content, bytes) else (PROLOGUE + content).encode()
            archive.writestr(entry, data)
    return out.getvalue()

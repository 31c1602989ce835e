"""The XML namespaces of a workbook, in their transitional and strict spellings."""

from __future__ import annotations

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MARKUP_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
EXCEL_2006 = "http://schemas.microsoft.com/office/excel/2006/main"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_STRICT_DRAWING = "http://purl.oclc.org/ooxml/drawingml/"

STRICT_OF = {
    MAIN: STRICT_MAIN,
    OFFICE_RELATIONS: STRICT_OFFICE_RELATIONS,
    **{
        _DRAWING + name: _STRICT_DRAWING + name
        for name in ("main", "chart", "spreadsheetDrawing", "chartDrawing")
    },
}
TRANSITIONAL_OF = {strict: transitional for transitional, strict in STRICT_OF.items()}


def transitional(name: str) -> str:
    """Return an expanded tag or attribute name in its transitional spelling."""
    if not name.startswith("{"):
        return name
    namespace, _, local = name[1:].partition("}")
    return f"{{{TRANSITIONAL_OF.get(namespace, namespace)}}}{local}"


def local_name(name: str) -> str:
    """Return an expanded name without its namespace."""
    return name.rpartition("}")[2]

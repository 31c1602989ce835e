"""Whether a Word file may still be changed: signed, marked as final or locked ones may not."""

from __future__ import annotations

from suivi_tool.documents.archive import read_parts
from suivi_tool.documents.xml import parse, w

OFFICE = "urn:schemas-microsoft-com:office:office"


def seal(document: bytes) -> str:
    """Return why the file must not be changed, a French sentence; empty where it may.

    Raises:
        TemplateRefused: the file cannot be read.

    """
    parts = read_parts(document)
    if any(name.startswith("_xmlsignatures/") for name in parts):
        return "Le document porte une signature électronique."
    if b"_MarkAsFinal" in parts.get("docProps/custom.xml", b""):
        return "Le document est marqué comme final."
    if _has_signature_line(parts.get("word/document.xml", b"")):
        return "Le document porte une ligne de signature."
    settings = parts.get("word/settings.xml")
    if settings is not None and _is_protected(settings):
        return "Le document est protégé contre la modification."
    return ""


def _has_signature_line(body: bytes) -> bool:
    """Tell whether Word was asked for a line where somebody signs (o:signatureline)."""
    if b"signatureline" not in body:
        return False
    line = f"{{{OFFICE}}}signatureline"
    return next(parse(body, "word/document.xml").iter(line), None) is not None


def _is_protected(settings: bytes) -> bool:
    protection = parse(settings, "word/settings.xml").find(w("documentProtection"))
    if protection is None or protection.get(w("edit")) in (None, "none", "forms"):
        return False  # a form that only lets its fields be filled in is there to be filled in
    return protection.get(w("enforcement")) in ("1", "true", "on")

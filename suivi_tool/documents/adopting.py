"""Content controls in a template that people made: those they wrote as text, those left empty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping

from lxml import etree

from suivi_tool.documents.archive import read_parts, write_parts
from suivi_tool.documents.controls import tagged, value
from suivi_tool.documents.tags import sdt_id
from suivi_tool.documents.text import clean
from suivi_tool.documents.writing import write
from suivi_tool.documents.xml import Element, inside, parse, serialise, text_parts, w

_ALONE = re.compile(r"\s*\{\{\s*([^\W\d]\w*(?:\.\w+)+)\s*\}\}\s*")


def with_controls(template: bytes, known: Collection[str]) -> bytes:
    """Return the template with each run « {{ field }} » of a known field put into a control."""
    parts = read_parts(template)
    used: Counter[str] = Counter()
    changed = False
    for name in text_parts(list(parts)):
        root = parse(parts[name], name)
        runs = [run for run in root.iter(w("r")) if not inside(run, w("sdt"))]
        fields = [(run, tag) for run in runs if (tag := _field(run)) in known]
        for run, tag in fields:
            used[tag] += 1
            _wrap(run, tag, used[tag])
        if fields:
            parts[name] = serialise(root)
            changed = True
    return write_parts(parts) if changed else template


def _field(run: Element) -> str:
    """Return the field that a run asks for, where it holds nothing else."""
    texts = [child for child in run if child.tag != w("rPr")]
    said = texts[0].text or "" if len(texts) == 1 and texts[0].tag == w("t") else ""
    match = _ALONE.fullmatch(said)
    return match[1] if match else ""


def _wrap(run: Element, tag: str, number: int) -> None:
    """Put a run into a control of that tag; `number` tells several of one tag apart."""
    control = etree.Element(w("sdt"))
    properties = etree.SubElement(control, w("sdtPr"))
    etree.SubElement(properties, w("alias"), {w("val"): tag})
    etree.SubElement(properties, w("tag"), {w("val"): tag})
    etree.SubElement(properties, w("id"), {w("val"): str(sdt_id(f"{tag}/{number}"))})
    run.addprevious(control)
    etree.SubElement(control, w("sdtContent")).append(run)


def fill_empty(document: bytes, values: Mapping[str, str | bool]) -> bytes:
    """Return the document with its still empty controls of known tags filled."""
    parts = read_parts(document)
    changed = False
    for name in text_parts(list(parts)):
        root = parse(parts[name], name)
        written = [
            _fill_one(control, values[tag]) for tag, control in tagged(root) if tag in values
        ]
        if any(written):
            parts[name] = serialise(root)
            changed = True
    return write_parts(parts) if changed else document


def _fill_one(control: Element, wanted: str | bool) -> bool:
    """Write into a control that is empty or a box; tell whether it was written."""
    found = value(control)
    new = clean(wanted) if isinstance(wanted, str) else wanted
    if found == new or type(found) is not type(new) or (isinstance(found, str) and found.strip()):
        return False
    write(control, new)
    return True

"""What a document shows, as lines of plain text in which a difference can be read."""

from __future__ import annotations

import email
import email.policy
import io
import re
import warnings
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from typing import Any

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from pptx import Presentation

from suivi_tool.documents.archive import read_parts
from suivi_tool.documents.xml import Element, parse, w


def of_word(data: bytes) -> Iterator[str]:
    """Yield the header, the body and the footer: a line a paragraph, a line a row of a table."""
    parts = read_parts(data)
    for name in sorted(parts, key=lambda name: ("header" not in name, "footer" in name, name)):
        if re.fullmatch(r"word/(header\d*|document|footer\d*)\.xml", name):
            yield f"[{name.removeprefix('word/').removesuffix('.xml')}]"
            root = parse(parts[name])
            body = root.find(w("body"))
            yield from _blocks(root if body is None else body)


def _blocks(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag == w("p"):
            yield _words(child)
        elif child.tag == w("tbl"):
            for row in child.iter(w("tr")):
                cells = (cell for cell in row.iter(w("tc")))
                yield " | ".join(" / ".join(filter(None, map(_words, cell.iter(w("p")))))
                                 for cell in cells)  # fmt: skip
        elif child.tag in (w("sdt"), w("sdtContent")):
            yield from _blocks(child)


def _words(paragraph: Element) -> str:
    shown = {w("tab"): " → ", w("br"): " ↵ "}
    marks = paragraph.iter(w("t"), *shown)
    return "".join(shown.get(str(mark.tag)) or mark.text or "" for mark in marks).rstrip()


def of_sheet(data: bytes, name: str) -> Iterator[str]:
    """Yield each row with its cached values, then every formula once, by its column."""
    values, formulas = (_sheet(data, name, values=values) for values in (True, False))
    for row in values.iter_rows():
        cells = [cell for cell in row if isinstance(cell, Cell) and cell.value is not None]
        filled = [f"{cell.column_letter}: {_told(cell)}" for cell in cells]
        if filled:
            yield f"{row[0].row} | {' | '.join(filled)}"
    yield "[formules]"
    every = (cell for row in formulas.iter_rows() for cell in row if isinstance(cell, Cell))
    live = (cell for cell in every if cell.data_type == "f")
    yield from sorted({f"{cell.column_letter} = {_alike(str(cell.value)[1:])}" for cell in live})


def _alike(formula: str) -> str:
    """Return a formula without what differs from row to row: rows, numbers, days told in words."""
    formula = re.sub(r'"(APP|AC|AP|AM)-[0-9-]+', '"N°', formula)
    formula = re.sub(r"(?<=[A-Z])[$]?[0-9]+", "#", formula)
    formula = re.sub(r'(?<=,)[0-9]+(?=,IFERROR|\)&"")', "#", formula)
    return re.sub(r'DATE\(20[0-9,]+\),"[^"]*"', 'DATE(…),"…"', formula)


def _told(cell: Cell) -> str:
    value = cell.value
    told = value.date().isoformat() if isinstance(value, datetime) else str(value)
    return _line(told)


def _line(text: object) -> str:
    return re.sub(r"\s*\n\s*", " ↵ ", str(text))


def _sheet(data: bytes, name: str, *, values: bool) -> Worksheet:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # extensions that openpyxl does not know
        sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=values)[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def of_slides(data: bytes) -> Iterator[str]:
    """Yield each slide: its texts, tables, and the figures of its charts."""
    for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, 1):
        yield f"[diapositive {number}]"
        for shape in slide.shapes:
            yield from _shape(shape)


def _shape(shape: Any) -> Iterator[str]:
    if shape.has_text_frame and shape.text_frame.text.strip():
        yield f"{shape.name}: {_line(shape.text_frame.text)}"
    elif shape.has_table:
        yield f"{shape.name}:"
        for row in shape.table.rows:
            yield "  " + " | ".join(cell.text for cell in row.cells)
    elif shape.has_chart:
        plot = shape.chart.plots[0]
        yield f"{shape.name}: {', '.join(map(_line, plot.categories))}"
        for series in plot.series:
            yield f"  {series.name}: {', '.join(map(str, series.values))}"


def of_mail(data: bytes) -> Iterator[str]:
    """Yield the headings that a person sees, the text, and the names of what is attached."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    for heading in ("From", "To", "Cc", "Subject", "X-Unsent"):
        yield f"{heading}: {message[heading] or ''}"
    body = message.get_body(("plain",))
    assert body is not None
    yield from body.get_content().splitlines()
    yield from (f"[pièce] {part.get_filename()}" for part in message.iter_attachments())

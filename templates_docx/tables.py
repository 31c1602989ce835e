"""Tables of the forms: label and value grids, framed zones, lists that grow, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from templates_docx.wordml import (
    BLUE,
    LINE,
    PALE,
    attribute,
    dxa,
    field,
    hint,
    label,
    paragraph,
    run,
    zone,
)

WIDTH = 17.4
COLUMNS = (3.6, 5.1, 3.6, 5.1)
KEEP = "<w:keepNext/>"
Pair = tuple[str, str]
Column = tuple[str, str, float]
"""Heading, blocks of the cell, width in cm."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: block content, width in cm, columns it spans, and its look."""

    content: str
    width: float
    span: int = 1
    fill: str = ""
    align: str = "center"

    def xml(self) -> str:
        """Return the w:tc element."""
        span = f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' if self.fill else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{dxa(self.width)}" w:type="dxa"/>{span}{fill}'
            f'<w:vAlign w:val="{self.align}"/></w:tcPr>{self.content}</w:tc>'
        )


def row(
    cells: Sequence[Cell], *, height: float = 0, header: bool = False, whole: bool = True
) -> str:
    """Return a row; `height` in cm is a minimum; a `whole` row is not cut by a page."""
    properties = ("<w:cantSplit/>" if whole else "") + (
        f'<w:trHeight w:val="{dxa(height)}" w:hRule="atLeast"/>' if height else ""
    )
    properties += "<w:tblHeader/>" if header else ""
    head = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{head}{''.join(cell.xml() for cell in cells)}</w:tr>"


def table(
    widths: Sequence[float],
    rows: Sequence[str],
    *,
    colour: str = LINE,
    title: str = "",
    line: int = 4,
) -> str:
    """Return a table of fixed widths in cm; `title` is read out by screen readers.

    `line` is the width of its lines in eighths of a point, 0 for none.
    """
    kind, side_margin = ("single", 85) if line else ("nil", 0)
    borders = "".join(
        f'<w:{side} w:val="{kind}" w:sz="{line}" w:space="0" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{dxa(width)}"/>' for width in widths)
    caption = f"<w:tblCaption w:val={attribute(title)}/>" if title else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(dxa, widths))}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="28" w:type="dxa"/><w:left w:w="{side_margin}" w:type="dxa"/>'
        f'<w:bottom w:w="28" w:type="dxa"/><w:right w:w="{side_margin}" w:type="dxa"/>'
        "</w:tblCellMar>"
        f'<w:tblLook w:val="0480" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
        f' w:noHBand="0" w:noVBand="1"/>{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def grid(*lines: Sequence[Pair], title: str = "", widths: Sequence[float] = COLUMNS) -> str:
    """Return a grid of labels and values: one pair takes the whole line, two share it."""
    rows = []
    for number, pairs in enumerate(lines, 1):
        keep = KEEP if number < len(lines) else ""
        rows.append(row([cell for pair in _placed(pairs, widths) for cell in _pair(*pair, keep)]))
    return table(widths, rows, title=title)


def _placed(pairs: Sequence[Pair], widths: Sequence[float]) -> list[tuple[Pair, float, float, int]]:
    """Return each pair with the widths of its label and value and the span of its value."""
    if len(pairs) == 1:
        return [(pairs[0], widths[0], sum(widths[1:]), 3)]
    return [(pairs[0], widths[0], widths[1], 1), (pairs[1], widths[2], widths[3], 1)]


def _pair(pair: Pair, left: float, right: float, span: int, keep: str) -> list[Cell]:
    name, content = pair
    return [
        Cell(paragraph(label(name), properties=keep), left, fill=PALE),
        Cell(paragraph(content, properties=keep), right, span),
    ]


def framed(tag: str, title: str, height: float) -> str:
    """Return a framed zone of several lines under its title; it may run over a page."""
    last = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    content = zone(tag, title) + paragraph(properties=last)  # Word wants a paragraph last in a cell
    head = row([Cell(paragraph(label(title), properties=KEEP), WIDTH, fill=PALE)])
    body = row([Cell(content, WIDTH, align="top")], height=height, whole=False)
    return table([WIDTH], [head, body], title=title)


def rows_of(name: str, columns: Sequence[Column], title: str) -> str:
    """Return a table of one row an entry of the list `name`; in a cell the row is `rang`."""
    widths = [width for _, _, width in columns]
    head = row(
        [
            Cell(paragraph(run(text, "Entete"), properties=KEEP), width, fill=BLUE)
            for text, _, width in columns
        ],
        header=True,
    )
    model = row([Cell(content, width) for _, content, width in columns])
    begin, end = loop(f"for rang in {name}", widths), loop("endfor", widths)
    return table(widths, [head, begin, model, end], title=title)


def listing(name: str, columns: Sequence[tuple[str, str, float]], title: str) -> str:
    """Return such a table whose cells can be filled: (heading, key, width in cm) each."""
    fields = [
        (text, paragraph(field(f"{name}.#.{key}", text, lines=True)), width)
        for text, key, width in columns
    ]
    return rows_of(name, fields, title)


def small(key: str) -> str:
    """Return what a row holds under `key`, in small print."""
    return paragraph(run(f"{{{{ rang.{key} }}}}", "Petit"))


def state(key: str = "etat", style: str = "style") -> str:
    """Return the state of a row, in the style that the row itself names."""
    look = f'<w:rPr><w:rStyle w:val="{{{{ rang.{style} }}}}"/></w:rPr>'
    return paragraph(f"<w:r>{look}<w:t>{{{{ rang.{key} }}}}</w:t></w:r>")


def loop(statement: str, widths: Sequence[float]) -> str:
    """Return the row that docxtpl replaces by a Jinja statement."""
    first = Cell(paragraph(run(f"{{%tr {statement} %}}")), widths[0])
    return row([first, *(Cell(paragraph(), width) for width in widths[1:])])


def signatures(*signers: tuple[str, str], height: float = 1.5) -> str:
    """Return the block to sign: (who, tag of the text in their frame) each."""
    width = WIDTH / len(signers)
    heads = [Cell(paragraph(label(who), properties=KEEP), width, fill=PALE) for who, _ in signers]
    frames = [
        Cell(
            paragraph(hint("Nom, date et signature")) + paragraph(field(tag, who, lines=True)),
            width,
            align="top",
        )
        for who, tag in signers
    ]
    return table([width] * len(signers), [row(heads), row(frames, height=height)], title="Visas")

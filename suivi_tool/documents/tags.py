"""Jinja tags in a Word template: where they stand, and those that docxtpl would misread."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from suivi_tool.documents.xml import Element, w

_BLOCK = re.compile(r"\{[%{#](p|tr|tc)\b.*?[%}#]\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_OPENING = re.compile(r"\{[%{#]|[%}#]\}")
_HOLDER = {"p": (w("p"), "paragraphe"), "tr": (w("tr"), "ligne"), "tc": (w("tc"), "cellule")}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the tags at one place of a template."""

    message: str
    place: str


def sdt_id(tag: str, number: int = 0) -> int:
    """Return the identifier of the control of `tag` in row `number` (filter « sdt_id »)."""
    name = tag.replace("#", str(number)) if number else tag
    return zlib.crc32(name.encode()) % 2_000_000_000 + 1


def place(element: Element, part: str) -> str:
    """Return where `element` stands, in words that help to find it in Word."""
    words = {"word/document": "corps", "word/header": "en-tête", "word/footer": "pied de page"}
    where = next((said for start, said in words.items() if part.startswith(start)), "notes")
    cell = next(_with_ancestors(element, w("tc")), None)
    if cell is not None:
        where += f", {_cell(cell)}"
    shown = " ".join(shown_text(element).split())
    return (
        f"{where}, «\u00a0{shown[:40]}{'…' if len(shown) > 40 else ''}\u00a0»" if shown else where
    )


def _cell(cell: Element) -> str:
    """Return « tableau 2, ligne 3, colonne 1 » (1-based)."""
    row = next(cell.iterancestors(w("tr")))
    table = next(cell.iterancestors(w("tbl")))
    tables = list(table.getroottree().getroot().iter(w("tbl")))
    rows = list(table.iter(w("tr")))
    columns = list(row.iter(w("tc")))
    return (
        f"tableau {tables.index(table) + 1}, ligne {rows.index(row) + 1}, "
        f"colonne {columns.index(cell) + 1}"
    )


def _with_ancestors(element: Element, name: str) -> Iterator[Element]:
    if element.tag == name:
        yield element
    yield from element.iterancestors(name)


def shown_text(element: Element) -> str:
    """Return the text of all runs below `element`."""
    return "".join(text.text or "" for text in element.iter(w("t")))


def misread(root: Element, part: str) -> Iterator[Fault]:
    """Yield the tags that docxtpl misreads without a word: text beside them, or cut in two."""
    for paragraph in root.iter(w("p")):
        said = shown_text(paragraph)
        for match in _BLOCK.finditer(said):
            holder, name = _HOLDER[match[1]]
            around = next(_with_ancestors(paragraph, holder), None)
            if around is None:
                yield Fault(
                    f"«\u00a0{match[0]}\u00a0» ne se trouve pas dans une {name}.",
                    place(paragraph, part),
                )
            elif shown_text(around).strip() != match[0]:
                yield Fault(
                    f"«\u00a0{match[0]}\u00a0» doit être seul dans sa {name}."
                    if name != "paragraphe"
                    else f"«\u00a0{match[0]}\u00a0» doit être seul dans son paragraphe.",
                    place(paragraph, part),
                )
        if "{{r " in said or "{%r " in said:
            yield Fault(
                "«\u00a0{{r … }}\u00a0» n’est pas admis\u00a0: écrivez {{ … }}.",
                place(paragraph, part),
            )
        if _OPENING.search(_TAG.sub("", said)):
            yield Fault("une accolade n’est pas fermée dans ce paragraphe.", place(paragraph, part))

"""Faults of a Word file that Word hides or repairs without a word (notes of the trials, 2026)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from suivi_tool.documents.archive import read_parts
from suivi_tool.documents.xml import Element, inside, parse, text_parts, w

_MAY_HOLD_TEXT = frozenset(map(w, ("t", "instrText", "delText", "delInstrText")))
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def check_document(data: bytes) -> tuple[str, ...]:
    """Return the faults of the Word file `data`, each a French sentence with its part.

    Raises:
        TemplateRefused: the file cannot be read at all.

    """
    parts = read_parts(data)
    found: list[str] = []
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        root = parse(content, name)
        if name in text_parts(list(parts)):
            found += [f"{name}\u00a0: {fault}." for rule in _RULES for fault in rule(root)]
            found += _dangling(name, root, parts)
    return tuple(found)


def _cells(root: Element) -> Iterator[str]:
    for cell in root.iter(w("tc")):
        if not len(cell) or cell[-1].tag != w("p"):
            yield "une cellule ne se termine pas par un paragraphe"


def _tables(root: Element) -> Iterator[str]:
    for table in root.iter(w("tbl")):
        if next(table.iter(w("tr")), None) is None:
            yield "un tableau n’a pas de ligne"
    for row in root.iter(w("tr")):
        if next(row.iter(w("tc")), None) is None:
            yield "une ligne de tableau n’a pas de cellule"


def _texts(root: Element) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str) or not element.tag.startswith(w("")):
            continue
        if element.tag in _MAY_HOLD_TEXT:
            if len(element):
                yield "un élément se trouve dans un texte"
        elif (element.text or "").strip():
            yield _lost(element.text)
        if (element.tail or "").strip():
            yield _lost(element.tail)


def _lost(text: str | None) -> str:
    return f"texte perdu à l’affichage\u00a0: «\u00a0{(text or '').strip()[:30]}\u00a0»"


def _runs(root: Element) -> Iterator[str]:
    for text in root.iter(w("t")):
        if not inside(text, w("p")):
            yield "un texte se trouve hors de tout paragraphe"


def _identifiers(root: Element) -> Iterator[str]:
    names = [e.get(w("val"), "") for pr in root.iter(w("sdtPr")) for e in pr.findall(w("id"))]
    for name, times in Counter(names).items():
        if times > 1:
            yield f"deux contrôles portent l’identifiant {name}"
        if not name.lstrip("-").isdecimal():
            yield f"identifiant de contrôle invalide\u00a0: «\u00a0{name[:30]}\u00a0»"


def _dangling(name: str, root: Element, parts: dict[str, bytes]) -> list[str]:
    """Return the references of a part to relations that it has not."""
    folder, _, file = name.rpartition("/")
    relations = parts.get(f"{folder}/_rels/{file}.rels")
    known = {r.get("Id") for r in parse(relations, name)} if relations else set()
    used = {
        value
        for element in root.iter()
        for key, value in element.attrib.items()
        if str(key) in (f"{_RELATION}id", f"{_RELATION}embed")
    }
    return [
        f"{name}\u00a0: la relation {value!s} manque." for value in sorted(map(str, used - known))
    ]


_RULES: tuple[Callable[[Element], Iterator[str]], ...] = (
    _cells,
    _tables,
    _texts,
    _runs,
    _identifiers,
)

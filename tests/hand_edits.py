"""Random edits of a fiche, as people and Word make them, for the tests and the measurements."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from appeal_cases import RECEIVED, TREATED
from lxml import etree

from suivi_tool.documents.archive import read_parts, write_parts
from suivi_tool.documents.xml import Element, parse, serialise, w
from suivi_tool.forms import appeal_form

BODY = "word/document.xml"
TEMPLATE = (Path(__file__).parents[1] / "templates_docx" / "fiche_appel.docx").read_bytes()
MADE = appeal_form.make(TEMPLATE, RECEIVED)
WRITTEN = appeal_form.values(RECEIVED)
LATER = appeal_form.values(TREATED)


def edited(document: bytes, change: Callable[[Element], None], part: str = BODY) -> bytes:
    """Return the document with one of its parts changed, as Word saves what a person did."""
    parts = read_parts(document)
    root = parse(parts[part])
    change(root)
    return write_parts({**parts, part: serialise(root)})


def removed(element: Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _type_into(root: Element, chance: random.Random, token: str) -> None:
    """Type into a control, perhaps split in runs by the spelling checker."""
    texts = [t for sdt in root.iter(w("sdt")) for t in sdt.iter(w("t"))]
    text = chance.choice([t for t in texts if (t.text or "") not in ("☒", "☐")])
    run = text.getparent()
    assert run is not None
    text.text = (text.text or "") + token[:4]
    second = etree.fromstring(etree.tostring(run))
    [*_, last] = second.iter(w("t"))
    last.text = token[4:]
    run.addnext(second)
    second.addprevious(etree.Element(w("proofErr"), {w("type"): "spellStart"}))


def _insert_tracked(root: Element, chance: random.Random, token: str) -> None:
    paragraph = chance.choice([p for sdt in root.iter(w("sdt")) for p in sdt.iter(w("p"))])
    mark = etree.SubElement(paragraph, w("ins"), {w("id"): str(chance.randrange(10**6))})
    etree.SubElement(etree.SubElement(mark, w("r")), w("t")).text = token


def _delete_tracked(root: Element, chance: random.Random, token: str) -> None:
    paragraph = chance.choice([p for sdt in root.iter(w("sdt")) for p in sdt.iter(w("p"))])
    mark = etree.SubElement(paragraph, w("del"), {w("id"): str(chance.randrange(10**6))})
    etree.SubElement(etree.SubElement(mark, w("r")), w("delText")).text = token


def _free_paragraph(root: Element, chance: random.Random, token: str) -> None:
    paragraph = chance.choice(list(root.iter(w("p"))))
    note = etree.Element(w("p"))
    etree.SubElement(etree.SubElement(note, w("r")), w("t")).text = token
    paragraph.addnext(note)


def _free_text(root: Element, chance: random.Random, token: str) -> None:
    paragraph = chance.choice(list(root.iter(w("p"))))
    etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = token


def _comment(root: Element, chance: random.Random, token: str) -> None:
    """Anchor a comment inside a control (its text lies in a part of its own)."""
    run = chance.choice([r for sdt in root.iter(w("sdt")) for r in sdt.iter(w("r"))])
    name = str(chance.randrange(10**6))
    run.addprevious(etree.Element(w("commentRangeStart"), {w("id"): name}))
    run.addnext(etree.Element(w("commentRangeEnd"), {w("id"): name}))


def _unwrap(root: Element, chance: random.Random, token: str) -> None:
    """Remove a control and keep its text."""
    chosen = chance.choice(list(root.iter(w("sdt"))))
    content = chosen.find(w("sdtContent"))
    assert content is not None
    for child in list(content):
        chosen.addprevious(child)
    removed(chosen)


def _move_row(root: Element, chance: random.Random, token: str) -> None:
    row = chance.choice([r for r in root.iter(w("tr")) if r.getnext() is not None])
    following = row.getnext()
    assert following is not None
    following.addnext(row)


EDITS = (
    _type_into, _type_into, _insert_tracked, _delete_tracked,
    _free_paragraph, _free_text, _comment, _unwrap, _move_row,
)  # fmt: skip


def hand_edited(seed: int) -> tuple[bytes, set[str], int]:
    """Return the fiche after one to six random edits, the words typed, and comments anchored."""
    chance = random.Random(seed)
    tokens: set[str] = set()

    def change(root: Element) -> None:
        for number in range(chance.randint(1, 6)):
            token = f"Zz{seed:04}x{number}q"
            edit = chance.choice(EDITS)
            edit(root, chance, token)
            if edit not in (_comment, _unwrap, _move_row):
                tokens.add(token)

    document = edited(MADE, change)
    typed_whole = {token for token in tokens if token in every_word(document)}
    return document, typed_whole, read_parts(document)[BODY].count(b"commentRangeStart")


def every_word(document: bytes) -> str:
    """Return all that the body says, deleted words too, without what parts the runs."""
    root = parse(read_parts(document)[BODY])
    return "".join(e.text or "" for e in root.iter(w("t"), w("delText")))

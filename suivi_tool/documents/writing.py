"""Writing into one tagged control, its look kept, everything around it untouched."""

from __future__ import annotations

import copy

from lxml import etree

from suivi_tool.documents.controls import is_placeholder
from suivi_tool.documents.xml import SPACE, Element, w, w14

_KEPT = frozenset(map(w, ("bookmarkStart", "bookmarkEnd", "permStart", "permEnd")))
_PLAIN = _KEPT | frozenset(
    map(
        w,
        (
            "p", "pPr", "r", "rPr", "t", "br", "cr", "tab", "proofErr", "lastRenderedPageBreak",
            "noBreakHyphen", "softHyphen", "tc", "tcPr", "sdtContent",
        ),
    )
)  # fmt: skip
TICKED, UNTICKED = "☒", "☐"


def holds_only_text(control: Element) -> bool:
    """Tell whether the control holds nothing that a new text would destroy.

    Tracked changes, comments, notes, links, pictures, tables and controls inside it are people's.
    """
    content = control.find(w("sdtContent"))
    if content is None or next(content.iterchildren(w("tr")), None) is not None:
        return False
    return all(
        element.tag in _PLAIN
        for element in content.iter()
        if isinstance(element.tag, str) and not _within_properties(element, content)
    )


def _within_properties(element: Element, content: Element) -> bool:
    properties = (w("pPr"), w("rPr"), w("tcPr"))
    marked = (w("ins"), w("del"), w("rPrChange"), w("pPrChange"))
    for ancestor in element.iterancestors():
        if ancestor is content:
            return False
        if ancestor.tag in properties:
            return element.tag not in marked
    return False


def write(control: Element, value: str | bool) -> None:
    """Put a text into the control, or tick and untick it."""
    if isinstance(value, bool):
        _tick(control, value)
    else:
        _write_text(control, value)


def _tick(control: Element, value: bool) -> None:
    checkbox = control.find(f"{w('sdtPr')}/{w14('checkbox')}")
    content = control.find(w("sdtContent"))
    if checkbox is None or content is None:
        return
    checked = checkbox.find(w14("checked"))
    if checked is None:
        checked = etree.Element(w14("checked"))
        checkbox.insert(0, checked)
    checked.set(w14("val"), "1" if value else "0")
    for number, text in enumerate(content.iter(w("t"))):
        text.text = (TICKED if value else UNTICKED) if number == 0 else ""


def _write_text(control: Element, value: str) -> None:
    content = control.find(w("sdtContent"))
    if content is None:
        return
    holder = content.find(w("tc"))
    holder = content if holder is None else holder
    look = _look(control, content)
    _forget_former_value(control)
    paragraphs = holder.findall(w("p"))
    if paragraphs:
        _write_paragraphs(holder, paragraphs[0], value, look)
    else:
        kept = [child for child in holder if child.tag in _KEPT]
        holder[:] = [*kept, _run(value.split("\n"), look)]


def _look(control: Element, content: Element) -> Element | None:
    """Return the properties of the text: its first run's; a placeholder's are grey, not those."""
    own = control.find(f"{w('sdtPr')}/{w('rPr')}")
    first = next(content.iter(w("r")), None)
    if is_placeholder(control) or first is None:
        return own
    return first.find(w("rPr"))


def _forget_former_value(control: Element) -> None:
    """Remove what would make Word show another text: placeholder, bound data, day of a picker."""
    properties = control.find(w("sdtPr"))
    if properties is None:
        return
    for name in ("showingPlcHdr", "dataBinding"):
        mark = properties.find(w(name))
        if mark is not None:
            properties.remove(mark)
    picker = properties.find(w("date"))
    if picker is not None:
        picker.attrib.pop(w("fullDate"), "")


def _write_paragraphs(holder: Element, model: Element, value: str, look: Element | None) -> None:
    """Replace the paragraphs of `holder` by one a line, in the look of the first one."""
    properties = model.find(w("pPr"))
    kept = [element for element in holder.iter() if element.tag in _KEPT]
    head = [child for child in holder if child.tag == w("tcPr")]
    paragraphs: list[Element] = []
    for line in value.split("\n"):
        paragraph = etree.Element(w("p"))
        if properties is not None:
            paragraph.append(copy.deepcopy(properties))
        if not paragraphs:
            paragraph.extend(kept)
        paragraph.append(_run([line], look))
        paragraphs.append(paragraph)
    holder[:] = [*head, *paragraphs]


def _run(lines: list[str], look: Element | None) -> Element:
    run = etree.Element(w("r"))
    if look is not None:
        run.append(copy.deepcopy(look))
    for number, line in enumerate(lines):
        if number:
            etree.SubElement(run, w("br"))
        _add_text(run, line)
    return run


def _add_text(run: Element, line: str) -> None:
    """Append one line of text to a run, its tabs as Word has them."""
    for number, piece in enumerate(line.split("\t")):
        if number:
            etree.SubElement(run, w("tab"))
        text = etree.SubElement(run, w("t"))
        text.text = piece
        text.set(SPACE, "preserve")

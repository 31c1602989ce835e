"""Styles: the looks that cells have by index, found again rather than added twice."""

from __future__ import annotations

import copy

from lxml import etree

from suivi_tool.workbook import markup, number_formats
from suivi_tool.workbook.namespaces import MAIN, TRANSITIONAL_OF, local_name
from suivi_tool.workbook.package import Package

STYLES_ORDER = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
]
_INDEXES = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
MINIMAL = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/>'
    '<family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/>'
    '</fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border>'
    '<left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles '
    'count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def signature(element: etree._Element) -> bytes:
    """Return what an element says, whatever the namespace prefixes and its first attributes."""
    parts = [local_name(str(element.tag))]
    parts += sorted(
        f"{local_name(str(k))}={v!s}" for k, v in element.attrib.items() if k != "count"
    )
    if element.text and element.text.strip():
        parts.append(element.text)
    inner = b"".join(signature(each) for each in markup.children(element))
    return "\x01".join(parts).encode() + b"(" + inner + b")"


class Styles:
    """The styles part, changed in place."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.namespace = markup.main_namespace(root)
        self._indexes: dict[str, dict[bytes, int]] = {}
        self._lists: dict[str, list[etree._Element]] = {}

    @classmethod
    def of(cls, package: Package, part: str) -> Styles:
        """Return the styles in this part of the package."""
        return cls(package.tree(part))

    def items(self, name: str) -> list[etree._Element]:
        """Return the elements of a list ("fonts", "cellXfs", "dxfs"…) by index."""
        if name not in self._lists:
            box = markup.child(self.root, name)
            self._lists[name] = list(markup.children(box)) if box is not None else []
        return self._lists[name]

    def add(self, name: str, element: etree._Element) -> int:
        """Return the index of this element in the list `name`, added where it is not there."""
        known = self._indexes.get(name)
        if known is None:
            known = self._indexes[name] = {}
            for index, item in enumerate(self.items(name)):
                known.setdefault(signature(item), index)
        key = signature(element)
        if key not in known:
            box = markup.place(self.root, name, STYLES_ORDER)
            box.append(element)
            self.items(name)
            self._lists[name] = list(markup.children(box))
            known[key] = len(self._lists[name]) - 1
            box.set("count", str(len(self._lists[name])))
        return known[key]

    def adopt(self, element: etree._Element) -> etree._Element:
        """Return a copy of an element of another workbook, in this one's namespace."""
        text = etree.tostring(element, with_tail=False)
        made = etree.fromstring(text)
        for each in made.iter(etree.Element):
            name = etree.QName(each)
            if TRANSITIONAL_OF.get(name.namespace or "", name.namespace) == MAIN:
                each.tag = f"{{{self.namespace}}}{name.localname}"
        etree.cleanup_namespaces(made)
        return made

    def format(self, code: str) -> int:
        """Return the id of the number format `code`, added where it is not there."""
        box = markup.place(self.root, "numFmts", STYLES_ORDER)
        used = {int(each.get("numFmtId", "0")): each.get("formatCode") for each in box}
        for number, known in used.items():
            if known == code:
                return number
        number = max([number_formats.FIRST_CUSTOM - 1, *used]) + 1
        made = etree.SubElement(box, f"{{{self.namespace}}}numFmt")
        made.set("numFmtId", str(number))
        made.set("formatCode", code)
        box.set("count", str(len(used) + 1))
        return number

    def format_code(self, number: int) -> str:
        """Return the code of a custom number format, "" for one that Excel knows by its id."""
        for each in self.items("numFmts"):
            if each.get("numFmtId") == str(number):
                return each.get("formatCode", "")
        return ""

    def xf(self, index: int) -> etree._Element | None:
        """Return the look of this index, None where the workbook has none."""
        looks = self.items("cellXfs")
        return looks[index] if 0 <= index < len(looks) else None

    def _number(self, index: int) -> tuple[int, str]:
        look = self.xf(index)
        number = int(look.get("numFmtId", "0")) if look is not None else 0
        return number, self.format_code(number)

    def shows_day(self, index: int) -> bool:
        """Tell whether the look shows a number as a day."""
        return number_formats.shows_day(*self._number(index))

    def shows_date_or_time(self, index: int) -> bool:
        """Tell whether a number in this look is read as a date or a time."""
        return number_formats.shows_date_or_time(*self._number(index))

    def is_locked(self, index: int) -> bool:
        """Tell whether a cell in this look is locked once its sheet is protected."""
        look = self.xf(index)
        protection = markup.child(look, "protection") if look is not None else None
        return protection is None or protection.get("locked") not in ("0", "false")

    def variant(self, index: int, **changes: str | None) -> int:
        """Return the look `index` with these attributes of its xf changed; None takes one out."""
        look = self.xf(index)
        if look is None:
            look = etree.Element(f"{{{self.namespace}}}xf")
            for name in ("numFmtId", "fontId", "fillId", "borderId", "xfId"):
                look.set(name, "0")
        made = copy.deepcopy(look)
        made.tail = None
        for name, box in _INDEXES.items():
            index_there = made.get(name, "0")
            if not index_there.isdigit() or int(index_there) >= len(self.items(box)):
                made.set(name, "0")  # Excel takes the first one too where the index leads nowhere
        for name, value in changes.items():
            if value is None:
                made.attrib.pop(name, "")
            else:
                made.set(name, value)
        return self.add("cellXfs", made)

    def with_format(self, index: int, number: int) -> int:
        """Return the look `index` with another number format."""
        return self.variant(index, numFmtId=str(number), applyNumberFormat="1")

    def as_text(self, index: int) -> int:
        """Return the look `index` with Excel's mark of a text that looks like a formula."""
        look = self.xf(index)
        if look is not None and markup.truth(look.get("quotePrefix")):
            return index
        return self.variant(index, quotePrefix="1")

    def as_link(self, index: int) -> int:
        """Return the look `index`, underlined and blue where it is not underlined yet."""
        look = self.xf(index)
        fonts = self.items("fonts")
        number = int(look.get("fontId", "0")) if look is not None else 0
        if not 0 <= number < len(fonts) or markup.child(fonts[number], "u") is not None:
            return index
        font = copy.deepcopy(fonts[number])
        font.tail = None
        for each in list(markup.children(font, "color", "u")):
            font.remove(each)
        order = [
            "b",
            "i",
            "strike",
            "condense",
            "extend",
            "outline",
            "shadow",
            "u",
            "vertAlign",
            "sz",
            "color",
            "name",
        ]
        underline = etree.Element(f"{{{self.namespace}}}u")
        markup.insert(font, underline, [*order, "family", "charset", "scheme"])
        colour = etree.Element(f"{{{self.namespace}}}color")
        colour.set("rgb", "FF0563C1")
        markup.insert(font, colour, [*order, "family", "charset", "scheme"])
        return self.variant(index, fontId=str(self.add("fonts", font)), applyFont="1")

"""The looks of a sheet from another workbook, found in this one's styles or added to them."""

from __future__ import annotations

from lxml import etree

from suivi_tool.workbook.markup import descendants
from suivi_tool.workbook.number_formats import FIRST_CUSTOM
from suivi_tool.workbook.styles import Styles

_OF_LOOK = (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"))


class StyleMerge:
    """Gives, for the indexes of the `donor`'s styles, those of the `host`'s."""

    def __init__(self, host: Styles, donor: Styles) -> None:
        self._host = host
        self._donor = donor
        self._cells: dict[int, int] = {}
        self._differences: dict[int, int] = {}

    def cell(self, index: int) -> int:
        """Return the index in the host of a cell's look."""
        if index not in self._cells:
            look = self._donor.xf(index)
            self._cells[index] = self._look(look) if look is not None else 0
        return self._cells[index]

    def _look(self, look: etree._Element) -> int:
        made = self._host.adopt(look)
        made.set("numFmtId", str(self._format(int(made.get("numFmtId", "0")))))
        for attribute, name in _OF_LOOK:
            source = self._donor.items(name)[int(made.get(attribute, "0"))]
            made.set(attribute, str(self._host.add(name, self._host.adopt(source))))
        made.set("xfId", "0")
        return self._host.add("cellXfs", made)

    def _format(self, number: int) -> int:
        if number < FIRST_CUSTOM:
            return number
        return self._host.format(self._donor.format_code(number))

    def difference(self, index: int) -> int:
        """Return the index in the host of a conditional format's look (dxf)."""
        if index not in self._differences:
            made = self._host.adopt(self._donor.items("dxfs")[index])
            for each in descendants(made, "numFmt"):
                if int(each.get("numFmtId", "0")) >= FIRST_CUSTOM:
                    each.set("numFmtId", str(self._host.format(each.get("formatCode", ""))))
            self._differences[index] = self._host.add("dxfs", made)
        return self._differences[index]

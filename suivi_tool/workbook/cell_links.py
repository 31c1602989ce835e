"""What shows or fills cells from outside of them: text boxes, pictures of cells, form controls."""

from __future__ import annotations

import re

from suivi_tool.workbook import text
from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.part_names import key_of
from suivi_tool.workbook.row_formulas import may_mention

_KINDS = ("drawing+xml", "controlproperties+xml", "vmlDrawing")
_ATTRIBUTES = ("textlink", "cellRange", "fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup")
_SIGN = re.compile("|".join(_ATTRIBUTES).encode())
_VML = re.compile(rb"(<x:Fmla(?:Link|Range|Pict|Txbx|Group)>)([^<]+)(<)")


def follow(package: Package, sheet_part: str, growth: Growth) -> None:
    """Let them go on with the cells they are about; `sheet_part` is the sheet that grew."""
    own = {key_of(each.target) for each in package.relations(sheet_part).inside()}
    for part in list(package.names()):
        if not package.content_types.of(part).endswith(_KINDS):
            continue
        home = growth.sheet if key_of(part) in own else None
        raw = package.read(part)
        if home is None and not may_mention(raw, growth.sheet):
            continue
        if part.lower().endswith(".vml"):
            after = _VML.sub(lambda match, at=home: _old(match, growth, at), raw)  # type: ignore[misc]
            if after != raw:
                package.write(part, after)
        elif _SIGN.search(raw):
            _attributes(package, part, growth, home)


def _old(match: re.Match[bytes], growth: Growth, home: str | None) -> bytes:
    after = growth.formula(text.plain(match[2].decode()), home)
    return match[1] + text.escape(after).encode() + match[3]


def _attributes(package: Package, part: str, growth: Growth, home: str | None) -> None:
    for each in package.tree(part).iter("*"):
        for name in _ATTRIBUTES:
            before = each.get(name)
            if before and (after := growth.formula(before, home)) != before:
                each.set(name, after)

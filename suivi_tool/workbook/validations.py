"""What a sheet lets people choose from, and what it hides from them."""

from __future__ import annotations

import re
from typing import NamedTuple

from suivi_tool.workbook.markup import children, descendants, truth
from suivi_tool.workbook.namespaces import X14
from suivi_tool.workbook.references import Range, parse_ranges
from suivi_tool.workbook.rows import row_pattern
from suivi_tool.workbook.worksheet import Worksheet

_HIDDEN = re.compile(rb'\shidden\s*=\s*["\'](?:1|true)["\']')
_NUMBER = re.compile(rb'\sr\s*=\s*["\'](\d+)')


class ListValidation(NamedTuple):
    """A drop-down list: where it applies, and its source ('"Oui,Non"', "Listes!$A$2:$A$9"…)."""

    ranges: tuple[Range, ...]
    formula1: str


def lists(sheet: Worksheet) -> tuple[ListValidation, ...]:
    """Return the drop-down lists of the sheet, those of Excel 2010 and later too."""
    found = []
    for each in descendants(sheet.frame, "dataValidation"):
        if each.get("type") != "list":
            continue
        if str(each.tag).startswith(f"{{{X14}}}"):
            places = " ".join(place.text or "" for place in children(each, "sqref"))
            source = "".join(text.text or "" for text in descendants(each, "f"))
        else:
            places = each.get("sqref", "")
            source = "".join(text.text or "" for text in descendants(each, "formula1"))
        found.append(ListValidation(tuple(parse_ranges(places)), source))
    return tuple(found)


def hidden_rows(sheet: Worksheet) -> frozenset[int]:
    """Return the numbers of the hidden rows."""
    if b"hidden" not in sheet.body:
        return frozenset()
    rows = row_pattern(sheet.prefix_bytes).finditer(sheet.body)
    numbers = (_NUMBER.search(match[1]) for match in rows if _HIDDEN.search(match[1]))
    return frozenset(int(number[1]) for number in numbers if number)


def hidden_columns(sheet: Worksheet) -> frozenset[int]:
    """Return the numbers of the hidden columns."""
    return frozenset(
        number
        for box in children(sheet.frame, "cols")
        for each in children(box, "col")
        if truth(each.get("hidden"))
        for number in range(int(each.get("min", "1")), int(each.get("max", "0")) + 1)
    )

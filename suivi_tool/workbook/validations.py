"""Data validations: what a sheet lets people choose from."""

from __future__ import annotations

from typing import NamedTuple

from suivi_tool.workbook.markup import children, descendants
from suivi_tool.workbook.namespaces import X14
from suivi_tool.workbook.references import Range, parse_ranges
from suivi_tool.workbook.worksheet import Worksheet


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

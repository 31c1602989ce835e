"""Tables as their parts describe them."""

from __future__ import annotations

from suivi_tool.workbook.markup import parse
from suivi_tool.workbook.references import Range
from suivi_tool.workbook.table import read_table, set_range

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TABLE = (
    f'<table xmlns="{MAIN}" id="1" name="n" displayName="Registre" ref="B3:C9" '
    'totalsRowCount="1"><autoFilter ref="B3:C8"/><tableColumns count="2"><tableColumn id="1" '
    'name="Reçu_x000a_le"/><tableColumn id="4" name="Délai"><calculatedColumnFormula>'
    "WORKDAY(Registre[[#This Row],[x]],8)</calculatedColumnFormula></tableColumn></tableColumns>"
    "</table>"
)


def test_a_table_with_totals() -> None:
    table = read_table(parse(TABLE.encode()), "Suivi", "xl/tables/t.xml")
    assert (table.name, table.range, table.range_of_data) == (
        "Registre", Range(3, 2, 9, 3), Range(4, 2, 8, 3),
    )  # fmt: skip
    assert [(each.id, each.name) for each in table.columns] == [(1, "Reçu\nle"), (4, "Délai")]
    assert table.columns[1].formula.startswith("WORKDAY(")


def test_its_filter_leaves_the_totals_out() -> None:
    root = parse(TABLE.encode())
    set_range(root, Range(3, 2, 12, 3))
    assert root.get("ref") == "B3:C12"
    assert root[0].get("ref") == "B3:C11"

"""All that refers to the data, or hangs on rows that went down, brought up to date."""

from __future__ import annotations

from suivi_tool.workbook import (
    anchors,
    cell_links,
    charts,
    defined_names,
    markup,
    pivots,
    row_formulas,
    sheet_ranges,
    table,
)
from suivi_tool.workbook.charts import Given
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.growth import Growth
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.references import Range
from suivi_tool.workbook.table import Table
from suivi_tool.workbook.workbook_part import Sheet


def follow(
    contents: Contents, sheet: Sheet, growth: Growth, grown: Table | None, values: Given
) -> None:
    """Bring the workbook up to date with rows added to `sheet` (in the table `grown`)."""
    package = contents.package
    for each in contents.workbook.worksheets:
        ours = each.part == sheet.part
        if ours or _may_mention(package, each.part, growth.sheet):
            worksheet = contents.worksheet(each.name)
            sheet_ranges.follow(worksheet, each.name, growth)
            row_formulas.follow(worksheet, each.name, growth)
    for each_table in contents.tables(sheet.name):
        _table(contents, each_table, growth, grows=each_table == grown)
    sheet_ranges.follow_views(package, sheet.part, growth)
    defined_names.follow(contents.workbook, growth)
    charts.follow(package, growth, values)
    cell_links.follow(package, sheet.part, growth)
    tables = [grown.name] if grown else []
    pivots.follow(package, growth, defined_names.about(contents.workbook, growth.sheet, tables))
    if growth.pushed_from:
        pivots.push(package, sheet.part, growth)
        anchors.push(package, sheet.part, growth)
        contents.workbook.drop_calculation_chain()


def _may_mention(package: Package, part: str, sheet: str) -> bool:
    """Tell whether another sheet may refer to this one: most hold no "!" at all."""
    return package.holds(part, b"!") and row_formulas.may_mention(package.read(part), sheet)


def _table(contents: Contents, each: Table, growth: Growth, *, grows: bool) -> None:
    root = contents.package.tree(each.part)
    area = each.range
    after = growth.pushed(area)
    if grows:
        lowest = growth.row(each.last_data_row, area.first_col, area.last_col)
        data_end = max(lowest, growth.after + growth.added)
        last = data_end + each.totals_rows
        after = Range(area.first_row, area.first_col, last, area.last_col)
    sheet_ranges.follow_ranges(root, growth)
    if after != area:
        table.set_range(root, after)
    for formula in markup.descendants(root, "calculatedColumnFormula", "totalsRowFormula"):
        if formula.text:
            in_data = str(formula.tag).endswith("calculatedColumnFormula")
            moved = growth.formula(formula.text, each.sheet, in_data=in_data)
            if moved != formula.text:
                formula.text = moved

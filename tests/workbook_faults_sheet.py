"""More faults of sheets: their cells, their formulas, what stands around the rows."""

from __future__ import annotations

from workbook_faults import FAULTS, SHEET, swap

_B2 = r'<c r="B2"[^>]*><v>1.5</v>'
_FORMULA = "<f>B2[*]2"
_VIEW = r"<sheetView ([^>]*)/>"
_RULE = '<cfRule type="cellIs".*?</cfRule>'
_LONG = "x" * 32_768


def _view(inner: str) -> str:
    return rf"<sheetView \1>{inner}</sheetView>"


FAULTS.update(
    {
        # rows and cells
        "a row twice": swap(SHEET, '(<row r="3".*?</row>)', r"\1\1"),
        "a row of number 0": swap(SHEET, '<row r="1"', '<row r="0"'),
        "a row without number in its number": swap(SHEET, '<row r="3"', '<row r="abc"'),
        "a cell's name with dollars": swap(SHEET, '<c r="A3"', '<c r="$A$3"'),
        "a negative style": swap(SHEET, r'(<c r="C2" s=)"\d+"', r'\1"-1"'),
        "a column's style": swap(SHEET, '<col min="2"', '<col style="99" min="2"'),
        "a negative shared string": swap(SHEET, r'(<c r="A2" t="s"><v>)\d+', r"\g<1>-1"),
        "no shared string": swap(SHEET, r'(<c r="A2" t="s"><v>)\d+', r"\g<1>"),
        "a day that is none": swap(SHEET, _B2, '<c r="B2" t="d"><v>2026-13-45</v>'),
        "a day in letters": swap(SHEET, _B2, '<c r="B2" t="d"><v>pas une date</v>'),
        "an error that is none": swap(SHEET, _B2, '<c r="B2" t="e"><v>#OUPS</v>'),
        "a number that is none": swap(SHEET, "<v>1.5</v>", "<v>NaN</v>"),
        "a number without end": swap(SHEET, "<v>1.5</v>", "<v>1e999</v>"),
        "two values": swap(SHEET, "<v>1.5</v>", "<v>1.5</v><v>2</v>"),
        "a value before its formula": swap(SHEET, "(<f>B2[^<]*</f>)(<v>[^<]*</v>)", r"\2\1"),
        "an inline text that is too long": swap(
            SHEET, _B2, f'<c r="B2" t="inlineStr"><is><t>{_LONG}</t></is>'
        ),
        "a computed text that is too long": swap(
            SHEET, _B2, f'<c r="B2" t="str"><f>A1</f><v>{_LONG}</v>'
        ),
        "an attribute twice": swap(SHEET, '<c r="A3"', '<c r="A3" r="A3"'),
        "a prefix that is not declared": swap(SHEET, '<row r="3"', '<row x:dy="0" r="3"'),
        "a row too high": swap(SHEET, '<row r="3"', '<row r="3" ht="500" customHeight="1"'),
        "an outline too deep": swap(SHEET, '<row r="3"', '<row r="3" outlineLevel="9"'),
        # formulas
        "an operator without value": swap(SHEET, _FORMULA, "<f>B2*"),
        "two operators": swap(SHEET, _FORMULA, "<f>B2**2"),
        "empty parentheses": swap(SHEET, _FORMULA, "<f>()"),
        "a parenthesis closed first": swap(SHEET, _FORMULA, "<f>)B2("),
        "an open brace": swap(SHEET, _FORMULA, "<f>{1,2"),
        "an open bracket": swap(SHEET, _FORMULA, "<f>SUM(Registre[Valeur)"),
        "an open apostrophe": swap(SHEET, _FORMULA, "<f>'Suivi!B2"),
        "a sign that no formula has": swap(SHEET, _FORMULA, "<f>B2`2"),
        "a column that the table does not have": swap(SHEET, _FORMULA, "<f>SUM(Registre[Absente])"),
        "a workbook that is not linked": swap(SHEET, _FORMULA, "<f>[3]Feuil1!A1"),
        "a formula too deep": swap(SHEET, _FORMULA, "<f>" + "ABS(" * 70 + "1" + ")" * 70),
        "too many arguments": swap(SHEET, _FORMULA, f"<f>SUM({','.join('1' * 300)})"),
        "a text too long in a formula": swap(SHEET, _FORMULA, f'<f>"{"x" * 300}"'),
        "an array without range": swap("xl/worksheets/sheet2.xml", ' ref="B1:B2"', ""),
        "a kind of formula that is none": swap(SHEET, "<f>B2[^<]*", '<f t="magique">B2*2'),
        # merged cells and views
        "no merged cells": swap(SHEET, "<mergeCells.*?</mergeCells>", '<mergeCells count="0"/>'),
        "merged cells beyond the sheet": swap(SHEET, 'ref="H5:I6"', 'ref="H5:I1048577"'),
        "merged cells in a table": swap(SHEET, 'ref="H5:I6"', 'ref="E3:F4"'),
        "merged cells twice": swap(SHEET, 'ref="H5:I6"', 'ref="H2:I3"'),
        "two sheetData": swap(SHEET, "</sheetData>", "</sheetData><sheetData/>"),
        "no sheetData": swap(SHEET, "<sheetData>.*</sheetData>", ""),
        "a pane that is none": swap(
            SHEET, _VIEW, _view('<pane xSplit="1" topLeftCell="1B" activePane="topRight"/>')
        ),
        "a pane nowhere": swap(
            SHEET, _VIEW, _view('<pane xSplit="1" topLeftCell="B1" activePane="nowhere"/>')
        ),
        "an active cell that is none": swap(
            SHEET, _VIEW, _view('<selection activeCell="ZZZ" sqref="A1"/>')
        ),
        "a zoom too large": swap(SHEET, "<sheetView ", '<sheetView zoomScale="900" '),
        "a view of no window": swap(SHEET, 'workbookViewId="0"', 'workbookViewId="3"'),
        "a dimension that is none": swap(SHEET, '<dimension ref="[^"]*"', '<dimension ref="A1:Z"'),
        "no columns": swap(SHEET, "<cols>.*?</cols>", "<cols/>"),
        "a column 0": swap(SHEET, '<col min="2"', '<col min="0"'),
        "columns backwards": swap(SHEET, '<col min="2" max="2"', '<col min="3" max="2"'),
        "a column too wide": swap(SHEET, 'width="[^"]*"', 'width="300"'),
        # formats, validations, links, filters
        "a rule without priority": swap(SHEET, ' priority="1"', ""),
        "a rule of priority 0": swap(SHEET, ' priority="1"', ' priority="0"'),
        "a rule with four formulas": swap(
            SHEET, r"(<cfRule [^>]*>)(<formula>.*?</formula>)", r"\1\2\2\2\2"
        ),
        "colours without their steps": swap(
            SHEET, _RULE, '<cfRule type="colorScale" priority="1"><colorScale><cfvo type="min"/>'
            '<cfvo type="max"/><color rgb="FFFF0000"/></colorScale></cfRule>',
        ),
        "a shared formula that no cell gives": swap(
            SHEET, "<f>[^<]*</f>", '<f t="shared" si="7"/>'
        ),
        "icons without their steps": swap(
            SHEET, _RULE, '<cfRule type="iconSet" priority="1"><iconSet iconSet="3Arrows">'
            '<cfvo type="percent" val="0"/><cfvo type="percent" val="33"/></iconSet></cfRule>',
        ),
        "a validation without formula": swap(SHEET, "<formula1>.*?</formula1>", ""),
        "a validation beyond the sheet": swap(SHEET, 'sqref="E2:E6"', 'sqref="E2:E1048577"'),
        "a title of advice too long": swap(
            SHEET, 'type="list"', f'type="list" promptTitle="{"x" * 40}"'
        ),
        "a link without its relation": swap(SHEET, '(<hyperlink [^>]*)r:id="[^"]*"', r'\1r:id="x"'),
        "a filter on a column that is not there": swap(
            SHEET, "<mergeCells", '<autoFilter ref="K1:K3"><filterColumn colId="5"/></autoFilter>'
            "<mergeCells",
        ),
        "a filter over a table": swap(SHEET, "<mergeCells", '<autoFilter ref="A1:B6"/><mergeCells'),
        "a page's scale": swap(SHEET, "<headerFooter>", '<pageSetup scale="1000"/><headerFooter>'),
    }
)  # fmt: skip

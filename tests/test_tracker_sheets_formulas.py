"""What the formulas of our sheets may be made of."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from sheet_facts import appeals, facts, formulas, parts

from suivi_tool.tracker.appeal_columns import APPEALS
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.sheets import days_off, due_cells, indicator_summary, new_tracker
from suivi_tool.tracker.sheets.live import is_day
from suivi_tool.tracker.sheets.references import SheetRef, letters
from suivi_tool.tracker.sheets.register_formulas import FIELDS, formula_for
from suivi_tool.tracker.vocabulary import canonical
from suivi_tool.workbook.formulas import quoted

IN_BOTH = """
    ADDRESS AND AVERAGE CHAR CHOOSE COLUMN COUNT COUNTIF COUNTIFS DATE DAY EDATE EOMONTH FIXED
    HYPERLINK IF IFERROR INDEX INT ISNUMBER ISTEXT LEFT LEN LOOKUP MATCH MAX MIN MONTH
    NETWORKDAYS NOT OR RIGHT ROUND ROW SMALL SUBSTITUTE SUM SUMIF TODAY TRIM WEEKDAY WORKDAY
    YEAR
"""


@pytest.fixture(scope="module")
def workbook() -> bytes:
    return new_tracker.build(facts(), appeals())


def test_only_functions_that_excel_2016_and_libreoffice_7_4_know(workbook: bytes) -> None:
    bare = (re.sub(r'"[^"]*"|\'[^\']*\'|\[[^\]]*\]', "", text.replace("&quot;", '"'))
            for text in formulas(workbook))  # fmt: skip
    used = {name for text in bare for name in re.findall(r"([A-Z][A-Z0-9.]+)\(", text)}
    assert used <= set(IN_BOTH.split())
    assert {"WORKDAY", "EDATE", "NETWORKDAYS"} <= used


def test_the_day_stands_in_one_named_cell(workbook: bytes) -> None:
    live = new_tracker.build(facts(fixed_today=False), appeals())
    clocks = [text for text in formulas(live) if re.search(r"\b(TODAY|NOW)\(", text)]
    assert clocks == ["TODAY()"]
    assert not [text for text in formulas(workbook) if "TODAY(" in text]
    name = re.search(r'name="AUJOURDHUI"[^>]*>([^<]*)<', parts(live)["xl/workbook.xml"])
    assert name is not None
    assert name[1] == "'Données indicateurs'!$D$5"


def test_nothing_depends_on_the_language_of_excel(workbook: bytes) -> None:
    assert not [
        text for text in formulas(workbook) if re.search(r"\b(TEXT|DATEVALUE|VALUE)\(", text)
    ]


def test_every_formula_is_entered_plainly_or_as_an_array_of_its_own_cell(workbook: bytes) -> None:
    for name, text in parts(workbook).items():
        if name.startswith("xl/worksheets/sheet"):
            assert "cm=" not in text
            for cell, ref in re.findall(r'<c r="(\w+)"[^>]*><f t="array" ref="([^"]+)"', text):
                assert ref == cell


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("appeal_limit", f"IF({is_day('$D9')},EDATE(INT($D9),2),\"\")"),
        ("acknowledgement_due", "WORKDAY(INT($B9),8,'Jours fériés'!$F$7:$F$406)"),
    ],
)  # fmt: skip
def test_the_deadlines_of_a_row_follow_its_own_cells(field: str, text: str) -> None:
    register = SheetRef("Appels", 5, 8, {"received_on": 2, "notified_on": 4})
    formula = formula_for(field, 9, register, days_off.DaysOffRef(60))
    assert formula is not None
    assert text in formula


def test_no_formula_is_too_long_or_too_deep_for_excel(workbook: bytes) -> None:
    """Excel 2016 takes 8,192 characters and 64 levels of functions, 255 characters a text."""
    for known in map(unescape, formulas(workbook)):
        assert len(known) < 8192
        assert max(map(len, re.findall(r'"([^"]*)"', known)), default=0) <= 255
        bare, depth, deepest = re.sub(r'"[^"]*"|\'[^\']*\'', "", known), 0, 0
        for sign in bare:
            depth += (sign == "(") - (sign == ")")
            deepest = max(deepest, depth)
        assert deepest < 64


def test_no_function_that_fails_on_a_slip_of_the_hand_reads_a_cell_unguarded(
    workbook: bytes,
) -> None:
    """15052026, a date without its signs, makes #NUM! of YEAR, EDATE and WORKDAY in Excel."""
    for known in map(unescape, formulas(workbook)):
        for name in ("EDATE", "WORKDAY", "YEAR"):
            if re.search(rf"\b{name}\([^()]*(INT\()?(RegistreAppels|'?Appels'?!)", known):
                assert "<DATE(2101,1,1)" in known


def test_without_the_columns_there_is_no_deadline() -> None:
    register = SheetRef("Appels", 5, 8, {"number": 1})
    where = days_off.DaysOffRef(60)
    assert [formula_for(field, 9, register, where) for field in FIELDS] == [None, None]


def test_names_of_sheets_and_columns() -> None:
    assert [letters(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert quoted("Registre d'été") == "'Registre d''été'"


def test_the_words_in_the_formulas_mean_what_the_reader_takes_them_for() -> None:
    for field, words, meaning in (
        ("justified", indicator_summary.YES, "Oui"),
        ("justified", indicator_summary.NO, "Non"),
        ("outcome", due_cells.WITHDRAWN, "Appel retiré"),
        ("outcome", due_cells.NOT_AN_APPEAL, "Pas un appel"),
        ("period_verdict", indicator_summary.TOO_LATE, "Non"),
    ):
        assert field in APPEALS
        assert {canonical(SheetKind.APPEALS, field, word) for word in words} == {meaning}


def test_the_same_day_is_the_same_file() -> None:
    assert new_tracker.build(facts()) == new_tracker.build(facts())
    assert facts().today == date(2026, 11, 30)

"""Formulas that speak French: computed by LibreOffice, they say what the rules say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from live_sheets import computed
from office import LibreOffice
from sheet_facts import facts

from suivi_tool.procedure import dates_fr
from suivi_tool.procedure.timeliness import Rate, percent
from suivi_tool.procedure.words import NBSP, count
from suivi_tool.tracker.sheets import live

DAYS = (date(2026, 5, 1), date(2024, 2, 29), date(2025, 12, 31), date(1999, 8, 10))
NUMBERS = (0.0, 0.05, 0.25, 0.65, 1.45, 12.0, 1234.5)
SHARES = ((0, 0), (0, 7), (1, 200), (6, 7), (199, 200), (7, 7))


def test_dates_numbers_and_shares_are_worded_as_the_rules_word_them(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    trials: list[tuple[str, object]] = []
    for when in DAYS:
        cell = live.day(when)
        trials += [
            (live.long_date(cell), dates_fr.long(when)),
            (
                live.long_date_with_day(cell),
                f"{dates_fr.WEEKDAYS[when.weekday()]} {dates_fr.long(when)}",
            ),
            (live.short_date(cell), f"{when:%d/%m/%Y}"),
        ]
    trials += [(live.decimal(str(number)), live.decimal_fr(number)) for number in NUMBERS]
    trials += [(live.fraction(str(part), str(whole)), Rate(part, whole).text)
               for part, whole in SHARES]  # fmt: skip
    trials += [(live.percent_of(str(part), str(whole)), percent(part, whole))
               for part, whole in SHARES if whole]  # fmt: skip
    trials += [(live.plural(str(number), "appel"), count(number, "appel")) for number in (0, 1, 2)]
    trials += [(live.whole_percent("0.955"), f"96{NBSP}%")]
    trials += [(live.long_text('é"' * 300), 'é"' * 300)]
    said = computed(libreoffice, tmp_path, [formula for formula, _ in trials], facts([]), [])
    assert said == [expected for _, expected in trials]


@pytest.mark.parametrize(
    ("number", "digits", "said"),
    [(0.25, 1, "0,3"), (-0.25, 1, "-0,3"), (-0.01, 1, "0,0"), (2.5, 0, "3"), (1.005, 2, "1,01")],
)
def test_numbers_are_rounded_as_a_spreadsheet_rounds(number: float, digits: int, said: str) -> None:
    assert live.decimal_fr(number, digits) == said


def test_a_text_is_quoted_and_cut_where_excel_would_refuse_it() -> None:
    assert live.text('« 5" »') == '"« 5"" »"'
    pieces = live.long_text("x" * 1000).split("&")
    assert all(len(piece) <= 255 for piece in pieces)
    assert "".join(pieces).count("x") == 1000
    assert live.long_text("") == '""'

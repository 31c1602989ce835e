"""Where « Données indicateurs » keeps each figure: its columns, its rows, its named cells."""

from __future__ import annotations

from suivi_tool.procedure.words import NBSP
from suivi_tool.tracker.sheets.references import absolute

SHEET = "Données indicateurs"
TODAY = "AUJOURDHUI"
TODAY_CELL = absolute(SHEET, 4, 5)
YEAR = absolute(SHEET, 4, 6)
MOST_APPEALS = absolute(SHEET, 4, 7)
LEAST_RATE = absolute(SHEET, 4, 8)
SUBJECT = absolute(SHEET, 4, 9)

FIRST_ROW, LAST_ROW = 14, 25
"""This year's table; that of the year before stands PREVIOUS rows lower."""
PREVIOUS = 17
SUMMARY_ROW = 46

MONTH, APPEALS, TARGET, MET, KEPT, MISSED, PENDING, DUE, RATE, READ, UNKNOWN = range(1, 12)
LAST_SHOWN = UNKNOWN
BAR, CATEGORY, RATE_MET, RATE_MISSED, RATE_SHOWN, END, RATE_TARGET, ABOVE = range(13, 21)
DAY, LIMIT, COVERED, SHORT, LEGEND = range(21, 26)
FORMER = 28
"""The first column of the appeals of former trackers."""
DAYS = 732
"""Days of reception with their limit: two years and a leap day."""

NOTHING_DUE, TO_COME = 0.0001, 0.0002
"""What the line of the labels is given for « s.o. » and for a month to come, known by the number
format of the label (a text would be labelled as 0). No bar is: it would be seen as a dash."""
COUNT_LABEL = "0;;"
"""A bar of 0 has no label: « 0 » stands under its month, and nothing under a month to come."""
RATE_LABEL = f'[={NOTHING_DUE}]"s.o.";[={TO_COME}]"";0{NBSP}%'


def column(which: int, *, previous: bool = False) -> str:
    """Return the range of one column over the twelve months."""
    shift = PREVIOUS if previous else 0
    return absolute(SHEET, which, FIRST_ROW + shift, LAST_ROW + shift)


def both_years(which: int) -> str:
    """Return the range of one column over both tables, headings between them included."""
    return absolute(SHEET, which, FIRST_ROW, LAST_ROW + PREVIOUS)


def total(which: int) -> str:
    """Return the cell under a column of this year."""
    return absolute(SHEET, which, LAST_ROW + 1)


def legend(at: int) -> str:
    """Return a cell that a chart names: 0 rate target, 1 count target, 2-3 years, 4 a title."""
    return absolute(SHEET, LEGEND, FIRST_ROW + at)

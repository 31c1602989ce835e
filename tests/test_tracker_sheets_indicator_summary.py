"""The figures of the cards: each line bears that of the rules, whatever the register lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sheet_facts import COMMITTEES, TODAY, appeals, cells, facts

from suivi_tool.procedure.words import NBSP
from suivi_tool.tracker.sheets import generated
from suivi_tool.tracker.sheets import indicator_cells as where
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.indicator_summary import cell, last_committee


def summary(known: Facts) -> dict[str, object]:
    rows = cells(generated.build(known), where.SHEET)[where.SUMMARY_ROW :]
    return {str(row[0]).replace(NBSP, " "): row[3] for row in rows if row[0]}


def test_the_lines_bear_the_figures_of_the_rules() -> None:
    known = facts()
    figures, said = known.figures, summary(known)
    assert figures.oldest_open is not None
    assert said["Mois commencés"] == 11
    assert (said["Mois au-dessus de l’objectif"], said["Lesquels"]) == (2, "avril et novembre")
    assert said["Appels des 12 derniers mois"] == figures.last_12_months
    assert said["Appels en cours (non clos)"] == figures.open_appeals
    assert said["Ancienneté du plus ancien (jours)"] == figures.oldest_open[1]
    assert said["Dernier comité de pilotage"] == date(2026, 6, 16)
    assert said["Depuis ce comité : appels reçus"] == 3


def test_an_empty_register_has_nothing_to_say() -> None:
    said = summary(facts([]))
    assert said["Ancienneté du plus ancien (jours)"] == "–"
    assert said["Délai moyen de réponse (jours)"] == "s.o."
    assert (said["Appels en cours (non clos)"], said["Lesquels"]) == (0, None)


def test_appeals_without_a_date_are_counted_apart() -> None:
    known = [*appeals(), replace(appeals()[-1], number="APP-x", received_on=None)]
    said = summary(facts(known))
    assert said["Appels sans date de réception lisible"] == 1


def test_however_many_appeals_have_no_date_excel_takes_the_formulas_that_count_them() -> None:
    undated = [replace(appeals()[-1], number=f"APP-x-{at}", received_on=None, closed_on=None)
               for at in range(300)]  # fmt: skip
    known = facts([*appeals(), *undated])
    named = replace(known.register, sheet="Suivi des appels (MGT 02) 2026", table=None, named=False)
    made = generated.build(replace(known, register=named))
    said = {str(row[0]): row[3] for row in cells(made, where.SHEET) if row and row[0]}
    assert said["Appels sans date de réception lisible"] == 300
    sheet = load_workbook(BytesIO(made))[where.SHEET]
    formulas = [str(getattr(each.value, "text", each.value)) for row in sheet for each in row
                if each.data_type == "f"]  # fmt: skip
    counting = [formula for formula in formulas if formula.count("+IF(") > 10]
    assert len(counting) == 2
    assert max(map(len, formulas)) <= 8192


@pytest.mark.parametrize(
    ("today", "last"),
    [(TODAY, date(2026, 6, 16)), (date(2026, 6, 16), date(2026, 1, 20)), (date(2026, 1, 20), None)],
)
def test_on_its_own_day_a_committee_is_prepared_not_past(today: date, last: date | None) -> None:
    assert last_committee(COMMITTEES, today) == last


def test_each_figure_has_a_cell_of_its_own() -> None:
    assert cell("begun") == f"'{where.SHEET}'!$D${where.SUMMARY_ROW + 1}"
    with pytest.raises(ValueError, match="tuple"):
        cell("inconnu")

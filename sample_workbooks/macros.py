"""Sample 5: the tracker with macros and buttons (.xlsm); its VBA part is made by this script."""

from __future__ import annotations

import io

from sample_workbooks import clean, vba
from sample_workbooks.facts import actions, appeals
from sample_workbooks.pen import Pen, lists_sheet

OPENING = """Private Sub Workbook_Open()
    Feuil1.Activate
End Sub
"""
BUTTONS = """Option Explicit

Public Sub TrierParEcheance()
    Dim plan As ListObject
    Set plan = Feuil1.ListObjects("TabActions")
    plan.Sort.SortFields.Clear
    plan.Sort.SortFields.Add Key:=plan.ListColumns("Échéance").Range
    plan.Sort.Apply
End Sub

Public Sub NouvelleLigne()
    Feuil1.ListObjects("TabActions").ListRows.Add
End Sub
"""


def build() -> bytes:
    """Return the workbook."""
    pen = Pen("Suivi du plan d'actions (macros)")
    project = vba.project(
        {"ThisWorkbook": OPENING, "Feuil1": "", "Feuil2": "", "Feuil3": ""}, {"Boutons": BUTTONS}
    )
    pen.book.add_vba_project(io.BytesIO(project), is_stream=True)
    pen.book.set_vba_name("ThisWorkbook")
    sheets = [pen.book.add_worksheet(name) for name in ("Plan d'actions", "Appels", "Listes")]
    for number, sheet in enumerate(sheets, 1):
        sheet.set_vba_name(f"Feuil{number}")
    plan, register, lists = sheets
    clean._table(
        pen, plan, "TabActions", clean.ACTION_COLUMNS, [clean._action(row) for row in actions()]
    )
    clean._table(
        pen, register, "TabAppels", clean.APPEAL_COLUMNS, [clean._appeal(row) for row in appeals()]
    )
    lists_sheet(pen, lists, clean.HEADING)
    for row, (macro, caption) in enumerate(
        {"TrierParEcheance": "Trier par échéance", "NouvelleLigne": "Nouvelle ligne"}.items()
    ):
        place = {"macro": macro, "caption": caption, "width": 150, "height": 28}
        plan.insert_button(1 + 2 * row, 27, place)
    return pen.close()

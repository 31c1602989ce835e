"""A list of the form that needs more rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from appeal_cases import TREATED
from hand_edits import MADE, WRITTEN

from suivi_tool.documents.check import check_document
from suivi_tool.documents.controls import read
from suivi_tool.documents.update import update
from suivi_tool.forms import appeal_form
from suivi_tool.forms.case import Information


def test_a_list_grows_by_copies_of_its_last_row() -> None:
    told = tuple(Information(date(2026, 6, n), f"Lettre {n}", "Mail", "RQ") for n in range(1, 8))
    longer = appeal_form.values(replace(TREATED, told=told))
    done = update(MADE, longer, WRITTEN)
    assert done.missing == ()
    assert read(done.document) == longer
    assert check_document(done.document) == ()
    assert update(done.document, longer, done.written).document is done.document

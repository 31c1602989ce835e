"""The evidence of an appeal or of a period, and the annex: each asks for what it is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from appeal_cases import TREATED
from evidence_cases import evidence as evidence_of

from suivi_tool.documents.fields import fields
from suivi_tool.documents.reading import paragraphs
from suivi_tool.forms import annex, evidence, evidence_period
from suivi_tool.forms.annex import Annex
from suivi_tool.forms.appeal_form import Values
from suivi_tool.forms.evidence_period import PeriodEvidence
from templates_docx import evidence as drawn
from templates_docx.package import Template, docx

DAY = date(2026, 6, 10)
ONE = evidence_of(TREATED, DAY)
CASES = [
    (drawn.evidence, evidence.values(ONE)),
    (drawn.period, evidence_period.values(PeriodEvidence("CESI", DAY, DAY, DAY, [ONE]))),
    (drawn.annex, annex.values(Annex("a", "b", "c", DAY, "", {}, {"a": "b"}, {}))),
]


@pytest.mark.parametrize(("template", "known"), CASES)
def test_it_asks_for_nothing_that_is_not_given(
    template: Callable[[], Template], known: Values
) -> None:
    asked = {field.name for field in fields(docx(template()))}
    lists = {name.split(".")[0] for name in known if ".1." in name}
    assert asked - set(known) - lists == set()


def test_the_page_of_an_appeal_names_the_process_its_inputs_and_outputs() -> None:
    said = " ".join(paragraphs(docx(drawn.evidence()))).replace("\u00a0", " ")
    for words in ("Pilote du processus (P1)", "Entrées (E1 à E4)", "Sorties (S1 à S4)"):
        assert words in said

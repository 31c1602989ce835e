"""What the RQ typed into a fiche becomes a fact, or a fault that says what to do."""

from __future__ import annotations

from datetime import date

import pytest
from hand_edits import LATER, MADE, WRITTEN, edited
from lxml import etree

from suivi_tool.documents.controls import read, tagged
from suivi_tool.documents.update import update
from suivi_tool.documents.writing import write
from suivi_tool.documents.xml import Element, w
from suivi_tool.forms.reading_back import BOXES, DATES, TEXTS, closed, is_fact, read_back
from suivi_tool.procedure.appeal import Appeal, AppellantType, Justified

TODAY = date(2026, 5, 20)


def filled(**typed: str | bool) -> bytes:
    """Return the fiche with fields typed by hand (`__` stands for the point of a tag)."""
    values = {name.replace("__", "."): value for name, value in typed.items()}

    def change(root: Element) -> None:
        for tag, control in tagged(root):
            if tag in values:
                write(control, values[tag])

    return edited(MADE, change)


def test_analysis_decision_and_dates_are_read() -> None:
    done = update(
        filled(
            analyse__causes="Badge non activé.",
            conclusion__le="20/5/26",
            conclusion__par="Marc Dubreuil",
            conclusion__justifie=True,
        ),
        WRITTEN,
        WRITTEN,
    )
    found = read_back(read(done.document), done.typed, TODAY)
    assert found.faults == ()
    assert found.facts == {
        "causes": "Badge non activé.",
        "ruled_on": date(2026, 5, 20),
        "ruled_by": "Marc Dubreuil",
        "justified": Justified.YES,
    }


def test_what_is_no_date_and_two_ticked_boxes_are_faults() -> None:
    document = filled(
        conclusion__le="la semaine 12", conclusion__justifie=True, conclusion__non_justifie=True
    )
    done = update(document, WRITTEN, WRITTEN)
    found = read_back(read(document), done.typed, TODAY)
    assert found.facts == {}
    assert len(found.faults) == 2
    assert all(fault.remedy for fault in found.faults)


def test_what_was_not_touched_is_not_read() -> None:
    done = update(MADE, WRITTEN, WRITTEN)
    assert read_back(read(done.document), done.typed, TODAY).facts == {}


def test_every_field_read_is_one_of_the_fiche_and_of_an_appeal() -> None:
    tags = {*TEXTS, *DATES, *(tag for boxes in BOXES.values() for tag in boxes)}
    assert tags <= WRITTEN.keys()
    names = {*TEXTS.values(), *DATES.values(), *BOXES}
    assert names <= set(Appeal.__dataclass_fields__)


def test_a_closed_or_visaed_fiche_is_not_patched_any_more() -> None:
    assert closed(MADE, read(MADE)) == ""
    done = update(MADE, LATER, WRITTEN)
    assert "03/06/2026" in closed(done.document, read(done.document))
    visa = filled(cloture__visa_rq="M. Dubreuil")
    assert "visa" in closed(visa, read(visa))


@pytest.mark.parametrize(
    ("tag", "said"), [("cloture.visa_directeur", True), ("objet.motifs", False)]
)
def test_the_picture_of_a_signature_is_a_visa_one_elsewhere_is_none(
    tag: str, *, said: bool
) -> None:
    def paste(root: Element) -> None:
        control = next(control for name, control in tagged(root) if name == tag)
        cell = next(control.iterancestors(w("tc")))
        paragraph = etree.SubElement(cell, w("p"))
        etree.SubElement(etree.SubElement(paragraph, w("r")), w("drawing"))

    pasted = edited(MADE, paste)
    assert ("visa" in closed(pasted, read(pasted))) is said


def test_numbers_boxes_and_a_new_decision_are_read() -> None:
    typed: dict[str, str | bool] = {
        "suites.fiches_acap": "AC-1, AC-2", "similaires.1.numero": "APP-1",
        "similaires.2.numero": "APP-2", "suites.nouvelle_decision": "bientôt par le comité",
        "appelant.type.certifie": True,
    }  # fmt: skip
    found = read_back(typed, typed, TODAY)
    assert found.facts == {
        "actions": ("AC-1", "AC-2"),
        "similar": "APP-1 ; APP-2",
        "new_decision_by": "le comité",
        "appellant_type": AppellantType.CERTIFIED,
    }
    assert len(found.faults) == 1
    assert all(map(is_fact, typed))
    assert not is_fact("objet.demande")

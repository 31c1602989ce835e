"""Fields that people wrote into a template become controls."""

from __future__ import annotations

from appeal_cases import TREATED
from own_templates import KNOWN, faults, own

from suivi_tool.documents.controls import read
from suivi_tool.documents.fill import fill
from suivi_tool.documents.update import update
from suivi_tool.forms import appeal_form


def test_fields_written_as_text_become_controls_that_can_be_updated() -> None:
    template = own("{{ appel.numero }}", "{{ conclusion.motif }}", "N° {{ appel.numero }}")
    document = fill(template, KNOWN, controls=True)
    assert read(document) == {"appel.numero": "APP-2026-007", "conclusion.motif": ""}
    later = appeal_form.values(TREATED)
    done = update(document, later, KNOWN)
    assert read(done.document)["conclusion.motif"] == TREATED.appeal.ruling_ground


def test_controls_without_jinja_are_filled_by_their_tag() -> None:
    control = (
        '<w:p><w:sdt><w:sdtPr><w:tag w:val="appel.numero"/><w:id w:val="5"/><w:showingPlcHdr/>'
        "</w:sdtPr><w:sdtContent><w:r><w:t>Cliquez ici</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert faults(own(control)) == []
    assert read(fill(own(control), KNOWN, controls=True)) == {"appel.numero": "APP-2026-007"}

"""The fiche d'appel: every field of columns.md, two pages, nothing lost."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from appeal_cases import RECEIVED, TREATED
from office import LibreOffice
from word_schema import schema_faults

from suivi_tool.documents.check import check_document
from suivi_tool.documents.controls import read
from suivi_tool.documents.update import update
from suivi_tool.forms import appeal_form
from suivi_tool.forms.case import Case, Information
from suivi_tool.procedure.appeal import Appeal, Appellant, AppellantType, Channel
from templates_docx.build import parts

ROOT = Path(__file__).parents[1]
TEMPLATE = (ROOT / "templates_docx" / "fiche_appel.docx").read_bytes()
CASES = {
    "received": RECEIVED,
    "treated": TREATED,
    "bare": Case(
        Appeal("APP-2026-001"), Appellant("Martin"), RECEIVED.organisation, RECEIVED.responsible
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_field_is_a_tagged_control_that_holds_its_value(name: str) -> None:
    document = appeal_form.make(TEMPLATE, CASES[name])
    assert check_document(document) == ()
    assert read(document) == appeal_form.values(CASES[name])


def test_values_of_a_reception() -> None:
    values = appeal_form.values(RECEIVED)
    shown = {tag: value for tag, value in values.items() if value}
    assert shown["appel.recu_le"] == "30/04/2026"
    assert shown["ar.limite"] == "ven. 15/05/2026"
    assert shown["ar.a_envoyer_par"] == "RQ (Marc Dubreuil)"
    assert shown["delai.limite"] == "ven. 15/05/2026"
    assert shown["fiche.indice"] == "Indice B du 05/01/2026"
    assert shown["fiche.avis"] == "Modèle fourni – à valider par le RQ"
    ticked = {tag for tag, value in values.items() if value is True}
    assert ticked == {
        "appel.mode.mail",
        "appelant.type.candidat",
        "delai.verdict.dans_le_delai",
        "impartialite.conforme",
    }


def test_only_deadlines_with_a_source_are_printed() -> None:
    filled = {tag for tag, value in appeal_form.values(RECEIVED).items() if value}
    assert {tag for tag in filled if "limite" in tag} == {"ar.limite", "delai.limite"}


def test_none_found_is_written_only_after_a_search() -> None:
    assert appeal_form.values(RECEIVED)["similaires.1.numero"] == ""
    searched = replace(RECEIVED, searched=True)
    assert appeal_form.values(searched)["similaires.1.numero"] == "Aucun trouvé"


@pytest.mark.parametrize(
    ("kind", "ticked"),
    [
        (AppellantType.APPLICANT, "suites.reexamen"),
        (AppellantType.CANDIDATE, "suites.traitement"),
        (AppellantType.CERTIFIED, "suites.traitement"),
    ],
)
def test_justified_leads_to_reexamination_or_treatment(kind: AppellantType, ticked: str) -> None:
    case = replace(TREATED, appeal=replace(TREATED.appeal, appellant_type=kind))
    values = appeal_form.values(case)
    assert [tag for tag in ("suites.reexamen", "suites.traitement") if values[tag]] == [ticked]


@pytest.mark.parametrize("channel", list(Channel))
def test_one_box_a_channel(channel: Channel) -> None:
    values = appeal_form.values(replace(RECEIVED, appeal=replace(RECEIVED.appeal, channel=channel)))
    assert sum(value is True for tag, value in values.items() if ".mode." in tag) == 1


def test_same_case_gives_same_bytes() -> None:
    assert appeal_form.make(TEMPLATE, TREATED) == appeal_form.make(TEMPLATE, TREATED)


def test_logo_is_the_template_s_own() -> None:
    document = appeal_form.make(TEMPLATE, RECEIVED)
    assert parts(document)["word/media/logo.png"] == parts(TEMPLATE)["word/media/logo.png"]


@pytest.mark.parametrize("name", CASES)
def test_made_and_updated_it_conforms_to_the_schema_of_word(name: str, shared: Path) -> None:
    document = appeal_form.make(TEMPLATE, CASES[name])
    assert schema_faults(document, shared) == []
    told = tuple(Information(None, f"Lettre {n}") for n in range(7))
    later = appeal_form.values(replace(TREATED, told=told))
    done = update(document, later, appeal_form.values(CASES[name]))
    assert len(done.changed) > 30 or name == "treated"
    assert schema_faults(done.document, shared) == []


def test_libreoffice_loses_the_fields_and_it_is_said(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    path = tmp_path / "fiche.docx"
    path.write_bytes(appeal_form.make(TEMPLATE, RECEIVED))
    [saved] = libreoffice.convert([path], tmp_path / "saved", "docx")
    document = saved.read_bytes()
    if not read(document):
        done = update(document, appeal_form.values(TREATED), appeal_form.values(RECEIVED))
        assert "disparu" in done.refused
        assert done.document is document


def test_two_pages_of_a4(libreoffice: LibreOffice, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.docx" for name in CASES]
    for path, case in zip(files, CASES.values(), strict=True):
        path.write_bytes(appeal_form.make(TEMPLATE, case))
    for pdf in libreoffice.convert(files, tmp_path, "pdf"):
        content = pdf.read_bytes()
        assert len(re.findall(rb"/Type ?/Page\b", content)) == 2, pdf.name
        [width, height] = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", content)[0]
        assert (round(float(width)), round(float(height))) == (595, 842)

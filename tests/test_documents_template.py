"""The organisation's own templates: every fault told with its place, before anything is made."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from appeal_cases import RECEIVED
from own_templates import FOLDER, KNOWN, WORDS, faults, own

from suivi_tool.documents.template import Gravity, check_template
from suivi_tool.forms import (
    action_form,
    annex,
    appeal_form,
    evidence,
    evidence_period,
    management_review,
)
from suivi_tool.forms.action_form import ActionCase
from suivi_tool.forms.annex import Annex
from suivi_tool.forms.clauses import Standard
from suivi_tool.forms.evidence import Evidence
from suivi_tool.forms.evidence_period import PeriodEvidence
from suivi_tool.forms.letter_values import Wording, letter_values
from suivi_tool.forms.management_review import ReviewPage
from suivi_tool.procedure.appeal import Action
from suivi_tool.procedure.history import Change
from suivi_tool.procedure.indicators import indicators
from suivi_tool.procedure.surveillance import surveillance
from suivi_tool.procedure.working_days import Calendar
from templates_docx.build import TEMPLATES
from templates_docx.tables import grid
from templates_docx.wordml import run


def test_an_unknown_field_is_named_with_its_place() -> None:
    table = grid([("Reçu le", run("{{ appel.recu_lle }}")), ("Par", run("{{ appel.recu_par }}"))])
    assert faults(own("Fiche", table, "fin")) == [
        (
            "Champ inconnu : « appel.recu_lle ».",
            "corps, tableau 1, ligne 1, colonne 2, « {{ appel.recu_lle }} »",
            "Vouliez-vous dire « appel.recu_le » ?",
        )
    ]


def test_missing_fields_are_named_with_where_they_belong() -> None:
    found = check_template(own("{{ appel.numero }}"), KNOWN, WORDS)
    missing = {
        f.message.split("«")[1].strip("\u00a0»."): f.place
        for f in found
        if f.gravity is Gravity.MISSING
    }
    assert missing["conclusion.le"] == "Décision sur l’appel le (7. Conclusion)"
    assert missing["similaires.1.numero"].startswith("Appel similaire (")
    assert "appel.numero" not in missing
    assert not any(".2." in name for name in missing)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("perdu {%p if appel.mode.mail %}", "seul"),
        ("{{ appel.numero", "fermée"),
        ("{{ appel.mode.mail }}", "case à cocher"),
        ("{{ appel }}", "groupe de champs"),
        ("{{ appel.numero.__class__ }}", "Champ inconnu"),
        ("{{ ''.__class__.__mro__ }}", "ne comprend pas"),
        ("{{ 'x' * 10 ** 9 }}", "calcul"),
        ("{% for x in similaires %}{{ x.autre }}{% endfor %}", "similaires.1.autre"),
        ("{{r appel.numero }}", "admis"),
        ("{{ appel.numero | inconnu }}", "ne comprend pas"),
    ],
)
def test_faults_forbid_the_use(body: str, said: str) -> None:
    assert any(said in message for message, _, _ in faults(own(body)))


def test_what_is_right_is_not_complained_of() -> None:
    assert faults(
        own(
            "{{ appel.numero }} “{{ objet.motifs | lignes | first }}”",
            "{%p if appel.mode.mail and not conclusion.justifie %}",
            "x",
            "{%p endif %}",
            "{%p for r in similaires %}",
            "{{ r.numero }} {{ loop.index }} {{ 'é' if appel.mode.mail else '☐' }}",
            "{%p endfor %}",
            "{%p for ligne in objet.motifs | lignes %}",
            "{{ ligne }}",
            "{%p endfor %}",
        )
    ) == []  # fmt: skip


def test_not_a_word_file() -> None:
    [finding] = check_template(b"PK", KNOWN)
    assert finding.gravity is Gravity.FAULT
    assert finding.remedy


def test_a_picture_from_elsewhere_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(own("x"))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/_rels/header1.xml.rels":
                content = content.replace(
                    b'Target="media/logo.png"', b'TargetMode="External" Target="http://x/y.png"'
                )
            target.writestr(name, content)
    [(message, place, _)] = faults(out.getvalue())
    assert "ailleurs (image)" in message
    assert place == "http://x/y.png"


def test_a_field_within_a_sentence_is_advised_on() -> None:
    advice = [
        f.message.split("»")[0].replace("\u00a0", " ")
        for f in check_template(own("Le {{ appel.recu_le }}.", "{{ appel.numero }}"), KNOWN)
        if f.gravity is Gravity.ADVICE
    ]
    assert advice == ["Le champ « appel.recu_le "]


TODAY = date(2026, 5, 5)
OWN_FIELDS = {
    appeal_form.TEMPLATE: KNOWN,
    action_form.TEMPLATE: action_form.values(ActionCase(Action("AC-1"), "")),
    annex.TEMPLATE: annex.values(Annex("", "", "", TODAY, "", {}, {"a": "b"}, {})),
    evidence.TEMPLATE: evidence.values(Evidence(RECEIVED, (), Standard("", 1, ()), TODAY)),
    management_review.TEMPLATE: management_review.values(
        ReviewPage(
            "",
            indicators((), Calendar({}), TODAY),
            surveillance((), (), TODAY),
            late=(Action("AC-1"),),
            changes=((TODAY, Change(TODAY, "x")),),
        )
    ),
    evidence_period.TEMPLATE: evidence_period.values(PeriodEvidence("", TODAY, TODAY, TODAY, ())),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_shipped_templates_have_no_fault(name: str) -> None:
    template = (FOLDER / name).read_bytes()
    known = OWN_FIELDS.get(name) or letter_values(RECEIVED, TODAY, Wording("x"))
    found = check_template(template, known)
    assert [f for f in found if f.gravity is Gravity.FAULT] == []
    if name in (appeal_form.TEMPLATE, action_form.TEMPLATE):
        assert found == ()

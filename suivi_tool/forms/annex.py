"""A dated annex to a fiche that must not be changed any more: the facts that came later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from suivi_tool.documents.fill import fill
from suivi_tool.forms.appeal_form import Values, edition, table
from suivi_tool.forms.case import FormReference
from suivi_tool.forms.wording import day

FORM = FormReference("Annexe", validated=True)
TEMPLATE = "annexe.docx"
YES, NO = "☒", "☐"
CONSTAT = "impartialite.constat"
DERIVED = frozenset(
    ("organisme.nom", "fiche.reference", "fiche.indice", "fiche.avis", "ar.a_envoyer_par",
     "ar.limite", "ar.explication", "delai.limite", "delai.explication", CONSTAT)
)  # fmt: skip
"""What follows from the settings and the calendar of the day: no fact that came later."""


@dataclass(frozen=True, slots=True)
class Annex:
    """What an annex says: to which fiche, why beside it, and the facts before and now.

    `words` tell what a field is (`documents.template.described`); `subject` is « fiche d’appel ».
    """

    organisation: str
    number: str
    subject: str
    made_on: date
    reason: str
    before: Mapping[str, str | bool]
    now: Mapping[str, str | bool]
    words: Mapping[str, str]
    form: FormReference = FORM


def make(template: bytes, annex: Annex) -> bytes:
    """Return the annex.

    Raises:
        TemplateRefused: the template has a fault or asks for an unknown field.

    """
    return fill(template, values(annex))


def values(annex: Annex) -> Values:
    """Return every field of the annex."""
    rows = [
        (words_of(tag, annex.words), said(annex.before.get(tag, "")), said(annex.now[tag]))
        for tag in later_facts(annex.before, annex.now)
    ]
    return {
        **edition(annex.organisation, annex.form),
        "annexe.numero": annex.number,
        "annexe.sujet": annex.subject,
        "annexe.date": day(annex.made_on),
        "annexe.raison": annex.reason,
        **table("faits", ("champ", "avant", "desormais"), rows, 1),
        "annexe.visa_rq": "",
        "annexe.visa_directeur": "",
    }


def later_facts(before: Mapping[str, str | bool], now: Mapping[str, str | bool]) -> tuple[str, ...]:
    """Return the facts that are no longer what the fiche says, in its order.

    A deputy who acts today, a new edition of the form or another list of days off is no fact of a
    case that is closed; who is impartial is worded anew only where the answer is another one.
    """
    other = tuple(tag for tag, new in now.items() if new != before.get(tag, type(new)()))
    judged_anew = any(tag.startswith("impartialite.") for tag in other if tag not in DERIVED)
    return tuple(tag for tag in other if tag not in DERIVED or (judged_anew and tag == CONSTAT))


def words_of(tag: str, words: Mapping[str, str]) -> str:
    """Return what a field is; the fields of a list are known by its first row."""
    name, number, key = [*tag.split("."), "", ""][:3]
    if number.isdecimal() and int(number) > 1 and f"{name}.1.{key}" in words:
        return f"{words[f'{name}.1.{key}']}, ligne {number}"
    return words.get(tag, tag)


def said(value: str | bool) -> str:
    """Return a value as the annex prints it."""
    if isinstance(value, bool):
        return YES if value else NO
    return value

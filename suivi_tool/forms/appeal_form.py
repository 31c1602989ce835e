"""« Fiche d'appel », MGT 02 Doc00a: the value of each of its fields (R2), and the document.

A tag is the name of a field in the template, in the Word file and in what is read back from it.
Only deadlines that have a source are printed: the acknowledgement (R4) and the appeal period (R5).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from suivi_tool.documents.fill import fill
from suivi_tool.forms.case import NOT_VALIDATED, Case, FormReference
from suivi_tool.forms.wording import day
from suivi_tool.procedure.appeal import (
    AppellantType,
    Channel,
    Justified,
    Means,
    Outcome,
    Verdict,
)
from suivi_tool.procedure.dates_fr import short, short_with_day
from suivi_tool.procedure.impartiality import Independence

TEMPLATE = "fiche_appel.docx"
PRECEDENT_ROWS, INFORMATION_ROWS = 1, 4
NONE_FOUND = "Aucun trouvé"

EDITION = ("fiche.reference", "fiche.indice")
"""What a fiche keeps all its life: it was printed on that edition of the form."""

Values = dict[str, str | bool]


def make(template: bytes, case: Case) -> bytes:
    """Return the fiche d'appel of `case`.

    Raises:
        TemplateRefused: the template has a fault or asks for an unknown field.

    """
    return fill(template, values(case), controls=True)


def values(case: Case) -> Values:
    """Return the value of every field of the fiche: a text, or the truth of a box."""
    groups = (
        edition(case.organisation.name, case.form),
        _reception(case),
        _appellant(case),
        _decision(case),
        _object(case),
        _acknowledgement(case),
        _period(case),
        _impartiality(case),
        _precedents(case),
        _conclusion(case),
        _follow_up(case),
        _told(case),
        _closing(case),
    )
    return {tag: value for group in groups for tag, value in group.items()}


def edition(organisation: str, form: FormReference) -> Values:
    """Return what every form says of itself: organisation, reference, index, validation."""
    index = f"Indice {form.revision}" if form.revision else ""
    revised = f"du {short(form.revised_on)}" if form.revised_on else ""
    return {
        "organisme.nom": organisation,
        "fiche.reference": form.reference,
        "fiche.indice": " ".join(filter(None, (index, revised))),
        "fiche.avis": "" if form.validated else NOT_VALIDATED,
    }


def _reception(case: Case) -> Values:
    appeal = case.appeal
    return {
        "appel.numero": appeal.number,
        "appel.recu_le": day(appeal.received_on),
        "appel.recu_par": appeal.received_by,
        "appel.mode.courrier": appeal.channel is Channel.LETTER,
        "appel.mode.recommande": appeal.channel is Channel.REGISTERED_LETTER,
        "appel.mode.mail": appeal.channel is Channel.MAIL,
        "appel.mode.telephone": appeal.channel is Channel.TELEPHONE,
        "appel.envoye_le": day(appeal.sent_on),
        "appel.ouverte_le": day(appeal.opened_on),
        "appel.ouverte_par": case.opened_by,
    }


def _appellant(case: Case) -> Values:
    person, kind = case.appellant, case.appeal.appellant_type
    return {
        "appelant.civilite": person.civility,
        "appelant.nom": person.full_name or case.appeal.appellant,
        "appelant.represente_par": person.represented_by,
        "appelant.type.demandeur": kind is AppellantType.APPLICANT,
        "appelant.type.candidat": kind is AppellantType.CANDIDATE,
        "appelant.type.certifie": kind is AppellantType.CERTIFIED,
        "appelant.adresse": person.address or _contact(case),
        "appelant.courriel": person.mail,
        "appelant.telephone": person.telephone,
    }


def _contact(case: Case) -> str:
    """Return « Coordonnées » of the register where it says more than mail and telephone do."""
    known = (case.appellant.mail, case.appellant.telephone)
    return "" if case.appeal.contact in known else case.appeal.contact


def _decision(case: Case) -> Values:
    appeal = case.appeal
    return {
        "decision.certification": appeal.certification,
        "decision.dossier": appeal.file_number,
        "decision.nature": appeal.contested_decision,
        "decision.decideur": appeal.decided_by,
        "decision.intervenants": ", ".join(case.involved),
        "decision.envoyee_le": day(appeal.decision_sent_on),
        "decision.notifiee_le": day(appeal.notified_on),
    }


def _object(case: Case) -> Values:
    return {
        "objet.famille": case.appeal.ground_family,
        "objet.motifs": case.appeal.ground,
        "objet.demande": case.demand,
        "objet.pieces": "\n".join(case.attachments),
    }


def _acknowledgement(case: Case) -> Values:
    appeal, deadline = case.appeal, case.acknowledgement
    return {
        "ar.limite": short_with_day(deadline.due) if deadline and deadline.due else "",
        "ar.explication": deadline.explanation if deadline else "",
        "ar.a_envoyer_par": str(case.responsible),
        "ar.envoye_le": day(appeal.acknowledged_on),
        "ar.envoye_par": case.acknowledgement_sender,
        "ar.mode.courrier": appeal.acknowledged_by is Means.LETTER,
        "ar.mode.mail": appeal.acknowledged_by is Means.MAIL,
    }


def _period(case: Case) -> Values:
    appeal, period = case.appeal, case.period
    verdict = appeal.period_verdict or (period.verdict if period else "") or ""
    limit = short_with_day(period.last_day) if period and period.last_day else ""
    return {
        "delai.limite": limit,
        "delai.explication": period.explanation if period else "",
        "delai.verdict.dans_le_delai": verdict in (Verdict.IN_TIME, "Oui"),
        "delai.verdict.jour_limite": verdict in (Verdict.LIMIT_DAY, "Jour limite"),
        "delai.verdict.hors_delai": verdict in (Verdict.TOO_LATE, "Non"),
        "delai.valide_par": appeal.period_validated_by,
        "delai.valide_le": day(appeal.period_validated_on),
        "delai.motif": case.period_ground,
    }


def _impartiality(case: Case) -> Values:
    found = case.impartiality
    state = found.state if found else None
    return {
        "impartialite.conforme": state is Independence.CONFORM,
        "impartialite.a_verifier": state is Independence.TO_CHECK,
        "impartialite.conflit": state is Independence.CONFLICT,
        "impartialite.constat": found.explanation if found else "",
        "impartialite.remplacant": case.replacement,
    }


def _precedents(case: Case) -> Values:
    chosen = [(p.number, day(p.received_on), p.subject, p.outcome) for p in case.precedents]
    if not chosen and case.searched:
        chosen = [(NONE_FOUND, "", "", "")]
    rows = table("similaires", ("numero", "recu_le", "objet", "resultat"), chosen, PRECEDENT_ROWS)
    return {"analyse.causes": case.appeal.causes, **rows}


def _conclusion(case: Case) -> Values:
    appeal = case.appeal
    return {
        "conclusion.justifie": appeal.justified is Justified.YES,
        "conclusion.non_justifie": appeal.justified is Justified.NO,
        "conclusion.motif": appeal.ruling_ground,
        "conclusion.le": day(appeal.ruled_on),
        "conclusion.par": appeal.ruled_by,
    }


def _follow_up(case: Case) -> Values:
    appeal, new = case.appeal, case.new_decision
    justified = appeal.justified is Justified.YES
    applicant = appeal.appellant_type is AppellantType.APPLICANT
    decided = (day(new.decided_on), f"par {new.decided_by}" if new.decided_by else "")
    return {
        "suites.reexamen": justified and applicant,
        "suites.traitement": justified and not applicant and appeal.appellant_type is not None,
        "suites.traite_le": day(appeal.treated_on),
        "suites.fiches_acap": ", ".join(appeal.actions),
        "suites.correction": case.correction,
        "suites.resultat.maintenue": appeal.outcome is Outcome.UPHELD,
        "suites.resultat.modifiee": appeal.outcome is Outcome.MODIFIED,
        "suites.resultat.annulee": appeal.outcome is Outcome.CANCELLED,
        "suites.resultat.retire": appeal.outcome is Outcome.WITHDRAWN,
        "suites.nouvelle_decision": " ".join(filter(None, decided)),
        "suites.notifiee_le": day(new.notified_on),
    }


def _told(case: Case) -> Values:
    rows = [(day(told.on), told.subject, told.means, told.by) for told in case.told]
    return table("informations", ("date", "objet", "mode", "par"), rows, INFORMATION_ROWS)


def _closing(case: Case) -> Values:
    appeal = case.appeal
    return {
        "cloture.le": day(appeal.closed_on),
        "cloture.suivi_le": day(case.tracker_updated_on),
        "cloture.fin_notifiee_le": day(appeal.end_told_on),
        "cloture.liste": day(case.new_decision.list_updated_on),
        "cloture.visa_rq": "",
        "cloture.visa_directeur": "",
    }


def table(
    name: str, keys: Sequence[str], rows: Iterable[Sequence[str]], least: int
) -> dict[str, str | bool]:
    """Return the fields of a list, `name`.1.key and so on, filled up to `least` empty rows."""
    filled = [list(row) for row in rows]
    filled += [[""] * len(keys)] * (least - len(filled))
    return {
        f"{name}.{number}.{key}": text
        for number, row in enumerate(filled, 1)
        for key, text in zip(keys, row, strict=True)
    }

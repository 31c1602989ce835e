"""What the letters say, beside the fields of the fiche: long dates, who writes, who signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from suivi_tool.forms import appeal_form
from suivi_tool.forms.appeal_form import Values
from suivi_tool.forms.case import Case
from suivi_tool.forms.civility import addressee, form_of_address
from suivi_tool.forms.wording import long_day
from suivi_tool.procedure.appeal import Channel, Outcome, Role, Verdict
from suivi_tool.procedure.organisation import Person
from suivi_tool.procedure.ruling import stored_verdict
from suivi_tool.procedure.words import french

CHANNEL_WORDS = {
    Channel.LETTER: " par courrier",
    Channel.REGISTERED_LETTER: " par courrier recommandé",
    Channel.MAIL: " par courriel",
    Channel.TELEPHONE: " par téléphone",
    None: "",
}
ROLE_WORDS = {
    Role.DIRECTOR: "notre directeur",
    Role.QUALITY_MANAGER: "notre responsable qualité",
    Role.SALES_ASSISTANT: "notre service commercial",
}
FUNCTIONS = {**{role: str(role) for role in Role}, Role.QUALITY_MANAGER: "Responsable qualité"}
"""What stands under a name whose function the settings do not tell."""
IN_CHARGE = "En charge de votre appel"
OUTCOME_WORDS = {
    Outcome.UPHELD: "La décision contestée est maintenue.",
    Outcome.MODIFIED: "La décision contestée est modifiée.",
    Outcome.CANCELLED: "La décision contestée est annulée.",
    Outcome.WITHDRAWN: "Vous avez retiré votre appel\u00a0; nous en avons pris acte.",
    Outcome.NOT_AN_APPEAL: "",
    None: "",
}

_NO_RULING = (Outcome.WITHDRAWN, Outcome.NOT_AN_APPEAL)
"""The outcomes of which the letter of the end owes no ground."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person adds to one letter: its subject, text, enclosures and dates."""

    subject: str
    text: str = ""
    enclosures: tuple[str, ...] = ()
    answer_before: date | None = None
    previous_letter: date | None = None
    ends_treatment: bool = False


def letter_values(case: Case, on: date, wording: Wording) -> Values:
    """Return every field of a letter dated `on`; those of the fiche are among them."""
    return {
        **appeal_form.values(case),
        **_frame(case, on),
        **_facts(case),
        **_signature(case),
        "lettre.objet": wording.subject,
        "lettre.texte": wording.text,
        "lettre.pieces": ", ".join(wording.enclosures),
        "lettre.avant_le": long_day(wording.answer_before),
        "lettre.precedent_le": long_day(wording.previous_letter),
        "lettre.met_fin": wording.ends_treatment,
    }


def _frame(case: Case, on: date) -> Values:
    """Return what stands around the text: who writes to whom, where and when, under what number."""
    organisation, person = case.organisation, case.responsible.person
    followed = [person.name, person.mail] if person else []
    place = f"{case.place}, le {long_day(on)}" if case.place else f"Le {long_day(on)}"
    return {
        "organisme.adresse": organisation.address,
        "organisme.ligne": " – ".join([organisation.name, *organisation.address.split("\n")])
        if organisation.address
        else organisation.name,
        "lettre.destinataire": addressee(case.appellant),
        "lettre.civilite": form_of_address(case.appellant.civility),
        "lettre.lieu_et_date": place,
        "lettre.n_ref": case.appeal.number,
        "lettre.v_ref": f"dossier {case.appeal.file_number}" if case.appeal.file_number else "",
        "lettre.suivi_par": ", ".join(filter(None, followed)),
    }


def _facts(case: Case) -> Values:
    """Return the facts of the appeal as a sentence needs them."""
    appeal, period = case.appeal, case.period
    return {
        "lettre.recu_le": long_day(appeal.received_on),
        "lettre.envoye_le": long_day(appeal.sent_on),
        "lettre.decision": _decision(case),
        "lettre.canal": CHANNEL_WORDS[appeal.channel],
        "lettre.notifiee_le": long_day(appeal.notified_on),
        "lettre.limite": long_day(period.last_day if period else None),
        "lettre.hors_delai": stored_verdict(appeal) is Verdict.TOO_LATE,
        "lettre.maintenue": appeal.outcome in (None, Outcome.UPHELD),
        "lettre.resultat": OUTCOME_WORDS[appeal.outcome],
        "lettre.nouvelle_decision_le": long_day(case.new_decision.decided_on),
        "lettre.reponse_le": long_day(appeal.replied_on),
        "lettre.sans_reponse": appeal.replied_on is None and appeal.outcome not in _NO_RULING,
        "lettre.confie_a": _entrusted(case),
    }


def _decision(case: Case) -> str:
    """Return « « Échec examen » – Manager de projets, qui vous a été notifiée le 14 mars 2026 »."""
    appeal = case.appeal
    what = french(f"«\u00a0{appeal.contested_decision}\u00a0»") if appeal.contested_decision else ""
    told = f", qui vous a été notifiée le {long_day(appeal.notified_on)}"
    named = " – ".join(filter(None, (what, appeal.certification)))
    return (named or "celle que vous contestez") + (told if appeal.notified_on else "")


def _entrusted(case: Case) -> str:
    """Return « Marc Dubreuil, Responsable qualité »; without a name, the role in words."""
    person = case.responsible.person
    if person is None or not person.name:
        return ROLE_WORDS[case.responsible.role]
    return ", ".join(filter(None, (person.name, person.function)))


def _function(case: Case) -> str:
    """Return the function responsible for the appeal: that of the holder where a deputy acts.

    Somebody who replaces the holder for this appeal, and has no function of his own, says so.
    """
    role = case.responsible.role
    signer = case.responsible.stands_in_for or case.responsible.person
    if signer and signer.function:
        return signer.function
    post = case.organisation.post(role)
    if signer and post and post.holder.name and post.holder.name != signer.name:
        return IN_CHARGE
    return FUNCTIONS[role]


def _signature(case: Case) -> Values:
    """Return who signs; a deputy signs « pour ordre » under the name of the holder."""
    person, holder = case.responsible.person, case.responsible.stands_in_for
    by_order = f"P.O. {_entrusted(case)}" if holder and person else ""
    return _signed(holder or person, by_order, case)


def _signed(person: Person | None, by_order: str, case: Case) -> Values:
    return {
        "signature.nom": person.name if person else "",
        "signature.fonction": _function(case),
        "signature.pour_ordre": by_order,
    }

"""The fields of each step that `traiter` takes, and what its two buttons do (MGT 02, R4-R11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from suivi_tool.interfaces.window.fields import Choice, FormField
from suivi_tool.procedure.appeal import Appeal, Justified, Outcome
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.words import french, plain

MEANS = (Choice("courrier", "Courrier"), Choice("mail", "Mail"))
YES_NO = (Choice("oui", "Oui, justifié"), Choice("non", "Non justifié"))
OUTCOMES = (Choice("", "Pas encore connu"), *(Choice(word.value, word.value) for word in Outcome))
PROOFS = (".eml", ".msg", ".pdf", ".png", ".jpg", ".jpeg", ".docx")


def _field(key: str, label: str, kind: str = "text", hint: str = "", **more: object) -> FormField:
    return FormField(key, french(label), kind, french(hint), **more)  # type: ignore[arg-type]


def _done(label: str, hint: str = "") -> FormField:
    return _field("le", label, "date", hint)


def _sent(label: str) -> FormField:
    return _done(label, "Laissez vide tant que ce n'est pas parti")


_BY = _field("par", "Par")
_MEANS = _field("mode", "Mode d'envoi", "choice", choices=MEANS)
_TEXT = _field("texte", "Texte", "area", wide=True)
_OUTCOME = _field("resultat", "Résultat", "select", choices=OUTCOMES)


@dataclass(frozen=True, slots=True)
class StepForm:
    """One step: its fields, the word for preparing its documents (empty: it has none)."""

    fields: tuple[FormField, ...]
    prepare: str = ""
    proof: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its fields."""
        return tuple(field.key for field in self.fields)


FORMS: Mapping[Step, StepForm] = {
    Step.ACKNOWLEDGE: StepForm(
        (_sent("Accusé de réception envoyé le"), _MEANS, _BY),
        french("Préparer l'accusé de réception"),
        proof=True,
    ),
    Step.ANALYSE: StepForm(
        (
            _field("texte", "Analyse des causes", "area", "Pas de donnée de santé", wide=True),
            _done("Délai validé le"),
            _field("par", "Délai validé par"),
        )
    ),
    Step.DECIDE: StepForm(
        (
            _field("justifie", "L'appel est-il justifié ?", "choice", choices=YES_NO, wide=True),
            _field("motif", "Motif de la décision", "area", wide=True),
            _field("similaires", "Appels similaires retenus", hint="Numéros séparés par ;",
                   wide=True),
            _done("Décision prise le"),
            _field("par", "Décision prise par"),
            _field("echeance_reponse", "Échéance de réponse", "date"),
        )
    ),
    Step.ACTION: StepForm(
        (
            _field("action", "Action corrective décidée", "area", wide=True),
            _field("pilote", "Pilote"),
            _field("echeance", "Échéance", "date"),
            _done("Fiche ouverte le"),
            _BY,
        ),
        "Préparer la fiche AC/AP",
    ),
    Step.TREAT: StepForm((_TEXT, _OUTCOME, _done("Traité le"), _BY)),
    Step.REPLY: StepForm(
        (_sent("Réponse envoyée le"), _MEANS, _BY, _OUTCOME, _TEXT),
        "Préparer la réponse",
        proof=True,
    ),
    Step.INFORM: StepForm(
        (_sent("Information envoyée le"), _MEANS, _BY, _TEXT),
        french("Préparer la lettre d'information"),
        proof=True,
    ),
    Step.LETTER: StepForm(
        (_done("Reçu ou envoyé le"), _MEANS, _BY,
         _field("texte", "De quoi s'agit-il ?", "area", "Complément, relance, contestation…",
                wide=True)),
        proof=True,
    ),
    Step.CLOSE: StepForm((_OUTCOME, _done("Fiche close le"), _BY, _TEXT)),
    Step.END: StepForm(
        (_sent("Fin de traitement annoncée le"), _MEANS, _BY, _TEXT),
        "Préparer la lettre de fin",
        proof=True,
    ),
}  # fmt: skip

BUTTONS: Mapping[Step, str] = {
    Step.ACKNOWLEDGE: "Accuser réception",
    Step.ANALYSE: "Analyser",
    Step.DECIDE: "Décider",
    Step.ACTION: french("Ouvrir l'action"),
    Step.TREAT: "Noter le traitement",
    Step.REPLY: "Répondre",
    Step.INFORM: "Informer",
    Step.LETTER: "Classer un courrier",
    Step.CLOSE: "Clore la fiche",
    Step.END: "Annoncer la fin",
}


def known_values(step: Step, appeal: Appeal) -> dict[str, str]:
    """Return what the register already says for the fields of `step`."""
    days = {
        Step.ACKNOWLEDGE: appeal.acknowledged_on,
        Step.ANALYSE: appeal.period_validated_on,
        Step.DECIDE: appeal.ruled_on,
        Step.TREAT: appeal.treated_on,
        Step.REPLY: appeal.replied_on,
        Step.CLOSE: appeal.closed_on,
        Step.END: appeal.end_told_on,
    }
    known = {"le": short(day) if (day := days.get(step)) else ""}
    known["resultat"] = appeal.outcome.value if appeal.outcome else ""
    if step is Step.ACKNOWLEDGE and appeal.acknowledged_by:
        known["mode"] = plain(appeal.acknowledged_by.value)
    if step is Step.ANALYSE:
        known |= {"texte": appeal.causes, "par": appeal.period_validated_by}
    if step is Step.DECIDE:
        known |= {"motif": appeal.ruling_ground, "par": appeal.ruled_by}
        known["similaires"] = appeal.similar
        known["justifie"] = {Justified.YES: "oui", Justified.NO: "non"}.get(
            appeal.justified or Justified.PENDING, ""
        )
        known["echeance_reponse"] = short(appeal.reply_due) if appeal.reply_due else ""
    return {key: text for key, text in known.items() if text}

"""The fields of each step that `traiter` takes, and what its two buttons do (MGT 02, R4-R11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from suivi_tool.interfaces.window.fields import Choice, FormField
from suivi_tool.interfaces.window.reception_form import Group
from suivi_tool.procedure.appeal import Appeal, Justified, Outcome, Verdict
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.duties import DAY_OF, Step
from suivi_tool.procedure.ruling import stored_verdict
from suivi_tool.procedure.words import french, plain

MEANS = (Choice("courrier", "Courrier"), Choice("mail", "Mail"))
YES_NO = (Choice("oui", "Oui, justifié"), Choice("non", "Non justifié"))
OUTCOMES = (
    Choice("", "Pas encore connu"),
    *(Choice(word.value, word.value) for word in Outcome if word is not Outcome.NOT_AN_APPEAL),
)
VERDICTS = (
    Choice("oui", "Dans le délai"),
    Choice("jour-limite", "Jour limite"),
    Choice("non", "Hors délai"),
)
NATURES = (
    Choice("complement", "Complément"),
    Choice("relance", "Relance"),
    Choice("contestation", "Contestation de la réponse"),
    Choice("autre", "Autre courrier"),
)
DIRECTIONS = (Choice("envoye", "Envoyé par nous"), Choice("recu", "Reçu de l’appelant"))
ENCLOSED = (
    Choice("lettre", "La lettre"),
    Choice("fiche", "La fiche d’appel"),
    Choice("tout", "La lettre et la fiche"),
    Choice("rien", "Rien"),
)
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


_VERDICT = _field(
    "delai_respecte", "Délai d'appel de 2 mois", "choice", choices=VERDICTS, wide=True
)
_VERDICT_GROUND = _field("motif_delai", "Pourquoi ce verdict", "area", wide=True)
_ENCLOSED = _field("joindre", "Joint au mail préparé", "select", choices=ENCLOSED)
_CORRECTION = _field("correction", "Correction pour cette personne", "area",
                     "À part de l'action sur la cause", wide=True)  # fmt: skip
_ACTION = (
    _field("action", "Action corrective décidée", "area", wide=True),
    _field("pilote", "Pilote"),
    _field("echeance", "Échéance", "date"),
    _field("critere", "Critère d'efficacité"),
    _field("efficacite_le", "Efficacité à vérifier le", "date"),
)
_INDEPENDENCE = Group(
    "impartialite",
    french("Impartialité : personnes intervenues, remplaçant"),
    (
        _field("intervenants", "Autres personnes intervenues dans la décision contestée",
               hint="Jury, examinateurs, qui l'a préparée ou signée ; séparés par ;", wide=True),
        _field("remplacant", "Remplaçant choisi"),
        _field("motif_remplacement", "Pourquoi ce remplaçant"),
    ),
)  # fmt: skip
_CHANGED = Group(
    "nouvelle-decision",
    french("Décision modifiée ou annulée : ce qui suit"),
    (
        _field("nouvelle_decision_le", "Nouvelle décision le", "date"),
        _field("nouvelle_decision_par", "Nouvelle décision prise par",
               hint="Une personne étrangère à la décision contestée"),
        _field("nouvelle_decision_notifiee_le", "Nouvelle décision notifiée le", "date"),
        _field("certificat_mis_a_jour_le", "Certificat ou liste mis à jour le", "date"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StepForm:
    """One step: its fields, the word for preparing its documents (empty: it has none).

    `folded` are groups of fields that are seldom needed.
    """

    fields: tuple[FormField, ...]
    prepare: str = ""
    proof: bool = False
    folded: tuple[Group, ...] = ()

    @property
    def all_fields(self) -> tuple[FormField, ...]:
        """Its fields, folded ones too."""
        return (*self.fields, *(field for group in self.folded for field in group.fields))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its fields."""
        return tuple(field.key for field in self.all_fields)


FORMS: Mapping[Step, StepForm] = {
    Step.ACKNOWLEDGE: StepForm(
        (_sent("Accusé de réception envoyé le"), _MEANS, _BY, _ENCLOSED),
        french("Préparer l'accusé de réception"),
        proof=True,
    ),
    Step.ANALYSE: StepForm(
        (
            _field("texte", "Analyse des causes", "area", "Pas de donnée de santé", wide=True),
            _VERDICT,
            _VERDICT_GROUND,
            _done("Délai validé le"),
            _field("par", "Délai validé par"),
        ),
        folded=(_INDEPENDENCE,),
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
        ),
        folded=(
            Group("delai", french("Délai d'appel : revoir le verdict"),
                  (_VERDICT, _VERDICT_GROUND)),
            Group("ouverture", french("Ouvrir aussitôt l'action corrective"),
                  (*_ACTION, _CORRECTION)),
            _INDEPENDENCE,
        ),
    ),
    Step.ACTION: StepForm(
        (
            *_ACTION,
            _done("Fiche ouverte le"),
            _BY,
            _CORRECTION,
        ),
        "Préparer la fiche AC/AP",
    ),
    Step.TREAT: StepForm(
        (_TEXT, _OUTCOME, _done("Traité le"), _BY, _CORRECTION),
        folded=(_CHANGED, _INDEPENDENCE),
    ),
    Step.REPLY: StepForm(
        (_sent("Réponse envoyée le"), _MEANS, _BY, _OUTCOME, _TEXT,
         _field("met_fin", "Cette réponse annonce aussi la fin du traitement", "flag"), _ENCLOSED),
        "Préparer la réponse",
        proof=True,
        folded=(_CHANGED,),
    ),
    Step.INFORM: StepForm(
        (_sent("Information envoyée le"), _MEANS, _BY, _TEXT, _ENCLOSED),
        french("Préparer la lettre d'information"),
        proof=True,
    ),
    Step.LETTER: StepForm(
        (_field("nature", "De quoi s'agit-il ?", "choice", choices=NATURES, wide=True),
         _field("sens", "Sens", "choice", choices=DIRECTIONS, wide=True),
         _done("Envoyé ou reçu le", "Laissez vide tant que ce n'est pas parti"), _MEANS, _BY,
         _field("texte", "Texte de notre lettre", "area", "Ce que nous demandons ou répondons",
                wide=True),
         _field("avant_le", "Réponse souhaitée avant le", "date"), _ENCLOSED),
        "Préparer la lettre",
        proof=True,
    ),
    Step.CLOSE: StepForm((_OUTCOME, _done("Fiche close le"), _BY, _TEXT), folded=(_CHANGED,)),
    Step.END: StepForm(
        (_sent("Fin de traitement annoncée le"), _MEANS, _BY, _TEXT, _ENCLOSED),
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


_VERDICT_WORDS = {
    Verdict.IN_TIME: "oui",
    Verdict.LIMIT_DAY: "jour-limite",
    Verdict.TOO_LATE: "non",
}


def known_values(step: Step, appeal: Appeal) -> dict[str, str]:
    """Return what the register already says for the fields of `step`."""
    known = {"le": _day(getattr(appeal, DAY_OF[step])) if step in DAY_OF else ""}
    known["resultat"] = appeal.outcome.value if appeal.outcome else ""
    if step is Step.ACKNOWLEDGE and appeal.acknowledged_by:
        known["mode"] = plain(appeal.acknowledged_by.value)
    if step is Step.ANALYSE:
        known |= {"texte": appeal.causes, "par": appeal.period_validated_by}
        verdict = stored_verdict(appeal)
        known["delai_respecte"] = _VERDICT_WORDS[verdict] if verdict else ""
    if step is Step.DECIDE:
        known |= {"motif": appeal.ruling_ground, "par": appeal.ruled_by}
        known["similaires"] = appeal.similar
        known["justifie"] = {Justified.YES: "oui", Justified.NO: "non"}.get(
            appeal.justified or Justified.PENDING, ""
        )
        known["echeance_reponse"] = short(appeal.reply_due) if appeal.reply_due else ""
    known |= {
        "nouvelle_decision_le": _day(appeal.new_decision_on),
        "nouvelle_decision_par": appeal.new_decision_by,
        "nouvelle_decision_notifiee_le": _day(appeal.new_decision_notified_on),
        "certificat_mis_a_jour_le": _day(appeal.list_updated_on),
    }
    return {key: text for key, text in known.items() if text}


def _day(day: date | None) -> str:
    return short(day) if day else ""

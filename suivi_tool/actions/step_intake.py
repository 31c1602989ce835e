"""What a person gave to record a step, read from the texts of the form or of the options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from suivi_tool.actions.further_letters import LETTERS, FurtherLetter
from suivi_tool.actions.intake import Form, names, option
from suivi_tool.errors import Fault, refuse_if_any
from suivi_tool.procedure.appeal import Justified, Means, Outcome
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.entry import Entry
from suivi_tool.procedure.texts import text_faults
from suivi_tool.procedure.words import french, plain

MEANS: Mapping[str, Means] = {"courrier": Means.LETTER, "mail": Means.MAIL}
ANSWERS: Mapping[str, Justified] = {"oui": Justified.YES, "non": Justified.NO}
YES_NO: Mapping[str, bool] = {"oui": True, "non": False}
VERDICTS: Mapping[str, str] = {
    "oui": "Oui",
    "jour-limite": "Jour limite",
    "non": "Non",
    "dans le delai": "Oui",
    "jour limite": "Jour limite",
    "hors delai": "Non",
}
DIRECTIONS: Mapping[str, bool] = {"envoye": False, "recu": True}
ENCLOSED: Mapping[str, tuple[bool, bool]] = {
    "lettre": (True, False),
    "fiche": (False, True),
    "tout": (True, True),
    "rien": (False, False),
}
"""What goes with a mail: the letter, the fiche."""
OUTCOMES: Mapping[str, Outcome] = {
    "decision maintenue": Outcome.UPHELD,
    "maintenue": Outcome.UPHELD,
    "decision modifiee": Outcome.MODIFIED,
    "modifiee": Outcome.MODIFIED,
    "decision annulee": Outcome.CANCELLED,
    "annulee": Outcome.CANCELLED,
    "appel retire": Outcome.WITHDRAWN,
    "retire": Outcome.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Opening:
    """The corrective action that a step opens (R7): what, who, by when, how it will be judged."""

    what: str = ""
    pilot: str = ""
    due: date | None = None
    criterion: str = ""
    effectiveness_due: date | None = None


@dataclass(frozen=True, slots=True)
class NewDecision:
    """What follows a modified or cancelled decision."""

    on: date | None = None
    by: str = ""
    notified_on: date | None = None
    list_updated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """What a letter is and says beside its text.

    `letter` is the kind of a further letter; `received` tells that the appellant wrote it.
    `enclosed` is what goes with the mail: the letter, the fiche. With `ends_treatment` the reply
    tells the end too.
    """

    letter: FurtherLetter | None = None
    received: bool = False
    answer_before: date | None = None
    enclosed: tuple[bool, bool] = (True, False)
    ends_treatment: bool = False

    @property
    def subject(self) -> str:
        """What the further letter is about, as the history has it."""
        return self.letter.subject(received=self.received) if self.letter else ""


@dataclass(frozen=True, slots=True)
class StepIntake:
    """A step as given; `on` is None where documents are only prepared.

    `ignored` are the options given that serve nothing at this step, `given` all of them as typed.
    """

    step: Step
    on: date | None
    by: str = ""
    means: Means | None = None
    text: str = ""
    justified: Justified | None = None
    ground: str = ""
    verdict: str = ""
    period_ground: str = ""
    reply_due: date | None = None
    outcome: Outcome | None = None
    similar: str = ""
    involved: tuple[str, ...] = ()
    handler: str = ""
    handler_ground: str = ""
    correction: str = ""
    opening: Opening = Opening()
    new_decision: NewDecision = NewDecision()
    writing: Writing = Writing()
    ignored: tuple[str, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def opens_action(self) -> bool:
        """Whether the step opens a corrective action."""
        return self.step is Step.ACTION or (self.step is Step.DECIDE and bool(self.opening.what))

    @property
    def replacement(self) -> str:
        """Who was chosen to handle the appeal, and why, as the fiche has it."""
        return french(" – motif : ".join(filter(None, (self.handler, self.handler_ground))))

    def entry(self, action_number: str) -> Entry:
        """Return the step as the rules record it; `on` must be known."""
        assert self.on is not None
        new = self.new_decision
        return Entry(
            self.step,
            self.on,
            by=self.by,
            means=self.means,
            text=self.text,
            justified=self.justified,
            ground=self.period_ground if self.step is Step.ANALYSE else self.ground,
            verdict=self.verdict,
            outcome=self.outcome,
            reply_due=self.reply_due,
            action_number=action_number,
            handler=self.handler,
            similar=self.similar,
            new_decision_on=new.on,
            new_decision_by=new.by,
            new_decision_notified_on=new.notified_on,
            list_updated_on=new.list_updated_on,
            ends_treatment=self.writing.ends_treatment,
        )


OPTIONS: Mapping[str, str] = {
    "date": "--le",
    "appel justifie": "--justifie",
    "echeance de reponse": "--echeance-reponse",
    "texte": "--texte",
    "motif de la decision": "--motif",
    "par": "--par",
    "appels similaires": "--similaires",
    "pilote du traitement": "--remplacant",
    "motif du remplacement": "--motif-remplacement",
    "mode d'envoi": "--mode",
    "delai d'appel respecte": "--delai-respecte",
    "motif du delai": "--motif-delai",
    "resultat": "--resultat",
    "nouvelle decision le": "--nouvelle-decision-le",
    "nouvelle decision prise par": "--nouvelle-decision-par",
    "nouvelle decision notifiee le": "--nouvelle-decision-notifiee-le",
    "certificat / liste mis a jour le": "--certificat-mis-a-jour-le",
}
"""The option of `traiter` for each field that the rules name; the window has its own labels."""

_DECIDING, _OPENING = (Step.ANALYSE, Step.DECIDE), (Step.ACTION, Step.DECIDE)
_MAILED = (Step.ACKNOWLEDGE, Step.REPLY, Step.INFORM, Step.LETTER, Step.END)
SERVES: Mapping[str, tuple[Step, ...]] = {
    "justifie": (Step.DECIDE,),
    "motif": _DECIDING,
    "delai_respecte": _DECIDING,
    "motif_delai": _DECIDING,
    "action": _OPENING,
    "pilote": _OPENING,
    "echeance": _OPENING,
    "critere": _OPENING,
    "efficacite_le": _OPENING,
    "correction": (Step.DECIDE, Step.ACTION, Step.TREAT, Step.REPLY, Step.CLOSE),
    "nature": (Step.LETTER,),
    "sens": (Step.LETTER,),
    "avant_le": (Step.LETTER,),
    "met_fin": (Step.REPLY,),
    "joindre": _MAILED,
}
"""The steps at which an option serves; those that are not named serve at any."""
KEYS = (
    "le", "par", "mode", "texte", "delai_respecte", "motif_delai", "justifie", "motif",
    "similaires", "intervenants", "remplacant", "motif_remplacement", "action", "pilote",
    "echeance", "critere", "efficacite_le", "correction", "echeance_reponse", "resultat",
    "nouvelle_decision_le", "nouvelle_decision_par", "nouvelle_decision_notifiee_le",
    "certificat_mis_a_jour_le", "met_fin", "nature", "sens", "avant_le", "joindre",
)  # fmt: skip
"""All that `read_step` reads: the options of `traiter`, with underscores."""
TEXTS = (
    "par", "texte", "motif", "motif_delai", "action", "pilote", "critere", "similaires",
    "intervenants", "remplacant", "motif_remplacement", "correction", "nouvelle_decision_par",
)  # fmt: skip


def at_option(fault: Fault) -> Fault:
    """Return a fault of the rules at the option of `traiter` that gave what is wrong."""
    return replace(fault, field=OPTIONS.get(plain(fault.field), fault.field))


def naming_options(fault: Fault, step: Step) -> Fault:
    """Return an alert of the rules whose remedy names the options that serve for it at `step`."""
    fields = (plain(name) for name in fault.field.split(";"))
    known = [OPTIONS[name] for name in fields if name in OPTIONS]
    serving = [each for each in known if step in SERVES.get(_key(each), (step,))]
    missing = [each for each in serving if each not in fault.remedy]
    if not missing or not fault.remedy:
        return fault
    named = f"{fault.remedy.rstrip('. ')} ({', '.join(missing)})."
    return replace(fault, remedy=named)


def _key(name: str) -> str:
    return name.removeprefix("--").replace("-", "_")


def read_step(step: Step, given: Mapping[str, str], today: date) -> StepIntake:
    """Return the step that `given` (options of `traiter`, with underscores) describes.

    Raises: RefusedInput with every fault.
    """
    ignored = tuple(key for key in given if given[key] and step not in SERVES.get(key, (step,)))
    form = Form({key: text for key, text in given.items() if key not in ignored}, today)
    analysed = step is Step.ANALYSE  # there « --motif » can only be that of the verdict
    intake = StepIntake(
        step,
        form.day("le"),
        form.text("par"),
        form.choice("mode", MEANS),
        form.text("texte"),
        form.choice("justifie", ANSWERS),
        "" if analysed else form.text("motif"),
        form.choice("delai_respecte", VERDICTS) or "",
        form.text("motif_delai") or (form.text("motif") if analysed else ""),
        form.day("echeance_reponse"),
        form.choice("resultat", OUTCOMES),
        form.text("similaires"),
        names(form.text("intervenants")),
        form.text("remplacant"),
        form.text("motif_remplacement"),
        form.text("correction"),
        _opening(form),
        _new_decision(form),
        _writing(step, form),
        ignored,
        dict(given),
    )
    refuse_if_any([*form.faults, *_faults(form, intake)])
    return intake


def _opening(form: Form) -> Opening:
    return Opening(
        form.text("action"),
        form.text("pilote"),
        form.day("echeance"),
        form.text("critere"),
        form.day("efficacite_le"),
    )


def _new_decision(form: Form) -> NewDecision:
    return NewDecision(
        form.day("nouvelle_decision_le"),
        form.text("nouvelle_decision_par"),
        form.day("nouvelle_decision_notifiee_le"),
        form.day("certificat_mis_a_jour_le"),
    )


def _writing(step: Step, form: Form) -> Writing:
    letter = form.choice("nature", LETTERS)
    return Writing(
        letter or (LETTERS["autre"] if step is Step.LETTER else None),
        bool(form.choice("sens", DIRECTIONS)),
        form.day("avant_le"),
        form.choice("joindre", ENCLOSED) or ENCLOSED["lettre"],
        bool(form.choice("met_fin", YES_NO)),
    )


def _faults(form: Form, intake: StepIntake) -> Iterator[Fault]:
    for key in TEXTS:
        yield from text_faults(form.text(key), option(key))
    if intake.step is Step.ACTION and intake.on and not (intake.opening.what or intake.text):
        yield Fault("l’action n’est pas dite.", field="--action", remedy="Donnez --action « … ».")
    if intake.handler_ground and not intake.handler:
        yield Fault(
            "le remplaçant n’est pas nommé.", field="--remplacant", remedy="Donnez --remplacant."
        )
    if intake.writing.received and not intake.on:
        yield Fault(
            french("un courrier reçu ne se prépare pas : il se classe."),
            field="--le",
            remedy="Donnez --le, la date à laquelle il est arrivé.",
        )

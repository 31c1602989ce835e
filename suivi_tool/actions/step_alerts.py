"""What is said of the options of a step: those that serve nothing, those that call for more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from suivi_tool.actions.further_letters import LETTERS
from suivi_tool.actions.intake import option
from suivi_tool.actions.step_intake import StepIntake
from suivi_tool.errors import Fault
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.duties import Step
from suivi_tool.procedure.precedents import Precedent
from suivi_tool.procedure.recording_alerts import NOT_CHOSEN
from suivi_tool.procedure.ruling import Ruling, ruling
from suivi_tool.procedure.words import french, listed


def of(intake: StepIntake, appeal: Appeal, proof: Path | None) -> Iterator[Fault]:
    """Yield what is to be said of the options of a step that was prepared or recorded."""
    if intake.ignored:
        given = [option(key) for key in intake.ignored]
        verb = "ne sert pas" if len(given) == 1 else "ne servent pas"
        yield _alert(f"{listed(given)} {verb} à l'étape « {intake.step} » : non pris en compte.")
    if intake.step is Step.REPLY and ruling(appeal) is Ruling.PENDING:
        yield _alert("Aucune décision n'est notée : la lettre est celle d'un appel non justifié.",
                     "Notez d'abord la décision ; n'envoyez pas la lettre avant.")  # fmt: skip
    if intake.on is None:
        return
    if intake.handler and not intake.handler_ground:
        yield _alert(f"Remplaçant choisi sans motif : {intake.handler}.",
                     "Redonnez --remplacant avec --motif-remplacement.")  # fmt: skip
    if intake.opens_action:
        yield from _opening(intake)
    if intake.writing.received:
        yield from _received(intake, appeal, proof)


def _opening(intake: StepIntake) -> Iterator[Fault]:
    """Yield dates of a new action that cannot be kept."""
    opening, on = intake.opening, intake.on
    if opening.due is None:
        yield _alert("Action ouverte sans échéance.", "Inscrivez-la dans le plan d'actions.")
    elif on and opening.due < on:
        said = f"L'échéance de l'action ({short(opening.due)}) précède son ouverture"
        yield _alert(f"{said} ({short(on)}).", "Vérifiez les deux dates.")
    if opening.due and opening.effectiveness_due and opening.effectiveness_due < opening.due:
        said = f"L'efficacité serait vérifiée le {short(opening.effectiveness_due)}"
        yield _alert(f"{said}, avant l'échéance de l'action.", "Vérifiez les deux dates.")


def with_precedents(alerts: Iterable[Fault], alike: Sequence[Precedent]) -> Iterator[Fault]:
    """Yield the alerts of the rules; that no precedent was chosen names those that were found."""
    found = listed([one.number for one in alike])
    for alert in alerts:
        if found and alert.message.startswith(NOT_CHOSEN):
            said = f"{alert.message} Trouvés : {found}."
            yield _alert(said, "Retenez-les avec --similaires, ou notez « Aucun trouvé ».")
        else:
            yield alert


def _received(intake: StepIntake, appeal: Appeal, proof: Path | None) -> Iterator[Fault]:
    if proof is None:
        yield _alert("Courrier reçu noté, mais pas classé.", "Classez le fichier avec --preuve.")
    if intake.writing.letter is LETTERS["contestation"]:
        said = f"La réponse est contestée : l'appel {appeal.number} garde son numéro."
        yield _alert(said, "Répondez avec « courrier --nature contestation ».")
        if appeal.replied_on is None:
            yield _alert("Aucune réponse n'est notée pour cet appel.", "Notez sa date.")


def _alert(message: str, remedy: str = "") -> Fault:
    return Fault(french(message), remedy=french(remedy))

"""What the documents of a case say beside its row: from the acts kept, the plan, other appeals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from suivi_tool.actions.further_letters import RECEIVED
from suivi_tool.actions.intake import contact as contact_of
from suivi_tool.actions.kept import Act, Kept
from suivi_tool.actions.office import Office
from suivi_tool.actions.situation import Situation
from suivi_tool.forms.case import Information, NewDecision, Precedent
from suivi_tool.procedure.appeal import Appeal, Appellant
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.duties import DAY_OF, RECORDABLE, Step
from suivi_tool.procedure.impartiality import Circle, Impartiality, check
from suivi_tool.procedure.precedents import chosen, outcome_text
from suivi_tool.procedure.words import french, plain

_PHONE, _LAWYER = re.compile(r"(?i)t[ée]l\.?\s*:?\s*(?=[+\d])"), "Représenté par "


def appellant(appeal: Appeal, kept: Kept) -> Appellant:
    """Return the appellant as registered, with the name and the contact that the register has now.

    « Coordonnées » holds one thing a line: what has an @ is a mail, « Tél. » a telephone,
    « Représenté par » a lawyer, all else the address.
    """
    known = kept.appellant or Appellant(appeal.appellant)
    name, contact = appeal.appellant.strip(), appeal.contact.strip()
    if name and plain(name) != plain(known.full_name):
        known = replace(known, last_name=name, first_name="")
    if not contact or plain(contact) == plain(contact_of(known)):
        return known
    lines = [line.strip() for line in contact.splitlines() if line.strip()]
    mails = [line for line in lines if "@" in line]
    phones = [line for line in lines if _PHONE.match(line)]
    lawyers = [line for line in lines if line.startswith(_LAWYER)]
    address = [line for line in lines if line not in (*mails, *phones, *lawyers)]
    return replace(
        known,
        address="\n".join(address),
        mail=mails[0] if mails else "",
        telephone=_PHONE.sub("", phones[0]) if phones else "",
        represented_by=lawyers[0].removeprefix(_LAWYER) if lawyers else "",
    )


def circle(office: Office, appeal: Appeal, kept: Kept) -> Circle:
    """Return everybody of the case to be compared beside those whom its row names."""
    again = kept.act(Step.TREAT, appeal.treated_on).by if appeal.treated_on else ""
    return Circle(
        office.organisation, kept.involved, kept.involved, {"réexamen": again} if again else {}
    )


def independence(office: Office, appeal: Appeal, kept: Kept) -> Impartiality:
    """Return whether those who handle the appeal took no part in the decision (F2)."""
    found = circle(office, appeal, kept)
    return check(
        appeal, found.organisation, office.today, involved=found.involved, others=found.others
    )


def sender(appeal: Appeal, kept: Kept) -> str:
    """Return who sent the acknowledgement that the row knows of."""
    if appeal.acknowledged_on is None:
        return ""
    return kept.act(Step.ACKNOWLEDGE, appeal.acknowledged_on).by


def closing_noted(appeal: Appeal, kept: Kept) -> date | None:
    """Return the day on which the closing that stands was noted in the tracker."""
    if appeal.closed_on is None:
        return None
    return kept.act(Step.CLOSE, appeal.closed_on).noted_on


def told(appeal: Appeal, kept: Kept) -> tuple[Information, ...]:
    """Return what the appellant was told since the acknowledgement, in order (R6, R9, R11)."""
    found = [_informed(Step.INFORM, "Avancement du traitement", day, kept)
             for day in appeal.told_progress_on]  # fmt: skip
    if appeal.replied_on:
        found.append(_informed(Step.REPLY, "Réponse à l’appel", appeal.replied_on, kept))
    if appeal.end_told_on:
        found.append(_informed(Step.END, "Fin du traitement", appeal.end_told_on, kept))
    found += [letter for letter in letters(kept) if letter.subject not in RECEIVED]
    return tuple(sorted(found, key=lambda one: one.on or date.min))


def received(kept: Kept) -> Iterator[str]:
    """Yield the further letters of the appellant: « Complément reçu le 12/05/2026 »."""
    for act in _letters(kept):
        if act.subject in RECEIVED and act.on:
            yield f"{act.subject} le {short(act.on)}"


def letters(kept: Kept) -> tuple[Information, ...]:
    """Return the further letters, sent and received, in order."""
    found = (Information(act.on, act.subject, act.means, act.by) for act in _letters(kept))
    return tuple(sorted(found, key=lambda one: one.on or date.min))


def actors(appeal: Appeal, kept: Kept) -> dict[str, str]:
    """Return who did each step that stands in the row, by its word."""
    days = {step: getattr(appeal, DAY_OF[step]) for step in RECORDABLE if step in DAY_OF}
    days[Step.INFORM] = max(appeal.told_progress_on, default=None)
    found = {str(step): kept.act(step, on).by for step, on in days.items() if on}
    return {step: by for step, by in found.items() if by}


def _letters(kept: Kept) -> Iterator[Act]:
    return (act for act in kept.acts if act.step == Step.LETTER)


def _informed(step: Step, subject: str, on: date, kept: Kept) -> Information:
    act = kept.act(step, on)
    if not act.on and step is Step.END:  # one letter may serve both (A6)
        act = kept.act(Step.REPLY, on)
    return Information(on, subject, act.means or "", act.by)


def precedents(appeal: Appeal, situation: Situation) -> tuple[Precedent, ...]:
    """Return the appeals that a person chose, with what became of them (R8c, E4).

    First the one whose new decision this appeal contests, where there is one.
    """
    rows = [_precedent(appeal.follows, situation, "Appel précédent")] if appeal.follows else []
    return (*rows, *(_precedent(number, situation) for number in chosen(appeal.similar)))


def _precedent(number: str, situation: Situation, what: str = "") -> Precedent:
    found = situation.known_appeal(number)
    if found is None:
        return Precedent(number, subject=what)
    subject = french(" : ".join(filter(None, (what, found.ground))))
    return Precedent(found.number, found.received_on, subject, outcome_text(found))


def correction(appeal: Appeal, kept: Kept, situation: Situation) -> str:
    """Return what was done for this person: as kept, else as the plan of actions has it."""
    noted = (action.correction for action in situation.actions_of(appeal.number))
    return kept.correction or next((text for text in noted if text.strip()), "")


def new_decision(appeal: Appeal) -> NewDecision:
    """Return the decision that replaces the contested one, as the row has it."""
    return NewDecision(
        appeal.new_decision_on,
        appeal.new_decision_by,
        appeal.new_decision_notified_on,
        appeal.list_updated_on,
    )

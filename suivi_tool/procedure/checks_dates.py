"""Dates of an appeal that cannot be, or that are missing or late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from suivi_tool.procedure.acknowledgement import acknowledgement_deadline
from suivi_tool.procedure.appeal import Appeal, Outcome
from suivi_tool.procedure.dates_fr import short, short_with_day
from suivi_tool.procedure.findings import Remark, error, note, warning
from suivi_tool.procedure.words import count
from suivi_tool.procedure.working_days import Calendar, UnknownYear

TOLERATED_DAYS = 2
"""Working days between reception and fiche that are not worth a word."""

_WHAT = {
    "received_on": "la réception de l'appel",
    "sent_on": "l'envoi de l'appel",
    "opened_on": "l'ouverture de la fiche",
    "decision_sent_on": "l'envoi de la décision contestée",
    "notified_on": "la notification de la décision contestée",
    "period_validated_on": "la validation du délai",
    "acknowledged_on": "l'accusé de réception",
    "ruled_on": "la décision sur l'appel",
    "treated_on": "le traitement de l'appel",
    "replied_on": "la réponse à l'appelant",
    "closed_on": "la clôture de la fiche",
    "end_told_on": "la fin de traitement notifiée",
    "new_decision_on": "la nouvelle décision",
    "new_decision_notified_on": "la notification de la nouvelle décision",
    "list_updated_on": "la mise à jour du certificat ou de la liste",
}
# What cannot come before what: the later one is where the finding stands.
_ORDER = (
    ("notified_on", "received_on"),
    ("sent_on", "received_on"),
    ("received_on", "opened_on"),
    ("received_on", "acknowledged_on"),
    ("received_on", "period_validated_on"),
    ("received_on", "ruled_on"),
    ("received_on", "treated_on"),
    ("received_on", "replied_on"),
    ("received_on", "closed_on"),
    ("received_on", "end_told_on"),
    ("period_validated_on", "ruled_on"),
    ("ruled_on", "replied_on"),
    ("ruled_on", "treated_on"),
    ("ruled_on", "closed_on"),
    ("treated_on", "closed_on"),
    ("ruled_on", "end_told_on"),
    ("ruled_on", "new_decision_on"),
    ("new_decision_on", "new_decision_notified_on"),
    ("new_decision_on", "list_updated_on"),
)
_DAYS = attrgetter(*_WHAT)
_EARLIER = attrgetter(*(earlier for earlier, _ in _ORDER))
_LATER = attrgetter(*(later for _, later in _ORDER))


def date_remarks(appeal: Appeal, calendar: Calendar, today: date) -> Iterator[Remark]:
    """Yield everything that the dates of one appeal say wrong, gravest first."""
    if appeal.received_on is None:
        yield error("received_on", "La date de réception manque : aucun délai n'est calculé.",
                    "Inscrivez la date de réception.")  # fmt: skip
    yield from _ahead(appeal, today)
    yield from _disorder(appeal)
    yield from _acknowledgement(appeal, calendar, today)
    yield from _reply(appeal, today)
    yield from _lost_days(appeal, calendar)


def _ahead(appeal: Appeal, today: date) -> Iterator[Remark]:
    for (name, what), day in zip(_WHAT.items(), _DAYS(appeal), strict=True):
        if day is not None and day > today:
            yield error(name, f"Date dans le futur : {what} le {short(day)}.",
                        "Corrigez la date, ou videz la cellule tant que rien n'est fait.",
                        )  # fmt: skip
    if any(day > today for day in appeal.told_progress_on):
        yield error("told_progress_on", "Date dans le futur : information sur l'avancement.",
                    "Corrigez la date.")  # fmt: skip


def _disorder(appeal: Appeal) -> Iterator[Remark]:
    days = zip(_ORDER, _EARLIER(appeal), _LATER(appeal), strict=True)
    for (earlier, later), first, second in days:
        if first is not None and second is not None and second < first:
            yield error(later, f"{_capital(_WHAT[later])} ({short(second)}) précède "
                        f"{_WHAT[earlier]} ({short(first)}).",
                        "Corrigez l'une des deux dates.")  # fmt: skip
    received = appeal.received_on
    if received and any(day < received for day in appeal.told_progress_on):
        yield error("told_progress_on", "L'information sur l'avancement précède la réception de "
                    f"l'appel ({short(received)}).", "Corrigez l'une des deux dates.")  # fmt: skip


def _acknowledgement(appeal: Appeal, calendar: Calendar, today: date) -> Iterator[Remark]:
    """Yield a late or missing acknowledgement.

    Source: MGT 02, step 4: « dans les 8 jours ouvrés suivant la réception de l'appel » (R4d, R4c).
    """
    if appeal.received_on is None:
        return
    deadline = acknowledgement_deadline(appeal.received_on, calendar)
    for fault in deadline.alerts:
        yield warning("received_on", fault.message, fault.remedy)
    sent, due = appeal.acknowledged_on, deadline.due
    if due is None:
        return
    if sent is not None and sent > due:
        yield warning("acknowledged_on", f"Accusé de réception envoyé hors délai : {short(sent)} "
                      f"pour {short_with_day(due)} au plus tard.",
                      "Notez la raison du retard dans les commentaires.")  # fmt: skip
    over = appeal.closed_on is not None or appeal.outcome is Outcome.WITHDRAWN
    if sent is None and today > due and not over:
        yield error("acknowledged_on", "Accusé de réception en retard : il devait partir au plus "
                    f"tard {short_with_day(due)}.",
                    "Envoyez-le, puis inscrivez la date d'envoi.")  # fmt: skip
    if sent is None and over and appeal.outcome is not Outcome.WITHDRAWN:
        yield warning("acknowledged_on", "Appel clos sans accusé de réception daté.",
                      "Inscrivez la date d'envoi de l'accusé, s'il est parti.")  # fmt: skip


def _reply(appeal: Appeal, today: date) -> Iterator[Remark]:
    due, sent = appeal.reply_due, appeal.replied_on
    if due is None:
        return
    if appeal.received_on is not None and due < appeal.received_on:
        yield error("reply_due", f"Échéance de réponse ({short(due)}) avant la réception de "
                    f"l'appel ({short(appeal.received_on)}).", "Corrigez l'échéance.")  # fmt: skip
    if sent is not None and sent > due:
        yield warning("replied_on", f"Réponse envoyée hors délai : {short(sent)} pour "
                      f"{short(due)} au plus tard.",
                      "Notez la raison du retard dans les commentaires.")  # fmt: skip
    if sent is None and today > due:
        yield error("replied_on", f"Réponse en retard : échéance du {short(due)}.",
                    "Répondez, puis inscrivez la date de réponse.")  # fmt: skip


def _lost_days(appeal: Appeal, calendar: Calendar) -> Iterator[Remark]:
    """Yield the internal delay: the first reception counts, the day of the fiche shows it (A7)."""
    if appeal.received_on is None or appeal.opened_on is None:
        return
    try:
        lost = calendar.left(appeal.received_on, appeal.opened_on)
    except UnknownYear:
        return
    if lost > TOLERATED_DAYS:
        yield note("opened_on", f"{count(lost, 'jour ouvré', 'jours ouvrés')} perdus entre la "
                   "réception et l'ouverture de la fiche.",
                   "Transmettez les appels à l'attachée commerciale dès leur arrivée.")  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

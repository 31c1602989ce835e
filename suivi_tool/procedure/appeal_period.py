"""The period of two months in which an appeal is in time (step 5), able to explain itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from suivi_tool.errors import Fault
from suivi_tool.procedure.appeal import Verdict
from suivi_tool.procedure.dates_fr import short, short_with_day
from suivi_tool.procedure.words import french
from suivi_tool.procedure.working_days import Calendar, UnknownYear, add_months

APPEAL_MONTHS = 2
_WHOSE_CALENDAR = "Calendrier de l'organisme, non celui du domicile de l'appelant."


@dataclass(frozen=True, slots=True)
class AppealPeriod:
    """The limit of the period, where it is carried to, and the verdict with its reason.

    `limit` and `verdict` are None where no date of the decision is known. `carried_to` is None
    where nothing is carried. `judged_on` is the date of the appeal that was compared (A13).
    """

    limit: date | None
    carried_to: date | None
    verdict: Verdict | None
    judged_on: date | None
    explanation: str
    alerts: tuple[Fault, ...] = ()

    @property
    def last_day(self) -> date | None:
        """The last day of « jour limite »: where the limit is carried to, else the limit."""
        return self.carried_to or self.limit


def appeal_period(
    notified_on: date | None,
    sent_on: date | None,
    received_on: date | None,
    decision_sent_on: date | None,
    calendar: Calendar,
) -> AppealPeriod:
    """Return whether the appeal came in time; never an automatic rejection: a person decides.

    `notified_on` and `decision_sent_on` are dates of the decision; `sent_on` and `received_on`
    those of the appeal.

    Source: MGT 02, step 5: « validation du délai d'appel (< à 2 mois après la notification de
    décision) » (R5d, R5c).
    Reading (A12): notification is the day the person received the decision, else the day it was
    sent, with an alert. (A13): the appeal counts from the day it was sent, else received. (A14):
    the limit is EDATE(d;2), carried over Saturdays, Sundays and public holidays (code de procédure
    civile, art. 641-642, by analogy); before it in time, from it to the day it is carried to
    « jour limite », after it too late.
    """
    dates = (notified_on, sent_on, received_on, decision_sent_on)
    return calendar.once(("délai", *dates), lambda: _period(*dates, calendar))


def _period(
    notified_on: date | None,
    sent_on: date | None,
    received_on: date | None,
    decision_sent_on: date | None,
    calendar: Calendar,
) -> AppealPeriod:
    start = notified_on or decision_sent_on
    judged = sent_on or received_on
    if start is None:
        return AppealPeriod(None, None, None, judged, _no_start().message, (_no_start(),))
    alerts = () if notified_on else (_sent_only(start),)
    limit = add_months(start, APPEAL_MONTHS)
    try:
        carried = calendar.carried(limit)
    except UnknownYear as unknown:
        return _beyond_the_list(limit, judged, start, notified_on, (*alerts, unknown.fault))
    verdict = _verdict(judged, limit, carried)
    sentences = [
        _start_sentence(start, notified_on),
        _limit_sentence(limit, carried, calendar),
        _verdict_sentence(judged, sent_on, verdict),
        _WHOSE_CALENDAR,
    ]
    return AppealPeriod(
        limit=limit,
        carried_to=carried if carried != limit else None,
        verdict=verdict,
        judged_on=judged,
        explanation=french(" ".join(filter(None, sentences))),
        alerts=alerts,
    )


def _verdict(judged: date | None, limit: date, carried: date) -> Verdict | None:
    if judged is None:
        return None
    if judged < limit:
        return Verdict.IN_TIME
    return Verdict.LIMIT_DAY if judged <= carried else Verdict.TOO_LATE


def _beyond_the_list(
    limit: date,
    judged: date | None,
    start: date,
    notified_on: date | None,
    alerts: tuple[Fault, ...],
) -> AppealPeriod:
    """Judge what holidays cannot change: an appeal before the limit is in time all the same."""
    verdict = Verdict.IN_TIME if judged is not None and judged < limit else None
    sentences = (
        _start_sentence(start, notified_on),
        f"Limite des 2 mois : {short_with_day(limit)}.",
        alerts[-1].message,
    )
    return AppealPeriod(limit, None, verdict, judged, french(" ".join(sentences)), alerts)


def _start_sentence(start: date, notified_on: date | None) -> str:
    if notified_on is not None:
        return f"Décision notifiée {short_with_day(start)}."
    return f"Date de notification inconnue : décision envoyée {short_with_day(start)}."


def _limit_sentence(limit: date, carried: date, calendar: Calendar) -> str:
    sentence = f"Limite des 2 mois : {short_with_day(limit)}"
    if carried == limit:
        return f"{sentence}."
    reason = calendar.holidays.get(limit) or ("samedi" if limit.weekday() == 5 else "dimanche")
    return f"{sentence} ({reason}), reportée au {short_with_day(carried)}."


def _verdict_sentence(judged: date | None, sent_on: date | None, verdict: Verdict | None) -> str:
    if judged is None:
        return "Date de l'appel inconnue."
    how = "envoyé" if sent_on is not None else "reçu"
    decide = " ; une personne décide et dit pourquoi" if verdict is Verdict.LIMIT_DAY else ""
    return f"Appel {how} {short_with_day(judged)} : {verdict}{decide}."


def _no_start() -> Fault:
    return Fault(
        french("Délai d'appel non vérifiable : ni la date de notification ni la date d'envoi de la "
               "décision ne sont connues."),
        field="Date de notification",
        remedy=french("Demandez la date de notification, puis complétez le suivi."),
    )  # fmt: skip


def _sent_only(start: date) -> Fault:
    return Fault(
        french(f"Date de notification inconnue : le délai d'appel part du {short(start)}, date "
               "d'envoi de la décision."),
        field="Date de notification",
        remedy=french("Confirmez la date à laquelle la personne a reçu la décision."),
    )  # fmt: skip

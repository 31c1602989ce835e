"""What an appeal lacks by MGT 02, or says against itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from suivi_tool.procedure.appeal import Action, Appeal, Channel, Justified, Verdict
from suivi_tool.procedure.appeal_period import AppealPeriod, appeal_period
from suivi_tool.procedure.findings import Remark, error, note, warning
from suivi_tool.procedure.impartiality import Independence, check
from suivi_tool.procedure.links import action_done
from suivi_tool.procedure.organisation import Organisation
from suivi_tool.procedure.recording_alerts import after_a_change, contradictions
from suivi_tool.procedure.ruling import Ruling, ruling, stored_verdict
from suivi_tool.procedure.steps import STATUS, status
from suivi_tool.procedure.words import listed, plain
from suivi_tool.procedure.working_days import Calendar


def duty_remarks(
    appeal: Appeal,
    linked: Sequence[Action],
    calendar: Calendar,
    organisation: Organisation,
    today: date,
) -> Iterator[Remark]:
    """Yield everything that one appeal lacks by the procedure."""
    yield from _identity(appeal)
    yield from _period(appeal, calendar)
    yield from _ruling(appeal)
    yield from _justified(appeal, linked)
    yield from _closing(appeal, linked)
    yield from _independence(appeal, organisation, today)
    yield from _status(appeal)


def no_appeal_remarks(appeal: Appeal) -> Iterator[Remark]:
    """Yield what a row lacks that proved to be no appeal: why, and that it is closed.

    Source: MGT 02, step 1: an appeal asks to reconsider a decision about certification (R1).
    """
    if not appeal.ruling_ground.strip():
        yield warning("ruling_ground", "« Pas un appel », sans raison.",
                      "Dites pourquoi : plainte, ou demande d'information.")  # fmt: skip
    if appeal.closed_on is None:
        yield note("closed_on", "« Pas un appel », sans date.",
                   "Inscrivez le jour où cela a été constaté.")  # fmt: skip


def _identity(appeal: Appeal) -> Iterator[Remark]:
    if not appeal.number.strip():
        yield error("number", "Appel sans numéro.", "Donnez-lui le numéro suivant.")
    for name, what in (("appellant_type", "Type d'appelant"), ("channel", "Mode de réception"),
                       ("contested_decision", "Décision contestée"),
                       ("appellant", "Appelant")):  # fmt: skip
        if not getattr(appeal, name):
            yield warning(name, f"« {what} » est vide ou inconnu.", "Complétez la cellule.")
    if appeal.channel is Channel.TELEPHONE:
        yield note("channel", "Appel reçu par téléphone.", "Demandez un écrit.")
    if appeal.acknowledged_on is not None and appeal.acknowledged_by is None:
        yield note("acknowledged_by", "Mode d'envoi de l'accusé de réception non précisé.",
                   "Inscrivez Courrier ou Mail.")  # fmt: skip


def _period(appeal: Appeal, calendar: Calendar) -> Iterator[Remark]:
    """Yield what is open about the period.

    Source: MGT 02, step 5: « validation du délai d'appel » (R5d, R5c); A12 to A14.
    """
    period = appeal_period(appeal.notified_on, appeal.sent_on, appeal.received_on,
                           appeal.decision_sent_on, calendar)  # fmt: skip
    for fault in period.alerts:
        yield warning("notified_on", fault.message, fault.remedy)
    yield from _stored_verdict(appeal, period)
    ruled = ruling(appeal) not in (Ruling.PENDING, Ruling.WITHDRAWN)
    doubtful = period.verdict in (Verdict.LIMIT_DAY, Verdict.TOO_LATE)
    if ruled and doubtful and not appeal.period_validated_by.strip():
        yield warning("period_validated_by", f"Appel {_said(period.verdict)} : personne n'a validé "
                      "le délai.", "Inscrivez qui a validé le délai, et quand.")  # fmt: skip


def _stored_verdict(appeal: Appeal, period: AppealPeriod) -> Iterator[Remark]:
    stored = stored_verdict(appeal)
    if appeal.period_verdict.strip() and stored is None:
        yield warning("period_verdict", f"« {appeal.period_verdict} » n'est pas un verdict.",
                      "Inscrivez Oui, Jour limite ou Non.")  # fmt: skip
    if stored is None or period.verdict is None or stored is period.verdict:
        return
    # On the limit day, Oui and Non are the decision of a person; on other days a person who
    # decides otherwise signs for it.
    if period.verdict is not Verdict.LIMIT_DAY and not appeal.period_validated_by.strip():
        yield error("period_verdict", f"« {appeal.period_verdict} » alors que l'appel est "
                    f"{_said(period.verdict)}.",
                    "Corrigez, ou inscrivez qui a validé le délai.")  # fmt: skip


def _said(verdict: Verdict | None) -> str:
    return {Verdict.LIMIT_DAY: "reçu le jour limite", Verdict.TOO_LATE: "hors délai",
            Verdict.IN_TIME: "dans le délai"}.get(verdict, "") if verdict else ""  # fmt: skip


def _ruling(appeal: Appeal) -> Iterator[Remark]:
    decided = ruling(appeal)
    if decided in (Ruling.PENDING, Ruling.WITHDRAWN):
        if decided is Ruling.PENDING and appeal.ruled_on is not None:
            yield error("justified", "Décision datée, mais « Appel justifié » n'est ni Oui ni Non.",
                        "Inscrivez Oui ou Non.")  # fmt: skip
        return
    yield from _decider(appeal)
    if not appeal.ruling_ground.strip():
        yield warning("ruling_ground", "Décision sur l'appel sans motif.", "Inscrivez le motif.")
    if not appeal.causes.strip():
        yield warning("causes", "Appel décidé sans analyse des causes.", "Inscrivez l'analyse.")
    if not appeal.similar.strip():
        yield note("similar", "Appels similaires non renseignés.",
                   "Inscrivez les précédents retenus, ou « Aucun trouvé ».")  # fmt: skip
    if decided is not Ruling.JUSTIFIED and appeal.closed_on and appeal.replied_on is None:
        yield error("replied_on", f"Appel {decided.lower()} et clos sans réponse datée à "
                    "l'appelant.",
                    "Inscrivez la date du courrier ou du mail de réponse.")  # fmt: skip
    for fault in contradictions(appeal):
        yield warning("outcome", fault.message, fault.remedy)


def _decider(appeal: Appeal) -> Iterator[Remark]:
    """Yield that it is not known when, or by whom, the appeal was decided.

    A closed appeal may have been decided before these columns were there: one note, no alert.
    """
    undated, unsigned = appeal.ruled_on is None, not appeal.ruled_by.strip()
    told = note if appeal.closed_on else warning
    if undated and unsigned and appeal.closed_on:
        yield note("ruled_on", "Décision sur l'appel sans date ni décideur.",
                   "Inscrivez-les, si on les retrouve.")  # fmt: skip
        return
    if undated:
        yield told("ruled_on", "Décision sur l'appel sans date.", "Inscrivez sa date.")
    if unsigned:
        yield told("ruled_by", "Décision sur l'appel : décideur inconnu.",
                   "Inscrivez qui a décidé.")  # fmt: skip


def _justified(appeal: Appeal, linked: Sequence[Action]) -> Iterator[Remark]:
    """Yield what a justified appeal lacks.

    Source: MGT 02, step 7: « Appel justifié, ouverture d'une fiche d'action corrective » (R7d, R7c)
    and step 8 (R8d, R8c); the new decision after « modifiée » or « annulée ».
    """
    if appeal.justified is Justified.YES and not appeal.actions and not linked:
        yield error("actions", "Appel justifié sans action corrective.",
                    "Ouvrez une fiche AC/AP et inscrivez son numéro.")  # fmt: skip
    if appeal.justified is Justified.YES and appeal.closed_on is not None:
        if appeal.treated_on is None:
            yield warning("treated_on", "Appel justifié et clos sans réexamen ni traitement daté.",
                          "Inscrivez la date du réexamen ou du traitement.")  # fmt: skip
        if not appeal.told_progress_on:
            yield note("told_progress_on", "Appel clos sans information sur l'avancement.",
                       "Inscrivez la date à laquelle l'appelant a été informé.")  # fmt: skip
    for fault in after_a_change(appeal):
        missing = next((name for name in ("new_decision_on", "new_decision_notified_on",
                                          "list_updated_on") if getattr(appeal, name) is None),
                       "new_decision_by")  # fmt: skip
        yield (note if appeal.closed_on else warning)(missing, fault.message, fault.remedy)


def _closing(appeal: Appeal, linked: Sequence[Action]) -> Iterator[Remark]:
    """Yield what a closed appeal lacks.

    Source: MGT 02, steps 10 and 11 (R10, R11, d and c); A25 for an action still open.
    """
    if appeal.closed_on is None:
        if appeal.end_told_on is not None:
            yield warning("closed_on", "Fin de traitement notifiée, mais fiche non close.",
                          "Clôturez la fiche d'appel.")  # fmt: skip
        return
    if appeal.end_told_on is None:
        yield error("end_told_on", "Appel clos sans notification de la fin du traitement.",
                    "Informez l'appelant, puis inscrivez la date.")  # fmt: skip
    if ruling(appeal) is Ruling.PENDING:
        yield error("justified", "Appel clos sans décision (justifié ou non).",
                    "Inscrivez Oui ou Non, ou le résultat « Appel retiré ».")  # fmt: skip
    if appeal.outcome is None:
        yield warning("outcome", "Appel clos sans résultat.", "Inscrivez le résultat.")
    still_open = [action.number for action in linked if not action_done(action)]
    if still_open:
        yield note("actions", f"Appel clos, action encore ouverte : {listed(still_open)}.",
                   "Suivez l'action jusqu'à sa clôture.")  # fmt: skip


def _independence(appeal: Appeal, organisation: Organisation, today: date) -> Iterator[Remark]:
    """Yield a conflict of interest, or that there may be one.

    Source: MGT 02, FINALITE: « Les appels sont traités de façon constructive, impartiale » (F2).
    """
    found = check(appeal, organisation, appeal.received_on or today)
    if found.state is Independence.CONFLICT:
        yield error("handler", found.explanation, "Notez le remplaçant choisi et la raison.")
    elif found.state is Independence.TO_CHECK and not appeal.decided_by.strip():
        yield warning("decided_by", found.explanation, "Inscrivez qui a pris la décision "
                      "contestée.")  # fmt: skip


_STATUS = frozenset(map(plain, STATUS))


def _status(appeal: Appeal) -> Iterator[Remark]:
    """Yield a stored status that contradicts the facts; other words are the organisation's own."""
    derived = status(appeal)
    if plain(appeal.status) in _STATUS and plain(appeal.status) != plain(derived):
        yield note("status", f"Statut « {appeal.status} », d'après les dates : « {derived} ».",
                   "Corrigez le statut, ou complétez les dates.")  # fmt: skip

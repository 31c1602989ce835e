"""« Prévenir le responsable »: a mail draft to who must act, and the deadline as an entry."""

from __future__ import annotations

from datetime import date, datetime
from html import escape
from pathlib import PurePath

from suivi_tool.documents.calendar import event
from suivi_tool.documents.mail_draft import Attachment, as_html, draft
from suivi_tool.forms.case import Case
from suivi_tool.forms.wording import day
from suivi_tool.procedure.dates_fr import long_with_day, short
from suivi_tool.procedure.steps import reply_explanation


def notice(case: Case, folder: PurePath, stamp: datetime) -> bytes:
    """Return the draft to the person responsible: number, deadline, link to the case folder.

    The deadline is that of the acknowledgement, once this is out that of the reply; its calendar
    entry is attached. `stamp` is now, with its time zone. The appellant is not named: the folder
    tells.
    """
    number, person = case.appeal.number, case.responsible.person
    due, what = next_due(case), _next(case)
    limit = f" – {what} au plus tard le {short(due)}" if due else ""
    text, reminder = _text(case, folder), calendar(case, stamp)
    entries = [Attachment(f"{entry_name(number, what)}.ics", reminder)] if reminder else []
    return draft(
        (person.name, person.mail) if person else "",
        f"Appel {number} à traiter{limit}",
        text,
        as_html(text).replace("</body>", f"{_link(folder)}</body>"),
        entries,
    )


def _link(folder: PurePath) -> str:
    """Return the link to the folder, nothing where the path is not a whole one."""
    if not folder.is_absolute():
        return ""
    return f'<p><a href="{escape(folder.as_uri())}">Ouvrir le dossier de l’appel</a></p>'


def next_due(case: Case) -> date | None:
    """Return the next deadline of the appeal itself, None where none is set or known."""
    if case.appeal.acknowledged_on is not None:
        return case.appeal.reply_due if case.appeal.replied_on is None else None
    return case.acknowledgement.due if case.acknowledgement else None


def _next(case: Case) -> str:
    return "réponse" if case.appeal.acknowledged_on else "accusé de réception"


def entry_name(number: str, what: str = "accusé de réception") -> str:
    """Return the name of the calendar entry, without what a file name cannot hold."""
    return what.capitalize() + " " + "".join(c if c.isalnum() or c in "-_" else "-" for c in number)


def calendar(case: Case, stamp: datetime) -> bytes:
    """Return the calendar entry of the next deadline, empty where none is known."""
    due = next_due(case)
    if due is None:
        return b""
    number, replying = case.appeal.number, case.appeal.acknowledged_on is not None
    what = "la réponse" if replying else "l’accusé de réception"
    return event(
        f"{number}-{'reponse' if replying else 'accuse'}@suivi",
        f"{number}\u00a0: envoyer {what} (dernier jour)",
        due,
        f"{_why(case)}\nÀ envoyer par\u00a0: {case.responsible}",
        stamp=stamp,
    )


def _why(case: Case) -> str:
    """Return why the next deadline is what it is."""
    if case.appeal.acknowledged_on is not None:
        return reply_explanation(case.appeal.reply_due) if case.appeal.reply_due else ""
    return case.acknowledgement.explanation if case.acknowledgement else ""


def _text(case: Case, folder: PurePath) -> str:
    appeal = case.appeal
    received = f", reçu le {day(appeal.received_on)}," if appeal.received_on else ""
    said = [
        "Bonjour,",
        f"L’appel {appeal.number}{received} est à traiter par\u00a0: {case.responsible}.",
        _first(case),
        _why(case) if next_due(case) or not appeal.acknowledged_on else "",
        f"Dossier\u00a0: {folder}",
    ]
    return "\n\n".join(filter(None, said)) + "\n"


def _first(case: Case) -> str:
    """Say what comes first, and by when."""
    due = next_due(case)
    last = f"au plus tard le {long_with_day(due)}" if due else ""
    if case.appeal.acknowledged_on is None:
        last = last or "dans les 8 jours ouvrés"
        return f"Première étape\u00a0: l’accusé de réception, à envoyer {last}."
    sent = f"L’accusé de réception est parti le {day(case.appeal.acknowledged_on)}."
    return f"{sent} La réponse est à envoyer {last}." if last else sent

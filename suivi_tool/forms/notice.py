"""« Prévenir le responsable »: a mail draft to who must act, and the deadline as an entry."""

from __future__ import annotations

from datetime import datetime
from html import escape
from pathlib import PurePath

from suivi_tool.documents.calendar import event
from suivi_tool.documents.mail_draft import Attachment, as_html, draft
from suivi_tool.forms.case import Case
from suivi_tool.forms.wording import day
from suivi_tool.procedure.dates_fr import long_with_day, short


def notice(case: Case, folder: PurePath, stamp: datetime) -> bytes:
    """Return the draft to the person responsible: number, deadline, link to the case folder.

    The calendar entry is attached where the deadline of the acknowledgement is known. `stamp` is
    now, with its time zone. The appellant is not named: the folder tells.
    """
    number, person = case.appeal.number, case.responsible.person
    due = case.acknowledgement.due if case.acknowledgement else None
    limit = f" – accusé de réception au plus tard le {short(due)}" if due else ""
    text, reminder = _text(case, folder), calendar(case, stamp)
    entries = [Attachment(f"{entry_name(number)}.ics", reminder)] if reminder else []
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


def entry_name(number: str) -> str:
    """Return the name of the calendar entry, without what a file name cannot hold."""
    return "Accusé de réception " + "".join(c if c.isalnum() or c in "-_" else "-" for c in number)


def calendar(case: Case, stamp: datetime) -> bytes:
    """Return the calendar entry of the acknowledgement, empty where its deadline is not known."""
    if case.acknowledgement is None or case.acknowledgement.due is None:
        return b""
    number = case.appeal.number
    return event(
        f"{number}-accuse@suivi",
        f"{number}\u00a0: envoyer l’accusé de réception (dernier jour)",
        case.acknowledgement.due,
        f"{case.acknowledgement.explanation}\nÀ envoyer par\u00a0: {case.responsible}",
        stamp=stamp,
    )


def _text(case: Case, folder: PurePath) -> str:
    appeal, deadline = case.appeal, case.acknowledgement
    due = deadline.due if deadline else None
    last = f"au plus tard le {long_with_day(due)}" if due else "dans les 8 jours ouvrés"
    received = f", reçu le {day(appeal.received_on)}," if appeal.received_on else ""
    said = [
        "Bonjour,",
        f"L’appel {appeal.number}{received} est à traiter par\u00a0: {case.responsible}.",
        f"Première étape\u00a0: l’accusé de réception, à envoyer {last}.",
        deadline.explanation if deadline else "",
        f"Dossier\u00a0: {folder}",
    ]
    return "\n\n".join(filter(None, said)) + "\n"

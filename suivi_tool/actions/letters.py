"""Letters and their drafts, made and put into the case folder; nothing is ever said to be sent."""

from __future__ import annotations

from datetime import date

from suivi_tool.actions import cases, drafts
from suivi_tool.actions.office import Office, located
from suivi_tool.documents.mail_draft import Attachment
from suivi_tool.errors import Fault
from suivi_tool.forms import letters
from suivi_tool.forms.case import Case
from suivi_tool.forms.letter_values import Wording
from suivi_tool.forms.letters import Kind, Letter
from suivi_tool.storage.case_files import FileChange


def make(
    office: Office,
    kind: Kind,
    case: Case,
    wording: Wording | None = None,
    *,
    over: frozenset[str] = frozenset(),
    enclosed: tuple[bool, bool] = (True, False),
    on: date | None = None,
) -> tuple[list[FileChange], list[Fault]]:
    """Make the letter of `kind` and the draft of its mail, dated `on`, else the day of `office`.

    They replace those that were only prepared, whose digests are `over`. `enclosed` tells whether
    the letter and the fiche go with the mail.
    Raises: TemplateRefused; RefusedInput where the folder cannot be written.
    """
    letter = written(office, kind, case, wording, on)
    number = case.appeal.number
    stem = f"{kind.label} {number}"
    attached = []
    if enclosed[0]:
        name = cases.safe_name(office, f"{stem}.docx", number)
        attached.append(Attachment(name, letter.document))
    if enclosed[1]:
        attached += _form(office, number)
    made = [
        drafts.put(office, number, f"{stem}.docx", letter.document, over),
        drafts.put(office, number, f"{stem}.eml", letter.mail(*attached), over),
    ]
    return made, list(letter.alerts)


def written(
    office: Office, kind: Kind, case: Case, wording: Wording | None = None, on: date | None = None
) -> Letter:
    """Return the letter of `kind`, dated `on`, else the day of `office`; nothing is put anywhere.

    Raises: TemplateRefused.
    """
    template = office.template(kind.template).read_bytes()
    with located(kind.template):
        return letters.write(kind, template, case, on or office.today, wording)


def _form(office: Office, number: str) -> list[Attachment]:
    """Return the fiche d'appel as it lies in the case folder, if it does."""
    name = cases.safe_name(office, cases.form_name(number), number)
    data = office.work.files.read(office.work.files.folder(number) / name)
    return [Attachment(name, data)] if data is not None else []

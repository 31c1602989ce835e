"""Letters and their drafts, made and put into the case folder; nothing is ever said to be sent."""

from __future__ import annotations

from suivi_tool.actions import cases, drafts
from suivi_tool.actions.office import Office, located
from suivi_tool.documents.mail_draft import Attachment
from suivi_tool.errors import Fault
from suivi_tool.forms import letters
from suivi_tool.forms.case import Case
from suivi_tool.forms.letter_values import Wording
from suivi_tool.forms.letters import Kind
from suivi_tool.storage.case_files import FileChange


def make(
    office: Office,
    kind: Kind,
    case: Case,
    wording: Wording | None = None,
    *,
    over: frozenset[str] = frozenset(),
) -> tuple[list[FileChange], list[Fault]]:
    """Make the letter of `kind` and the draft of its mail, dated the day of `office`.

    They replace those that were only prepared, whose digests are `over`.
    Raises: TemplateRefused; RefusedInput where the folder cannot be written.
    """
    template = office.template(kind.template).read_bytes()
    with located(kind.template):
        letter = letters.write(kind, template, case, office.today, wording)
    number = case.appeal.number
    stem = f"{kind.label} {number}"
    made = [
        drafts.put(office, number, f"{stem}.docx", letter.document, over),
        drafts.put(
            office,
            number,
            f"{stem}.eml",
            letter.mail(
                Attachment(cases.safe_name(office, f"{stem}.docx", number), letter.document)
            ),
            over,
        ),
    ]
    return made, list(letter.alerts)

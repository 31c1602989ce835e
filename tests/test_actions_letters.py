"""A letter and the draft of its mail, put into the case folder."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

from work_folders import make

from suivi_tool.actions import cases, letters
from suivi_tool.actions.kept import Kept
from suivi_tool.actions.situation import look
from suivi_tool.forms.letters import Kind


def test_the_letter_is_attached_to_a_draft_that_was_not_sent(tmp_path: Path) -> None:
    office = make(tmp_path).office()
    situation = look(office)
    appeal = situation.appeals[-1]
    case = cases.case_of(office, appeal, Kept(), situation)
    made, _ = letters.make(office, Kind.PROGRESS, case)
    document, draft = (change.path for change in made)
    assert (document.suffix, draft.suffix) == (".docx", ".eml")
    mail = email.message_from_bytes(draft.read_bytes(), policy=email.policy.default)
    assert mail["X-Unsent"] == "1"
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == document.name
    assert attached.get_content() == document.read_bytes()

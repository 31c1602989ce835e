"""What a dropped mail gives to the form."""

from __future__ import annotations

from datetime import date

from suivi_tool.actions import mail_proposals
from suivi_tool.actions.mail_proposals import Proposals
from suivi_tool.interfaces.window.uploads import Upload


def read(upload: Upload, ours: frozenset[str], today: date) -> Proposals:
    """Return what the mail `upload` gives; `ours` are addresses and domains of our own people."""
    return mail_proposals.read(upload.path.read_bytes(), upload.name, ours, today)

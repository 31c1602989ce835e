"""The mail that brought the appeal: filed in the case folder as it was received."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from suivi_tool.actions import mail_proposals
from suivi_tool.actions.mail_proposals import Proposals
from suivi_tool.actions.office import Office
from suivi_tool.errors import RefusedInput
from suivi_tool.storage.failures import told_as

_SUFFIXES = (".eml", ".msg")
LARGEST = 60 * 1024 * 1024
"""Bytes; a mail with larger attachments is put into the folder by hand."""


@dataclass(frozen=True)
class Received:
    """A mail as a file: the name it gets in the case folder, its bytes, what it proposes."""

    file_name: str
    data: bytes
    proposals: Proposals


def read(path: Path, office: Office) -> Received:
    """Return the mail at `path`.

    Raises: RefusedInput where it cannot be read, is no mail, or is too large.
    """
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        raise RefusedInput(
            f"« {path.name} » n’est pas un mail (.eml ou .msg).",
            field="--mail",
            remedy="Enregistrez le mail depuis la messagerie, puis donnez ce fichier.",
        )
    with told_as(RefusedInput, path):
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    if size > LARGEST:
        raise RefusedInput(
            f"« {path.name} » est trop volumineux.",
            field="--mail",
            remedy="Enregistrez l’appel sans lui, puis copiez-le dans le dossier.",
        )
    proposals = mail_proposals.read(data, path.name, our_addresses(office), office.today)
    return Received(f"Mail reçu{suffix}", data, proposals)


def our_addresses(office: Office) -> frozenset[str]:
    """Return the addresses of the organisation's own people, and their domains."""
    people = [person for post in office.organisation.posts for person in (post.holder, post.deputy)]
    mails = {person.mail.casefold() for person in people if person and "@" in person.mail}
    return frozenset(mails | {mail.partition("@")[2] for mail in mails})

"""Reading a mail that a person dropped (.eml, .msg): whatever it is, something comes back."""

from __future__ import annotations

from collections.abc import Collection

from suivi_tool.documents.eml_reading import guarded, read_eml
from suivi_tool.documents.mail import Mail
from suivi_tool.documents.mail_origin import Origin, origin

MAX_SIZE = 60_000_000
UNREADABLE = (
    "Ce fichier n’a pas pu être lu comme un courriel\u00a0: il est joint tel quel, "
    "remplissez les champs à la main."
)
TOO_LARGE = (
    "Ce courriel est trop volumineux pour être lu\u00a0: il est joint tel quel, "
    "remplissez les champs à la main."
)
_OLE = b"\xd0\xcf\x11\xe0"


def read_mail(data: bytes, name: str = "") -> Mail:
    """Return the mail; one that cannot be read comes back empty with a warning.

    `name` is the name of the file, which serves when its content does not tell its format.
    """
    if len(data) > MAX_SIZE:
        return Mail(warnings=(TOO_LARGE,))
    if data.startswith(_OLE) or name.lower().endswith(".msg"):
        from suivi_tool.documents.msg_reading import read_msg  # noqa: PLC0415 - loaded when needed

        mail = guarded(lambda: read_msg(data))
    else:
        mail = guarded(lambda: read_eml(data))
    return mail or Mail(warnings=(UNREADABLE,))


def read_origin(mail: Mail, ours: Collection[str] = ()) -> Origin:
    """Return what the mail proposes for the form, from the first mail it carries.

    `ours` are domains and addresses of our own people (see `mail_origin.origin`).
    """
    return guarded(lambda: origin(mail, ours)) or Origin(
        mail.sender, mail.sent_on, mail.date, mail.subject
    )

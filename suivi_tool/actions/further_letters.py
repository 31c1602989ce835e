"""Further letters about an appeal: sent or received, without a number of their own.

« courrier » files a complement, a reminder, a contestation of the reply, or any other letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from suivi_tool.forms.letters import Kind


@dataclass(frozen=True, slots=True)
class FurtherLetter:
    """One kind of further letter; `received` is what it is called where the appellant wrote it."""

    kind: Kind
    received: str

    def subject(self, *, received: bool) -> str:
        """Return what is written into the history: « Relance », « Complément reçu »."""
        return self.received if received else self.kind.label


LETTERS: Mapping[str, FurtherLetter] = {
    "complement": FurtherLetter(Kind.COMPLEMENT, "Complément reçu"),
    "relance": FurtherLetter(Kind.REMINDER, "Relance reçue"),
    "contestation": FurtherLetter(Kind.ANSWER, "Contestation reçue"),
    "autre": FurtherLetter(Kind.OTHER, "Courrier reçu"),
}
"""Every kind, by its word in `traiter N° courrier --nature`."""

ASKING = (Kind.COMPLEMENT.label, Kind.REMINDER.label)
"""The letters that a reminder comes back to."""

RECEIVED = tuple(letter.received for letter in LETTERS.values())


def nature_of(subject: str) -> str:
    """Return the word of the kind that `subject` names, or an empty text."""
    return next(
        (
            word
            for word, letter in LETTERS.items()
            if subject in (letter.received, letter.kind.label)
        ),
        "",
    )

"""What a person gave to register an appeal, read from the texts of the form or of the options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from suivi_tool.errors import Fault, refuse_if_any
from suivi_tool.procedure import dates_fr, reception
from suivi_tool.procedure.appeal import Appeal, Appellant, AppellantType, Channel
from suivi_tool.procedure.words import plain

T = TypeVar("T")

TYPES: Mapping[str, AppellantType] = {
    "demandeur": AppellantType.APPLICANT,
    "candidat": AppellantType.CANDIDATE,
    "certifie": AppellantType.CERTIFIED,
    "personne certifiee": AppellantType.CERTIFIED,
}
CHANNELS: Mapping[str, Channel] = {
    "courrier": Channel.LETTER,
    "recommande": Channel.REGISTERED_LETTER,
    "courrier recommande": Channel.REGISTERED_LETTER,
    "mail": Channel.MAIL,
    "telephone": Channel.TELEPHONE,
}


@dataclass(frozen=True, slots=True)
class Intake:
    """An appeal as given at reception, still without a number."""

    appeal: Appeal
    appellant: Appellant
    request: str = ""


class _Form:
    """Reads texts one by one and gathers every fault."""

    def __init__(self, given: Mapping[str, str], today: date) -> None:
        self.given = given
        self.today = today
        self.faults: list[Fault] = []

    def text(self, key: str) -> str:
        return self.given.get(key, "").strip()

    def day(self, key: str) -> date | None:
        text = self.text(key)
        if not text:
            return None
        found = dates_fr.understand(text, self.today)
        if isinstance(found, Fault):
            self.faults.append(replace(found, field=option(key)))
            return None
        return found

    def choice(self, key: str, choices: Mapping[str, T]) -> T | None:
        text = self.text(key)
        found = choices.get(plain(text))
        if text and found is None:
            short = ", ".join(word for word in choices if " " not in word)
            self.faults.append(
                Fault(
                    f"« {text[:40]} » n’est pas accepté.",
                    field=option(key),
                    remedy=f"Choisissez : {short}.",
                )
            )
        return found


def option(key: str) -> str:
    """Return the option that gives `key`: « recu_le » → « --recu-le »."""
    return "--" + key.replace("_", "-")

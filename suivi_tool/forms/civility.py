"""How a French letter speaks to a person: « Madame » above, the same « Madame » below."""

from __future__ import annotations

from suivi_tool.procedure.appeal import Appellant
from suivi_tool.procedure.words import plain

UNKNOWN = "Madame, Monsieur"
_FULL = {
    "m": "Monsieur",
    "mr": "Monsieur",
    "monsieur": "Monsieur",
    "mme": "Madame",
    "madame": "Madame",
    "mlle": "Madame",
    "mademoiselle": "Madame",
    "dr": "Docteur",
    "docteur": "Docteur",
    "me": "Maître",
    "maitre": "Maître",
    "pr": "Professeur",
    "professeur": "Professeur",
}


def form_of_address(civility: str) -> str:
    """Return « Madame », « Monsieur »…; where it is not known, the form that fits everybody."""
    return _FULL.get(plain(civility).strip(" ."), civility.strip() or UNKNOWN)


def addressee(person: Appellant) -> str:
    """Return the lines of the address block, the name with its civility first."""
    civility = form_of_address(person.civility)
    name = f"{'' if civility == UNKNOWN else civility} {person.full_name}".strip()
    represented = f"Représentant\u00a0: {person.represented_by}" if person.represented_by else ""
    where = person.address or (f"Par courriel\u00a0: {person.mail}" if person.mail else "")
    return "\n".join(filter(None, (name, represented, where)))

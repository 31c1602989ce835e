"""The fields of « Ce n’est pas un appel »: what it is, why, and since when that is known."""

from __future__ import annotations

from suivi_tool.interfaces.window.fields import Choice, FormField
from suivi_tool.procedure.words import french

NATURES = (
    Choice("plainte", "Une plainte"),
    Choice("information", french("Une demande d'information")),
    Choice("autre", "Autre chose"),
)
FIELDS = (
    FormField("nature", french("Ce que c'est"), "choice", choices=NATURES, wide=True),
    FormField("raison", "Raison", "area", french("Une phrase. Pas de donnée de santé."),
              required=True, wide=True, limit=300),
    FormField("le", "Constaté le", "date"),
)  # fmt: skip
KEYS = tuple(field.key for field in FIELDS)

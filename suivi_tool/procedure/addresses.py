"""Where an address lies: the articles that lengthen a period for people who live far away."""

from __future__ import annotations

import re
from enum import StrEnum

from suivi_tool.procedure.words import plain


class Whereabouts(StrEnum):
    """Where the appellant lives, as far as the address tells."""

    METROPOLITAN = "métropole"
    OVERSEAS = "outre-mer"
    ABROAD = "étranger"
    UNKNOWN = "inconnu"


# 980 is Monaco: a French code, but abroad (art. 643).
_OVERSEAS_CODE = re.compile(r"\b(?:97|98(?! ?0)) ?\d ?\d{2}\b")
_FRENCH_CODE = re.compile(r"\b(?:0[1-9]|[1-8]\d|9[0-5])\d{3}\b|\b(?:0[1-9]|[1-8]\d|9[0-5]) \d{3}\b")
_FOREIGN_CODE = re.compile(r"\b98 ?0\d{2}\b|\b(?:b|ch|l|d|a|i|e|nl|p|ma|tn|dz)-\d{4,5}\b")
_OVERSEAS = frozenset(
    plain(name)
    for name in (
        "Guadeloupe", "Martinique", "Guyane", "Guyane française", "La Réunion", "Réunion",
        "Île de la Réunion", "Mayotte", "Saint-Pierre-et-Miquelon", "Saint-Barthélemy",
        "Saint-Martin", "Wallis-et-Futuna", "Polynésie française", "Tahiti", "Nouvelle-Calédonie",
        "Terres australes et antarctiques françaises",
    )
)  # fmt: skip
_COUNTRIES = frozenset(
    plain(name)
    for name in (
        "Afrique du Sud", "Albanie", "Algérie", "Allemagne", "Deutschland", "Germany", "Andorre",
        "Angola", "Arabie saoudite", "Argentine", "Australie", "Autriche", "Belgique", "Belgium",
        "Bénin", "Brésil", "Bulgarie", "Burkina Faso", "Burundi", "Cameroun", "Canada", "Chili",
        "Chine", "Chypre", "Colombie", "Comores", "Congo", "Corée du Sud", "Costa Rica",
        "Côte d'Ivoire", "Croatie", "Danemark", "Djibouti", "Écosse", "Égypte",
        "Émirats arabes unis", "Espagne", "España", "Spain", "Estonie", "États-Unis",
        "États-Unis d'Amérique", "USA", "Finlande", "Gabon", "Ghana", "Grèce", "Guinée", "Haïti",
        "Hongrie", "Inde", "Indonésie", "Irlande", "Islande", "Israël", "Italie", "Italia", "Italy",
        "Japon", "Jordanie", "Kenya", "Koweït", "Lettonie", "Liban", "Lituanie", "Luxembourg",
        "Grand-Duché de Luxembourg", "Madagascar", "Mali", "Malte", "Maroc", "Maurice",
        "Île Maurice", "Mauritanie", "Mexique", "Monaco", "Principauté de Monaco", "Niger",
        "Nigeria", "Norvège", "Nouvelle-Zélande", "Pays-Bas", "Pérou", "Pologne", "Portugal",
        "Qatar", "République démocratique du Congo", "RDC", "République tchèque", "Roumanie",
        "Royaume-Uni", "Angleterre", "UK", "United Kingdom", "Russie", "Rwanda", "Sénégal",
        "Serbie", "Singapour", "Slovaquie", "Slovénie", "Suède", "Suisse", "Switzerland", "Syrie",
        "Tchad", "Thaïlande", "Togo", "Tunisie", "Turquie", "Ukraine", "Uruguay", "Vanuatu",
        "Venezuela", "Viêt Nam", "Vietnam",
    )
)  # fmt: skip


def whereabouts(address: str) -> Whereabouts:
    """Return where `address` (one or several lines) lies; UNKNOWN where it does not tell.

    The code or the name of an overseas territory, or a country standing alone at the end, decide.
    """
    lines = [plain(part) for part in re.split(r"[\n\r,;()]+| [-–—] ", address) if part.strip()]
    whole = "\n".join(lines)
    last = lines[-1].strip(" .") if lines else ""
    if last in _OVERSEAS or _OVERSEAS_CODE.search(whole):
        return Whereabouts.OVERSEAS
    if last in _COUNTRIES or _FOREIGN_CODE.search(whole):
        return Whereabouts.ABROAD
    return Whereabouts.METROPOLITAN if _FRENCH_CODE.search(whole) else Whereabouts.UNKNOWN

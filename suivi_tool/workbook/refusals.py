"""The sentences with which a workbook is refused, and the look at its first bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from suivi_tool.errors import Fault, WorkbookRefused
from suivi_tool.workbook.findings import Finding

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNS_OF_DAMAGE = (ValueError, LookupError, OverflowError, RecursionError, struct.error)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REPAIR = (
    "Ouvrez-le dans Excel, laissez-le le réparer, enregistrez-le sous un autre nom "
    "et recommencez avec ce fichier."
)
_GIVE_ANOTHER = "Donnez un fichier .xlsx ou .xlsm."
FOR_ANOTHER_FILE = frozenset({_REPAIR, _GIVE_ANOTHER})
"""Remedies that ask for another file: of no use where the tracker in service is damaged."""


def damaged(detail: str = "", place: str = "") -> WorkbookRefused:
    """Return the refusal of a file that is not a whole Excel workbook."""
    reason = f" ({detail})" if detail else ""
    return WorkbookRefused(
        f"Ce classeur est abîmé ou incomplet{reason}.",
        place=place,
        remedy=_REPAIR,
    )


def bomb() -> WorkbookRefused:
    """Return the refusal of a package that unpacks to far more than a tracker holds."""
    return WorkbookRefused(
        "Ce classeur se déplie en un volume de données anormal\u00a0: il n’est pas ouvert.",
        remedy="Vérifiez d’où il vient\u00a0; dans Excel, supprimez les lignes et feuilles vides.",
    )


def doctype(place: str) -> WorkbookRefused:
    """Return the refusal of XML with a document type, which Excel never writes."""
    return WorkbookRefused(
        "Ce classeur contient une déclaration DOCTYPE, qu’Excel n’écrit jamais\u00a0: "
        "il n’est pas ouvert.",
        place=place,
        remedy="Vérifiez d’où vient ce fichier.",
    )


def not_excel() -> WorkbookRefused:
    """Return the refusal of a file of another kind."""
    return WorkbookRefused(
        "Ce fichier n’est pas un classeur Excel.",
        remedy=_GIVE_ANOTHER,
    )


def no_sheet(name: str) -> WorkbookRefused:
    """Return the refusal to work on a sheet that is not there."""
    return WorkbookRefused(
        f"Le classeur n’a pas de feuille «\u00a0{name}\u00a0».",
        remedy="Vérifiez le nom de la feuille dans les réglages.",
    )


def no_table(sheet: str, name: str) -> WorkbookRefused:
    """Return the refusal to work on a table that is not there."""
    return WorkbookRefused(
        f"La feuille n’a pas de tableau «\u00a0{name}\u00a0».",
        place=f"feuille '{sheet}'",
        remedy="Vérifiez le nom du tableau (onglet Création de tableau d’Excel).",
    )


@contextmanager
def told() -> Iterator[None]:
    """Tell what a damaged file makes the readers of numbers, ranges and XML raise."""
    try:
        yield
    except SIGNS_OF_DAMAGE as error:
        raise damaged(f"valeur illisible\u00a0: {type(error).__name__}") from error


def unsound(faults: Iterable[Finding]) -> WorkbookRefused:
    """Return the refusal of a result that Excel would repair or refuse."""
    remedy = (
        "Le classeur n’a pas été modifié\u00a0; la saisie est gardée. Signalez ce message avec "
        "une copie du classeur."
    )
    return WorkbookRefused(
        *(
            Fault(
                f"Excel trouverait ce fichier abîmé\u00a0: {each.message}.",
                place=each.part,
                remedy=remedy,
            )
            for each in faults
        )
    )


def check_first_bytes(data: bytes) -> None:
    """Raise `WorkbookRefused` for what its first bytes tell not to be a .xlsx package."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise WorkbookRefused(
                "Ce classeur est protégé par un mot de passe d’ouverture.",
                remedy="Dans Excel\u00a0: Fichier, Informations, Protéger le classeur, Chiffrer "
                "avec mot de passe\u00a0; effacez le mot de passe et enregistrez.",
            )
        raise WorkbookRefused(
            "Ce classeur est dans l’ancien format .xls.",
            remedy="Dans Excel\u00a0: Fichier, Enregistrer sous, Classeur Excel (.xlsx), "
            "puis donnez ce nouveau fichier.",
        )
    if not data:
        raise WorkbookRefused("Ce fichier est vide.", remedy=_GIVE_ANOTHER)
    if not data.startswith(b"PK"):
        raise not_excel()

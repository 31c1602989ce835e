"""Protection: what Excel would not let a person do is refused here too."""

from __future__ import annotations

from collections.abc import Sequence

from suivi_tool.errors import WorkbookLocked, WorkbookRefused
from suivi_tool.workbook import markup
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.references import cell_name, parse_ranges
from suivi_tool.workbook.workbook_part import WorkbookPart
from suivi_tool.workbook.worksheet import Worksheet

_OF_SOME_ONLY = ("password", "hashValue", "securityDescriptor")
_UNPROTECT = "Dans Excel\u00a0: Révision, Ôter la protection de la feuille"


def is_protected(sheet: Worksheet) -> bool:
    """Tell whether the sheet is protected."""
    protection = sheet.find("sheetProtection")
    return protection is not None and markup.truth(protection.get("sheet"))


def may_insert_rows(sheet: Worksheet) -> bool:
    """Tell whether rows may be inserted: the sheet is free, or its protection allows it."""
    protection = sheet.find("sheetProtection")
    if protection is None or not markup.truth(protection.get("sheet")):
        return True
    return protection.get("insertRows") in ("0", "false")


def is_free(sheet: Worksheet, row: int, column: int) -> bool:
    """Tell whether the cell lies in a range that may be changed in spite of the protection.

    Excel: Révision, Permettre la modification des plages; those with a password are not free.
    """
    box = sheet.find("protectedRanges")
    return any(
        area.holds(row, column)
        for each in (markup.children(box, "protectedRange") if box is not None else ())
        if not any(each.get(name) for name in _OF_SOME_ONLY) and not len(each)
        for area in parse_ranges(each.get("sqref", ""))
    )


def refuse_locked(name: str, row: int, column: int) -> WorkbookLocked:
    """Return the refusal to write into a locked cell."""
    return WorkbookLocked(
        f"La feuille est protégée et la cellule {cell_name(row, column)} est verrouillée.",
        place=f"feuille '{name}'",
        remedy=f"{_UNPROTECT}, ou déverrouillez ces cellules (Format de cellule, Protection), "
        "puis recommencez.",
    )


def refuse_rows(name: str) -> WorkbookLocked:
    """Return the refusal to move rows of a protected sheet."""
    return WorkbookLocked(
        "La feuille est protégée et l’insertion de lignes n’y est pas permise.",
        place=f"feuille '{name}'",
        remedy=f"{_UNPROTECT}, puis recommencez.",
    )


def refuse_columns(name: str, headings: Sequence[str]) -> WorkbookLocked:
    """Return the refusal to add columns to a protected sheet."""
    return WorkbookLocked(
        "La feuille est protégée\u00a0: les colonnes qui lui manquent ne peuvent pas y être "
        f"ajoutées ({', '.join(headings)}).",
        place=f"feuille '{name}'",
        remedy=f"{_UNPROTECT}, puis recommencez.",
    )


def refuse_structure() -> WorkbookLocked:
    """Return the refusal to add a sheet to a workbook whose structure is locked."""
    return WorkbookLocked(
        "La structure du classeur est protégée\u00a0: une feuille ne peut pas y être ajoutée.",
        remedy="Dans Excel\u00a0: Révision, Protéger le classeur, ôtez la protection, "
        "puis recommencez.",
    )


def refuse_unfit(package: Package, workbook: WorkbookPart) -> None:
    """Raise `WorkbookRefused` for a workbook that is signed, or shared between users."""
    if any(each.kind == "origin" and "signature" in each.type for each in package.relations("")):
        raise WorkbookRefused(
            "Ce classeur porte une signature numérique\u00a0: toute modification l’annulerait.",
            remedy="Travaillez sur une copie sans signature (Fichier, Informations, "
            "Afficher les signatures, Supprimer).",
        )
    if workbook.other("revisionHeaders") is not None:
        raise WorkbookRefused(
            "Ce classeur est en partage (ancien mode «\u00a0Classeur partagé\u00a0» d’Excel).",
            remedy="Dans Excel\u00a0: Révision, Partager le classeur, décochez l’utilisation "
            "simultanée, enregistrez, puis recommencez.",
        )

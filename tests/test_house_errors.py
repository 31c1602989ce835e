"""Every error that a user may see: a sentence, a place that grows, an exit code of the list."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

from suivi_tool.errors import Fault, SuiviError

PACKAGE = Path(__file__).resolve().parents[1] / "suivi_tool"
EXIT_CODES = {2, 3, 4, 5}  # design: wrong usage, refused input, workbook or template, waiting


def classes() -> list[type[SuiviError]]:
    """Every error class of the package, found in its source, so that none is forgotten."""
    found: dict[str, type[SuiviError]] = {"SuiviError": SuiviError}
    homes = {path: ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py")}
    grown = True
    while grown:
        grown = False
        for path, tree in homes.items():
            for node in tree.body:
                bases = [ast.unparse(base) for base in getattr(node, "bases", ())]
                if (
                    isinstance(node, ast.ClassDef)
                    and node.name not in found
                    and {*bases} & {*found}
                ):
                    module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
                    found[node.name] = getattr(importlib.import_module(module), node.name)
                    grown = True
    return [error for name, error in found.items() if name != "SuiviError"]


@pytest.mark.parametrize("error", classes(), ids=lambda error: error.__name__)
def test_an_error_tells_its_exit_code_and_keeps_its_class_as_it_climbs(
    error: type[SuiviError],
) -> None:
    assert error.exit_code in EXIT_CODES
    assert f"(exit code {error.exit_code})" in (error.__doc__ or "")
    raised = error(Fault("Date illisible.", place="colonne 'Reçu le'"), Fault("Nom absent."))
    climbed = raised.within("feuille 'Suivi', ligne 14")
    assert type(climbed) is error
    assert [fault.place for fault in climbed.faults] == [
        "feuille 'Suivi', ligne 14, colonne 'Reçu le'",
        "feuille 'Suivi', ligne 14",
    ]
    assert "Date illisible." in str(climbed)
    assert "Nom absent." in str(climbed)


@pytest.mark.parametrize("error", classes(), ids=lambda error: error.__name__)
def test_a_plain_sentence_becomes_a_fault_with_its_remedy(error: type[SuiviError]) -> None:
    [fault] = error("Fichier illisible.", remedy="Fermez-le.", field="--suivi").faults
    assert (fault.message, fault.remedy, fault.field) == (
        "Fichier illisible.",
        "Fermez-le.",
        "--suivi",
    )

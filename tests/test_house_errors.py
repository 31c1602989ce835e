"""Every error that a user may see: a sentence, a place that grows, an exit code of the list."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from suivi_tool.errors import Fault, SuiviError

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "aide"))

from build_reference import error_classes

EXIT_CODES = {2, 3, 4, 5}  # design: wrong usage, refused input, workbook or template, waiting


CLASSES = error_classes()


@pytest.mark.parametrize("error", CLASSES, ids=lambda error: error.__name__)
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


@pytest.mark.parametrize("error", CLASSES, ids=lambda error: error.__name__)
def test_a_plain_sentence_becomes_a_fault_with_its_remedy(error: type[SuiviError]) -> None:
    [fault] = error("Fichier illisible.", remedy="Fermez-le.", field="--suivi").faults
    assert (fault.message, fault.remedy, fault.field) == (
        "Fichier illisible.",
        "Fermez-le.",
        "--suivi",
    )

"""The documents of a step, and proofs that are filed."""

from __future__ import annotations

from pathlib import Path

import pytest

from suivi_tool.actions.step_documents import Proof, read_proof
from suivi_tool.errors import RefusedInput
from suivi_tool.procedure.duties import Step


def test_a_proof_is_named_after_its_step_and_keeps_its_suffix(tmp_path: Path) -> None:
    scan = tmp_path / "Numérisé 12.PDF"
    scan.write_bytes(b"%PDF")
    proof = read_proof(scan)
    assert proof == Proof(".pdf", b"%PDF")
    assert proof.name_for(Step.ACKNOWLEDGE) == "Preuve Accusé de réception.pdf"


def test_a_suffix_that_is_none_is_left_out(tmp_path: Path) -> None:
    odd = tmp_path / "avis.de réception signé"
    odd.write_bytes(b"x")
    assert read_proof(odd).name_for(Step.END) == "Preuve Information de fin de traitement"


@pytest.mark.parametrize("name", ["absent.pdf", "."])
def test_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedInput):
        read_proof(tmp_path / name)

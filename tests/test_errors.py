"""Faults and errors: a sentence, a place that grows, all faults of an input at once."""

from __future__ import annotations

import pytest

from suivi_tool.errors import Fault, RefusedInput, SuiviError, TrackerBusy, refuse_if_any


def test_a_fault_reads_as_place_sentence_and_remedy() -> None:
    fault = Fault("Date illisible.", field="--le", place="ligne 14", remedy="Corrigez-la.")
    assert str(fault) == "ligne 14 : Date illisible. Corrigez-la."
    assert str(fault.within("feuille « Appels »")).startswith("feuille « Appels », ligne 14 : ")
    assert str(Fault("Date illisible.")) == "Date illisible."


def test_an_error_holds_every_fault_of_its_input() -> None:
    with pytest.raises(RefusedInput) as refused:
        refuse_if_any(fault for fault in (Fault("Un."), Fault("Deux.")))
    assert [fault.message for fault in refused.value.faults] == ["Un.", "Deux."]
    assert str(refused.value) == "Un.\nDeux."
    refuse_if_any(())


def test_a_sentence_is_enough_and_the_code_follows_from_the_class() -> None:
    busy = TrackerBusy("Le suivi est ouvert.", remedy="Fermez-le.")
    assert busy.faults == (Fault("Le suivi est ouvert.", remedy="Fermez-le."),)
    assert (busy.exit_code, SuiviError.exit_code) == (5, 70)
    assert isinstance(busy.within("R:\\Suivi.xlsx"), TrackerBusy)

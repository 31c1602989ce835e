"""A slice of the fiches edited by hand; and an update that loses a text is seen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hand_edits import MADE

from benchmarks import documents_hand_edits as trial
from suivi_tool.documents.update import update


def test_nothing_that_was_typed_is_lost() -> None:
    found = trial.trial(4)
    assert found["typed"] > 4
    assert (found["lost"], found["different"]) == (0, 0)


def test_an_update_that_makes_the_fiche_anew_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def anew(*given: Any) -> Any:
        return replace(update(*given), document=MADE)

    monkeypatch.setattr(trial, "update", anew)
    found = trial.trial(4)
    assert found["lost"] == found["typed"] > 4

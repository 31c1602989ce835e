"""What the fields propose: the words that the tracker already holds."""

from __future__ import annotations

from collections.abc import Mapping


def suggestions() -> Mapping[str, tuple[str, ...]]:
    """Return the words proposed for each field of « Enregistrer un appel »."""
    return {}

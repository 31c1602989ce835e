"""Figures that committees saw, as entries bring them: frozen, frozen anew, or taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from suivi_tool.actions.entries import EntryKind
from suivi_tool.actions.records import from_json, to_json
from suivi_tool.procedure.history import Frozen, FrozenMonth
from suivi_tool.storage.pending import Entry


def number(committee: date) -> str:
    """Return what stands for the committee where an appeal has its number."""
    return f"COPIL {committee.isoformat()}"


def payload(seen: Frozen, replaced: Frozen | None = None) -> dict[str, Any]:
    """Return the payload of an entry of kind FREEZE; `replaced` is what was frozen before."""
    return {**_as_json(seen), "replaced": _as_json(replaced) if replaced else None}


def reverse(entry: Entry) -> dict[str, Any]:
    """Return the payload of the entry that takes `entry` back."""
    replaced = entry.payload.get("replaced")
    return dict(replaced) if isinstance(replaced, Mapping) else {"committee": _committee(entry)}


def after(frozen: Iterable[Frozen], entries: Iterable[Entry]) -> tuple[Frozen, ...]:
    """Return what is frozen once `entries` are applied to `frozen`, oldest committee first."""
    known = {seen.committee: seen for seen in frozen}
    for entry in entries:
        if entry.kind == EntryKind.FREEZE:
            known.pop(date.fromisoformat(_committee(entry)), None)
            if entry.payload.get("months"):
                seen = _frozen(entry.payload)
                known[seen.committee] = seen
    return tuple(known[committee] for committee in sorted(known))


def _as_json(seen: Frozen) -> dict[str, Any]:
    return {
        "committee": seen.committee.isoformat(),
        "at": seen.at.isoformat(),
        "months": [to_json(month) for month in seen.months],
    }


def _frozen(content: Mapping[str, Any]) -> Frozen:
    months = tuple(from_json(FrozenMonth, month) for month in content["months"])
    return Frozen(date.fromisoformat(content["committee"]), date.fromisoformat(content["at"]),
                  months)  # fmt: skip


def _committee(entry: Entry) -> str:
    return str(entry.payload["committee"])

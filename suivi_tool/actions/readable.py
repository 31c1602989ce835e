"""Whether what waits can be understood: another version, or another hand, may have written it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from suivi_tool.actions import frozen
from suivi_tool.actions.entries import EntryKind, changes, new_action, new_appeal, plan_row
from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.storage.pending import Entry

_PARTS: Mapping[EntryKind, tuple[Callable[[Entry], object], ...]] = {
    EntryKind.APPEAL: (new_appeal, plan_row),
    EntryKind.STEP: (changes,),
    EntryKind.ACTION: (new_action,),
    EntryKind.COMPLETE: (new_action, changes),
    EntryKind.RETRACT: (new_appeal,),
    EntryKind.FREEZE: (lambda entry: frozen.after((), [entry]),),
    EntryKind.ANONYMISE: (),
}


def fault(entry: Entry) -> Fault | None:
    """Return why an entry cannot be merged, None where it is understood."""
    try:
        for part in _PARTS[EntryKind(entry.kind)]:
            part(entry)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return Fault(
            f"Ce qui attend pour {entry.number} n’est pas compris par cette version de l’outil.",
            place=f".suivi/pending/{entry.id}.json",
            remedy="Mettez l’outil à jour sur ce poste ; sinon gardez ce fichier, et enregistrez "
            "de nouveau l’appel ou l’étape.",
        )
    return None


def check(entry: Entry) -> None:
    """Raise `RefusedInput` where `entry` is not understood: it then waits, and is told."""
    if (wrong := fault(entry)) is not None:
        raise RefusedInput(wrong)


def sorted_out(entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """Return the entries that are understood, and a fault for each other one."""
    known = [(entry, fault(entry)) for entry in entries]
    good = tuple(entry for entry, wrong in known if wrong is None)
    return good, tuple(wrong for _, wrong in known if wrong is not None)

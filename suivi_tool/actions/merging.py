"""What waits goes into the tracker, and our sheets are brought to the day: the one way in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from suivi_tool import __version__
from suivi_tool.actions import entries, gone, hand_edits, ledger, lineage
from suivi_tool.actions.ledger import Outcome
from suivi_tool.actions.office import Office
from suivi_tool.actions.reading import SECTIONS, Reading
from suivi_tool.actions.settings import FILE_NAME, with_sheets
from suivi_tool.errors import Fault, TrackerBusy
from suivi_tool.storage import merge as storage
from suivi_tool.storage.journal import Anchor, Note
from suivi_tool.storage.pending import Entry
from suivi_tool.tracker.anchor import TrackerAnchor, write_anchor
from suivi_tool.workbook.book import Workbook


@dataclass(frozen=True)
class Merge:
    """What a merge came to: the numbers now in the tracker, their rows, what still waits and why.

    `changed` tells whether the tracker was written, `before` and `after` are its digests; `kept`
    is what a person must know (cells left as people filled them, a run that had died), `seen` what
    people typed since our last run, `edited` in which appeals. `reading` is what stands in the
    tracker, where that is known without reading it again.
    """

    changed: bool = False
    entries: tuple[Entry, ...] = ()
    rows: dict[str, int] = field(default_factory=dict)
    kept: tuple[Fault, ...] = ()
    seen: tuple[Fault, ...] = ()
    waiting: tuple[Fault, ...] = ()
    before: str = ""
    after: str = ""
    reading: Reading | None = None
    edited: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the entries that were merged."""
        return tuple(dict.fromkeys(entry.number for entry in self.entries))


def merge(
    office: Office, *, known: Reading | None = None, wait: float = 10.0, add_years: bool = False
) -> Merge:
    """Merge what waits and make our sheets anew; see `ledger.apply` for `known` and `add_years`.

    A tracker that is open, out of reach or refused leaves everything waiting: no error, `waiting`
    says why. Raises: WorkbookRefused where the tracker is refused and nothing waits.
    """
    outcome = Outcome()

    def transform(data: bytes, waiting: tuple[Entry, ...]) -> bytes:
        return ledger.apply(office, data, waiting, outcome, add_years=add_years, known=known)

    try:
        done = storage.merge(
            office.work,
            office.tracker_file,
            transform,
            seal=_sealer(office),
            notes=lambda done: [*_hand_notes(office, outcome), *entries.notes(done)],
            wait=wait,
        )
    except TrackerBusy as busy:
        return Merge(waiting=(*busy.faults, *lineage.renamed(office)))
    _keep_layouts(office, outcome)
    gone.keep(office, outcome.lost, outcome.numbers)
    faults = tuple(fault for entry in done.waiting for fault in entry.faults)
    return Merge(
        done.changed,
        done.entries,
        dict(outcome.rows),
        (*outcome.kept, *_accidents(done)),
        (*(edit.fault(outcome.sheet) for edit in outcome.edits), *outcome.unread),
        (*faults, *done.damaged),
        done.before,
        done.after,
        outcome.reading,
        tuple(edit.number for edit in outcome.edits if edit.row is not None),
    )


def keeping_out(office: Office, entries: Iterable[Entry], done: Merge) -> tuple[Fault, ...]:
    """Return what keeps `entries` out of the tracker after `done`, empty where it has them all.

    Of two who register at once, one merges what both have acknowledged.
    """
    ids = {entry.id for entry in entries}
    waits = any(entry.id in ids for entry in office.work.pending.entries())
    return done.waiting if waits else ()


def _accidents(done: storage.Merged) -> list[Fault]:
    """Tell of a former run that died while it wrote, and of what the next one has to finish."""
    told = []
    if done.stale is not None:
        told.append(
            Fault(
                f"L’opération commencée par {done.stale} s’était arrêtée en route.",
                remedy="Ce qu’elle avait confirmé est dans le suivi ou y attend ; rien n’est à "
                "refaire.",
            )
        )
    if done.unfinished:
        told.append(
            Fault(
                "Le suivi est écrit, mais la fin de l’opération (journal, nettoyage) n’a pas pu "
                "se faire.",
                remedy="La prochaine commande la terminera d’elle-même.",
            )
        )
        told += done.unfinished
    return told


def _hand_notes(office: Office, outcome: Outcome) -> list[Note]:
    now = office.work.clock()
    return [
        Note("à la main", hand_edits.WHAT, edit.number, edit.fields, now) for edit in outcome.edits
    ]


def _sealer(office: Office) -> storage.Seal:
    def seal(data: bytes, anchor: Anchor) -> bytes:
        book = Workbook(data)
        write_anchor(
            book, TrackerAnchor(office.work.identity, anchor.count, anchor.digest, __version__)
        )
        return book.save()

    return seal


def _keep_layouts(office: Office, outcome: Outcome) -> None:
    """Write where everything stands now into `suivi.toml`, where that has changed."""
    found = {SECTIONS[kind]: layout.to_settings() for kind, layout in outcome.layouts.items()}
    known = office.settings.sheets
    if all(known.get(name) == layout for name, layout in found.items()):
        return
    path = office.root / FILE_NAME
    text = with_sheets(path.read_text(encoding="utf-8-sig"), found)
    office.work.disk.write(path, text.encode("utf-8"))

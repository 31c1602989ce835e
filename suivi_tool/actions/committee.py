"""A steering committee: its figures frozen in the tracker, its slides in a deck of its own.

Their deck is read, never written: the slides go into « Comités/Comité DATE.pptx », made from it,
and found again there by the next run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from suivi_tool.actions import frozen, merging, pages, waits
from suivi_tool.actions.entries import EntryKind
from suivi_tool.actions.merging import Merge
from suivi_tool.actions.office import Office
from suivi_tool.actions.operations import record
from suivi_tool.actions.situation import Situation, look
from suivi_tool.documents import slide_deck
from suivi_tool.errors import Fault, RefusedInput
from suivi_tool.forms.committee_slide import CommitteePage, slides
from suivi_tool.procedure import history
from suivi_tool.procedure.dates_fr import short
from suivi_tool.procedure.history import Change, Frozen
from suivi_tool.procedure.indicators import Indicators
from suivi_tool.procedure.surveillance import Surveillance, surveillance
from suivi_tool.procedure.words import french
from suivi_tool.storage.case_files import FileChange
from suivi_tool.storage.failures import told_as
from suivi_tool.storage.pending import Entry

FOLDER = "Comités"
MONTHS_KEPT = 12
"""The months that a committee's figures are kept of: those of the 12-month total."""
LARGEST = 300 * 1024 * 1024


@dataclass(frozen=True)
class Held:
    """What was done for a committee: the deck, whether its figures are frozen now or were before.

    `changes` are figures that are no longer what an earlier committee saw, or this one where it is
    over, with its date.
    """

    committee: date
    record: Indicators
    surveillance: Surveillance
    deck: Path
    froze: bool
    added: tuple[str, ...]
    updated: tuple[str, ...]
    changes: tuple[tuple[date, Change], ...] = ()
    alerts: tuple[Fault, ...] = ()
    waiting: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Review:
    """What is known of the process at one day: the record, the situation, what has changed."""

    record: Indicators
    situation: Situation
    surveillance: Surveillance
    changes: tuple[tuple[date, Change], ...]


def hold(
    office: Office, committee: date, deck: Path | None = None, *, despite_waiting: bool = False
) -> Held:
    """Freeze the figures of the committee of that day and write its slides.

    What a committee saw that is over stays as it was; one to come, or today's, is frozen anew.

    Raises: RefusedInput where something waits for the tracker, or it cannot be read, and
    `despite_waiting` is not given; TemplateRefused where the deck cannot be used.
    """
    template = _read(deck) if deck else None
    earlier = merging.merge(office) if office.work.pending.entries() else Merge()
    at = min(committee, office.today)
    seen = examine(office, at, committee)
    waiting = tuple(_told(office))
    if seen.situation.unread and not despite_waiting:
        refusal = Fault(_UNREAD, field="--malgre-attente", remedy=_AS_COPIED)
        raise RefusedInput(refusal, *seen.situation.unread, *waiting)
    if waiting and not despite_waiting:
        refusal = Fault(_NOTHING, field="--malgre-attente", remedy=_WAIT)
        raise RefusedInput(refusal, *waiting, *waits.obstacle(office))
    page = _page(office, committee, seen, waiting)
    path, before, written = _deck(office, page, template)
    change = office.work.files.write(path, written.data, before)
    entry = _freeze(office, committee, seen)
    done = merging.merge(office) if entry else Merge()
    _remember(office, committee, entry, change, done)
    alerts = (*seen.situation.alerts, *waiting, *done.kept)
    alerts += tuple(_remarks(committee, at, office.today, kept=before is not None and deck))
    return Held(
        committee,
        seen.record,
        seen.surveillance,
        path,
        entry is not None,
        written.added,
        written.updated,
        seen.changes,
        alerts,
        _kept_out(office, committee, done if entry else earlier),
    )


def examine(office: Office, at: date, committee: date | None = None) -> Review:
    """Return what is known at the day `at`, what waits counted as merged.

    Appeals received later are left out; what a committee saw after that day is not compared. Nor
    is what `committee` saw, unless it is over: its figures stay as they were.
    Raises: WorkbookRefused where no state of the tracker can be read.
    """
    situation = look(office)
    then = replace(office, today=at)
    known = [a for a in situation.known if a.received_on is None or a.received_on <= at]
    before = [seen for seen in situation.frozen if seen.committee != committee]
    found = pages.indicators(then, known, situation.actions, situation.calendar, before)
    meetings = {*pages.committees(office, situation.frozen), *([committee] if committee else ())}
    watched = surveillance(meetings, pages.reviews(office), at)
    stays = committee is not None and committee < office.today
    compared = situation.frozen if stays else before
    return Review(found, situation, watched, _changes(compared, found))


def _changes(frozen_before: Iterable[Frozen], now: Indicators) -> tuple[tuple[date, Change], ...]:
    """Return what is no longer as a committee saw it; told once, of the last that saw it so."""
    told: dict[tuple[date, str], tuple[date, Change]] = {}
    for seen in (one for one in frozen_before if one.at <= now.at):
        for change in history.changes(seen, now):
            told[change.month, change.text] = (seen.committee, change)
    return tuple(told[key] for key in sorted(told))


def _told(office: Office) -> Iterator[Fault]:
    """Tell what waits, the freezing of committees left out: it changes no figure."""
    freezing = f"({EntryKind.FREEZE})"
    yield from (fault for fault in waits.told(office) if freezing not in fault.message)


def _read(deck: Path) -> bytes:
    with told_as(RefusedInput, deck):
        if deck.stat().st_size > LARGEST:
            raise RefusedInput("cette présentation est trop lourde.", field="--modele")
        return deck.read_bytes()


def _page(office: Office, committee: date, seen: Review, waiting: Sequence[Fault]) -> CommitteePage:
    late = set(seen.record.late_actions)
    return CommitteePage(
        committee,
        office.organisation.name,
        seen.record,
        seen.surveillance,
        tuple(action for action in seen.situation.actions if action.number in late),
        seen.changes,
        tuple(fault.message for fault in waiting),
    )


def _deck(
    office: Office, page: CommitteePage, template: bytes | None
) -> tuple[Path, bytes | None, slide_deck.Written]:
    """Return where the deck lies, what stood there, and the deck with the slides in it."""
    path = office.root / FOLDER / f"Comité {page.committee.isoformat()}.pptx"
    before = office.work.files.read(path)
    base = before if before is not None else template
    small = slide_deck.is_small(base)
    return path, before, slide_deck.write(base, slides(page, small=small))


def _freeze(office: Office, committee: date, seen: Review) -> Entry | None:
    """Let the figures wait for the tracker; None where they are in it, or the committee is over."""
    known = {one.committee: one for one in seen.situation.frozen}.get(committee)
    new = history.freeze(seen.record, committee)
    new = replace(new, months=new.months[-MONTHS_KEPT:])
    if known == new or (known is not None and committee < office.today):
        return None
    payload = frozen.payload(new, known)
    return office.work.pending.add(EntryKind.FREEZE, frozen.number(committee), payload, office.user)


def _kept_out(office: Office, committee: date, done: Merge) -> tuple[Fault, ...]:
    """Return what keeps the figures of that committee out of the tracker, frozen now or before."""
    number = frozen.number(committee)
    own = [entry for entry in office.work.pending.entries() if entry.number == number]
    return merging.keeping_out(office, own, done)


def _remember(
    office: Office, committee: date, entry: Entry | None, change: FileChange, done: Merge
) -> None:
    if entry is None and change.before == change.after:
        return
    entries = [entry] if entry else []
    number = frozen.number(committee)
    record(office, "comité", number, entries=entries, files=[change], merge=done)


def _remarks(committee: date, at: date, today: date, *, kept: object) -> Iterator[Fault]:
    """Tell when figures are of another day than the committee's, and which deck was taken."""
    if committee > today:
        yield Fault(french(f"le comité est à venir : les chiffres sont ceux du {short(at)}."),
                    remedy="Recommencez le jour même pour figer à nouveau.")  # fmt: skip
    if committee < today:
        yield Fault(french(f"le comité est passé : les chiffres du {short(at)} sont calculés "
                           "d'après ce que le suivi contient aujourd'hui."))  # fmt: skip
    if kept:
        yield Fault(french("la présentation de ce comité existait : elle a été mise à jour, "
                           "--modele n'a pas servi."),
                    remedy="Renommez-la pour repartir du modèle.")  # fmt: skip


_NOTHING = "rien n’a été figé, car ce qui suit n’est pas encore dans le suivi."
_UNREAD = "rien n’a été figé, car le suivi ne peut pas être lu."
_AS_COPIED = (
    "Recommencez quand il l’est de nouveau, ou ajoutez --malgre-attente pour figer les chiffres de "
    "sa dernière copie."
)
_WAIT = (
    "Fermez le suivi et relancez « actualiser », ou ajoutez --malgre-attente pour figer quand même."
)

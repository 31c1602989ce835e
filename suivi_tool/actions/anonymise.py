"""Closed appeals past their retention lose their names: a dry run, then the real one.

Order: the note of whom to look for; the entry that clears the row; once the tracker has it, the
documents, the records and the backups; the note goes last, when nobody finds the person any more.
Each part can be done twice; a run cut short, or a tracker that is open, leaves the rest to the
next run. Dates, family of motive and outcome stay, so the indicators do not change.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from suivi_tool.actions import anonymised_doubts, merging
from suivi_tool.actions.anonymised_files import (
    clean_case,
    clean_others,
    documents,
    kept_documents,
    left,
)
from suivi_tool.actions.anonymised_former import still_named
from suivi_tool.actions.anonymised_records import clean_records
from suivi_tool.actions.anonymised_rows import facts_without_person, noted, notes
from suivi_tool.actions.entries import EntryKind
from suivi_tool.actions.identity import Identity, identity_of, joined
from suivi_tool.actions.kept import read_kept
from suivi_tool.actions.lineage import former_trackers
from suivi_tool.actions.office import Office
from suivi_tool.actions.operations import record_for_good
from suivi_tool.actions.situation import Situation, look
from suivi_tool.errors import Fault, RefusedInput, SuiviError
from suivi_tool.procedure.anonymising import Expired, expired, is_anonymous
from suivi_tool.procedure.appeal import Appeal, Appellant
from suivi_tool.procedure.words import count, french, listed

SETTING = "conservation.annees_avant_anonymisation"
KIND = "anonymiser"
_NOT_BACK = "Un nom retiré ne revient pas. Corrigez la ligne dans le suivi, à la main."
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Planned:
    """One appeal past its retention: what would be done, or what keeps it (`hindrance`)."""

    number: str
    what: tuple[str, ...] = ()
    hindrance: str = ""


@dataclass(frozen=True, slots=True)
class Anonymised:
    """What was or would be done (`done` tells which), what names a person still, what waits.

    `backups` is the count of those of the tracker, which are cleaned at once for all of them.
    """

    planned: tuple[Planned, ...]
    done: bool = False
    backups: int = 0
    told: tuple[Fault, ...] = ()
    left: tuple[Fault, ...] = ()
    waiting: tuple[Fault, ...] = ()


def plan(office: Office) -> Anonymised:
    """Return what would be done; nothing is written.

    Raises: RefusedInput where no retention is set, or the tracker cannot be read.
    """
    situation = _situation(office)
    begun = set(noted(office))
    planned = [
        Planned(item.number, (), item.hindrance)
        if item.hindrance
        else Planned(item.number, _what(office, item.number, situation))
        for item in _expired(office, situation)
        if item.number not in begun
    ]
    unfinished = [
        Planned(number, (french("déjà commencé : à finir (fichiers, sauvegardes)"),))
        for number in sorted(begun)
    ]
    kept = len(office.work.backups.all())
    return Anonymised((*unfinished, *planned), backups=kept, told=_former(office, situation))


def anonymise(office: Office) -> Anonymised:
    """Take the names out of every closed appeal past its retention.

    Where the tracker is open, the rest waits for the next run. Raises: RefusedInput as `plan`,
    or where the disk refuses; WorkbookRefused.
    """
    planned = plan(office).planned
    wanted = [item.number for item in planned if not item.hindrance]
    if not wanted:
        return Anonymised(planned, done=True, told=_former(office, look(office)))
    situation = _situation(office)
    with office.work.locked():
        for number in wanted:
            _begin(office, number, situation)
    merged = merging.merge(office)
    waiting = {e.number for e in office.work.pending.entries() if e.kind == EntryKind.ANONYMISE}
    ready = {n: each for n, each in noted(office, wanted).items() if n not in waiting}
    told: list[Fault] = []
    if ready:
        with office.work.locked():
            told += _clean(office, ready)
        record_for_good(office, KIND, count(len(ready), "appel"), _NOT_BACK)
    still = _finish(office, ready)
    now = look(office)
    told += anonymised_doubts.told(office, now, joined(ready.values()))
    told += _former(office, now)
    kept = len(office.work.backups.all()) if ready else 0
    waits = merged.waiting if waiting else ()
    return Anonymised(planned, True, kept, tuple(told), still, waits)


def _situation(office: Office) -> Situation:
    if office.settings.integer(SETTING) is None:
        raise RefusedInput(
            "aucune durée de conservation n’est fixée : rien n’est anonymisé.",
            field=SETTING,
            place="suivi.toml, [conservation] annees_avant_anonymisation",
            remedy="Le RQ fixe cette durée, par exemple : annees_avant_anonymisation = 6.",
        )
    return look(office)


def _expired(office: Office, situation: Situation) -> tuple[Expired, ...]:
    return expired(situation.appeals, situation.actions, _retention(office), office.today)


def _retention(office: Office) -> int:
    return (office.settings.integer(SETTING) or 0) * _MONTHS


def _former(office: Office, situation: Situation) -> tuple[Fault, ...]:
    return still_named(office, situation, _retention(office))


def _begin(office: Office, number: str, situation: Situation) -> None:
    """Note whom to look for, and let the row be cleared; what a dead run began is gone on with."""
    store = notes(office)
    appeal = situation.appeal(number)
    if appeal is None:
        return
    if number not in store.numbers():
        store.write(number, identity(office, appeal, situation).as_json())
    if not is_anonymous(appeal):  # with what waits counted as done
        office.work.pending.add(EntryKind.ANONYMISE, number, {}, office.user)


def identity(office: Office, appeal: Appeal, situation: Situation) -> Identity:
    """Return what tells the appellant of `appeal` and nobody else that is known."""
    people = [*_people(office), *_at_work(office, situation)]
    return identity_of(appeal, _appellant(office, appeal.number), situation.appeals, people)


def _at_work(office: Office, situation: Situation) -> Iterator[str]:
    """Yield the names of those who pilot an action, or who had part in a case or a decision."""
    for action in situation.lines:
        yield from (action.pilot, action.effectiveness_checked_by)
    for number in office.work.cases.numbers():
        with contextlib.suppress(SuiviError):
            kept = read_kept(office, number)
            yield kept.opened_by
            for act in kept.acts:
                yield from (act.by, *act.involved)


def _appellant(office: Office, number: str) -> Appellant | None:
    try:
        return read_kept(office, number).appellant
    except SuiviError:
        return None


def _people(office: Office) -> list[str]:
    """Return names and addresses of the organisation and of its people."""
    organisation = office.organisation
    persons = [person for post in organisation.posts for person in (post.holder, post.deputy)]
    known = [text for person in persons if person for text in (person.name, person.mail)]
    return [organisation.name, organisation.address, *known, office.user]


def _clean(office: Office, ready: Mapping[str, Identity]) -> list[Fault]:
    situation = look(office)
    told: list[Fault] = []
    for number, each in ready.items():
        told += clean_case(office, number, each, situation)
    told += clean_records(office, ready)
    theirs = [office.settings.tracker, *former_trackers(office)]
    told += clean_others(office, joined(ready.values()), theirs)
    return told


def _finish(office: Office, ready: Mapping[str, Identity]) -> tuple[Fault, ...]:
    """Look for the persons everywhere; forget those whom nobody finds."""
    former = former_trackers(office)
    named, faults = left(office, ready, [office.settings.tracker], former)
    for number in ready:
        if number not in named:
            notes(office).forget(number)
    return faults


def _what(office: Office, number: str, situation: Situation) -> tuple[str, ...]:
    """Say what would be done for one appeal, without naming anybody."""
    appeal = situation.appeal(number)
    assert appeal is not None
    kept = kept_documents(office, number)
    removed = [path for path in documents(office, number) if path not in kept]
    return tuple(
        french(sentence)
        for sentence in (
            _of_row(appeal, situation),
            *_elsewhere(identity(office, appeal, situation), number, situation),
            f"gardé sans nom : {_listed(kept)}" if kept else "",
            f"supprimé : {_listed(removed)}" if removed else "",
        )
        if sentence
    )


def _listed(paths: Iterable[Path]) -> str:
    return ", ".join(path.name for path in paths)


def _of_row(appeal: Appeal, situation: Situation) -> str:
    reading = situation.reading
    layout = reading.register_layout
    if layout is None:
        return ""
    names = [layout.heading(name) for name in facts_without_person(layout, appeal)]
    rows = [row.row for row in reading.register.appeals if row.appeal.number == appeal.number]
    at = f", ligne {rows[0]}" if rows else ""
    return f"feuille « {layout.sheet} »{at} : {listed(names)} (vidé ; le reste est gardé)"


def _elsewhere(who: Identity, number: str, situation: Situation) -> list[str]:
    """Say in which other cells the person is named, and in which it may be somebody else."""
    register = situation.reading.register.appeals
    own = {row.row for row in register if row.appeal.number == number}
    named = anonymised_doubts.rows(situation, who.is_in, own)
    doubtful = anonymised_doubts.rows(situation, who.may_be_in, own)
    return [
        f"{what} : feuille {anonymised_doubts.some(found)}"
        for what, found in (
            ("nom remplacé aussi", named),
            ("laissé, à regarder (à côté d'un autre nom)", doubtful),
        )
        if found
    ]

"""What people and machines hand to the program, damaged, read the way the program reads it.

Each kind gives the sound inputs, a way to damage them, and what the commands do with them. Whatever
comes of it must be an answer or one of our own refusals.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks import trust_damage, workbook_fuzz
from suivi_tool.actions import demo, former, ledger, merging, own_templates, received_mail
from suivi_tool.actions.adopt import understand_tracker
from suivi_tool.actions.cases import form_name
from suivi_tool.actions.entries import EntryKind, appeal_payload, step_payload
from suivi_tool.actions.identity import Identity
from suivi_tool.actions.ledger import Outcome
from suivi_tool.actions.office import TEMPLATES, Office, open_office
from suivi_tool.actions.reading import proposed_days_off, read
from suivi_tool.actions.settings import FILE_NAME
from suivi_tool.actions.situation import look
from suivi_tool.documents import controls
from suivi_tool.documents.check import check_document
from suivi_tool.documents.fill import fill
from suivi_tool.documents.redact import redact
from suivi_tool.documents.update import update
from suivi_tool.forms.reading_back import read_back
from suivi_tool.procedure.appeal import Appeal
from suivi_tool.storage import records
from suivi_tool.storage.pending import Entry

ROOT = Path(__file__).resolve().parents[1]
MAILS = ROOT.parent / "shared" / "corpus" / "mails"
SAMPLES = ROOT / "sample_workbooks"
LARGEST = 200_000  # bytes of a sound workbook

Inputs = Callable[[Path], Callable[[random.Random], Callable[[], object]]]
"""Prepare a folder; then, for each draw, damage an input and return what reads it."""

PERSON = Identity(("Élodie Delaunay", "Delaunay"))


def _office(folder: Path) -> Office:
    """Return the work folder of the demo, in which one appeal is registered."""
    return open_office(demo.run(folder / "demo")[0].parent, today=demo.TODAY, user="Anne")


def workbooks(folder: Path) -> Callable[[random.Random], Callable[[], object]]:
    """Damaged workbooks: adopted, read as a former tracker, written as the present one, edited."""
    office = _office(folder)
    ours = office.settings.tracker.read_bytes()
    entry = _entries(office)[0]
    samples = [p.read_bytes() for p in sorted(SAMPLES.glob("*.xls[xm]"))]
    samples = [data for data in samples if len(data) < LARGEST]
    small = [path.read_bytes() for path in workbook_fuzz.seeds(workbook_fuzz.CORPUS)] or samples
    path = folder / "Suivi reçu.xlsx"
    values = {**office.settings.values, "suivi.anciens": str(path)}
    after = replace(office, settings=replace(office.settings, values=values))

    def adopted(data: bytes) -> None:
        path.write_bytes(data)
        understand_tracker(path)

    def followed(data: bytes) -> None:
        ledger.apply(office, data, [entry], Outcome())

    def formerly(data: bytes) -> None:
        path.write_bytes(data)
        former.read_former(after, None, ())

    def edited(data: bytes) -> None:
        found = workbook_fuzz.attempt(data)
        assert found in ("refused", "edited"), found

    def draw(chance: random.Random) -> Callable[[], object]:
        kind = chance.randrange(4)
        seed = ours if kind == 1 else chance.choice(small if kind == 3 else samples)
        act = (adopted, followed, formerly, edited)[kind]
        return partial(act, workbook_fuzz.mutated(seed, chance))

    return draw


def documents(folder: Path) -> Callable[[random.Random], Callable[[], object]]:
    """Damaged Word files: a fiche read back, updated, redacted; a template checked and filled."""
    office = _office(folder)
    number = office.work.cases.numbers()[0]
    fiche = (office.work.files.folder(number) / f"{form_name(number)}").read_bytes()
    written = controls.read(fiche)
    values = {name: "Autre chose" if text else text for name, text in written.items()}
    templates = {path.name: path.read_bytes() for path in sorted(TEMPLATES.glob("*.docx"))}
    templates = {name: data for name, data in templates.items() if name in own_templates.NAMES}
    own = office.root / "Modèles"
    own.mkdir(exist_ok=True)

    def brought_up(data: bytes) -> None:
        controls.read(data)
        done = update(data, values, written)
        read_back(done.typed, done.typed, demo.TODAY)
        check_document(data)

    def redacted(data: bytes) -> None:
        redact(data, PERSON.variants, replacement="—")

    def template(name: str, data: bytes) -> None:
        path = own / name
        path.write_bytes(data)
        own_templates.findings(office)
        path.unlink()
        fill(data, own_templates.known_fields(name))

    def draw(chance: random.Random) -> Callable[[], object]:
        kind = chance.randrange(3)
        if kind == 2:
            name = chance.choice(sorted(templates))
            return partial(template, name, _spoilt(templates[name], chance))
        return partial((brought_up, redacted)[kind], _spoilt(fiche, chance))

    return draw


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.1:
        return trust_damage.damage(data, chance)
    return workbook_fuzz.mutated(data, chance)


def _mails(folder: Path, suffix: str, damage: Callable[[bytes, random.Random], bytes]
           ) -> Callable[[random.Random], Callable[[], object]]:  # fmt: skip
    office = _office(folder)
    sound = [path.read_bytes() for path in sorted(MAILS.glob(f"*{suffix}"))]
    sound += [path.read_bytes() for path in sorted(office.root.rglob(f"*{suffix}"))]
    if not sound:
        raise FileNotFoundError(f"{MAILS}: *{suffix}")
    path = folder / f"Mail reçu{suffix}"

    def received(data: bytes) -> None:
        path.write_bytes(data)
        received_mail.read(path, office)

    return lambda chance: partial(received, damage(chance.choice(sound), chance))


def mails(folder: Path) -> Callable[[random.Random], Callable[[], object]]:
    """Damaged .eml files, read to fill the form."""
    return _mails(folder, ".eml", trust_damage.changed_mail)


def outlook_mails(folder: Path) -> Callable[[random.Random], Callable[[], object]]:
    """Damaged .msg files, read to fill the form."""
    return _mails(folder, ".msg", trust_damage.changed_compound)


def _entries(office: Office) -> list[Entry]:
    """Return an entry of each kind, as the program keeps them."""
    appeal = replace(look(office).appeals[-1], number="APP-2026-777")
    now = office.work.clock()
    step = {"handler": "Hélène Marchand", "acknowledged_on": date(2026, 5, 4)}
    step = {name: value for name, value in step.items() if hasattr(Appeal, name)}
    payloads = {
        EntryKind.APPEAL: appeal_payload(appeal),
        EntryKind.STEP: step_payload("accuse", appeal, step),
        EntryKind.ACTION: {"action": {"number": "AC-2026-999", "title": "x", "due": "2026-06-01"}},
        EntryKind.COMPLETE: {"action": {"number": "AC-1"}, "changes": {"causes": ["", "Panne."]}},
        EntryKind.RETRACT: {"appeal": {"number": appeal.number}, "actions": ["AC-1"]},
        EntryKind.FREEZE: {
            "committee": "2026-05-02", "at": "2026-05-02", "replaced": None,
            "months": [{"month": "2026-04-01", "appeals": 1, "target_met": True}],
        },
        EntryKind.ANONYMISE: {},
    }  # fmt: skip
    return [
        Entry(f"20260502T080000{at:06}Z-0000000{at}", kind, appeal.number, payload, "Anne", now)
        for at, (kind, payload) in enumerate(payloads.items())
    ]


def pending(folder: Path) -> Callable[[random.Random], Callable[[], object]]:
    """Pending records that say nonsense under a valid digest: seen by every command, and merged."""
    office = _office(folder)
    sound = [entry.as_json() for entry in _entries(office)]
    tracker = office.settings.tracker.read_bytes()
    folder = office.work.pending.folder

    def seen(entry: dict[str, records.JSON], *, merged: bool) -> None:
        path = folder / f"{sound[0]['id']}.json"
        path.write_bytes(records.encode({**entry, "id": path.stem}))
        look(office)
        if merged:
            merging.merge(office)
            if office.settings.tracker.read_bytes() != tracker:
                office.settings.tracker.write_bytes(tracker)
        path.unlink(missing_ok=True)

    def draw(chance: random.Random) -> Callable[[], object]:
        changed = trust_damage.changed_json(chance.choice(sound), chance)
        entry = changed if isinstance(changed, dict) else {}
        return partial(seen, entry, merged=chance.random() < 0.1)

    return draw


def settings(folder: Path) -> Callable[[random.Random], Callable[[], object]]:
    """Damaged `suivi.toml`: opened, and all that is derived from it."""
    office = _office(folder)
    path = office.root / FILE_NAME
    sound = path.read_bytes()
    data = office.settings.tracker.read_bytes()

    def opened(damaged: bytes, *, whole: bool) -> None:
        path.write_bytes(damaged)
        found = open_office(office.root, today=demo.TODAY)
        assert found.organisation
        proposed_days_off(found)
        if whole:
            read(found, data)
            ledger.apply(found, data, (), Outcome())

    def draw(chance: random.Random) -> Callable[[], object]:
        if chance.random() < 0.3:
            damaged = trust_damage.damage(sound, chance)
        else:
            text = trust_damage.changed_toml(sound.decode(), chance)
            damaged = text.encode("utf-8", "surrogatepass")
        return partial(opened, damaged, whole=chance.random() < 0.1)

    return draw

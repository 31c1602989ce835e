"""The tracker being changed: entries become rows and cells, then our sheets are made anew.

One pass over the bytes of the tracker, used by every merge. Applied twice, an entry changes
nothing the second time; where nothing changes at all, the very same bytes come back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from suivi_tool.actions import (
    anonymised_rows,
    days_off_changes,
    frozen,
    gone,
    hand_edits,
    ledger_refusals,
    lineage,
    own_sheets,
    plan_lines,
    readable,
    sheet_facts,
)
from suivi_tool.actions.added_register import with_register
from suivi_tool.actions.entries import (
    EntryKind,
    changes,
    new_action,
    new_appeal,
    plan_row,
    retracted_actions,
)
from suivi_tool.actions.gone import LastRow
from suivi_tool.actions.hand_edits import HandEdit
from suivi_tool.actions.identity import Identity
from suivi_tool.actions.office import Office
from suivi_tool.actions.reading import SECTIONS, TO_ADD, Reading, is_appeal, read
from suivi_tool.errors import Fault, WorkbookRefused
from suivi_tool.procedure.appeal import Action, Appeal
from suivi_tool.procedure.steps import STATUS, status
from suivi_tool.procedure.words import plain
from suivi_tool.storage.pending import Entry
from suivi_tool.tracker import holidays_list, links
from suivi_tool.tracker.action_plan import ActionRow
from suivi_tool.tracker.adoption import add_missing_columns, missing_columns
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.data_rows import DataRows
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.records import same_number
from suivi_tool.tracker.register import AppealRow
from suivi_tool.tracker.sheets import appeals_sheet, generated, history, register_formulas
from suivi_tool.tracker.sheets.days_off import DaysOffRef
from suivi_tool.tracker.sheets.facts import Facts
from suivi_tool.tracker.sheets.references import SheetRef
from suivi_tool.tracker.writing import SheetWriter, facts_of
from suivi_tool.workbook.formulas import quoted
from suivi_tool.workbook.renaming import rename_sheets
from suivi_tool.workbook.values import Formula, Value


@dataclass
class Outcome:
    """What the last pass did: the row of each number, what was left as people typed it, layouts.

    `edits` are what people typed since our last run, in `sheet`, `unread` what they typed that is
    not understood, `lost` the rows that they took away; `numbers` are those of the register.
    `reading` is what stands in the tracker, where nothing but our sheets was written.
    """

    rows: dict[str, int] = field(default_factory=dict)
    edits: tuple[HandEdit, ...] = ()
    unread: tuple[Fault, ...] = ()
    lost: tuple[LastRow, ...] = ()
    numbers: tuple[str, ...] = ()
    sheet: str = ""
    kept: list[Fault] = field(default_factory=list)
    layouts: dict[SheetKind, SheetLayout] = field(default_factory=dict)
    reading: Reading | None = None


def apply(
    office: Office,
    data: bytes,
    entries: Sequence[Entry],
    outcome: Outcome,
    *,
    add_years: bool = False,
    known: Reading | None = None,
) -> bytes:
    """Return the tracker with `entries` in it and our sheets as of the day of `office`.

    `outcome` is filled anew; with `add_years` the list of days off gets the years that it lacks.
    `known` is what `office` read before: a tracker that is still the same is not read again.
    Raises: WorkbookRefused where the tracker cannot be changed, or where
    a column was renamed and nobody has confirmed it.
    """
    outcome.rows, outcome.kept, outcome.layouts = {}, [], {}
    outcome.edits, outcome.unread, outcome.lost, outcome.reading = (), (), (), None
    lineage.check(office, data)
    office, prepared = with_register(office, data)
    same = prepared is data and known is not None and known.tracker.data == data
    reading = known.unchanged() if known is not None and same else read(office, prepared)
    if reading.unsure:
        raise WorkbookRefused(*reading.unsure)
    if prepared is data and reading.register_layout:
        before = hand_edits.as_left(office, data)
        outcome.edits = hand_edits.seen(before, reading)
        outcome.unread = hand_edits.unreadable(before, reading)
        outcome.lost = gone.lost(before, reading)
        outcome.kept += days_off_changes.told(days_off_changes.moved(before, reading))
        outcome.sheet = reading.register_layout.sheet
    if add_years:
        reading, proposed = days_off_changes.with_missing_years(office, reading)
        outcome.kept += proposed
    ledger = _Ledger(office, reading, outcome)
    for entry in entries:
        ledger.enter(entry)
    ledger.refresh()
    outcome.numbers = tuple(row.number for row in ledger.appeals)
    new = reading.tracker.book.save()
    if prepared is data and ledger.only_our_sheets:
        outcome.reading = reading
    return anonymised_rows.cleaned(new, ledger.gone, reading).data if ledger.gone else new


class _Ledger:
    """One pass over one tracker."""

    def __init__(self, office: Office, reading: Reading, outcome: Outcome) -> None:
        if reading.register_layout is None:
            raise WorkbookRefused("le registre des appels est introuvable.")
        self.office = office
        self.reading = reading
        self.outcome = outcome
        self.tracker = reading.tracker
        self.appeals = list(reading.register.appeals)
        self.actions = list(reading.plan.actions)
        self.layout = self._complete(reading.register_layout, reading.register.extent)
        ledger_refusals.refuse_incomplete(self.layout, SECTIONS[SheetKind.APPEALS])
        self.writer = SheetWriter(self.tracker, self.layout, reading.register.extent)
        self.plan = self._plan_writer()
        self.frozen = reading.frozen
        self.gone: dict[str, Identity] = {}
        outcome.layouts[SheetKind.APPEALS] = self.layout
        if self.plan:
            outcome.layouts[SheetKind.ACTIONS] = self.plan.layout
        self.only_our_sheets = (
            self.layout == reading.register_layout
            and (self.plan.layout if self.plan else None) == reading.plan_layout
        )

    def _complete(self, layout: SheetLayout, extent: DataRows) -> SheetLayout:
        """Add the columns that `initialiser` promised and that are still missing."""
        kept = self.office.settings.sheets.get(SECTIONS[layout.kind], {})
        promised = set(kept.get(TO_ADD, ()))
        known = COLUMNS[layout.kind]
        names = [name for name in missing_columns(layout) if known[name].heading in promised]
        return add_missing_columns(self.tracker, layout, names, extent)

    def _plan_writer(self) -> SheetWriter | None:
        if self.reading.plan_layout is None:
            return None
        extent = self.reading.plan.extent
        layout = self._complete(self.reading.plan_layout, extent)
        return SheetWriter(self.tracker, layout, extent)

    @property
    def register_ref(self) -> SheetRef:
        """Where the register lies now, for formulas."""
        return _ref(self.layout, self.writer.next_row - 1)

    def enter(self, entry: Entry) -> None:
        """Put one entry into the workbook, unless it is there."""
        self.only_our_sheets = False
        readable.check(entry)
        if entry.kind == EntryKind.APPEAL:
            self._new_appeal(new_appeal(entry))
            row = plan_row(entry)
            if row is not None:
                self._new_action(entry.number, row)
        elif entry.kind == EntryKind.STEP:
            self._step(entry)
        elif entry.kind == EntryKind.ACTION:
            self._new_action(entry.number, new_action(entry))
        elif entry.kind == EntryKind.COMPLETE:
            self._complete_line(entry)
        elif entry.kind == EntryKind.RETRACT:
            self._retract(entry)
        elif entry.kind == EntryKind.ANONYMISE:
            self._anonymise(entry.number)
        elif entry.kind == EntryKind.FREEZE:
            if self.reading.frozen_faults:
                raise WorkbookRefused(*self.reading.frozen_faults)
            self.frozen = frozen.after(self.frozen, [entry])

    def _anonymise(self, number: str) -> None:
        """Clear what can name a person in a row; the rest of the workbook is cleaned at the end."""
        self.gone |= anonymised_rows.noted(self.office, [number]) or {number: Identity(())}
        known = self._find(number)
        if known is not None:
            facts = anonymised_rows.facts_without_person(self.layout, known.appeal)
            if facts:
                self.writer.set(known.row, facts)
            after = anonymised_rows.without_person(known.appeal)
            self.appeals[self.appeals.index(known)] = known._replace(appeal=after)

    def _new_appeal(self, appeal: Appeal) -> None:
        number = appeal.number
        known = self._find(number)
        ledger_refusals.refuse_another(self.layout, known, appeal)
        if known is None:
            facts = facts_of(SheetKind.APPEALS, appeal)
            folder, tracker = self.office.work.files.folder(number), self.office.settings.tracker
            facts["folder"] = links.to_folder(number, links.relative(folder, tracker.parent))
            row = self.writer.append(facts, lambda at: self._derived(at, appeal))
            known = AppealRow(row, appeal)
            self.appeals.append(known)
        self.outcome.rows[appeal.number] = known.row

    def _derived(self, row: int, appeal: Appeal) -> Mapping[str, Value]:
        days = DaysOffRef(len(self.reading.days_off))
        found: dict[str, Value] = {}
        for name in register_formulas.FIELDS:
            live = register_formulas.live(
                (name, row), appeal, self.register_ref, days, self.reading.calendar
            )
            if live is not None:
                found[name] = Formula(self._in_our_names(live.text), live.cached)
        return found

    def _in_our_names(self, formula: str) -> str:
        """Return a formula over « Jours fériés » as our sheet of that name is called here."""
        own = own_sheets.names(self.office.settings)[holidays_list.SHEET]
        return formula.replace(f"{quoted(holidays_list.SHEET)}!", f"{quoted(own)}!")

    def _step(self, entry: Entry) -> None:
        known = self._find(entry.number)
        if known is None:
            message = f"l’appel {entry.number} n’est plus dans le registre."
            raise WorkbookRefused(message, remedy="Remettez sa ligne, ou restaurez une sauvegarde.")
        facts: dict[str, Any] = {}
        for name, change in changes(entry).items():
            now = getattr(known.appeal, name)
            if name == "status" or now == change.before:
                facts[name] = change.after
            elif now != change.after:
                kept = ledger_refusals.filled_meanwhile(self.layout, known.row, name)
                self.outcome.kept.append(kept)
        facts = {name: fact for name, fact in facts.items() if getattr(known.appeal, name) != fact}
        if facts:
            self.writer.set(known.row, facts)
        after = replace(known.appeal, **facts)
        self.appeals[self.appeals.index(known)] = known._replace(appeal=after)
        self.outcome.rows[entry.number] = known.row

    def _new_action(self, appeal_number: str, action: Action) -> None:
        if self.plan is None:
            raise WorkbookRefused(
                "le classeur n’a pas de plan d’actions où ouvrir l’action.",
                remedy="Ajoutez une feuille « Plan d’actions », puis relancez « initialiser ».",
            )
        wanted = same_number(action.number)
        known = next((a for a in self.actions if same_number(a.action.number) == wanted), None)
        ledger_refusals.refuse_another_action(self.plan.layout, known, action)
        if known is None:
            facts = facts_of(SheetKind.ACTIONS, action)
            appeal = self._find(appeal_number)
            if appeal is not None:
                facts["origin_reference"] = links.to_row(self.layout, appeal.row, appeal_number)
            known = ActionRow(self.plan.append(facts), action)
            self.actions.append(known)
            if appeal is not None and not is_appeal(action):
                self._link_back(appeal, known.row)

    def _complete_line(self, entry: Entry) -> None:
        """Fill the cells of a line of the plan that its fiche tells; the others stay theirs."""
        line = plan_lines.line_of(self.actions, new_action(entry).number)
        facts, theirs = plan_lines.completing(line.action, entry)
        if self.plan is not None:
            kept = partial(ledger_refusals.filled_meanwhile, self.plan.layout, line.row)
            self.outcome.kept += map(kept, theirs)
            self.plan.set(line.row, facts)
            full = line._replace(action=replace(line.action, **facts))
            self.actions[self.actions.index(line)] = full

    def _link_back(self, appeal: AppealRow, row: int) -> None:
        if self.plan is None or not appeal.appeal.actions:
            return
        link = links.to_actions(self.plan.layout, appeal.appeal.actions, row)
        self.writer.set(appeal.row, {"actions": link})

    def _retract(self, entry: Entry) -> None:
        """Clear the row of an appeal or of an action that is taken back (its number stays used)."""
        known = self._find(entry.number)
        if known is not None and entry.number == new_appeal(entry).number:
            self._clear(self.layout, known.row)
            self.appeals.remove(known)
        wanted = {same_number(number) for number in retracted_actions(entry)}
        for row in [row for row in self.actions if same_number(row.action.number) in wanted]:
            if self.plan is not None:
                self._clear(self.plan.layout, row.row)
            self.actions.remove(row)

    def _clear(self, layout: SheetLayout, row: int) -> None:
        cells = {(row, column): None for column in layout.columns.values()}
        self.tracker.book.set_cells(layout.sheet, cells)

    def _find(self, number: str) -> AppealRow | None:
        wanted = same_number(number)
        return next((a for a in self.appeals if same_number(a.appeal.number) == wanted), None)

    def _relink(self) -> None:
        """Lead « N° AC/AP » and « Réf. origine » to their rows, wherever a sort has put them."""
        if self.plan is None:
            return
        appeals = {one.appeal.number: one.row for one in reversed(self.appeals)}
        actions = {one.action.number: one.row for one in reversed(self.actions)}
        named = [(one.row, one.appeal.actions) for one in self.appeals if one.appeal.actions]
        origins = [
            (one.row, (one.action.origin_reference,))
            for one in self.actions
            if one.action.origin_reference
        ]
        book, plan = self.tracker.book, self.plan.layout
        moved = links.repair(book, self.layout, "actions", named, (plan, actions))
        moved += links.repair(book, plan, "origin_reference", origins, (self.layout, appeals))
        self.only_our_sheets = self.only_our_sheets and not moved

    def _restate(self) -> None:
        """Bring « Statut » to the facts where one of its own words contradicts them.

        Only in the rows of appeals that have a case of ours: other rows say what people wrote.
        """
        known = {plain(word) for word in STATUS}
        for at, row in enumerate(self.appeals):
            stored = plain(row.appeal.status)
            if stored not in known:
                continue
            derived = status(row.appeal)
            if stored == plain(derived) or not self._is_ours(row.appeal):
                continue
            self.writer.set(row.row, {"status": derived})
            self.appeals[at] = row._replace(appeal=replace(row.appeal, status=derived))
            self.only_our_sheets = False

    def _follow_appeals(self) -> None:
        """Bring the lines that stand for appeals of ours to what the register says (R10)."""
        appeals = (row.appeal for row in self.appeals)
        behind = plan_lines.of_appeals(appeals, self.actions, self._is_ours)
        if self.plan is None or not behind:
            return
        self.plan.set_rows(behind)
        for at, line in enumerate(self.actions):
            facts: dict[str, Any] = behind.get(line.row, {})
            self.actions[at] = line._replace(action=replace(line.action, **facts))
        self.only_our_sheets = False

    def _is_ours(self, appeal: Appeal) -> bool:
        return self.office.work.files.has(appeal.number)

    def refresh(self) -> None:
        """Make our sheets anew in the workbook; links and « Statut » follow what people changed."""
        self._relink()
        self._restate()
        self._follow_appeals()
        names = own_sheets.names(self.office.settings)
        donor = rename_sheets(generated.build(self._facts()), names)
        self.outcome.kept += self.reading.frozen_faults
        # frozen figures that cannot be read are never written over
        ours = [name for name in generated.SHEETS
                if name != history.SHEET or not self.reading.frozen_faults]  # fmt: skip
        zones = {names[name]: generated.FREE_ZONES.get(name, ()) for name in ours}
        self.tracker.book.put_sheets(donor, zones)

    def _now(self) -> Reading:
        """Return the tracker as it will read once this pass is saved."""
        return replace(
            self.reading,
            register_layout=self.layout,
            plan_layout=self.plan.layout if self.plan else None,
            register=replace(self.reading.register, appeals=tuple(self.appeals)),
            plan=replace(self.reading.plan, actions=tuple(self.actions)),
        )

    def _facts(self) -> Facts:
        plan = _ref(self.plan.layout, self.plan.next_row - 1) if self.plan else None
        lost = gone.findings(self.office, self._now(), self.outcome.lost)
        return sheet_facts.of(
            self.office, self._now(), self.register_ref, plan, self.frozen, lost=lost
        )


def _ref(layout: SheetLayout, last_row: int) -> SheetRef:
    return SheetRef.of(layout, last_row, own_table=appeals_sheet.TABLE)

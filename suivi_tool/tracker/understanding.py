"""Understanding a tracker never seen before: its sheets, their headings, what is in doubt.

Archives are never taken for the live sheet, nor are registers of complaints, of nonconformities
or of audits for the one of appeals. What cannot be told for sure is a doubt, and blocks only where
a column that the register needs, or a sheet, could be several.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from suivi_tool.procedure.words import french, listed, plain
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.doubts import Doubt
from suivi_tool.tracker.heading_rows import Block, Heading, blocks
from suivi_tool.tracker.headings import COLUMNS
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.mapping import Mapped, map_columns, score
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.sheet_names import SheetName, judge
from suivi_tool.tracker.view import SheetView, Table

_CORE = {
    SheetKind.APPEALS: (
        {"number", "received_on", "appellant"},
        {"appellant", "contested_decision", "appellant_type", "notified_on", "period_verdict"},
    ),
    SheetKind.ACTIONS: ({"action", "finding"}, {"pilot", "due"}, {"number", "opened_on", "kind"}),
}
"""A sheet needs a column of each of these sets."""

_ENOUGH = {SheetKind.APPEALS: 7.0, SheetKind.ACTIONS: 6.0}
_ENOUGH_WITH_NAME = {SheetKind.APPEALS: 4.0, SheetKind.ACTIONS: 4.0}
_AS_GOOD = 0.8


@dataclass(frozen=True)
class Choices:
    """What a person decided where the tool was in doubt.

    `sheets` names the sheet to take, `columns` the heading or letters of a field's column by its
    canonical heading.
    """

    sheets: Mapping[SheetKind, str] = field(default_factory=dict)
    columns: Mapping[SheetKind, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Understanding:
    """What was understood of a tracker; a sheet that it lacks is None.

    `single_sheet`: appeals stand among the actions, told by Type = « Appel ». `others` are the
    headings that mean nothing to the tool, by sheet.
    """

    appeals: SheetLayout | None
    actions: SheetLayout | None
    single_sheet: bool = False
    doubts: tuple[Doubt, ...] = ()
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def blocking(self) -> tuple[Doubt, ...]:
        """The doubts that must be settled by a person first."""
        return tuple(doubt for doubt in self.doubts if doubt.blocking)


@dataclass(frozen=True)
class _Candidate:
    """A sheet that could be the one of `kind`, read as well as its headings allow."""

    kind: SheetKind
    view: SheetView
    name: SheetName
    block: Block
    score: float
    mapped: Mapped

    @property
    def rank(self) -> tuple[int, int, float]:
        year = self.name.year or 9999
        return self.name.says, year, self.score


def understand(data: bytes, choices: Choices | None = None) -> Understanding:
    """Return what the workbook `data` is to the tool.

    Raises: WorkbookRefused where it cannot be read.
    """
    return understand_views(Tracker(data).views(), choices)


def understand_views(views: Sequence[SheetView], choices: Choices | None = None) -> Understanding:
    """Return what the visible sheets `views` are to the tool."""
    wanted = choices or Choices()
    doubts: list[Doubt] = []
    appeals = _found(SheetKind.APPEALS, views, wanted)
    actions = _found(SheetKind.ACTIONS, views, wanted)
    appeals, actions = _told_apart(appeals, actions)
    appeal, told = _best(SheetKind.APPEALS, appeals)
    doubts += told
    action, told = _best(SheetKind.ACTIONS, actions)
    doubts += told
    single = appeal is None and action is not None and _holds_appeals(action)
    for found in (appeal, action):
        doubts += found.mapped.doubts if found else []
    if not doubts_about_sheets(doubts):
        doubts += _missing(appeal, action)
    chosen = [found for found in (appeal, action) if found]
    return Understanding(
        _layout(appeal) if appeal else None,
        _layout(action) if action else None,
        single,
        tuple(doubts),
        {found.view.name: _others(found) for found in chosen},
    )


def doubts_about_sheets(doubts: Sequence[Doubt]) -> bool:
    """Tell whether one of `doubts` blocks because several sheets could be meant."""
    return any(doubt.blocking and not doubt.field for doubt in doubts)


def _found(kind: SheetKind, views: Sequence[SheetView], choices: Choices) -> list[_Candidate]:
    """Return the sheets that could be the one of `kind`, the best first."""
    found = []
    chosen = choices.sheets.get(kind)
    columns = choices.columns.get(kind, {})
    for view in views:
        if chosen and plain(chosen) != plain(view.name):
            continue
        name = judge(kind, view.name)
        if not chosen and (name.archive or name.other):
            continue
        found += [
            _Candidate(kind, view, name, block, points, map_columns(kind, view, block, columns))
            for block, points in _best_blocks(kind, view, named=name.says >= 2 or bool(chosen))
        ]
    return sorted(found, key=lambda candidate: candidate.rank, reverse=True)


def _best_blocks(kind: SheetKind, view: SheetView, *, named: bool) -> list[tuple[Block, float]]:
    """Return the block of headings that fits best, if it fits well enough."""
    enough = (_ENOUGH_WITH_NAME if named else _ENOUGH)[kind]
    scored = [(score(kind, block), block) for block in blocks(view)]
    scored = [(points, block) for points, block in scored if points >= enough]
    if not scored:
        return []
    points, block = max(
        scored,
        key=lambda it: (
            it[0],
            it[1].table is not None,
            it[1].first_row - it[1].last_row,
            -it[1].first_row,
        ),
    )
    mapped = map_columns(kind, view, block)
    doubtful = {COLUMNS[kind].field_of(doubt.field) for doubt in mapped.doubts if doubt.field}
    present = set(mapped.columns) | doubtful
    if all(present & needed for needed in _CORE[kind]):
        return [(block, points)]
    return []


def _told_apart(
    appeals: list[_Candidate], actions: list[_Candidate]
) -> tuple[list[_Candidate], list[_Candidate]]:
    """Leave each block of headings to the one kind that it fits better."""

    def rival(found: _Candidate, others: list[_Candidate]) -> _Candidate | None:
        same = (found.view.name, found.block.last_row, found.block.table)
        return next(
            (o for o in others if (o.view.name, o.block.last_row, o.block.table) == same), None
        )

    def stays(found: _Candidate, other: _Candidate | None) -> bool:
        if other is None:
            return True
        mine, theirs = (found, other)
        if found.kind is SheetKind.APPEALS and _holds_appeals(other) and found.name.says < 3:
            return False
        if other.kind is SheetKind.APPEALS and _holds_appeals(found) and other.name.says < 3:
            return True
        return (mine.name.says, mine.score) >= (theirs.name.says, theirs.score)

    return (
        [found for found in appeals if stays(found, rival(found, actions))],
        [found for found in actions if stays(found, rival(found, appeals))],
    )


def _holds_appeals(found: _Candidate) -> bool:
    """Tell whether the actions of `found` have a column Type with « Appel » in it."""
    heading = found.mapped.columns.get("kind")
    if heading is None:
        return False
    values = found.view.below(heading.column, found.block.last_row, most=5000)
    words = [value for value in values if isinstance(value, str)]
    words += found.view.choices.get(heading.column, ())
    return any(plain(word) in ("appel", "appels") for word in words)


def _best(kind: SheetKind, found: list[_Candidate]) -> tuple[_Candidate | None, list[Doubt]]:
    """Return the best of `found`, and what to tell about the others."""
    if not found:
        return None, []
    best, others = found[0], found[1:]
    rivals = [
        other
        for other in others
        if other.rank[:2] == best.rank[:2] and other.score >= _AS_GOOD * best.score
    ]
    if rivals:
        return None, [_several(kind, [best, *rivals])]
    if others and others[0].score > best.score:
        message = f"« {others[0].view.name} » ressemble aussi à « {kind} »."
        return best, [Doubt(french(message), best.view.name)]
    return best, []


def _several(kind: SheetKind, found: Sequence[_Candidate]) -> Doubt:
    names = tuple(candidate.view.name for candidate in found)
    message = f"plusieurs feuilles peuvent être « {kind} » : {listed([f'« {n} »' for n in names])}."
    remedy = "Dites laquelle est la bonne, ou donnez aux autres un nom d'archive."
    return Doubt(french(message), candidates=names, remedy=french(remedy), blocking=True)


def _missing(appeal: _Candidate | None, action: _Candidate | None) -> list[Doubt]:
    if appeal is None and action is None:
        message = "aucune feuille ne ressemble à un registre d'appels ni à un plan d'actions."
        remedy = "Vérifiez le fichier, ou dites quelle feuille est le plan d'actions."
        return [Doubt(french(message), remedy=french(remedy), blocking=True)]
    if action is None:
        return [Doubt(french("aucune feuille ne ressemble à un plan d'actions."))]
    return []


def _others(found: _Candidate) -> tuple[str, ...]:
    """Return the headings that were neither mapped nor in doubt."""
    known = [*found.mapped.columns.values(), *found.mapped.ambiguous]
    return tuple(heading.shown for heading in found.block.headings if heading not in known)


def _layout(found: _Candidate) -> SheetLayout:
    mapped, block = found.mapped, found.block
    table = found.view.table(block.table) if block.table else None
    return SheetLayout(
        found.kind,
        found.view.name,
        block.first_row,
        block.last_row - block.first_row + 1,
        {name: heading.column for name, heading in mapped.columns.items()},
        {name: heading.shown for name, heading in mapped.columns.items()},
        block.table,
        _ids(mapped.columns, table) if table else {},
        table.area.last_col if table else _right_end(block.headings, mapped.columns.values()),
        tuple(heading.shown for heading in mapped.ambiguous),
    )


def _ids(columns: Mapping[str, Heading], table: Table) -> dict[str, int]:
    places = {name: heading.column - table.area.first_col for name, heading in columns.items()}
    return {name: table.ids[at] for name, at in places.items() if 0 <= at < len(table.ids)}


def _right_end(headings: Sequence[Heading], mapped: Iterable[Heading]) -> int:
    """Return the last column of the run of headings (one gap allowed, a legend left out)."""
    end = 0
    for heading in headings:
        if end and heading.column > end + 2:
            break
        end = heading.column
    return max([end, *(heading.column for heading in mapped)])

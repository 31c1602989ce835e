"""The sheets of a tracker that could be its register of appeals or its action plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from suivi_tool.procedure.words import plain
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.heading_rows import Block, blocks
from suivi_tool.tracker.headings import COLUMNS, key, match
from suivi_tool.tracker.mapping import Mapped, map_columns, score
from suivi_tool.tracker.sheet_names import SheetName, judge
from suivi_tool.tracker.view import SheetView

_CORE = {
    SheetKind.APPEALS: (
        {"number", "received_on", "appellant"},
        {"appellant", "contested_decision", "appellant_type", "notified_on", "period_verdict"},
    ),
    SheetKind.ACTIONS: ({"action", "finding"}, {"pilot", "due"}, {"number", "opened_on", "kind"}),
}
"""A sheet needs a column of each of these sets."""

_OF_APPEALS = {"notified_on", "appellant_type", "period_verdict", "appeal_limit", "decided_by"}
_KINDS_OF_ROWS = {"type", "nature", "categorie", "typedefiche", "typededemande"}

_ENOUGH = {SheetKind.APPEALS: 7.0, SheetKind.ACTIONS: 6.0}
_ENOUGH_WITH_NAME = {SheetKind.APPEALS: 4.0, SheetKind.ACTIONS: 4.0}
_ENOUGH_WHEN_CHOSEN = 2.0


@dataclass(frozen=True)
class Choices:
    """What a person decided where the tool was in doubt.

    `sheets` names the sheet to take, `columns` the heading or letters of a field's column by its
    canonical heading.
    """

    sheets: Mapping[SheetKind, str] = field(default_factory=dict)
    columns: Mapping[SheetKind, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Candidate:
    """A sheet that could be the one of `kind`, read as well as its headings allow."""

    kind: SheetKind
    view: SheetView
    name: SheetName
    block: Block
    score: float
    mapped: Mapped

    @property
    def place(self) -> tuple[str, int, str | None]:
        """Where its headings stand."""
        return self.view.name, self.block.last_row, self.block.table

    @property
    def rank(self) -> tuple[int, int, float]:
        """How well it fits: its name, its year (none is later than any), its headings."""
        year = self.name.year or 9999
        return self.name.says, year, self.score


def find(kind: SheetKind, views: Sequence[SheetView], choices: Choices) -> list[Candidate]:
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
        scored = _best_block(kind, view, _enough(kind, name, chosen=bool(chosen)))
        if scored and (chosen or _is_register(kind, view, name, scored[1])):
            points, block = scored
            mapped = map_columns(kind, view, block, columns)
            found.append(Candidate(kind, view, name, block, points, mapped))
    return sorted(found, key=lambda candidate: candidate.rank, reverse=True)


def _enough(kind: SheetKind, name: SheetName, *, chosen: bool) -> float:
    """Return how much of a sheet of `kind` must be there: less where its name says it."""
    if chosen:
        return _ENOUGH_WHEN_CHOSEN
    return (_ENOUGH_WITH_NAME if name.says >= 2 else _ENOUGH)[kind]


def _best_block(kind: SheetKind, view: SheetView, enough: float) -> tuple[float, Block] | None:
    """Return the block of headings that fits best and how well, if it fits well enough."""
    scored = [(score(kind, block), block) for block in blocks(view)]
    return max(
        [(points, block) for points, block in scored if points >= enough],
        key=lambda it: (it[0], it[1].table is not None, -_height(it[1]), -it[1].first_row),
        default=None,
    )


def _height(block: Block) -> int:
    return block.last_row - block.first_row + 1


def _is_register(kind: SheetKind, view: SheetView, name: SheetName, block: Block) -> bool:
    """Tell whether the headings of `block` make the sheet the one of `kind`."""
    if kind is SheetKind.APPEALS:
        ours = name.says >= 2 or _is_of_appeals(block)
        if not ours or _is_mixed(view, block):
            return False
    mapped = map_columns(kind, view, block)
    doubtful = {COLUMNS[kind].field_of(doubt.field) for doubt in mapped.doubts if doubt.field}
    present = set(mapped.columns) | doubtful
    return all(present & needed for needed in _CORE[kind])


def _is_mixed(view: SheetView, block: Block) -> bool:
    """Tell whether a column says that some rows are appeals and others are not."""
    for heading in block.headings:
        if key(heading.text) in _KINDS_OF_ROWS:
            values = view.below(heading.column, block.last_row, most=5000)
            appeals = sum(
                plain(value).startswith("appel") for value in values if isinstance(value, str)
            )
            if 0 < appeals < len(values):
                return True
    return False


def _is_of_appeals(block: Block) -> bool:
    """Tell whether the headings are those of appeals, and not only of any complaint."""
    found = (match(SheetKind.APPEALS, h.text, h.group) for h in block.headings)
    fields = {one.field for one in found if one}
    return bool(fields & _OF_APPEALS) or any("appel" in key(h.shown) for h in block.headings)

"""Understanding a tracker never seen before: its sheets, their headings, what is in doubt.

Archives are never taken for the live sheet, nor are registers of complaints, of nonconformities
or of audits for the one of appeals. What cannot be told for sure is a doubt, and blocks only where
a column that the register needs, or a sheet, could be several.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from suivi_tool.procedure.words import french, listed, plain
from suivi_tool.tracker.candidates import Candidate, Choices, find
from suivi_tool.tracker.columns import SheetKind
from suivi_tool.tracker.doubts import Doubt
from suivi_tool.tracker.heading_rows import Heading
from suivi_tool.tracker.layout import SheetLayout
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.view import SheetView

__all__ = ["Choices", "Understanding", "understand", "understand_views"]

_AS_GOOD = 0.8


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


def understand(data: bytes, choices: Choices | None = None) -> Understanding:
    """Return what the workbook `data` is to the tool.

    Raises: WorkbookRefused where it, or a sheet that a person sees, cannot be read: it could be
    the one that is looked for.
    """
    tracker = Tracker(data)
    views = [tracker.view(name) for name in tracker.book.visible_sheet_names]
    return understand_views(views, choices)


def understand_views(views: Sequence[SheetView], choices: Choices | None = None) -> Understanding:
    """Return what the visible sheets `views` are to the tool."""
    wanted = choices or Choices()
    appeals, actions = _told_apart(
        find(SheetKind.APPEALS, views, wanted), find(SheetKind.ACTIONS, views, wanted)
    )
    appeal, about_appeals = _best(SheetKind.APPEALS, appeals)
    action, about_actions = _best(SheetKind.ACTIONS, actions)
    doubts = [*_no_such_sheets(views, wanted), *about_appeals, *about_actions]
    if not any(doubt.blocking for doubt in doubts):
        doubts += _missing(appeal, action)
    chosen = [found for found in (appeal, action) if found]
    for found in chosen:
        doubts += found.mapped.doubts
    return Understanding(
        _layout(appeal) if appeal else None,
        _layout(action) if action else None,
        appeal is None and action is not None and _holds_appeals(action),
        tuple(doubts),
        {found.view.name: _others(found) for found in chosen},
    )


def _no_such_sheets(views: Sequence[SheetView], choices: Choices) -> list[Doubt]:
    names = {plain(view.name) for view in views}
    wrong = [name for name in choices.sheets.values() if plain(name) not in names]
    message = "la feuille « {} » n'est pas dans le classeur, ou elle est masquée."
    remedy = "Corrigez le choix."
    return [Doubt(french(message.format(name)), remedy=remedy, blocking=True) for name in wrong]


def _told_apart(
    appeals: list[Candidate], actions: list[Candidate]
) -> tuple[list[Candidate], list[Candidate]]:
    """Leave each block of headings to the one kind that it fits better."""
    pairs = [(one, two) for one in appeals for two in actions if one.place == two.place]
    lost = [_loser(one, two) for one, two in pairs]
    return [one for one in appeals if one not in lost], [two for two in actions if two not in lost]


def _loser(appeals: Candidate, actions: Candidate) -> Candidate:
    """Return which of two readings of the same headings is the wrong one."""
    if appeals.name.says < 3 and _holds_appeals(actions):
        return appeals
    appeals_win = (appeals.name.says, appeals.score) > (actions.name.says, actions.score)
    return actions if appeals_win else appeals


def _holds_appeals(found: Candidate) -> bool:
    """Tell whether the actions of `found` have a column Type with « Appel » in it."""
    heading = found.mapped.columns.get("kind")
    if heading is None:
        return False
    values = found.view.below(heading.column, found.block.last_row, most=5000)
    words = [value for value in values if isinstance(value, str)]
    words += found.view.choices.get(heading.column, ())
    return any(plain(word) in ("appel", "appels") for word in words)


def _best(kind: SheetKind, found: list[Candidate]) -> tuple[Candidate | None, list[Doubt]]:
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


def _several(kind: SheetKind, found: Sequence[Candidate]) -> Doubt:
    names = tuple(candidate.view.name for candidate in found)
    message = f"plusieurs feuilles peuvent être « {kind} » : {listed([f'« {n} »' for n in names])}."
    remedy = "Dites laquelle est la bonne, ou donnez aux autres un nom d'archive."
    return Doubt(french(message), candidates=names, remedy=french(remedy), blocking=True)


def _missing(appeal: Candidate | None, action: Candidate | None) -> list[Doubt]:
    if appeal is None and action is None:
        message = "aucune feuille ne ressemble à un registre d'appels ni à un plan d'actions."
        remedy = "Vérifiez le fichier, ou dites quelle feuille est le plan d'actions."
        return [Doubt(french(message), remedy=french(remedy), blocking=True)]
    if action is None:
        return [Doubt(french("aucune feuille ne ressemble à un plan d'actions."))]
    return []


def _others(found: Candidate) -> tuple[str, ...]:
    """Return the headings that were neither mapped nor in doubt."""
    known = [*found.mapped.columns.values(), *found.mapped.ambiguous]
    return tuple(heading.shown for heading in found.block.headings if heading not in known)


def _layout(found: Candidate) -> SheetLayout:
    mapped, block = found.mapped, found.block
    table = found.view.table(block.table) if block.table else None
    columns = {name: heading.column for name, heading in mapped.columns.items()}
    return SheetLayout(
        found.kind,
        found.view.name,
        block.first_row,
        block.last_row - block.first_row + 1,
        columns,
        {name: heading.shown for name, heading in mapped.columns.items()},
        block.table,
        table.ids_of(columns) if table else {},
        table.area.last_col if table else _right_end(block.headings, mapped.columns.values()),
        tuple(heading.shown for heading in mapped.ambiguous),
    )


def _right_end(headings: Sequence[Heading], mapped: Iterable[Heading]) -> int:
    """Return the last column of the run of headings (one gap allowed, a legend left out)."""
    end = 0
    for heading in headings:
        if end and heading.column > end + 2:
            break
        end = heading.column
    return max([end, *(heading.column for heading in mapped)])

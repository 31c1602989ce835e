"""Finding the columns again at later runs, although people moved or renamed them.

A moved column is known by its heading. A renamed one is recognised (by the identity of a table's
column, by another accepted heading, by its place and content) and proposed: a person confirms it.
A column that cannot be found is refused with its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from suivi_tool.errors import Fault
from suivi_tool.procedure.words import french, plain
from suivi_tool.tracker.columns import Column
from suivi_tool.tracker.contents import could_be
from suivi_tool.tracker.heading_rows import Block, Heading, block_at, blocks
from suivi_tool.tracker.headings import COLUMNS, key, match
from suivi_tool.tracker.layout import SheetLayout, letters
from suivi_tool.tracker.opening import Tracker
from suivi_tool.tracker.view import SheetView

_MOST_LOST = 0.5


@dataclass(frozen=True, slots=True)
class Proposal:
    """A heading or sheet that seems to have been renamed: `now` for `before`, and why."""

    before: str
    now: str
    why: str
    field: str = ""
    sheet: str = ""

    @property
    def question(self) -> str:
        """The question put to a person."""
        what = "« {} » remplace « {} » ?" if self.field else "la feuille « {} » remplace « {} » ?"
        return french(f"{what.format(self.now, self.before)} ({self.why})")

    def fault(self) -> Fault:
        """Return the question as a fault, for an entry that waits for the answer."""
        remedy = french(
            "Confirmez en relançant « initialiser » sur ce dossier, ou remettez l'ancien nom."
        )
        place = f"feuille « {self.sheet} »" if self.sheet else ""
        return Fault(self.question, self.before, place, remedy)


@dataclass(frozen=True)
class Recognition:
    """The layout as it is now, what a person must confirm first, and what was not found.

    `layout` already follows the proposals: whoever confirms them stores it.
    """

    layout: SheetLayout
    proposals: tuple[Proposal, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether one can go on without asking anybody."""
        return not self.proposals and not self.faults


def recognise(layout: SheetLayout, tracker: Tracker) -> Recognition:
    """Return where the fields of `layout` stand in `tracker`, in whichever sheet."""
    named = [name for name in tracker.book.sheet_names if plain(name) == plain(layout.sheet)]
    views = [tracker.view(named[0])] if named else tracker.views()
    return recognise_view(layout, views)


def recognise_view(layout: SheetLayout, views: Sequence[SheetView]) -> Recognition:
    """Return where the fields of `layout` stand now in the sheets `views`."""
    named = next((view for view in views if plain(view.name) == plain(layout.sheet)), None)
    view = named or _renamed(layout, views)
    if view is None:
        return Recognition(layout, faults=(_no_sheet(layout),))
    block = _block(layout, view)
    if block is None:
        return Recognition(layout, faults=(_no_headings(layout),))
    search = _Search(layout, view, block)
    found, proposals, faults = search.run()
    if named is None:
        proposals.insert(0, Proposal(layout.sheet, view.name, "mêmes titres de colonnes"))
    return Recognition(_moved(layout, view, block, found), tuple(proposals), tuple(faults))


def _renamed(layout: SheetLayout, views: Sequence[SheetView]) -> SheetView | None:
    """Return the one sheet that holds the table or most headings of `layout`."""
    if layout.table:
        for view in views:
            if view.table(layout.table):
                return view
    enough = _MOST_LOST * len(layout.headings)
    scored = [(max((_shared(layout, b) for b in blocks(view)), default=0), view) for view in views]
    alike = [view for points, view in scored if points > enough]
    return alike[0] if len(alike) == 1 else None


def _shared(layout: SheetLayout, block: Block) -> int:
    known = {key(text) for text in layout.headings.values()}
    return len(known & {key(heading.shown) for heading in block.headings})


def _block(layout: SheetLayout, view: SheetView) -> Block | None:
    """Return the headings where they stand now: in their table, at their row, or elsewhere."""
    height = layout.header_rows
    table = view.table(layout.table) if layout.table else None
    if table:
        lowest = table.area.first_row
        return block_at(view, lowest - height + 1, lowest, table.columns, table=table.name)
    there = block_at(view, layout.header_row, layout.last_header_row)
    best = max(
        (block for block in blocks(view) if block.table is None),
        key=lambda block: (
            _shared(layout, block),
            -abs(block.last_row - block.first_row + 1 - height),
        ),
        default=there,
    )
    if _shared(layout, there) >= _shared(layout, best):
        best = there
    return best if _shared(layout, best) >= _MOST_LOST * len(layout.headings) else None


class _Search:
    """One search for the fields of a layout among the headings of a block."""

    def __init__(self, layout: SheetLayout, view: SheetView, block: Block) -> None:
        self.layout = layout
        self.view = view
        self.block = block
        self.found: dict[str, Heading] = {}
        self.ids = self._by_id()

    def run(self) -> tuple[dict[str, Heading], list[Proposal], list[Fault]]:
        """Return the heading of each field, what to confirm, what is missing."""
        faults = list(self._by_heading())
        doubled = {fault.field for fault in faults}
        proposals = []
        for name, before in self.layout.headings.items():
            if name in self.found or before in doubled:
                continue
            if recognised := self._recognised(name):
                heading, why = recognised
                self.found[name] = heading
                proposals.append(Proposal(before, heading.shown, why, name, self.view.name))
            else:
                faults.append(self._missing(name))
        return self.found, proposals, faults

    def _by_heading(self) -> Iterator[Fault]:
        """Find each field whose heading is still there; one that is there twice goes by place."""
        places: dict[str, list[Heading]] = defaultdict(list)
        for heading in self.block.headings:
            places[key(heading.shown)].append(heading)
            if heading.group:
                places[key(heading.text)].append(heading)
        for name, before in self.layout.headings.items():
            candidates = places.get(key(before), [])
            at_place = [h for h in candidates if h.column == self.layout.columns[name]]
            if len(candidates) == 1 or at_place:
                self.found[name] = (at_place or candidates)[0]
            elif candidates:
                yield self._doubled(before, candidates)

    def _by_id(self) -> dict[int, Heading]:
        table = self.view.table(self.layout.table) if self.layout.table else None
        if table is None:
            return {}
        columns = dict(zip(table.columns, table.ids, strict=False))
        return {columns[h.column]: h for h in self.block.headings if h.column in columns}

    def _recognised(self, name: str) -> tuple[Heading, str] | None:
        """Return the column that was renamed, and what gives it away."""
        column = COLUMNS[self.layout.kind][name]
        free = [h for h in self.block.headings if h not in self.found.values()]
        same = self.ids.get(self.layout.ids.get(name, -1))
        if same in free:
            return same, "même colonne du tableau"
        alike = [h for h in free if self._means(h) == name]
        if len(alike) == 1:
            return alike[0], "titre équivalent"
        there = [h for h in free if h.column == self._expected(name)]
        if there and self._means(there[0]) in ("", name) and self._fits(column, there[0]):
            return there[0], "même place, même contenu"
        return None

    def _means(self, heading: Heading) -> str:
        found = match(self.layout.kind, heading.text, heading.group)
        return found.field if found else ""

    def _fits(self, column: Column, heading: Heading) -> bool:
        values = self.view.below(heading.column, self.block.last_row)
        return bool(values) and could_be(column, values)

    def _expected(self, name: str) -> int:
        """Return where the column would stand, moved as its neighbour on the left was."""
        before = self.layout.columns[name]
        left = [
            (self.layout.columns[other], heading.column)
            for other, heading in self.found.items()
            if self.layout.columns[other] < before
        ]
        shift = max(left)[1] - max(left)[0] if left else 0
        return before + shift

    def _missing(self, name: str) -> Fault:
        before, at = self.layout.headings[name], letters(self.layout.columns[name])
        return Fault(
            french(f"la colonne « {before} » n'est plus là (elle était en {at})."),
            before,
            self._place(),
            french("Remettez son titre, ou relancez « initialiser »."),
        )

    def _doubled(self, before: str, candidates: Sequence[Heading]) -> Fault:
        places = ", ".join(letters(heading.column) for heading in candidates)
        return Fault(
            french(f"plusieurs colonnes ont le titre « {before} » ({places})."),
            before,
            self._place(),
            "Renommez celles qui n’en sont pas.",
        )

    def _place(self) -> str:
        return f"feuille « {self.view.name} », ligne {self.block.last_row}"


def _moved(
    layout: SheetLayout, view: SheetView, block: Block, found: dict[str, Heading]
) -> SheetLayout:
    """Return the layout with everything where it stands now; what was lost is left out."""
    in_order = [name for name in layout.headings if name in found]
    table = view.table(block.table) if block.table else None
    columns = {name: found[name].column for name in in_order}
    return replace(
        layout,
        sheet=view.name,
        header_row=block.first_row,
        header_rows=block.last_row - block.first_row + 1,
        columns=columns,
        headings={name: found[name].shown for name in in_order},
        table=block.table,
        ids=table.ids_of(columns) if table else {},
        last_column=table.area.last_col if table else max([0, *columns.values()]),
    )


def _no_sheet(layout: SheetLayout) -> Fault:
    return Fault(
        french(f"la feuille « {layout.sheet} » n'est plus dans le classeur."),
        remedy=french("Rendez-lui son nom, ou relancez « initialiser »."),
    )


def _no_headings(layout: SheetLayout) -> Fault:
    return Fault(
        french(f"les titres de colonnes ne sont plus à la ligne {layout.last_header_row}."),
        place=f"feuille « {layout.sheet} »",
        remedy=french("Remettez-les, ou relancez « initialiser »."),
    )

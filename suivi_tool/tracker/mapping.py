"""Which column of a block of headings is which field, and what stays in doubt.

The surest reading of a heading goes first: the canonical heading or one of those also accepted,
alone or with its group; then nearly the same heading; then a heading that is ambiguous alone,
where its neighbours and the cells under it decide. Nothing is guessed silently: what was decided
is told, what was not stays unmapped and is listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from suivi_tool.procedure.words import french
from suivi_tool.tracker.appeal_columns import STATES
from suivi_tool.tracker.columns import Column, Columns, SheetKind
from suivi_tool.tracker.contents import (
    could_be,
    mostly_distinct,
    share_of_dates,
    share_of_durations,
    share_of_words,
)
from suivi_tool.tracker.doubts import Doubt
from suivi_tool.tracker.heading_rows import Block, Heading
from suivi_tool.tracker.headings import COLUMNS, Certainty, key, match, meanings_alone, near
from suivi_tool.tracker.layout import letters, number
from suivi_tool.tracker.view import Cell, SheetView

_BESIDE_A_DATE = {
    SheetKind.APPEALS: {"number", "received_by", "channel", "appellant"},
    SheetKind.ACTIONS: {"number", "kind", "origin", "origin_reference", "process", "finding"},
}
_WEIGHT = {Certainty.NEAR: 0.0, Certainty.AMBIGUOUS: 0.5}


@dataclass
class Mapped:
    """The columns found so far: field → heading, what is in doubt, what was left alone."""

    columns: dict[str, Heading] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    ambiguous: list[Heading] = field(default_factory=list)


def score(kind: SheetKind, block: Block) -> float:
    """Return how much of the sheet of `kind` the headings of `block` hold."""
    best: dict[str, float] = {}
    for heading in block.headings:
        found = match(kind, heading.text, heading.group)
        if found:
            weight = 2.0 if COLUMNS[kind][found.field].required else 1.0
            best[found.field] = weight
    for heading in block.headings:
        for name in meanings_alone(kind, heading.text) or ():
            best.setdefault(name, _WEIGHT[Certainty.AMBIGUOUS])
    return sum(best.values())


def map_columns(
    kind: SheetKind, view: SheetView, block: Block, choices: Mapping[str, str] | None = None
) -> Mapped:
    """Return which heading of `block` is which field of the sheet of `kind`.

    `choices` holds what a person decided: canonical heading → its heading or
    letters in the file.
    """
    return _Mapping(kind, view, block).run(choices or {})


class _Mapping:
    """One pass over the headings of a block."""

    def __init__(self, kind: SheetKind, view: SheetView, block: Block) -> None:
        self.kind = kind
        self.columns: Columns = COLUMNS[kind]
        self.view = view
        self.block = block
        self.left = list(block.headings)
        self.mapped = Mapped()

    def run(self, choices: Mapping[str, str]) -> Mapped:
        self._take_choices(choices)
        self._take_exact()
        self._take_near()
        self._take_ambiguous()
        return self.mapped

    def values(self, heading: Heading) -> list[Cell]:
        return self.view.below(heading.column, self.block.last_row)

    def _take(self, name: str, heading: Heading) -> None:
        self.mapped.columns[name] = heading
        self.left.remove(heading)

    def _take_choices(self, choices: Mapping[str, str]) -> None:
        for canonical, chosen in choices.items():
            try:
                name = self.columns.field_of(canonical)
            except KeyError:
                self._no_choice(f"le champ « {canonical} » n'existe pas.", "")
                continue
            wanted = [h for h in self.left if key(chosen) in (key(h.text), key(h.shown))]
            wanted = wanted or [h for h in self.left if h.column == number(chosen)]
            if wanted:
                self._take(name, wanted[0])
            else:
                self._no_choice(f"la colonne « {chosen} » n'est pas dans la feuille.", name)

    def _no_choice(self, message: str, name: str) -> None:
        self._doubt(message, name, [], "Corrigez le choix.", blocking=True)

    def _take_exact(self) -> None:
        candidates: dict[str, list[tuple[Certainty, Heading]]] = defaultdict(list)
        for heading in self.left:
            if found := match(self.kind, heading.text, heading.group):
                candidates[found.field].append((found.certainty, heading))
        for name, found_here in candidates.items():
            if name in self.mapped.columns:
                self._leave([heading for _, heading in found_here])
            else:
                self._choose(name, found_here)

    def _choose(self, name: str, candidates: list[tuple[Certainty, Heading]]) -> None:
        """Take the one column that can be `name`, or say that there are several."""
        column = self.columns[name]
        headings = [heading for _, heading in candidates]
        possible = self._possible(column, headings)
        if len(possible) > 1 and not column.required:
            canonical = [h for sure, h in candidates if sure is Certainty.CANONICAL]
            possible = canonical if len(canonical) == 1 else []
        if len(possible) == 1:
            self._take(name, possible[0])
            self._leave([heading for heading in headings if heading is not possible[0]])
            if len(headings) > 1:
                self._tell(name, possible[0], "c’est elle qui correspond")
            return
        self._leave(headings)
        self._several(column, headings)

    def _possible(self, column: Column, headings: list[Heading]) -> list[Heading]:
        """Return those of `headings` whose cells could be of `column`."""
        if len(headings) < 2:
            return headings
        fitting = [h for h in headings if could_be(column, self.values(h))] or headings
        filled = [heading for heading in fitting if self.values(heading)]
        return filled if len(filled) == 1 else fitting

    def _take_near(self) -> None:
        candidates: dict[str, list[Heading]] = defaultdict(list)
        for heading in self.left:
            found = near(self.kind, heading.text)
            if found and found.field not in self.mapped.columns and not self._known(heading):
                column = self.columns[found.field]
                if could_be(column, self.values(heading)):
                    candidates[found.field].append(heading)
        for name, headings in candidates.items():
            if len(headings) == 1:
                self._take(name, headings[0])
                self._tell(name, headings[0], "titre presque identique")
            elif not any(doubt.field == self.columns[name].heading for doubt in self.mapped.doubts):
                self._leave(headings)
                self._several(self.columns[name], headings)

    def _known(self, heading: Heading) -> bool:
        return match(self.kind, heading.text, heading.group) is not None

    def _take_ambiguous(self) -> None:
        candidates: dict[str, list[Heading]] = defaultdict(list)
        for heading in list(self.left):
            meanings = meanings_alone(self.kind, heading.text)
            if meanings is None or self._known(heading):
                continue
            name = self._meaning(heading, meanings)
            if name:
                candidates[name].append(heading)
            else:
                self._leave([heading])
                self._unclear(heading)
        for name, headings in candidates.items():
            self._decide(name, headings)

    def _meaning(self, heading: Heading, meanings: Iterable[str]) -> str:
        """Return the field that an ambiguous heading means by its neighbours and cells."""
        for name in meanings:
            elsewhere = heading.group and key(heading.text) != "n"
            free = name not in self.mapped.columns and not elsewhere
            if free and _SIGNS[key(heading.text)](self, heading, name):
                return name
        return ""

    def _decide(self, name: str, headings: list[Heading]) -> None:
        column = self.columns[name]
        if name in self.mapped.columns:
            self._leave(headings)
        elif len(headings) == 1:
            self._take(name, headings[0])
            self._tell(name, headings[0], "d’après ses voisines et son contenu")
        else:
            self._leave(headings)
            self._several(column, headings)

    def neighbours(self, heading: Heading) -> set[str]:
        """Return the fields right beside `heading`; « N° » counts before it is decided."""
        order = list(self.block.headings)
        at = order.index(heading)
        beside = [order[i] for i in (at - 1, at + 1) if 0 <= i < len(order)]
        fields = {name for name, other in self.mapped.columns.items() if other in beside}
        undecided = {key(other.text) for other in beside}
        fields |= {"number"} if "n" in undecided else set()
        return fields | ({"pilot"} if "responsable" in undecided else set())

    def _leave(self, headings: Iterable[Heading]) -> None:
        for heading in headings:
            if heading in self.left:
                self.left.remove(heading)
            if heading not in self.mapped.ambiguous:
                self.mapped.ambiguous.append(heading)

    def _tell(self, name: str, heading: Heading, why: str) -> None:
        canonical = self.columns[name].heading
        if key(canonical) == key(heading.text):
            return
        message = f"« {heading.shown} » (colonne {letters(heading.column)}) est lue comme"
        self._doubt(f"{message} « {canonical} » : {why}.", name, [heading], "")

    def _unclear(self, heading: Heading) -> None:
        place = letters(heading.column)
        message = f"« {heading.shown} » (colonne {place}) est ambiguë : elle est laissée de côté."
        self._doubt(message, "", [heading], "Renommez-la si l'outil doit s'en servir.")

    def _several(self, column: Column, headings: list[Heading]) -> None:
        shown = ", ".join(f"« {h.shown} » (colonne {letters(h.column)})" for h in headings)
        message = f"plusieurs colonnes peuvent être « {column.heading} » : {shown}."
        remedy = "Renommez celles qui n'en sont pas, ou dites laquelle est la bonne."
        self._doubt(message, column.field, headings, remedy, blocking=column.required)

    def _doubt(
        self,
        message: str,
        name: str,
        headings: list[Heading],
        remedy: str,
        *,
        blocking: bool = False,
    ) -> None:
        canonical = self.columns[name].heading if name else ""
        shown = tuple(heading.shown for heading in headings)
        self.mapped.doubts.append(
            Doubt(french(message), self.view.name, canonical, shown, french(remedy), blocking)
        )


def _is_date(mapping: _Mapping, heading: Heading, _name: str) -> bool:
    values = mapping.values(heading)
    beside = mapping.neighbours(heading) & _BESIDE_A_DATE[mapping.kind]
    return bool(beside) and (not values or share_of_dates(values) >= 0.3)


def _is_number(mapping: _Mapping, heading: Heading, _name: str) -> bool:
    values = mapping.values(heading)
    among_first = [h.column for h in mapping.block.headings].index(heading.column) < 3
    return among_first and share_of_dates(values) < 0.3 and mostly_distinct(values)


def _is_status(mapping: _Mapping, heading: Heading, name: str) -> bool:
    values = mapping.values(heading)
    if mapping.kind is SheetKind.ACTIONS:
        return share_of_dates(values) < 0.3
    if name == "appellant_type":
        return share_of_words(values, mapping.columns[name].words) >= 0.5
    return share_of_words(values, STATES) >= 0.3 or (
        not values and "appellant_type" in mapping.mapped.columns
    )


def _is_responsible(mapping: _Mapping, heading: Heading, name: str) -> bool:
    values = mapping.values(heading)
    if name == "handler":
        return share_of_words(values, ("RQ", "Directeur")) >= 0.5
    return share_of_dates(values) < 0.3


def _is_delay(mapping: _Mapping, heading: Heading, _name: str) -> bool:
    values = mapping.values(heading)
    if share_of_durations(values) >= 0.3:
        return False
    beside = mapping.neighbours(heading) & {"pilot", "action", "status"}
    return share_of_dates(values) >= 0.3 or bool(beside)


_SIGNS: dict[str, Callable[[_Mapping, Heading, str], bool]] = {
    "date": _is_date,
    "n": _is_number,
    "statut": _is_status,
    "responsable": _is_responsible,
    "delai": _is_delay,
}

"""Relations: which parts, files and addresses a part uses, by id."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from suivi_tool.workbook.markup import children
from suivi_tool.workbook.namespaces import PACKAGE_RELATIONS


class Relation(NamedTuple):
    """One relation; `target` is a part's name without the first slash, or an address outside."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type, such as "worksheet", "table" or "drawing"."""
        return self.type.rpartition("/")[2]


class Relations:
    """The relations of one part, in order, changed in place."""

    def __init__(
        self, part: str, root: etree._Element | None, exists: Callable[[str], bool]
    ) -> None:
        self.part = part
        self.made: etree._Element | None = None
        self._root = root
        self._exists = exists

    def __iter__(self) -> Iterator[Relation]:
        return map(self._relation, self._elements())

    def _elements(self) -> Iterator[etree._Element]:
        return iter(()) if self._root is None else children(self._root, "Relationship")

    def _relation(self, element: etree._Element) -> Relation:
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        return Relation(
            element.get("Id", ""),
            element.get("Type", ""),
            target if external else self._resolved(target),
            external,
        )

    def inside(self) -> Iterator[Relation]:
        """Yield the relations to parts of the package: links leading outside may be thousands."""
        inner = (each for each in self._elements() if each.get("TargetMode") != "External")
        return map(self._relation, inner)

    def _resolved(self, target: str) -> str:
        """Return the part that a target names: absolute or not, odd slashes, escapes."""
        target = target.replace("\\", "/").partition("#")[0]
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(self.part), target))
        name = target.lstrip("/")
        return name if self._exists(name) else unquote(name)

    def of_kind(self, *kinds: str) -> list[Relation]:
        """Return the relations of these kinds to parts of the package."""
        return [each for each in self.inside() if each.kind in kinds]

    def first(self, kind: str) -> Relation | None:
        """Return the first relation of this kind to a part that exists."""
        return next((each for each in self.of_kind(kind) if self._exists(each.target)), None)

    def by_id(self, identifier: str | None) -> Relation | None:
        """Return the relation of this id."""
        return next((each for each in self if each.id == identifier), None)

    def add(self, type_: str, target: str, *, external: bool = False) -> str:
        """Add a relation and return its id; a part is given by its full name."""
        if self._root is None:
            self._root = self.made = etree.Element(
                f"{{{PACKAGE_RELATIONS}}}Relationships",
                nsmap={None: PACKAGE_RELATIONS},  # type: ignore[dict-item]
            )
        used = {each.id for each in self}
        number = 1
        while f"rId{number}" in used:
            number += 1
        element = etree.SubElement(self._root, f"{{{PACKAGE_RELATIONS}}}Relationship")
        element.set("Id", f"rId{number}")
        element.set("Type", type_)
        element.set("Target", target if external else self._relative(target))
        if external:
            element.set("TargetMode", "External")
        return f"rId{number}"

    def _relative(self, target: str) -> str:
        folder = posixpath.dirname(self.part)
        return posixpath.relpath("/" + target, "/" + folder) if folder else target

    def remove(self, identifier: str) -> None:
        """Take out the relation of this id."""
        if self._root is None:
            return
        for element in list(children(self._root, "Relationship")):
            if element.get("Id") == identifier:
                self._root.remove(element)

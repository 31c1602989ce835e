"""The parts that a grafted sheet uses (drawings, charts, images, tables, comments).

A sheet that replaces an older one takes over the names of its parts, one by one and in order, so
that a part whose content is the same stays the very same bytes.
"""

from __future__ import annotations

import posixpath

from lxml import etree

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook import markup
from suivi_tool.workbook.namespaces import STRICT_OF
from suivi_tool.workbook.package import Package
from suivi_tool.workbook.part_names import key_of, relations_part

_NAMES = {
    "drawing": "drawings/drawing%d.xml",
    "vmlDrawing": "drawings/vmlDrawing%d.vml",
    "chart": "charts/chart%d.xml",
    "table": "tables/table%d.xml",
    "comments": "comments%d.xml",
    "image": "media/image%d",
}


def strict_spelling(data: bytes) -> bytes:
    """Return a part with its namespaces in the strict spelling."""
    for transitional, strict in STRICT_OF.items():
        data = data.replace(f'"{transitional}"'.encode(), f'"{strict}"'.encode())
        data = data.replace(f'"{transitional}/'.encode(), f'"{strict}/'.encode())
    return data


class PartsGraft:
    """Copies the parts under one sheet of `donor` to `host`."""

    def __init__(self, host: Package, donor: Package, folder: str, *, strict: bool) -> None:
        self._host = host
        self._donor = donor
        self._folder = folder
        self._strict = strict
        self._copied: dict[str, str] = {}
        self._old: set[str] = set()
        self._users = self._count_users()

    def _count_users(self) -> dict[str, int]:
        users: dict[str, int] = {}
        for name in ("", *(each for each in self._host.names() if not each.endswith(".rels"))):
            if name and relations_part(name) not in self._host:
                continue
            for relation in self._host.relations(name).inside():
                key = key_of(relation.target)
                users[key] = users.get(key, 0) + 1
        return users

    def copy(self, donor_part: str, host_part: str) -> None:
        """Copy all that `donor_part` uses; its relations become those of `host_part`."""
        old = self._owned(host_part)
        self._remember(old)
        self._relations(donor_part, host_part)
        for part in self._old - {key_of(name) for name in self._copied.values()}:
            self._host.drop(part)

    def _owned(self, part: str) -> dict[str, list[str]]:
        """Return the parts that only `part` uses, by kind, in order."""
        found: dict[str, list[str]] = {}
        if part not in self._host:
            return found
        for relation in self._host.relations(part):
            if relation.external or relation.target not in self._host:
                continue
            if self._users.get(key_of(relation.target), 0) == 1:
                found.setdefault(relation.kind, []).append(relation.target)
        return found

    def _remember(self, owned: dict[str, list[str]]) -> None:
        for parts in owned.values():
            for part in parts:
                self._old.add(key_of(part))
                self._remember(self._owned(part))

    def _relations(self, donor_part: str, host_part: str) -> None:
        owned = self._owned(host_part)
        source = relations_part(donor_part)
        if source not in self._donor:
            if relations_part(host_part) in self._host:
                self._host.drop_relations(host_part)
            return
        root = markup.parse(self._donor.read(source), source)
        resolved = {each.id: each for each in self._donor.relations(donor_part)}
        for element in markup.children(root, "Relationship"):
            relation = resolved[element.get("Id", "")]
            if relation.external:
                continue
            name = self._part(relation.target, relation.kind, owned)
            element.set("Target", posixpath.relpath("/" + name, "/" + posixpath.dirname(host_part)))
        data = markup.serialise(root)
        self._host.write(relations_part(host_part), strict_spelling(data) if self._strict else data)
        self._host.content_types.provide("rels")

    def _part(self, donor_part: str, kind: str, owned: dict[str, list[str]]) -> str:
        if donor_part in self._copied:
            return self._copied[donor_part]
        names = owned.get(kind, [])
        name = names.pop(0) if names else self._new_name(donor_part, kind)
        self._copied[donor_part] = name
        self._relations(donor_part, name)
        data = self._donor.read(donor_part)
        if kind == "table":
            data = self._table(data, name)
        self._host.write(name, strict_spelling(data) if self._strict else data)
        self._type(donor_part, name)
        return name

    def _new_name(self, donor_part: str, kind: str) -> str:
        pattern = _NAMES.get(kind, kind + "%d.xml")
        if kind == "image":
            pattern += posixpath.splitext(donor_part)[1]
        return self._host.free_name(self._folder + pattern)

    def _type(self, donor_part: str, name: str) -> None:
        content_type = self._donor.content_types.of(donor_part)
        extension = name.rpartition(".")[2].lower()
        if extension not in ("xml", "vml"):
            self._host.content_types.provide(extension, content_type)
        self._host.content_types.set(name, content_type)

    def _table(self, data: bytes, name: str) -> bytes:
        """Return a table whose id and name no other table of the host has."""
        root = markup.parse(data, name)
        others = [
            self._host.tree(each)
            for each in list(self._host.names())
            if key_of(each) not in (self._old | {key_of(name)}) and self._is_table(each)
        ]
        title = root.get("displayName", "")
        if any(each.get("displayName", "").casefold() == title.casefold() for each in others):
            raise WorkbookRefused(
                f"Le classeur a déjà un tableau nommé «\u00a0{title}\u00a0».",
                remedy="Renommez ce tableau dans Excel (onglet Création de tableau).",
            )
        root.set("id", str(self._table_id(others, name)))
        return markup.serialise(root, data)

    def _table_id(self, others: list[etree._Element], name: str) -> int:
        used = {int(each.get("id", "0")) for each in others}
        if self._host.was(name) and key_of(name) in self._old:
            known = int(self._host.tree(name).get("id", "0"))
            if known not in used:
                return known
        return max(used, default=0) + 1

    def _is_table(self, part: str) -> bool:
        return self._host.content_types.of(part).endswith("spreadsheetml.table+xml")

"""A sheet made elsewhere (by XlsxWriter) put into this workbook, or in the place of an older one.

Its looks are found again in the workbook's styles and its texts in the shared strings, so that
putting the same sheet twice changes nothing the second time.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence

from lxml import etree

from suivi_tool.errors import WorkbookRefused
from suivi_tool.workbook import defined_names, hyperlinks, markup, protection, shared_formulas
from suivi_tool.workbook.cells import Cell
from suivi_tool.workbook.contents import Contents
from suivi_tool.workbook.document_properties import add_title
from suivi_tool.workbook.graft_parts import PartsGraft, strict_spelling
from suivi_tool.workbook.references import Range, cell_name
from suivi_tool.workbook.shared_strings import SharedStrings
from suivi_tool.workbook.style_merge import StyleMerge
from suivi_tool.workbook.text import decode
from suivi_tool.workbook.workbook_part import Sheet
from suivi_tool.workbook.worksheet import Worksheet

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_FILTER = "_xlnm._FilterDatabase"

Kept = dict[tuple[int, int], Cell]


def put_sheets(
    contents: Contents, donor_data: bytes, free_zones: Mapping[str, Sequence[str]]
) -> None:
    """Insert the sheets of the donor that `free_zones` names, or replace those of their names.

    Raises: WorkbookRefused where they do not count days from the same year.
    """
    donor = Contents(donor_data)
    if donor.workbook.date1904 != contents.workbook.date1904:
        raise WorkbookRefused(
            "La feuille à insérer ne compte pas les jours depuis la même année que le classeur.",
            remedy="Faites-la avec le calendrier (1900 ou 1904) du classeur.",
        )
    contents.commit()
    merge = StyleMerge(contents.styles, donor.styles)
    put = [_put(contents, donor, merge, name, zones) for name, zones in free_zones.items()]
    contents.commit()
    for part, before in put:
        if contents.package.read(part) != before:
            if before:
                contents.workbook.drop_calculation_chain()
            contents.workbook.recalculate()


def _put(
    contents: Contents, donor: Contents, merge: StyleMerge, name: str, free_zones: Sequence[str]
) -> tuple[str, bytes]:
    """Put in one sheet; return its part, and the bytes that this part was, if there was one."""
    source = donor.sheet(name)
    old = _existing(contents, name)
    if old is None and contents.workbook.structure_locked:
        raise protection.refuse_structure()
    graft = _Graft(contents, donor, merge, source, old)
    zones = [Range.parse(zone) for zone in free_zones]
    kept, links = graft.kept(zones), graft.links(zones)
    before = contents.package.read(graft.part) if old else b""
    graft.write()
    graft.restore(kept)
    graft.list_sheet()
    graft.restore_links(links)
    graft.names()
    return graft.part, before


def _existing(contents: Contents, name: str) -> Sheet | None:
    for each in contents.workbook.sheets:
        if each.name.casefold() == name.casefold():
            if each.kind != "worksheet":
                raise WorkbookRefused(
                    f"La feuille «\u00a0{name}\u00a0» du classeur n’est pas une feuille de calcul.",
                    remedy="Renommez-la dans Excel.",
                )
            return each
    return None


class _Graft:
    """One sheet on its way into the workbook."""

    def __init__(
        self,
        contents: Contents,
        donor: Contents,
        merge: StyleMerge,
        source: Sheet,
        old: Sheet | None,
    ) -> None:
        self._contents = contents
        self._donor = donor
        self._merge = merge
        self._source = source
        self._old = old
        folder = contents.workbook.part.rpartition("/")[0]
        self._folder = folder + "/" if folder else ""
        package = contents.package
        self.part = old.part if old else package.free_name(f"{self._folder}worksheets/sheet%d.xml")

    def kept(self, zones: Sequence[Range]) -> Kept:
        """Return what people typed into the free zones of the older sheet."""
        if self._old is None or not zones:
            return {}
        sheet = self._contents.worksheet(self._old.name)
        found: Kept = {}
        for row in sheet.rows.from_position():
            for cell in sheet.rows.cells(row):
                free = any(zone.holds(row.number, cell.column) for zone in zones)
                if free and not cell.is_empty:
                    found[row.number, cell.column] = self._bare(sheet, row.number, cell)
        return found

    @staticmethod
    def _bare(sheet: Worksheet, row: int, cell: Cell) -> Cell:
        content, prefix = shared_formulas.alone(sheet, row, cell), sheet.prefix_bytes
        if prefix:
            content = content.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")
        return Cell(cell.column, 0, 0, cell.style, cell.type, content)

    def links(self, zones: Sequence[Range]) -> dict[tuple[int, int], str]:
        """Return where what people typed into the free zones leads, by (row, column)."""
        if self._old is None or not zones:
            return {}
        sheet = self._contents.worksheet(self._old.name)
        found = hyperlinks.targets(self._contents, sheet)
        return {at: to for at, to in found.items() if any(zone.holds(*at) for zone in zones)}

    def restore_links(self, links: Mapping[tuple[int, int], str]) -> None:
        """Let what people typed lead where it led."""
        if not links:
            return
        sheet = self._contents.worksheet(self._listed_name())
        for (row, column), target in sorted(links.items()):
            hyperlinks.put(self._contents, sheet, row, column, target)

    def write(self) -> None:
        """Write the sheet and the parts that it uses."""
        root = markup.parse(self._donor.package.read(self._source.part), self._source.part)
        selected = self._was_selected()
        self._looks(root)
        self._texts(root)
        for rule in markup.descendants(root, "cfRule"):
            if rule.get("dxfId"):
                rule.set("dxfId", str(self._merge.difference(int(rule.get("dxfId", "0")))))
        for view in markup.descendants(root, "sheetView"):
            view.attrib.pop("tabSelected", "")
            if selected:
                view.set("tabSelected", "1")
        strict = self._contents.workbook.strict
        PartsGraft(self._contents.package, self._donor.package, self._folder, strict=strict).copy(
            self._source.part, self.part
        )
        data = markup.serialise(root)
        self._contents.package.write(self.part, strict_spelling(data) if strict else data)
        self._contents.package.content_types.set(self.part, _CONTENT_TYPE)
        self._contents.forget(self.part)

    def _was_selected(self) -> bool:
        if self._old is None:
            return False
        frame = self._contents.worksheet(self._old.name).frame
        views = markup.descendants(frame, "sheetView")
        return any(markup.truth(view.get("tabSelected")) for view in views)

    def _looks(self, root: etree._Element) -> None:
        for each in markup.descendants(root, "row", "col"):
            attribute = "style" if str(each.tag).endswith("}col") else "s"
            if look := each.get(attribute):
                each.set(attribute, str(self._merge.cell(int(look))))
        for cell in markup.descendants(root, "c"):
            cell.set("s", str(self._merge.cell(int(cell.get("s", "0")))))

    def _texts(self, root: etree._Element) -> None:
        items, strings = self._strings(), self._contents.strings
        if strings is not None:
            strings.expect(len(items))
        shared: dict[str, str] = {}  # where a text stands here, by where it stood; "": nowhere
        for cell in markup.descendants(root, "c"):
            if cell.get("t") != "s":
                continue
            at = cell[-1].text or "0"
            if at not in shared:
                shared[at] = _shared(strings, items[int(at)])
            if shared[at]:
                cell[-1].text = shared[at]
            else:
                self._inline(cell, items[int(at)])

    def _strings(self) -> list[etree._Element]:
        part = self._donor.workbook.other("sharedStrings")
        if part is None:
            return []
        return list(markup.children(self._donor.package.tree(part), "si"))

    @staticmethod
    def _inline(cell: etree._Element, item: etree._Element) -> None:
        cell.remove(cell[-1])
        cell.set("t", "inlineStr")
        inline = etree.SubElement(cell, f"{{{markup.main_namespace(cell)}}}is")
        for each in item:
            inline.append(copy.deepcopy(each))

    def restore(self, kept: Kept) -> None:
        """Put what people typed back into the free zones, in the look of the new sheet."""
        if not kept:
            return
        sheet = self._contents.worksheet(self._listed_name())
        for (number, column), cell in sorted(kept.items()):
            row = sheet.rows.at(number)
            cells = sheet.rows.cells(row) if row else []
            new = next((each for each in cells if each.column == column), None)
            if new and not new.is_empty and cell.has_formula(b""):
                continue  # a formula of ours, newer than what it was
            look = new.style if new else cell.style
            sheet.put_cells(number, {column: _typed(number, cell, look)})
            sheet.cover(Range(number, column, number, column))

    def _listed_name(self) -> str:
        return self._old.name if self._old else self._source.name

    def list_sheet(self) -> None:
        """Add the sheet to the workbook's list, at the end, where it is new."""
        if self._old is not None:
            return
        workbook = self._contents.workbook
        box = markup.child(workbook.root, "sheets")
        if box is None:
            return
        relations = self._contents.package.relations(workbook.part)
        identifier = relations.add(f"{workbook.office}/worksheet", self.part)
        number = max((int(each.sheet_id or "0") for each in workbook.sheets), default=0) + 1
        made = etree.SubElement(box, f"{{{workbook.namespace}}}sheet")
        made.set("name", self._source.name)
        made.set("sheetId", str(number))
        if self._source.state != "visible":
            made.set("state", self._source.state)
        made.set(f"{{{workbook.office}}}id", identifier)
        add_title(self._contents.package, self._source.name)

    def names(self) -> None:
        """Define the names of the new sheet and of its workbook here too."""
        theirs = [each.name for each in self._donor.workbook.sheets].index(self._source.name)
        ours = [each.part for each in self._contents.workbook.sheets].index(self.part)
        local = False
        for each in defined_names.elements(self._donor.workbook):
            scope = each.get("localSheetId")
            if scope is not None and scope != str(theirs):
                continue
            name = each.get("name", "")
            local |= name == _FILTER
            defined_names.define(
                self._contents.workbook,
                name,
                each.text or "",
                sheet=ours if scope is not None else None,
                hidden=markup.truth(each.get("hidden")),
            )
        if not local:
            defined_names.undefine(self._contents.workbook, _FILTER, sheet=ours)


def _shared(strings: SharedStrings | None, item: etree._Element) -> str:
    """Return where the text of `item` stands among `strings`; "" for one with runs of its own."""
    if strings is None or len(item) != 1 or (text := markup.child(item, "t")) is None:
        return ""
    return str(strings.index(decode(text.text or "")))


def _typed(row: int, cell: Cell, look: int) -> bytes:
    style = f' s="{look}"' if look else ""
    head = f'<c r="{cell_name(row, cell.column)}"{style}'.encode()
    kind = b' t="' + cell.type + b'"' if cell.type != b"n" else b""
    return head + kind + b">" + cell.content + b"</c>"

"""Workbooks of every kind that people have: edited, and the rest of them byte for byte what it was.

Each kind is the same tracker, written otherwise or with more in it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime

import pytest
from test_workbook_graft import NAME, donor
from workbook_cases import changed, open_sheet, packed, parts, tracker

from suivi_tool.workbook.audit import audit
from suivi_tool.workbook.book import Workbook
from suivi_tool.workbook.graft_parts import strict_spelling
from suivi_tool.workbook.reading import read_rows

Parts = dict[str, bytes]
Kind = Callable[[Parts], Parts]

TYPES, BOOK, SHEET = "[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"
RELS, SHEET_RELS = "xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels"
STRINGS, STYLES, TABLE = "xl/sharedStrings.xml", "xl/styles.xml", "xl/tables/table1.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MEANT = {
    TYPES, BOOK, SHEET, RELS, STRINGS, STYLES, TABLE,
    "docProps/app.xml", "xl/worksheets/sheet2.xml", "xl/charts/chart1.xml",
}  # fmt: skip


def replaced(content: Parts, part: str, *pairs: tuple[bytes, bytes]) -> Parts:
    """Return the parts with each pair replaced in one of them."""
    for before, after in pairs:
        assert before in content[part], (part, before)
        content[part] = content[part].replace(before, after)
    return content


def related(content: Parts, owner: str, kind: str, part: str, data: bytes, type_: str) -> Parts:
    """Return the parts with one more, that `owner` uses ("" is the package)."""
    folder, _, name = owner.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels" if owner else "_rels/.rels"
    empty = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b"</Relationships>"
    )
    number = len(content) + 100
    made = f'<Relationship Id="rId{number}" Type="{kind}" Target="/{part}"/></Relationships>'
    content[rels] = content.get(rels, empty).replace(b"</Relationships>", made.encode())
    content[part] = data
    override = f'<Override PartName="/{part}" ContentType="{type_}"/></Types>'
    return replaced(content, TYPES, (b"</Types>", override.encode()))


def main_type(name: bytes) -> Kind:
    """Return the kind whose main part says that it is a template or holds macros."""
    return lambda content: replaced(content, TYPES, (MAIN_TYPE, b"application/vnd." + name))


def strict(content: Parts) -> Parts:
    return {name: strict_spelling(data) for name, data in content.items()}


def absolute(content: Parts) -> Parts:
    content = replaced(content, RELS, (b'Target="worksheets/', b'Target="/xl/worksheets/'))
    return replaced(content, SHEET_RELS, (b'Target="../', b'Target="/xl/'))


def odd_targets(content: Parts) -> Parts:
    content = replaced(content, RELS, (b'"worksheets/sheet1.xml"', b'".\\worksheets\\sheet1.xml"'))
    content = replaced(content, RELS, (b'"worksheets/sheet2', b'"../xl/./worksheets/sheet2'))
    return replaced(content, SHEET_RELS, (b"../tables/table1.xml", b"../tables/table%31.xml"))


def elsewhere(content: Parts) -> Parts:
    """Put the main part, and with it all others, into another folder."""
    moved = {name.replace("xl/", "Classeur/"): data for name, data in content.items()}
    for name in (TYPES, "_rels/.rels"):
        moved[name] = moved[name].replace(b"xl/", b"Classeur/")
    return moved


def typed_by_default(content: Parts) -> Parts:
    content[TYPES] = re.sub(rb'<Override PartName="/xl/workbook.xml"[^>]*>', b"", content[TYPES])
    before = b'<Default Extension="xml" ContentType="application/xml"/>'
    after = b'<Default Extension="xml" ContentType="' + MAIN_TYPE + b'"/>'
    return replaced(content, TYPES, (before, after))


def ignorable(content: Parts) -> Parts:
    root = (
        b'<worksheet xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        b'xmlns:xr="%s/spreadsheetml/2014/revision" xmlns:neuf="urn:neuf" '
        b'mc:Ignorable="xr neuf" xr:uid="{00000000-0001-0000-0000-000000000001}" '
    ) % MICROSOFT.encode()
    content = replaced(content, SHEET, (b"<worksheet ", root))
    return replaced(content, SHEET, (b'<row r="6"', b'<row r="6" neuf:couleur="bleu"'))


def prefixed(content: Parts) -> Parts:
    for name in (BOOK, SHEET, "xl/worksheets/sheet2.xml", STRINGS, STYLES, TABLE):
        head, mark, rest = content[name].partition(b"?>")
        rest = re.sub(rb"<(/?)(?![\w]+:|[?!/])", rb"<\1x:", rest)
        content[name] = head + mark + rest.replace(b" xmlns=", b" xmlns:x=")
    return content


def unnumbered(content: Parts) -> Parts:
    content[SHEET] = re.sub(rb'(<(?:row|c)) r="\w+"', rb"\1", content[SHEET])
    return content


def utf16(content: Parts) -> Parts:
    for name in (SHEET, STRINGS, BOOK):
        text = content[name].decode().replace("UTF-8", "UTF-16")
        content[name] = text.encode("utf-16")
    return content


def marked(content: Parts) -> Parts:
    return {name: b"\xef\xbb\xbf" + data if name.endswith(".xml") else data
            for name, data in content.items()}  # fmt: skip


def commented(content: Parts) -> Parts:
    return replaced(content, SHEET, (b"<sheetData>", b"<!-- fait main --><sheetData>"))


def rich(content: Parts) -> Parts:
    """Let a heading be rich text with its pronunciation, a text keep its blanks."""
    reading = (
        b'<si><r><rPr><b/></rPr><t xml:space="preserve">N </t></r><r><t>\xc2\xb0</t></r>'
        b'<rPh sb="0" eb="1"><t>numero</t></rPh><phoneticPr fontId="1"/></si>'
    )
    content = replaced(content, STRINGS, ("<si><t>N°</t></si>".encode(), reading))
    content = replaced(
        content,
        STRINGS,
        (b"<t>A2</t>", b'<t xml:space="preserve"> A2\n</t>'),
        (b"<t>A3<", b"<t>A_x000D_3<"),
    )
    name = "N °".encode()
    return replaced(content, TABLE, ('name="N°"'.encode(), b'name="' + name + b'"'))


def no_strings(content: Parts) -> Parts:
    texts = re.findall(rb"<si><t[^>]*>(.*?)</t></si>", content.pop(STRINGS))
    for name in (SHEET, "xl/worksheets/sheet2.xml"):
        content[name] = re.sub(
            rb't="s"><v>(\d+)</v>',
            lambda match: b't="inlineStr"><is><t>%s</t></is>' % texts[int(match[1])],
            content[name],
        )
    content[TYPES] = re.sub(rb"<Override[^>]*sharedStrings[^>]*>", b"", content[TYPES])
    content[RELS] = re.sub(rb"<Relationship [^>]*sharedStrings[^>]*>", b"", content[RELS])
    return content


def threaded(content: Parts) -> Parts:
    thread = (
        b'<ThreadedComments xmlns="%s/spreadsheetml/2018/threadedcomments"><threadedComment '
        b'ref="A6" personId="{P}" id="{T}"><text>Vu ?</text></threadedComment></ThreadedComments>'
    ) % MICROSOFT.encode()
    kind = f"{MICROSOFT}/2017/10/relationships/"
    content = related(
        content, SHEET, kind + "threadedComment", "xl/threadedComments/threadedComment1.xml",
        thread, "application/vnd.ms-excel.threadedcomments+xml",
    )  # fmt: skip
    return related(
        content, BOOK, kind + "person", "xl/persons/person.xml",
        b'<personList xmlns="urn:p"/>', "application/vnd.ms-excel.person+xml",
    )  # fmt: skip


def with_slicer(content: Parts) -> Parts:
    x14 = f"{MICROSOFT}/spreadsheetml/2009/9/main"
    cache = f'<slicerCacheDefinition xmlns="{x14}" name="Segment_N" sourceName="N°"/>'
    content = related(
        content, BOOK, f"{MICROSOFT}/2007/relationships/slicerCache",
        "xl/slicerCaches/slicerCache1.xml", cache.encode(),
        "application/vnd.ms-excel.slicerCache+xml",
    )  # fmt: skip
    names = b'<definedNames><definedName name="Segment_N">#N/A</definedName>'
    content = replaced(content, BOOK, (b"<definedNames>", names))
    return related(
        content, SHEET, f"{MICROSOFT}/2007/relationships/slicer", "xl/slicers/slicer1.xml",
        f'<slicers xmlns="{x14}"/>'.encode(), "application/vnd.ms-excel.slicer+xml",
    )  # fmt: skip


def with_controls(content: Parts) -> Parts:
    content = related(
        content, SHEET, f"{OFFICE}/ctrlProp", "xl/ctrlProps/ctrlProp1.xml",
        b'<formControlPr xmlns="urn:c" objectType="Button"/>',
        "application/vnd.ms-excel.controlproperties+xml",
    )  # fmt: skip
    return related(
        content, SHEET, f"{OFFICE}/oleObject", "xl/embeddings/oleObject1.bin",
        b"\xd0\xcf\x11\xe0 OLE", "application/vnd.openxmlformats-officedocument.oleObject",
    )  # fmt: skip


def with_external_link(content: Parts) -> Parts:
    content = related(
        content, BOOK, f"{OFFICE}/externalLink", "xl/externalLinks/externalLink1.xml",
        b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
        b'"%s"><externalBook r:id="rId1"/></externalLink>' % OFFICE.encode(),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml",
    )  # fmt: skip
    content["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="%s/externalLinkPath" Target="Autre.xlsx" '
        b'TargetMode="External"/></Relationships>'
    ) % OFFICE.encode()
    formula = (b"COUNTIF(Suivi!", b"SUM([1]Suivi!$B$2:$B$6)+COUNTIF(Suivi!")
    content = replaced(content, "xl/worksheets/sheet2.xml", formula)
    number = re.findall(rb'Id="(rId\d+)" Type="[^"]*externalLink"', content[RELS])[0]
    links = b'<externalReferences><externalReference r:id="%s"/></externalReferences>' % number
    return replaced(content, BOOK, (b"</sheets>", b"</sheets>" + links))


def with_custom_xml(content: Parts) -> Parts:
    return related(
        content, BOOK, f"{OFFICE}/customXml", "customXml/item1.xml",
        b"<dossier a='1'>\r\n</dossier>", "application/xml",
    )  # fmt: skip


def with_printer(content: Parts) -> Parts:
    content = related(
        content, SHEET, f"{OFFICE}/printerSettings", "xl/printerSettings/printerSettings1.bin",
        b"\0\1\2imprimante",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
    )  # fmt: skip
    number = re.findall(rb'Id="(rId\d+)" Type="[^"]*printerSettings"', content[SHEET_RELS])[0]
    page = b'<pageSetup paperSize="9" orientation="landscape" r:id="%s"/><drawing ' % number
    return replaced(content, SHEET, (b"<drawing ", page))


def very_hidden(content: Parts) -> Parts:
    hidden = (b'<sheet name="Bilan"', b'<sheet state="veryHidden" name="Bilan"')
    return replaced(content, BOOK, hidden)


def unknown(content: Parts) -> Parts:
    """Add what no program of today knows, of several sizes and names."""
    content["xl/avenir/Nouveauté 1.bin"] = bytes(range(256)) * 300
    content["docProps/thumbnail.jpeg"] = b"\xff\xd8\xff"
    types = b'<Default Extension="bin" ContentType="application/octet-stream"/>'
    types += b'<Default Extension="jpeg" ContentType="image/jpeg"/></Types>'
    return replaced(content, TYPES, (b"</Types>", types))


KINDS: Mapping[str, Kind] = {
    "xlsm": main_type(b"ms-excel.sheet.macroEnabled.main+xml"),
    "xltx": main_type(b"openxmlformats-officedocument.spreadsheetml.template.main+xml"),
    "xltm": main_type(b"ms-excel.template.macroEnabled.main+xml"),
    **{
        kind.__name__: kind
        for kind in (
            strict, absolute, odd_targets, elsewhere, typed_by_default, ignorable, prefixed,
            unnumbered, utf16, marked, commented, rich, no_strings, threaded, with_slicer,
            with_controls, with_external_link, with_custom_xml, with_printer, very_hidden, unknown,
        )
    },
}  # fmt: skip

BEYOND_OPENPYXL = {"elsewhere", "strict", "utf16", "odd_targets"}


def edited(data: bytes, *, date1904: bool = False) -> bytes:
    """Do all that can be done with a workbook, in one save."""
    book = Workbook(data)
    book.append_rows("Suivi", [{1: " A6", 2: 6, 3: date(2026, 5, 15)}], after=6, table="Registre")
    book.set_cells("Suivi", {(2, 2): 20, (3, 2): None})
    book.add_columns("Suivi", ["Vu"], header_row=1, last_row=7, after=4, table="Registre")
    book.put_sheet(donor(1, 5, date1904=date1904), NAME)
    book.put_sheet(donor(2, 5, date1904=date1904), NAME)
    book.define_name("Vu", "Suivi!$E$2:$E$7")
    return book.save()


def check(before: bytes, after: bytes, *, sheet: str = SHEET) -> None:
    """Compare all of the outcome."""
    assert set(audit(after)) <= set(audit(before))
    new = {name for name in parts(after) if name not in parts(before)}
    kept = {name for name in parts(before) if name not in MEANT}
    folder = sheet.partition("/")[0]
    meant = {name.replace("xl/", f"{folder}/") for name in MEANT}
    assert changed(before, after) - new <= meant, "a part changed that nobody meant to change"
    assert kept <= parts(after).keys()
    rows = read_rows(after, "Suivi")
    assert rows[6][:3] == [" A6", 6, date(2026, 5, 15)]
    assert [rows[1][1], rows[2][1], rows[0][4]] == [20, None, "Vu"]
    assert read_rows(after, NAME)[1][:2] == ["APP-1", 2]
    assert {row[0] for row in rows[1:7]} >= {"A1", "A4", "A5"}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_edited_and_the_rest_is_what_it_was(kind: str) -> None:
    before = packed(KINDS[kind](parts(tracker())))
    after = edited(before)
    check(before, after, sheet="Classeur/" if kind == "elsewhere" else SHEET)
    if kind not in BEYOND_OPENPYXL:
        seen = open_sheet(after, "Suivi")
        assert (seen["B7"].value, seen["C7"].value) == (6, datetime(2026, 5, 15))  # noqa: DTZ001
        assert seen.tables["Registre"].ref == "A1:E7"
    assert (MAIN_TYPE in parts(after)[TYPES]) == (MAIN_TYPE in parts(before)[TYPES])
    once = Workbook(after)
    once.put_sheet(donor(2, 5), NAME)
    assert once.save() == after


def test_dates_of_1904() -> None:
    before = tracker(date1904=True)
    check(before, edited(before, date1904=True))


def test_what_was_written_into_a_pipe_or_for_large_files() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

        def seek(self, *_: int) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts(tracker()).items():
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as entry:
                entry.write(data)
    before = pipe.getvalue()
    assert b"PK\7\10" in before
    check(before, edited(before))


def test_every_attribute_and_element_that_nobody_knows_stays() -> None:
    before = packed(ignorable(parts(tracker())))
    sheet = parts(edited(before))[SHEET]
    for kept in (b'mc:Ignorable="xr neuf"', b"xr:uid=", b'neuf:couleur="bleu"', b'xmlns:neuf="'):
        assert kept in sheet


def test_rich_text_and_its_pronunciation_stay_in_their_place() -> None:
    before = packed(rich(parts(tracker())))
    after = parts(edited(before))[STRINGS]
    assert b'<rPh sb="0" eb="1"><t>numero</t></rPh><phoneticPr fontId="1"/></si>' in after
    assert b'<t xml:space="preserve"> A2\n</t>' in after
    assert b"A_x000D_3" in after
    assert read_rows(edited(before), "Suivi")[0][0] == "N °"

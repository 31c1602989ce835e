"""A VBA project ([MS-OVBA]) made from the source of its modules, without compiled code.

Excel compiles it when it opens the file, as it does for projects of another version.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from sample_workbooks import compound_file

# The identifier and the three protected values are those of the example in [MS-OVBA] 3.1.1.
PROJECT = """ID="{{917DED54-440B-4FD1-A5C1-74ACF261E600}}"
{modules}
Name="VBAProject"
HelpContextID="0"
VersionCompatible32="393222000"
CMG="0705D8E3D8EDDBF1DBF1DBF1DBF1"
DPB="0E0CD1ECDFF4E7F5E7F5E7"
GC="1517CAF1D6F9D7F9D706"

[Host Extender Info]
&H00000001={{3832D640-CF90-11CF-8E43-00A0C911005A}};VBE;&H00000000
"""
DOCUMENT = (
    'Attribute VB_Name = "{name}"\n'
    'Attribute VB_Base = "0{{{base}}}"\n'
    "Attribute VB_GlobalNameSpace = False\nAttribute VB_Creatable = False\n"
    "Attribute VB_PredeclaredId = True\nAttribute VB_Exposed = True\n"
    "Attribute VB_TemplateDerived = False\nAttribute VB_Customizable = True\n"
)
WORKBOOK = "00020819-0000-0000-C000-000000000046"
SHEET = "00020820-0000-0000-C000-000000000046"
OLE = (
    "*\\G{00020430-0000-0000-C000-000000000046}#2.0#0#"
    "C:\\Windows\\System32\\stdole2.tlb#OLE Automation"
)


def project(documents: Mapping[str, str], modules: Mapping[str, str]) -> bytes:
    """Return vbaProject.bin: the code of documents (workbook first, sheets) and of modules."""
    sources = {
        name: DOCUMENT.format(name=name, base=SHEET if index else WORKBOOK) + code
        for index, (name, code) in enumerate(documents.items())
    }
    sources |= {name: f'Attribute VB_Name = "{name}"\n{code}' for name, code in modules.items()}
    lines = [f"Document={name}/&H00000000" for name in documents]
    lines += [f"Module={name}" for name in modules]
    text = PROJECT.format(modules="\n".join(lines))
    names = b"".join(
        name.encode("cp1252") + b"\0" + name.encode("utf-16-le") + b"\0\0" for name in sources
    )
    streams: dict[str, bytes] = {name: compressed(_lines(code)) for name, code in sources.items()}
    streams["dir"] = compressed(_directory(documents, modules))
    streams["_VBA_PROJECT"] = b"\xcc\x61\xff\xff\0\0\0"
    return compound_file.write(
        {"PROJECT": _lines(text), "PROJECTwm": names + b"\0\0", "VBA": streams}
    )


def _lines(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("cp1252")


def compressed(data: bytes) -> bytes:
    """Return a container of [MS-OVBA] 2.4.1 whose chunks hold nothing but literals."""
    out = b"\1"
    for start in range(0, len(data), 3600):
        piece = data[start : start + 3600]
        tokens = b"".join(b"\0" + piece[at : at + 8] for at in range(0, len(piece), 8))
        out += struct.pack("<H", 0xB000 | (len(tokens) - 1)) + tokens
    return out


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HI", kind, len(data)) + data


def _text(kind: int, wide: int, text: str) -> bytes:
    return _record(kind, text.encode("cp1252")) + _record(wide, text.encode("utf-16-le"))


def _directory(documents: Mapping[str, str], modules: Mapping[str, str]) -> bytes:
    def number(value: int) -> bytes:
        return struct.pack("<I", value)

    out = _record(0x01, number(1)) + _record(0x02, number(0x409)) + _record(0x14, number(0x409))
    out += _record(0x03, struct.pack("<H", 1252)) + _record(0x04, b"VBAProject")
    out += _text(0x05, 0x40, "") + _record(0x06) + _record(0x3D)
    out += _record(0x07, number(0)) + _record(0x08, number(0))
    out += struct.pack("<HIIH", 0x09, 4, 1, 1) + _text(0x0C, 0x3C, "")
    library = OLE.encode("cp1252")
    out += _text(0x16, 0x3E, "stdole")
    out += _record(0x0D, number(len(library)) + library + b"\0" * 6)
    out += _record(0x0F, struct.pack("<H", len(documents) + len(modules)))
    out += _record(0x13, b"\xff\xff")
    for name in [*documents, *modules]:
        out += _text(0x19, 0x47, name) + _text(0x1A, 0x32, name) + _text(0x1C, 0x48, "")
        out += _record(0x31, number(0)) + _record(0x1E, number(0)) + _record(0x2C, b"\xff\xff")
        out += _record(0x21 if name in modules else 0x22) + _record(0x2B)
    return out + _record(0x10)

"""The programs that append one row of 20 cells to `src` and save it as `dst`, one a candidate."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

ROW = "{c: f'texte {c}' if c % 2 else 1.5 * c for c in range(1, 21)}"

DEFLATE = """
try:
    from isal import isal_zlib as deflate
    level = 2
except ImportError:  # as in our environment: what a user has
    import zlib as deflate
    level = 1
"""
FLOOR = (
    DEFLATE
    + """import struct, zipfile
data = open(src, 'rb').read()
out, directory, at = [], [], 0
with zipfile.ZipFile(src) as opened:
    for entry in opened.infolist():
        start = entry.header_offset + 30 + sum(struct.unpack(
            '<HH', data[entry.header_offset + 26:entry.header_offset + 30]))
        packed = memoryview(data)[start:start + entry.compress_size]
        crc, size = entry.CRC, entry.file_size
        if entry.filename == 'xl/worksheets/sheet1.xml':
            plain = deflate.decompressobj(-15).decompress(packed, size)
            squeeze = deflate.compressobj(level, 8, -15)
            packed = squeeze.compress(plain) + squeeze.flush()
            crc = deflate.crc32(plain)
        name = entry.filename.encode()
        common = 20, 0, entry.compress_type, 0, 33, crc, len(packed), size, len(name), 0
        out += [struct.pack('<4s5H3I2H', b'PK\\3\\4', *common), name, packed]
        directory += [struct.pack('<4s6H3I5H2I', b'PK\\1\\2', 20, *common, 0, 0, 0, 0, at), name]
        at += 30 + len(name) + len(packed)
count, length = len(directory) // 2, sum(map(len, directory))
end = struct.pack('<4s4H2IH', b'PK\\5\\6', 0, 0, count, count, length, at, 0)
open(dst, 'wb').write(b''.join([*out, *directory, end]))
"""
)
COPY = (
    DEFLATE
    + """import zipfile
zipfile.zlib = deflate
zipfile.crc32 = deflate.crc32
zipfile._get_compressor = lambda *_: deflate.compressobj(level, 8, -15)
with zipfile.ZipFile(src) as old, zipfile.ZipFile(dst, 'w', zipfile.ZIP_DEFLATED) as new:
    for entry in old.infolist():
        new.writestr(entry, old.read(entry))
"""
)
OURS = f"""
from suivi_tool.workbook.book import Workbook
book = Workbook(open(src, 'rb').read())
row = book.last_row('Suivi')
book.append_rows('Suivi', [{ROW}], after=row, table='Registre')
open(dst, 'wb').write(book.save())
"""
OPENPYXL = f"""
import openpyxl
book = openpyxl.load_workbook(src)
sheet = book['Suivi']
sheet.append({ROW})
sheet.tables['Registre'].ref = f'A1:T{{sheet.max_row}}'
book.save(dst)
"""
WOLFXL = OPENPYXL.replace("openpyxl", "wolfxl").replace(f"({ROW})", f"(list({ROW}.values()))")
EXCELIZE = f"""
import excelize
book = excelize.open_file(src)
row = int(book.get_sheet_dimension('Suivi').rpartition('T')[2]) + 1
for c, value in {ROW}.items():
    book.set_cell_value('Suivi', excelize.coordinates_to_cell_name(c, row, False), value)
book.save_as(dst)
"""
BASIC = """Sub AppendRow(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  sheet = document.Sheets.getByName("Suivi")
  cursor = sheet.createCursor()
  cursor.gotoEndOfUsedArea(False)
  row = cursor.RangeAddress.EndRow + 1
  For column = 1 To 20
    cell = sheet.getCellByPosition(column - 1, row)
    If column Mod 2 = 1 Then cell.String = "texte " & column Else cell.Value = 1.5 * column
  Next
  If document.DatabaseRanges.hasByName("Registre") Then
    area = document.DatabaseRanges.getByName("Registre").DataArea
    area.EndRow = row
    document.DatabaseRanges.getByName("Registre").DataArea = area
  End If
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "Calc MS Excel 2007 XML"
  document.storeToURL(target, kind())
  document.close(True)
  StarDesktop.terminate()
End Sub"""
_LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"'
_BASIC_FILES = {
    "script.xlb": f'<library:library {_LIBRARY} library:name="Standard" '
    'library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Append"/></library:library>',
    "Append.xba": '<script:module xmlns:script="http://openoffice.org/2000/script" '
    f'script:name="Append" script:language="StarBasic">{escape(BASIC)}</script:module>',
}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True)
class Candidate:
    """Who appends: its name, the command for (source, target), whether a row is really added."""

    name: str
    command: Callable[[Path, Path], list[str]]
    appends: bool = True


def script(
    name: str, code: str, python: str = sys.executable, *, appends: bool = True
) -> Candidate:
    """Return the candidate that is a program in Python."""

    def command(source: Path, target: Path) -> list[str]:
        return [python, "-c", f"src, dst = {str(source)!r}, {str(target)!r}\n{code}"]

    return Candidate(name, command, appends)


def libreoffice(profile: Path) -> Candidate | None:
    """Return LibreOffice with a macro of its own that appends and stores; None where absent."""
    program = shutil.which("soffice")
    if program is None:
        return None
    inner = Path(program).with_suffix(".bin")  # on Windows the program itself, not its starter
    program = str(inner) if sys.platform == "win32" and inner.is_file() else program
    own = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
    subprocess.run([program, *own, "--terminate_after_init"], check=True, capture_output=True)
    library = profile / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    for name, content in _BASIC_FILES.items():
        (library / name).write_text(_DECLARATION + content, "utf-8")

    def command(source: Path, target: Path) -> list[str]:
        macro = f'macro:///Standard.Append.AppendRow("{source.as_uri()}","{target.as_uri()}")'
        return [program, *own, macro]

    return Candidate("LibreOffice", command)

"""Time and memory of appending one row to a table of 20 columns, as a whole process, side by side.

    python benchmarks/workbook_append.py [--rows 1000 10000 100000] [--runs 3] [--peers PYTHON]

Against openpyxl, excelize, wolfxl (where installed, also in another Python given with --peers) and
the floor: the package copied, that one sheet inflated and deflated with the same library. Strings
shared and inline; and with 50 MB of other sheets, which must add no more than their copying.
`--read` measures reading a register as rows of values against calamine.
"""

# ruff: noqa: PLC0415
from __future__ import annotations

import argparse
import io
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = 20

OURS = """
from suivi_tool.workbook.book import Workbook
book = Workbook(open(src, 'rb').read())
row = book.last_row('Suivi')
book.append_rows('Suivi', [{c: f'texte {c}' if c % 2 else 1.5 * c for c in range(1, 21)}],
                 after=row, table='Registre')
open(dst, 'wb').write(book.save())
"""
OPENPYXL = """
import openpyxl
book = openpyxl.load_workbook(src)
sheet = book['Suivi']
sheet.append([f'texte {c}' if c % 2 else 1.5 * c for c in range(1, 21)])
sheet.tables['Registre'].ref = f'A1:T{sheet.max_row}'
book.save(dst)
"""
WOLFXL = OPENPYXL.replace("openpyxl", "wolfxl")
EXCELIZE = """
import excelize
book = excelize.open_file(src)
rows = ROWS + 2
for c in range(1, 21):
    cell = excelize.coordinates_to_cell_name(c, rows, False)
    book.set_cell_value('Suivi', cell, f'texte {c}' if c % 2 else 1.5 * c)
book.save_as(dst)
"""
FLOOR = """
import zipfile, struct, sys
from isal import isal_zlib
data = open(src, 'rb').read()
out = []
with zipfile.ZipFile(src) as opened:
    for entry in opened.infolist():
        start = entry.header_offset + 30 + sum(struct.unpack(
            '<HH', data[entry.header_offset + 26:entry.header_offset + 30]))
        packed = memoryview(data)[start:start + entry.compress_size]
        if entry.filename == 'xl/worksheets/sheet1.xml':
            plain = isal_zlib.decompressobj(-15).decompress(packed, entry.file_size)
            squeeze = isal_zlib.compressobj(2, 8, -15)
            packed = squeeze.compress(plain) + squeeze.flush()
            isal_zlib.crc32(plain)
        out.append(packed)
open(dst, 'wb').write(b''.join(out))
"""
BUILD = "from benchmarks.workbook_append import build"
READ = """
from suivi_tool.workbook.reading import read_rows
rows = read_rows(open(src, 'rb').read(), 'Suivi')
heads = rows[0]
records = [dict(zip(heads, row)) for row in rows[1:]] if DICTS else rows
"""
CALAMINE = """
from python_calamine import CalamineWorkbook
rows = CalamineWorkbook.from_path(src).get_sheet_by_name('Suivi').to_python()
"""


def build(rows: int, *, inline: bool, others: int = 0) -> bytes:
    """Return a workbook with a table of `rows` rows, and `others` MB of other sheets."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "constant_memory": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet("Suivi")
        for row in range(1, rows + 1):
            for column in range(COLUMNS):
                if column % 2:
                    sheet.write_number(row, column, row * 1.25 + column)
                else:
                    sheet.write_string(row, column, f"texte {row % 5000} {column}")
        columns = [{"header": f"Colonne {number}"} for number in range(1, COLUMNS + 1)]
        sheet.add_table(0, 0, rows, COLUMNS - 1, {"name": "Registre", "columns": columns})
        for number in range(others // 10):
            other = book.add_worksheet(f"Autre {number}")
            for row in range(12_000):
                for column in range(COLUMNS):
                    other.write_number(row, column, row * 1.25 + column)
    data = buffer.getvalue()
    return _inlined(data) if inline else data


def _inlined(data: bytes) -> bytes:
    """Return the workbook with the texts of its first sheet inline."""
    import re

    from suivi_tool.workbook.audit_strings import texts
    from suivi_tool.workbook.package import Package

    package = Package(data)
    known = [t.encode() for t in texts(package.tree("xl/sharedStrings.xml"))]
    raw = package.read("xl/worksheets/sheet1.xml")
    raw = re.sub(
        rb' t="s"><v>(\d+)</v>',
        lambda match: b' t="inlineStr"><is><t>%s</t></is>' % known[int(match[1])],
        raw,
    )
    package.write("xl/worksheets/sheet1.xml", raw)
    package.drop("xl/sharedStrings.xml")
    relations = package.relations("xl/workbook.xml")
    for each in relations.of_kind("sharedStrings"):
        relations.remove(each.id)
    return package.save()


def measure(python: str, code: str, source: Path, target: Path, runs: int) -> tuple[float, float]:
    """Return (median seconds of processor, peak MB) of a process that runs `code`."""
    times, peaks = [], []
    script = f"src, dst = {str(source)!r}, {str(target)!r}\n{code}"
    for _ in range(runs):
        process = subprocess.Popen(
            [python, "-c", script], env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.PIPE,
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        times.append(usage.ru_utime + usage.ru_stime)
        if status:
            error = process.stderr.read().decode() if process.stderr else ""
            raise RuntimeError(error.strip().splitlines()[-1:])
        peaks.append(usage.ru_maxrss / 1024)
    return statistics.median(times), max(peaks)


def compare(candidates: dict[str, tuple[str, str]], source: Path, target: Path, runs: int) -> None:
    """Print one line a candidate."""
    floor = 0.0
    for name, (python, code) in candidates.items():
        try:
            seconds, peak = measure(python, code, source, target, runs)
        except (RuntimeError, OSError) as error:
            print(f"  {name:10} not measured: {error}")
            continue
        floor = floor or seconds
        print(
            f"  {name:10} {seconds:7.2f} s {peak:6.0f} MB  x{seconds / floor:5.1f} floor",
            flush=True,
        )


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", nargs="+", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", default=sys.executable, help="Python with excelize, wolfxl")
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--slow", action="store_true", help="the slow peers too")
    options = parser.parse_args()
    here = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        for rows in options.rows:
            for inline, others in ((False, 0), (True, 0), (False, 50)):
                source, target = Path(folder, "in.xlsx"), Path(folder, "out.xlsx")
                made = f"build({rows}, inline={inline}, others={others})"
                subprocess.run(  # apart, for the peak of what follows not to be that of this
                    [here, "-c", f"{BUILD}\nopen({str(source)!r}, 'wb').write({made})"],
                    env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True,
                )  # fmt: skip
                what = "inline" if inline else "shared"
                print(f"{rows} rows, strings {what}, {others} MB of other sheets:", flush=True)
                candidates = {"floor": (here, FLOOR), "ours": (here, OURS)}
                if options.slow and not others:
                    candidates["openpyxl"] = (here, OPENPYXL)
                    candidates["wolfxl"] = (options.peers, WOLFXL)
                    candidates["excelize"] = (options.peers, EXCELIZE.replace("ROWS", str(rows)))
                compare(candidates, source, target, options.runs)
                if options.read and not others:
                    compare(
                        {
                            "calamine": (here, CALAMINE),
                            "read_rows": (here, READ.replace("DICTS", "0")),
                        },
                        source, target, options.runs,
                    )  # fmt: skip


if __name__ == "__main__":
    main()

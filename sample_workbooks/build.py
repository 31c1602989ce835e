"""Build the sample trackers: `python -m sample_workbooks.build [FOLDER]`.

A sample is a module with `build() -> bytes`, named in `SAMPLES`. The same script gives the same
bytes twice; the tests build them again and compare with the files kept here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from sample_workbooks import clean, dirty, lived, locked, macros, pivoted, single_sheet

SAMPLES: dict[str, Callable[[], bytes]] = {
    "1-deux-feuilles.xlsx": clean.build,
    "2-vecu.xlsx": lived.build,
    "3-feuille-unique.xlsx": single_sheet.build,
    "4-croises.xlsx": pivoted.build,
    "5-macros.xlsm": macros.build,
    "6-desordre.xlsx": dirty.build,
    "7-verrouille.xlsx": locked.build,
}


def main() -> None:
    """Write every sample into the folder given, else beside this script."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, build in SAMPLES.items():
        (folder / name).write_bytes(build())
        print(folder / name)


if __name__ == "__main__":
    main()

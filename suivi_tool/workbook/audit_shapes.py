"""The shape of a formula: what it says but for its figures.

A formula that is carried down a column changes from row to row in its row numbers alone, and is
sound in each row where it is in one. What names something keeps its figures: a sheet, a table and
its columns, a function, another workbook.
"""

from __future__ import annotations

import re

_ZEROS = bytes.maketrans(b"123456789", b"000000000")
_NAME = re.compile(
    r""""(?:[^"]|"")*"
    |('(?:[^']|'')*'
      |\[(?:[^\[\]]|\[[^\[\]]*\])*\]
      |(?<![\w.:\\])[\w.:\\]++(?=[!(\["]))""",
    re.VERBOSE,
)


def shape(formula: str) -> tuple[bytes | str, ...]:
    """Return a formula with 0 for each figure, then what stands in it as a name."""
    return formula.encode().translate(_ZEROS), *_NAME.findall(formula)

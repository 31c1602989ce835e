"""Two hundred random hand edits of a fiche, then an update.

`python -m benchmarks.documents_hand_edits` tells how many texts typed by hand were lost, and how
many second updates were not byte-identical.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hand_edits import LATER, WRITTEN, every_word, hand_edited  # noqa: E402

from benchmarks.results import Row, page, write  # noqa: E402
from suivi_tool.documents.update import update  # noqa: E402

COMMAND = "python -m benchmarks.documents_hand_edits"
COUNT = 200


def trial(number: int) -> Counter[str]:
    """Return what became of the texts typed into as many fiches."""
    found: Counter[str] = Counter()
    for seed in range(number):
        document, tokens, _ = hand_edited(seed)
        first = update(document, LATER, WRITTEN)
        said = every_word(first.document)
        found["typed"] += len(tokens)
        found["lost"] += sum(token not in said for token in tokens)
        found["conflicts"] += len(first.conflicts) + len(first.typed)
        second = update(first.document, LATER, first.written)
        found["different"] += second.document != first.document
    return found


def main() -> int:
    """Run the trial; return 1 where anything was lost."""
    found = trial(COUNT)
    lost, different = found["lost"], found["different"]
    rows = [
        Row("fiches edited by hand", COUNT),
        Row("texts typed", found["typed"]),
        Row("of these told as a conflict, and kept", found["conflicts"]),
        Row("texts lost", lost, "", "0", not lost),
        Row("second updates not byte-identical", different, "", "0", not different),
    ]
    print(page(write("hand_edits", "Fiches that people typed into", COMMAND, rows)))
    return 1 if lost or different else 0


if __name__ == "__main__":
    sys.exit(main())

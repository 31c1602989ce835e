"""Two hundred random hand edits of a fiche, then an update.

`python benchmarks/documents_hand_edits.py` prints how many texts typed by hand were lost, and how
many second updates were not byte-identical.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from hand_edits import LATER, WRITTEN, every_word, hand_edited  # noqa: E402

from suivi_tool.documents.update import update  # noqa: E402

COUNT = 200


def main() -> int:
    """Run the trial; return 1 where anything was lost."""
    words = lost = different = conflicts = 0
    for seed in range(COUNT):
        document, tokens, _ = hand_edited(seed)
        first = update(document, LATER, WRITTEN)
        said = every_word(first.document)
        words += len(tokens)
        lost += sum(token not in said for token in tokens)
        conflicts += len(first.conflicts) + len(first.typed)
        second = update(first.document, LATER, first.written)
        different += second.document != first.document
    print(f"{COUNT} hand-edited fiches, {words} texts typed, {conflicts} kept and reported")
    print(f"human text lost: {lost}; second update not byte-identical: {different}")
    return 1 if lost or different else 0


if __name__ == "__main__":
    sys.exit(main())

"""Every measurement and trial of the project, by the name of its result."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Trial:
    """One program of this folder.

    `command` is what follows `python -m`; with `--minutes M` behind it, it stops after M minutes.
    `share` is its part of a slice's minutes, `quick` what it takes in a slice instead of minutes.
    """

    name: str
    command: tuple[str, ...]
    share: float = 0.0
    quick: tuple[str, ...] = ()

    def in_a_slice(self, minutes: float) -> tuple[str, ...]:
        """Return the command of a slice of `minutes` in all, empty where it has no part in it."""
        if self.share:
            return *self.command[:1], "--minutes", f"{self.share * minutes:.3g}"
        return (*self.command, *self.quick) if self.quick else ()


TRIALS: tuple[Trial, ...] = (
    Trial("start", ("benchmarks.start",)),
    Trial("workbook", ("benchmarks.workbook_append",)),
    Trial("workbook_corpus", ("benchmarks.workbook_corpus", "--opened", "100"), share=0.56),
    Trial("workbook_fuzz", ("benchmarks.workbook_fuzz",), share=0.18),
    Trial("dates", ("benchmarks.dates_rules",)),
    Trial("dates_libreoffice", ("benchmarks.dates_libreoffice",)),
    Trial("documents", ("benchmarks.documents_forms",)),
    Trial("hand_edits", ("benchmarks.documents_hand_edits",)),
    Trial("refresh", ("benchmarks.refresh",)),
    Trial("three_ways", ("benchmarks.three_ways",), share=0.2),
    Trial("window", ("benchmarks.window_start",)),
    Trial("trust", ("benchmarks.trust",), quick=("--rapide",)),
    Trial("trust_fuzz", ("benchmarks.trust_fuzz",), quick=("--count", "40")),
    Trial("house", ("benchmarks.house",)),
)

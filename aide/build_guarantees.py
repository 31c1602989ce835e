"""Write the figures of « Ce que l’outil garantit » from the last measurements.

    python aide/build_guarantees.py

A line whose measurement has left no result stays as it is. A test fails where the page says another
figure than `benchmarks/results`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from build_reference import typeset  # noqa: E402

from benchmarks.results import FOLDER, Row, read  # noqa: E402

PAGE = Path(__file__).with_name("7-garanties.md")
SAME = "la même"
Rows = Mapping[str, Row]
Told = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """One trial of the page: the result it is told from, its words, how to do it again."""

    result: str
    told: Callable[[Rows], Told]
    again: str = SAME


def count(rows: Rows, name: str) -> int:
    """Return a figure that is a count. Raises: KeyError, ValueError."""
    return int(rows[name].value)


def numbers(rows: Rows, start: str) -> Iterator[list[int]]:
    """Yield the numbers in the words of each row whose name begins with `start`."""
    for name, row in rows.items():
        if name.startswith(start):
            yield numbers_in(row)


def numbers_in(row: Row) -> list[int]:
    """Return the whole numbers in the words of a row."""
    return [int(digits) for digits in re.findall(r"\d+", str(row.value))]


def none(number: int, nothing: str, otherwise: str) -> str:
    """Return `nothing` for 0, else what was found: the page never hides it."""
    return nothing if not number else f"**{in_french(number)} {otherwise}**"


def in_french(number: int) -> str:
    """Return a count with its thousands apart."""
    return f"{number:,}".replace(",", "\u00a0")


def _corpus(rows: Rows) -> Told:
    every = count(rows, "workbooks that nobody here made")
    edited = count(rows, "edited, proved element by element, read back by three readers")
    asked = count(rows, "refused as asked for (protected, signed, shared, encrypted)")
    refused = count(rows, "refused otherwise")
    lost = count(rows, "with anything lost, changed or new in the audit")
    what = (
        f"{in_french(every)} classeurs d’autrui : une ligne ajoutée, une cellule changée, une "
        "feuille greffée, puis comparaison élément par élément et relecture par trois lecteurs"
    )
    said = (
        f"{in_french(edited)} complétés ; {none(lost, 'rien de perdu', 'avec un défaut')} ; "
        f"{asked} refusés parce que protégés, signés ou partagés, {refused} pour une autre raison"
    )
    return what, said


def _spoilt(rows: Rows) -> Told:
    what = (
        f"{in_french(count(rows, 'packages spoilt'))} classeurs abîmés exprès (octets retournés, "
        "parties retirées, archives piégées)"
    )
    wrong = none(count(rows, "anything else"), "aucun autre résultat", "autres résultats")
    seconds, memory = rows["longest of one"].value, rows["memory, most"].value
    said = (
        f"{in_french(count(rows, 'edited, with no new fault'))} complétés correctement, "
        f"{in_french(count(rows, 'refused with a sentence'))} refusés avec une phrase, {wrong} ; "
        f"au plus {str(seconds).replace('.', ',')} seconde et {memory} Mo chacun"
    )
    return what, said


def _struck(rows: Rows) -> Told:
    found = [*numbers(rows, "kill -9, "), *_cuts(rows)]
    what = (
        f"Programme tué, ou courant coupé, à {in_french(sum(each[0] for each in found))} moments "
        "d’un enregistrement ou d’une restauration"
    )
    return what, none(sum(each[-1] for each in found), "Aucune perte", "pertes")


def _cuts(rows: Rows) -> Iterator[list[int]]:
    """Yield the numbers of the power cuts with all our care taken: of, runs, wrong."""
    for name in rows:
        if re.match(r"power cut \d", name):
            yield from numbers({name: rows[name]}, name)


def _careless(rows: Rows) -> Told:
    seen = sum(each[0] for each in numbers(rows, "power cut, "))
    what = (
        "Les mêmes coupures, avec nos précautions d’écriture retirées une à une : l’épreuve doit "
        "voir les pertes"
    )
    return what, f"{in_french(seen)} pertes vues : l’épreuve sait les voir"


def _crowd(rows: Rows) -> Told:
    names = [name for name in rows if re.match(r"\d+ processes", name)]
    most = max(names, key=lambda name: int(name.split()[0]))
    [[runs, distinct, wrong]] = numbers({most: rows[most]}, most)
    people, each = re.findall(r"\d+", most)
    said = f"{runs} confirmés, {distinct} numéros, {distinct} lignes"
    what = f"{people} enregistreurs ensemble, {each} appels chacun"
    return what, said if not wrong else f"{said}, {none(wrong, '', 'fautes')}"


def _saved(rows: Rows) -> Told:
    [[_, runs, wrong]] = numbers(rows, "somebody saves in between")
    what = f"Une autre personne enregistre le suivi entre deux écritures, {runs} fois"
    return what, none(wrong, "Rien d’écrasé", "écrasements")


def _refused(rows: Rows) -> Told:
    [[runs, wrong]] = numbers(rows, "refused steps")
    what = (
        "Une écriture refusée par le système (droits, disque plein, dossier disparu), "
        f"{in_french(runs)} fois"
    )
    return what, none(wrong, "Une phrase chaque fois, rien à moitié écrit", "fautes")


def _tampered(rows: Rows) -> Told:
    found = list(numbers(rows, "journal: "))
    runs, seen = sum(each[1] for each in found), sum(each[0] for each in found)
    what = f"Journal modifié de {len(found)} façons, {found[0][1]} fois chacune"
    return what, f"{in_french(seen)} fois sur {in_french(runs)}, cela se voit"


def _inputs(rows: Rows) -> Told:
    found = list(map(numbers_in, rows.values()))
    what = (
        f"{len(found)} sortes de fichiers que le programme lit, abîmés au hasard : "
        f"{in_french(sum(each[0] for each in found))} fois"
    )
    return what, none(sum(each[1] for each in found), "Aucun arrêt du programme", "arrêts")


def _dates(rows: Rows) -> Told:
    wrong = sum(count(rows, name) for name in rows if name.endswith(": differences"))
    every = count(rows, "random dates, 2000-2100")
    what = (
        f"{in_french(every)} dates au hasard de 2000 à 2100 : jours ouvrés et mois comparés aux "
        "fonctions de LibreOffice"
    )
    return what, none(wrong, "Identiques", "différences")


def _three_ways(rows: Rows) -> Told:
    cells = count(rows, "cells compared") + count(rows, "cells after a typed row compared")
    what = (
        "Les règles, les valeurs dans le fichier et le recalcul par LibreOffice, sur "
        f"{count(rows, 'registers generated')} registres tirés au hasard, puis une ligne tapée "
        "à la main"
    )
    wrong = none(count(rows, "cells that differ"), "toutes identiques", "différentes")
    return what, f"{in_french(cells)} cellules, {wrong}"


def _hand_edits(rows: Rows) -> Told:
    what = (
        f"{count(rows, 'fiches edited by hand')} fiches modifiées à la main au hasard "
        f"({in_french(count(rows, 'texts typed'))} textes tapés), puis mises à jour"
    )
    return what, none(count(rows, "texts lost"), "Aucun texte perdu", "textes perdus")


TABLES: Mapping[str, Sequence[Line]] = {
    "Votre classeur reste le vôtre": (
        Line("workbook_corpus", _corpus, "`python -m benchmarks.workbook_corpus --opened 100`"),
        Line("workbook_fuzz", _spoilt, "`python -m benchmarks.workbook_fuzz`"),
    ),
    "Rien de ce qui est confirmé ne se perd": (
        Line("trust", _struck, "`python -m benchmarks.trust`"),
        Line("trust", _careless),
        Line("trust", _crowd),
        Line("trust", _saved),
        Line("trust", _refused),
        Line("trust", _tampered),
        Line("trust_fuzz", _inputs, "`python -m benchmarks.trust_fuzz`"),
    ),
    "Les délais sont justes": (
        Line("dates_libreoffice", _dates, "`python -m benchmarks.dates_libreoffice`"),
        Line("three_ways", _three_ways, "`python -m benchmarks.three_ways 500`"),
    ),
    "Ce que vous écrivez dans Word reste": (
        Line("hand_edits", _hand_edits, "`python -m benchmarks.documents_hand_edits`"),
    ),
}
"""The last lines of the table under each heading; lines above them are told by hand."""


def build(page: str, folder: Path = FOLDER) -> str:
    """Return the page with the figures of the results in `folder`."""
    for heading, lines in TABLES.items():
        before, found, rest = page.partition(f"## {heading}\n")
        assert found, heading
        top, bars, table = rest.partition("| --- | --- | --- |\n")
        end = re.search(r"^(?!\|)", table, re.MULTILINE)
        rows, after = table[: end.start()] if end else table, table[end.start() :] if end else ""
        kept = rows.splitlines()
        first = len(kept) - len(lines)
        new = [_line(line, kept[first + at], folder) for at, line in enumerate(lines)]
        told = "".join(f"{row}\n" for row in [*kept[:first], *new])
        page = before + found + top + bars + told + after
    return typeset(page)


def _line(line: Line, before: str, folder: Path) -> str:
    path = folder / f"{line.result}.json"
    if not path.exists():
        return before
    return f"| {' | '.join((*line.told({row.name: row for row in read(path).rows}), line.again))} |"


if __name__ == "__main__":
    PAGE.write_text(build(PAGE.read_text("utf-8")), "utf-8", newline="\n")

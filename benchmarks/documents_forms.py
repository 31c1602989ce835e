"""Seconds to produce all documents of one appeal, against bare docxtpl.

`python -m benchmarks.documents_forms [ROUNDS]`. Ours: filled strictly, checked, same bytes each
time, with the mail drafts, the calendar entry and one update of the fiche. Bare: the same
templates and values through docxtpl alone (it needs our two filters to read them). « First » is a
command that makes each document once; « again » a window that is open, where templates are known.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from appeal_cases import RECEIVED, TREATED  # noqa: E402
from docxtpl import DocxTemplate  # noqa: E402
from jinja2 import Environment  # noqa: E402

from benchmarks.results import Row, page, side_by_side, write  # noqa: E402
from suivi_tool.documents.calendar import event  # noqa: E402
from suivi_tool.documents.environment import Sandbox, environment, lines, nested  # noqa: E402
from suivi_tool.documents.fill import refuse_faults  # noqa: E402
from suivi_tool.documents.mail_draft import Attachment  # noqa: E402
from suivi_tool.documents.tags import sdt_id  # noqa: E402
from suivi_tool.documents.update import update  # noqa: E402
from suivi_tool.forms import action_form, appeal_form  # noqa: E402
from suivi_tool.forms.letter_values import Wording, letter_values  # noqa: E402
from suivi_tool.forms.letters import Kind  # noqa: E402
from suivi_tool.forms.letters import write as made  # noqa: E402
from suivi_tool.procedure.appeal import Action  # noqa: E402

COMMAND = "python -m benchmarks.documents_forms"
FOLDER = ROOT / "templates_docx"
ON = date(2026, 6, 4)
LETTERS = (Kind.ACKNOWLEDGEMENT, Kind.PROGRESS, Kind.JUSTIFIED, Kind.END)
ACTION = action_form.ActionCase(Action("AC-2026-012", action="Contrôler les accès"), "CESI")


def template(name: str) -> bytes:
    """Return a shipped template."""
    return (FOLDER / name).read_bytes()


def ours() -> None:
    """Make every document of one appeal, and update its fiche once."""
    fiche = appeal_form.make(template(appeal_form.TEMPLATE), RECEIVED)
    action_form.make(template(action_form.TEMPLATE), ACTION)
    for kind in LETTERS:
        letter = made(kind, template(kind.template), TREATED, ON, Wording("objet", "Texte."))
        letter.mail(Attachment("lettre.docx", letter.document))
    event("uid", "Accusé de réception", ON, stamp=datetime(2026, 6, 4, tzinfo=UTC))
    update(fiche, appeal_form.values(TREATED), appeal_form.values(RECEIVED))


def ours_first() -> None:
    """Make every document with no template known yet."""
    environment.cache_clear()
    Sandbox.compiled.cache_clear()
    refuse_faults.cache_clear()
    ours()


def bare() -> None:
    """Fill the same templates with docxtpl alone."""
    letters = letter_values(TREATED, ON, Wording("objet", "Texte."))
    fill_bare(appeal_form.TEMPLATE, appeal_form.values(RECEIVED))
    fill_bare(action_form.TEMPLATE, action_form.values(ACTION))
    for kind in LETTERS:
        fill_bare(kind.template, letters)


def fill_bare(name: str, values: dict[str, str | bool]) -> bytes:
    """Return one template, filled without any check."""
    jinja = Environment(autoescape=True)
    jinja.filters |= {"lignes": lines, "sdt_id": sdt_id}
    engine = DocxTemplate(io.BytesIO(template(name)))
    engine.render(nested(values), jinja, autoescape=True)
    buffer = io.BytesIO()
    engine.save(buffer)
    return buffer.getvalue()


def seconds(work: Callable[[], None], rounds: int) -> float:
    """Return the median of `rounds` runs, the first one (imports) apart."""
    work()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main(arguments: list[str]) -> None:
    """Write both times and their ratio."""
    rounds = int(arguments[0]) if arguments else 7
    theirs = seconds(bare, rounds)
    rows = [Row("bare docxtpl, nothing checked", round(theirs, 3), "s")]
    for name, work in (("no template known yet", ours_first), ("templates known", ours)):
        mine = seconds(work, rounds)
        rows.append(Row(f"ours, {name}", round(mine, 3), "s"))
        rows.append(Row(f"ours, {name}, times bare docxtpl", round(mine / theirs, 2)))
    bars = side_by_side(rows, "Seconds of all documents of one appeal")
    print(page(write("documents", "All documents of one appeal", COMMAND, rows, bars)))


if __name__ == "__main__":
    main(sys.argv[1:])

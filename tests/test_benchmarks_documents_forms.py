"""The documents are timed against bare docxtpl that does the same work."""

from __future__ import annotations

import io

import docx
from appeal_cases import RECEIVED, TREATED

from benchmarks import documents_forms as trial
from suivi_tool.documents.environment import environment
from suivi_tool.forms import appeal_form
from suivi_tool.forms.letter_values import Wording, letter_values
from suivi_tool.forms.letters import Kind, write


def words(document: bytes) -> str:
    """All that the body of a document says."""
    body = docx.Document(io.BytesIO(document)).element.body
    return "".join(text.text or "" for text in body.iter("{*}t"))


def test_bare_docxtpl_makes_the_same_letter_and_the_same_form() -> None:
    wording = Wording("objet", "Texte.")
    kind = Kind.JUSTIFIED
    ours = write(kind, trial.template(kind.template), TREATED, trial.ON, wording)
    bare = trial.fill_bare(kind.template, letter_values(TREATED, trial.ON, wording))
    assert words(bare) == words(ours.document)
    form = appeal_form.make(trial.template(appeal_form.TEMPLATE), RECEIVED)
    values = appeal_form.values(RECEIVED)
    assert words(trial.fill_bare(appeal_form.TEMPLATE, values)) == words(form)


def test_the_first_time_every_template_is_read_again() -> None:
    trial.ours()
    before = environment.cache_info().misses
    trial.ours()
    assert environment.cache_info().misses == before
    trial.ours_first()
    assert environment.cache_info().misses > 0


def test_the_first_run_is_not_counted_and_the_middle_one_is_told() -> None:
    runs: list[int] = []
    assert trial.seconds(lambda: runs.append(len(runs)), 3) < 1
    assert runs == [0, 1, 2, 3]

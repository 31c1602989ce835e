"""Five hundred hostile texts come out of a document as they went in."""

from __future__ import annotations

import pytest
from hand_edits import MADE, TEMPLATE, WRITTEN
from hostile_texts import hostile_texts

from suivi_tool.documents.check import check_document
from suivi_tool.documents.controls import read
from suivi_tool.documents.fill import fill
from suivi_tool.documents.update import update

TEXTS = [tag for tag, value in WRITTEN.items() if isinstance(value, str)]
HOSTILE = hostile_texts()
BATCHES = [HOSTILE[start : start + len(TEXTS)] for start in range(0, len(HOSTILE), len(TEXTS))]


@pytest.mark.parametrize("number", range(len(BATCHES)))
def test_texts_come_out_equal(number: int) -> None:
    values = {**WRITTEN, **dict(zip(TEXTS, BATCHES[number], strict=False))}
    made = fill(TEMPLATE, values)
    assert read(made) == values
    assert check_document(made) == ()
    patched = update(MADE, values, WRITTEN)
    found = read(patched.document)
    blank = {tag for tag, text in values.items() if isinstance(text, str) and not text.strip()}
    kept = {tag: text for tag, text in values.items() if tag not in blank}
    assert {tag: found[tag] for tag in kept} == kept
    assert patched.conflicts == ()
    assert check_document(patched.document) == ()
    assert update(patched.document, values, patched.written).document is patched.document

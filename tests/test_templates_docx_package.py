"""The Word file around the text of a template."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from suivi_tool.documents.check import check_document
from suivi_tool.documents.xml import w
from templates_docx.package import Margins, Template, docx, picture
from templates_docx.wordml import paragraph, run

SMALL = Template("Essai & <test>", "Sujet", (paragraph(run("a")),), (paragraph(),), (paragraph(),))


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_the_smallest_template_is_a_word_file_the_same_each_time() -> None:
    assert check_document(docx(SMALL)) == ()
    assert docx(SMALL) == docx(SMALL)


def test_its_title_is_text() -> None:
    core = etree.fromstring(part(docx(SMALL), "docProps/core.xml"))
    assert [one.text for one in core.iter("{*}title")] == ["Essai & <test>"]


def test_the_page_is_a4_with_its_margins() -> None:
    narrow = Template("", "", (), (paragraph(),), (paragraph(),), margins=Margins(left=2.54))
    body = etree.fromstring(part(docx(narrow), "word/document.xml"))
    size, margins = next(body.iter(w("pgSz"))), next(body.iter(w("pgMar")))
    assert (size.get(w("w")), size.get(w("h"))) == ("11906", "16838")
    assert margins.get(w("left")) == "1440"


def test_the_emblem_says_what_it_is() -> None:
    with_logo = Template("", "", (), (paragraph(picture(1, 2, "Emblème")),), (paragraph(),))
    header = part(docx(with_logo), "word/header1.xml").decode()
    assert 'descr="Emblème"' in header
    assert 'cx="360000" cy="720000"' in header
    assert check_document(docx(with_logo)) == ()

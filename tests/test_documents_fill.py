"""Filling a template: what docxtpl loses without a word is repaired or refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from suivi_tool.documents.archive import read_parts, write_parts
from suivi_tool.documents.fill import fill
from suivi_tool.documents.xml import parse, w
from suivi_tool.errors import TemplateRefused
from templates_docx.package import Template, docx
from templates_docx.wordml import paragraph, run


def template(*body: str, header: str = "", title: str = "") -> bytes:
    """Return a template whose paragraphs or blocks are `body`."""
    blocks = tuple(b if b.startswith("<") else paragraph(run(b)) for b in body)
    head = (paragraph(run(header)),)
    return docx(Template(title, "", blocks, head, (paragraph(),)))


def read(document: bytes, part: str = "word/document.xml") -> str:
    """Return the text of a part, a line a paragraph, breaks and tabs as they are typed."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        root = parse(archive.read(part))
    marks = {w("br"): "\n", w("tab"): "\t"}
    lines = [
        "".join(e.text or "" if e.tag == w("t") else marks.get(str(e.tag), "") for e in p.iter())
        for p in root.iter(w("p"))
    ]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "Martin & Fils <SARL>",
        "{{ 7*7 }} {% if x %} {_{ }_} {_% %_} {# note #}",
        "=cmd|' /C calc'!A0",
        "« Œuvre » – l’été… ☒ 𝄞",
        "deux\nlignes\tet une tabulation",
        "مرحبا \u202eabc\u202c שלום",
        "  espaces  doubles  ",
        "&amp; &lt; &#65; ]]>",
        "{{r x}} {%p endfor %} {%tr endfor %}",
    ],
)
def test_text_comes_out_as_it_went_in(text: str) -> None:
    document = fill(template("{{ a }}", header="{{ a }}"), {"a": text})
    assert read(document) == text
    assert read(document, "word/header1.xml") == text


def test_what_cannot_be_printed_goes_and_the_rest_of_the_document_stays() -> None:
    document = fill(template("avant {{ a }}", "après"), {"a": "x\ud800y\x07z\r\nt"})
    assert read(document) == "avant xyz\nt\naprès"


def test_same_input_gives_same_bytes() -> None:
    made = template("{{ a }}")
    assert fill(made, {"a": "x"}) == fill(made, {"a": "x"})


def test_title_is_plain_text_and_cut_to_what_word_allows() -> None:
    document = fill(template("x", title="{{ a }}"), {"a": "Martin & Fils " + "x" * 300})
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "Martin &amp; Fils xxx" in core
    assert "amp;amp;" not in core


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{{ b }}", "inconnu dans le modèle : « b »"),
        ("{{ a.b }}", "« b »"),
        ("{{ group }}", "groupe de champs"),
        ("{{ group.items }}", "groupe de champs"),
        ("{{ box }}", "case à cocher"),
        ("{{ a", "pas fermée"),
        ("{{ «a» }}", "ne comprend pas"),
        ("{{ a | safe }}", "ne comprend pas"),
        ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "ne comprend pas"),
        ("{{ ''.__class__.__mro__ }}", "ne comprend pas"),
        ("{{ a.__class__ }}", "ne comprend pas"),
        ("{{ 'x' * 10 ** 9 }}", "calcul"),
        ("{% for i in range(9) %}{% endfor %}", "inconnu"),
        ("{% if box %}", "ne comprend pas"),
    ],
)
def test_bad_templates_are_refused(body: str, said: str) -> None:
    values: dict[str, str | bool] = {"a": "x", "box": True, "group.c": "y"}
    with pytest.raises(TemplateRefused) as refusal:
        fill(template(body), values)
    assert said in str(refusal.value).replace("\u00a0", " ")


def test_a_cell_emptied_by_a_tag_is_refused() -> None:
    cell = paragraph(run("{%p if box %}")) + paragraph(run("x")) + paragraph(run("{%p endif %}"))
    table = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc>'
        f"<w:tcPr/>{cell}</w:tc></w:tr></w:tbl>"
    )
    assert fill(template(table, "x"), {"box": True})
    with pytest.raises(TemplateRefused, match="paragraphe"):
        fill(template(table, "x"), {"box": False})


def test_text_beside_a_row_tag_is_refused() -> None:
    with pytest.raises(TemplateRefused, match="seul"):
        fill(template("perdu {%p if box %}", "x", "{%p endif %}"), {"box": True})


def test_a_rich_tag_on_plain_text_is_refused() -> None:
    with pytest.raises(TemplateRefused, match="admis"):
        fill(template("{{r a }}"), {"a": "perdu"})


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 old", b"hello" * 100])
def test_what_is_no_word_file_is_refused_in_french(data: bytes) -> None:
    with pytest.raises(TemplateRefused) as refusal:
        fill(data, {})
    assert refusal.value.faults[0].remedy


def test_a_document_type_is_refused() -> None:
    made = template("x")
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:document", b"<!DOCTYPE x []><w:document", 1)
            target.writestr(name, content)
    with pytest.raises(TemplateRefused, match="DOCTYPE"):
        fill(out.getvalue(), {})


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        ("word/vbaProject.bin", b"x", "macros"),
        ("[Content_Types].xml", b'<Types x="wordprocessingml.template.main+xml"/>', ".dotx"),
    ],
)
def test_other_kinds_of_word_files_are_refused(part: str, content: bytes, said: str) -> None:
    data = write_parts({**read_parts(template("x")), part: content})
    with pytest.raises(TemplateRefused, match=said) as refusal:
        fill(data, {})
    assert ".docx" in refusal.value.faults[0].remedy

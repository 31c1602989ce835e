"""The committed templates are those of the script, valid, and lint-free."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from suivi_tool.documents.check import check_document
from templates_docx.build import TEMPLATES, parts
from templates_docx.package import docx

FOLDER = Path(__file__).parents[1] / "templates_docx"


@pytest.mark.parametrize("name", TEMPLATES)
def test_committed_template_is_what_the_script_makes(name: str) -> None:
    built = docx(TEMPLATES[name]())
    assert docx(TEMPLATES[name]()) == built
    assert parts((FOLDER / name).read_bytes()) == parts(built), "python -m templates_docx.build"


@pytest.mark.parametrize("name", TEMPLATES)
def test_linter_finds_nothing(name: str) -> None:
    command = [
        sys.executable,
        "-m",
        "docxtpl_lint",
        "--filters",
        "lignes,sdt_id",
        "--no-color",
        str(FOLDER / name),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_conforms_to_the_schema_of_word(name: str, shared: Path) -> None:
    schema = word_schema(shared / "corpus" / "schemas")
    for part, content in parts((FOLDER / name).read_bytes()).items():
        if part.startswith("word/") and part.endswith(".xml"):
            root = etree.fromstring(without_extensions(content))
            assert schema.validate(root), f"{part}: {schema.error_log}"


def word_schema(folder: Path) -> etree.XMLSchema:
    """Return the schema of ECMA-376, its import of the attributes of XML itself made complete."""

    class Resolver(etree.Resolver):
        def resolve(self, url: str, _public: str, context: Any) -> Any:  # type: ignore[override]
            if url.endswith("xml.xsd"):
                return self.resolve_string(XML_ATTRIBUTES, context, base_url=url)
            path = Path(url)
            content = path.read_bytes().replace(
                b'namespace="http://www.w3.org/XML/1998/namespace"/>',
                b'namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>',
            )
            return self.resolve_string(content, context, base_url=url)

    parser = etree.XMLParser()
    parser.resolvers.add(Resolver())
    return etree.XMLSchema(etree.parse(folder / "wml.xsd", parser))


XML_ATTRIBUTES = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
 targetNamespace="http://www.w3.org/XML/1998/namespace">
<xsd:attribute name="space" type="xsd:string"/><xsd:attribute name="lang" type="xsd:string"/>
</xsd:schema>"""


def without_extensions(content: bytes) -> bytes:
    """Drop what mc:Ignorable tells old readers to skip, and the row tags of the templates."""
    root = etree.fromstring(content)
    word_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    for element in list(root.iter(f"{word_2010}*")):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in root.iter("{*}id"):
        for key, value in element.attrib.items():
            if "{{" in str(value):
                element.set(key, "1")
    del root.attrib["{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"]
    return etree.tostring(root)


def test_templates_have_no_fault() -> None:
    for name in TEMPLATES:
        faults = check_document((FOLDER / name).read_bytes())
        assert [fault for fault in faults if "identifiant de contrôle" not in fault] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_typography_is_french(name: str) -> None:
    for part in ("word/document.xml", "word/footer1.xml", "word/header1.xml"):
        root = etree.fromstring(parts((FOLDER / name).read_bytes())[part])
        said = [text.text or "" for text in root.iter("{*}t")]
        bare = [re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text) for text in said]
        assert [text for text in bare if re.search(r"'| [:;?!»%]|« ", text)] == []

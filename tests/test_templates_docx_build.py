"""The committed templates are those of the script, valid, and lint-free."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from word_schema import schema_faults

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
    assert schema_faults((FOLDER / name).read_bytes(), shared) == []


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

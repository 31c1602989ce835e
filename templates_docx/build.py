"""Build the Word templates: `python -m templates_docx.build [--to FOLDER] [--check]`."""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from templates_docx import action_form, appeal_form, evidence, management_review
from templates_docx.letter_texts import LETTERS
from templates_docx.letters import letter
from templates_docx.package import Template, docx

HERE = Path(__file__).parent
TEMPLATES: Mapping[str, Callable[[], Template]] = {
    "fiche_appel.docx": appeal_form.template,
    "fiche_ac_ap.docx": action_form.template,
    "annexe.docx": evidence.annex,
    "dossier_de_preuve.docx": evidence.evidence,
    "dossier_de_periode.docx": evidence.period,
    "revue_de_direction.docx": management_review.review,
    **{name: partial(letter, *content) for name, content in LETTERS.items()},
}


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file (what must be the same whatever compressed it)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main(arguments: list[str] | None = None) -> int:
    """Write the templates, or with `--check` return 1 where one differs from the script's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=HERE)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    stale = []
    for name, make in TEMPLATES.items():
        path = options.to / name
        built = docx(make())
        if path.is_file() and parts(path.read_bytes()) == parts(built):
            continue
        stale.append(name)
        if not options.check:
            path.write_bytes(built)
    print("\n".join(stale) or "Templates are up to date.")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())

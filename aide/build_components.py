"""Write the list of components with their licences (SBOM) from the lock file.

    python aide/build_components.py

Names and versions come from `requirements-tests.lock`, licences from what each package says of
itself.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT)]

import tomllib  # noqa: E402

from build_reference import typeset  # noqa: E402

PAGE = "composants"
# What a package does not say in its metadata, or what is installed on Windows only.
SAID_ELSEWHERE: Mapping[str, str] = {
    "axe-playwright-python": "MIT",  # its LICENSE
    "colorama": "BSD-3-Clause",  # Windows only; its LICENSE.txt
    "grimp": "BSD-2-Clause",
    "import-linter": "BSD-2-Clause",
    "itsdangerous": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "lxml-stubs": "Apache-2.0",
    "olefile": "BSD-2-Clause",
    "pathspec": "MPL-2.0",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "sortedcontainers": "Apache-2.0",
    "tzdata": "Apache-2.0",  # Windows only
}
USES: Mapping[str, str] = {
    "docxtpl": "remplir les modèles Word",
    "filelock": "verrou du dossier de travail",
    "flask": "la fenêtre",
    "holidays": "les jours fériés",
    "jinja2": "balises des modèles",
    "lxml": "lire et écrire les parties des classeurs et des documents",
    "pandas": "le registre en tableau, pour qui programme",
    "python-calamine": "lire vite les cellules",
    "python-docx": "lire et écrire les documents Word",
    "python-oxmsg": "lire les mails .msg",
    "python-pptx": "la diapositive du comité",
    "rapidfuzz": "les appels semblables",
    "tomlkit": "changer suivi.toml sans perdre vos commentaires",
    "tzdata": "les fuseaux horaires, sous Windows",
    "xlsxwriter": "fabriquer les feuilles de l’outil",
}


def locked() -> dict[str, tuple[str, ...]]:
    """Return the version (or versions, by Python) of every component."""
    lock = (ROOT / "requirements-tests.lock").read_text("utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.MULTILINE):
        key = canonicalize_name(name)
        found[key] = (*found.get(key, ()), version)
    return found


def licence(name: str) -> str:
    """Return the licence of a component, an SPDX expression where it gives one.

    Raises: LookupError where none is known.
    """
    if name in SAID_ELSEWHERE:
        return SAID_ELSEWHERE[name]
    said: Mapping[str, Any] = metadata.metadata(name).json
    expression = str(said.get("license_expression") or said.get("license") or "")
    classes = [
        one.rsplit(" :: ", 1)[-1]
        for one in said.get("classifier", ())
        if one.startswith("License ::")
    ]
    found = expression if 0 < len(expression) < 60 else "/".join(classes)
    if not found:
        raise LookupError(name)
    return found.replace(" License", "")


def asked() -> tuple[str, ...]:
    """Return the components that the program itself asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return tuple(canonicalize_name(Requirement(text).name) for text in project["dependencies"])


def used() -> set[str]:
    """Return what the program needs: what it asks for, and what these ask for in turn."""
    known = locked()
    ahead, seen = list(asked()), set[str]()
    while ahead:
        name = ahead.pop()
        if name in known and name not in seen:
            seen.add(name)
            ahead += _asked_by(name)
    return seen


def _asked_by(name: str) -> list[str]:
    try:
        needs = map(Requirement, metadata.requires(name) or ())
    except metadata.PackageNotFoundError:  # of another system
        return []
    windows = {"sys_platform": "win32", "platform_system": "Windows", "extra": ""}
    return [
        canonicalize_name(need.name)
        for need in needs
        if need.marker is None or need.marker.evaluate() or need.marker.evaluate(windows)
    ]


def build() -> str:
    """Return the page as Markdown."""
    own = used()
    rest = locked().keys() - own
    return typeset(
        "\n\n".join(
            [
                "# Composants et licences",
                (
                    "Cette page est écrite par `aide/build_components.py` à partir de "
                    "`requirements-tests.lock`, qui fixe chaque version et son empreinte SHA-256. "
                    "L’outil est sous licence MIT. Aucun composant n’est sous GPL ou AGPL ; "
                    "`docxtpl` est sous LGPL 2.1, qui permet cet usage (la bibliothèque est "
                    "installée à part, telle quelle, et peut être remplacée)."
                ),
                "## Ce dont l’outil a besoin",
                _table(sorted(own)),
                "## Ce qui ne sert qu’aux vérifications",
                _table(sorted(rest)),
                (
                    "Quand deux versions sont données, la première est pour Python 3.11, la "
                    "seconde pour les suivants."
                ),
            ]
        )
        + "\n"
    )


def _table(names: Iterable[str]) -> str:
    lines = ["| Composant | Version | Licence | Usage |", "| --- | --- | --- | --- |"]
    versions = locked()
    for name in names:
        cells = (f"`{name}`", ", ".join(versions[name]), licence(name), USES.get(name, "–"))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """Write the page."""
    (HERE / f"{PAGE}.md").write_text(build(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()

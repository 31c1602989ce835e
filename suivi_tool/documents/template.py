"""Check a template that people made, before it is used: every fault with its place and remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum

from suivi_tool.documents import tags
from suivi_tool.documents.adopting import with_controls
from suivi_tool.documents.archive import read_parts
from suivi_tool.documents.controls import tagged
from suivi_tool.documents.fields import Field, fields
from suivi_tool.documents.fill import fill
from suivi_tool.documents.xml import parse, text_parts, w
from suivi_tool.errors import SuiviError

NASTY = "Œuvre & <fils> \"n° 1\" 'été' {{ 7*7 }} {% if %} {_{ ]]> =1+1 \u202eabc\u202c\nligne\t2"


_LATER_ROW = re.compile(r"\.(?!1\.)\d+\.")


class Gravity(Enum):
    """Whether the template can be used all the same."""

    FAULT = "faute"
    MISSING = "manque"
    ADVICE = "conseil"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding on a template; a `FAULT` forbids its use."""

    gravity: Gravity
    message: str
    place: str = ""
    remedy: str = ""


def check_template(
    template: bytes, known: Mapping[str, str | bool], words: Mapping[str, str] | None = None
) -> tuple[Finding, ...]:
    """Return all findings; none of gravity `FAULT` means that the template can be used.

    `known` are the fields that the tool fills, each with a value of its kind (text or truth); a
    list is known by its first row (« similaires.1.numero »). `words` tell what a field is and where
    it belongs (`described` gives them).
    """
    try:
        asked = fields(with_controls(template, known))
        findings = [*_misread(template), *_unknown(asked, known), *_outside(template)]
        if not any(finding.gravity is Gravity.FAULT for finding in findings):
            findings += _rendered(template, known)
    except SuiviError as error:
        return tuple(_faults(error))
    return (*findings, *_missing(asked, known, words or {}), *_fixed(asked, known))


def described(template: bytes) -> dict[str, str]:
    """Return the fields of a shipped template with what they are: « Décidé le (7. Conclusion) »."""
    parts = read_parts(template)
    found: dict[str, str] = {}
    for name in text_parts(list(parts)):
        section = ""
        for element in parse(parts[name], name).iter(w("p"), w("sdt")):
            style = element.find(f"{w('pPr')}/{w('pStyle')}")
            if style is not None and style.get(w("val")) == "Titre1":
                section = tags.shown_text(element)
            for tag, control in tagged(element) if element.tag == w("sdt") else ():
                title = control.find(f"{w('sdtPr')}/{w('alias')}")
                words = str(title.get(w("val"))) if title is not None else tag
                first_row = tag.replace("{{ loop.index }}", "1")
                found.setdefault(first_row, f"{words} ({section})" if section else words)
    return found


def _faults(error: SuiviError) -> list[Finding]:
    return [Finding(Gravity.FAULT, f.message, f.place, f.remedy) for f in error.faults]


def _misread(template: bytes) -> list[Finding]:
    parts = read_parts(template)
    return [
        Finding(Gravity.FAULT, fault.message, fault.place)
        for name in text_parts(list(parts))
        for fault in tags.misread(parse(parts[name], name), name)
    ]


def _unknown(asked: list[Field], known: Mapping[str, str | bool]) -> list[Finding]:
    groups = {tag[:dot] for tag in known for dot, sign in enumerate(tag) if sign == "."}
    found = []
    for field in dict.fromkeys(asked):
        if field.name in known or field.name in groups:
            continue
        near = get_close_matches(field.name, known, 1)
        remedy = f"Vouliez-vous dire «\u00a0{near[0]}\u00a0»\u00a0?" if near else "Retirez-le."
        found.append(
            Finding(
                Gravity.FAULT,
                f"Champ inconnu\u00a0: «\u00a0{field.name}\u00a0».",
                field.place,
                remedy,
            )
        )
    return found


def _missing(
    asked: list[Field], known: Mapping[str, str | bool], words: Mapping[str, str]
) -> list[Finding]:
    """Return the fields that the template has not, each with the section it belongs to."""
    present = {field.name for field in asked}
    return [
        Finding(
            Gravity.MISSING,
            f"Champ absent du modèle\u00a0: «\u00a0{tag}\u00a0».",
            words.get(tag, ""),
            f"Ajoutez {{{{ {tag} }}}} si vous en avez besoin.",
        )
        for tag in known
        if tag not in present and not _LATER_ROW.search(tag)
    ]


def _fixed(asked: list[Field], known: Mapping[str, str | bool]) -> list[Finding]:
    """Return the fields that can be filled once, but not be brought up to date later."""
    controlled = {field.name for field in asked if field.in_control}
    found = {field.name: field for field in asked if field.name in known}
    return [
        Finding(
            Gravity.ADVICE,
            f"Le champ «\u00a0{name}\u00a0» n’est pas dans un contrôle de contenu\u00a0: "
            "il sera rempli, mais pas mis à jour ensuite.",
            field.place,
            "Écrivez-le seul, d’un seul trait, ou placez-le dans un contrôle de contenu dont la "
            "balise porte le nom du champ.",
        )
        for name, field in found.items()
        if name not in controlled and not field.in_control
    ]


def _outside(template: bytes) -> list[Finding]:
    """Return what the template would fetch from elsewhere (a picture, another template)."""
    found = []
    for name, content in read_parts(template).items():
        if not name.endswith(".rels"):
            continue
        for relation in parse(content, name):
            kind = str(relation.get("Type", "")).rpartition("/")[2]
            if relation.get("TargetMode") == "External" and kind != "hyperlink":
                found.append(
                    Finding(
                        Gravity.FAULT,
                        f"Le modèle va chercher un élément ailleurs ({kind}).",
                        str(relation.get("Target", ""))[:80],
                        "Insérez l’élément dans le document au lieu de le lier.",
                    )
                )
    return found


def _rendered(template: bytes, known: Mapping[str, str | bool]) -> list[Finding]:
    """Fill the template with nothing, and with the worst text, and return what breaks."""
    for text, truth in (("", False), (NASTY, True)):
        values = {tag: truth if isinstance(kind, bool) else text for tag, kind in known.items()}
        try:
            fill(template, values, controls=True)
        except SuiviError as error:
            return _faults(error)
    return []

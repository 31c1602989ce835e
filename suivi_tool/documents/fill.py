"""Fill a Word template with values: docxtpl, made strict where it is silent.

What docxtpl alone loses without a word (`&` in a text, a lone surrogate, text beside a row tag)
is repaired here or refused. Same template and values, same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from suivi_tool.documents import tags
from suivi_tool.documents.adopting import fill_empty, with_controls
from suivi_tool.documents.archive import read_parts, write_parts
from suivi_tool.documents.check import check_document
from suivi_tool.documents.xml import parse, text_parts
from suivi_tool.errors import Fault, TemplateRefused

SAVE_AS = "Enregistrez-le au format .docx, sans macros."
CHECK = (
    "Faites vérifier le modèle\u00a0: la commande «\u00a0verifier\u00a0» "
    "donne le lieu de chaque faute."
)


def fill(template: bytes, values: Mapping[str, str | bool], *, controls: bool = False) -> bytes:
    """Return the Word file made of `template` and `values` (tag → text, or truth of a box).

    With `controls` a field written alone (« {{ appel.numero }} ») becomes a content control of that
    tag, and a control of a known tag without Jinja is filled: both can be updated later.

    Raises:
        TemplateRefused: the template cannot be read, has a fault, or asks for an unknown field.

    """
    from suivi_tool.documents.engine import rendered  # noqa: PLC0415 - docxtpl, python-docx, Jinja

    refuse_faults(template)
    made = rendered(with_controls(template, values) if controls else template, values, remedy=CHECK)
    document = write_parts(read_parts(made))
    document = fill_empty(document, values) if controls else document
    faults = check_document(document)
    if faults:
        raise TemplateRefused(*faults, remedy=CHECK)
    return document


@lru_cache(maxsize=32)
def refuse_faults(template: bytes) -> None:
    """Raise `TemplateRefused` where a template cannot be opened, or has macros in it."""
    parts = read_parts(template)
    if any(name.endswith("vbaProject.bin") for name in parts):
        raise TemplateRefused("Le modèle contient des macros.", remedy=SAVE_AS)
    if b"template.main+xml" in parts["[Content_Types].xml"]:
        raise TemplateRefused("Le modèle est au format .dotx.", remedy=SAVE_AS)
    faults: list[tags.Fault] = []
    texts = text_parts(list(parts))
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            root = parse(content, name)
            faults += tags.misread(root, name) if name in texts else ()
    if faults:
        raise TemplateRefused(*(Fault(f.message, place=f.place, remedy=CHECK) for f in faults))

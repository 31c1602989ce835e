"""Fill a Word template with values: docxtpl, made strict where it is silent.

What docxtpl alone loses without a word (`&` in a text, a lone surrogate, text beside a row tag)
is repaired here or refused. Same template and values, same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateError, UndefinedError

from suivi_tool.documents import tags
from suivi_tool.documents.adopting import fill_empty, with_controls
from suivi_tool.documents.archive import read_parts, write_parts
from suivi_tool.documents.check import check_document
from suivi_tool.documents.environment import ArithmeticRefused, environment, nested
from suivi_tool.documents.xml import parse, text_parts
from suivi_tool.errors import Fault, SuiviError, TemplateRefused

SAVE_AS = "Enregistrez-le au format .docx, sans macros."
MAX_PROPERTY = 255
_FAULTY = 3
_QUOTED = re.compile(r"'([^']*)'(?: is undefined)?$")
CHECK = (
    "Faites vérifier le modèle\u00a0: la commande «\u00a0verifier\u00a0» "
    "donne le lieu de chaque faute."
)
_PROPERTIES = ("author", "comments", "identifier", "keywords", "subject", "title")


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl without its indulgence."""

    def fix_tables(self, xml: str) -> Any:
        """Refuse XML that docxtpl would mend by dropping text."""
        parse(xml.encode(), "word/document.xml")
        return super().fix_tables(xml)

    def render_properties(
        self,
        context: dict[str, Any],
        jinja_env: Environment | None = None,  # noqa: ARG002 - it escapes for XML
    ) -> None:
        """Render title, subject… as plain text, cut to the length that Word allows."""
        plain = environment(xml=False)
        for name in _PROPERTIES:
            initial = str(getattr(self.docx.core_properties, name) or "")
            if "{" in initial:
                rendered = plain.from_string(initial).render(context)
                setattr(self.docx.core_properties, name, rendered[:MAX_PROPERTY])


def fill(template: bytes, values: Mapping[str, str | bool], *, controls: bool = False) -> bytes:
    """Return the Word file made of `template` and `values` (tag → text, or truth of a box).

    With `controls` a field written alone (« {{ appel.numero }} ») becomes a content control of that
    tag, and a control of a known tag without Jinja is filled: both can be updated later.

    Raises:
        TemplateRefused: the template cannot be read, has a fault, or asks for an unknown field.

    """
    refuse_faults(template)
    engine = _Template(io.BytesIO(with_controls(template, values) if controls else template))
    try:
        engine.render(nested(values), environment(), autoescape=True)
    except SuiviError:
        raise
    except TemplateError as error:
        raise TemplateRefused(_said(error), place=_place(error), remedy=CHECK) from error
    except Exception as error:  # docxtpl and python-docx raise some ten classes of their own
        raise TemplateRefused("Le modèle ne peut pas être rempli.", remedy=CHECK) from error
    out = io.BytesIO()
    engine.save(out)
    document = write_parts(read_parts(out.getvalue()))
    document = fill_empty(document, values) if controls else document
    faults = check_document(document)
    if faults:
        raise TemplateRefused(*faults, remedy=CHECK)
    return document


def _said(error: TemplateError) -> str:
    """Return in French what Jinja found; its own words are English."""
    name = _QUOTED.search(error.message or "")
    if isinstance(error, UndefinedError) and name:
        return f"Champ inconnu dans le modèle\u00a0: «\u00a0{name[1]}\u00a0»."
    if isinstance(error, ArithmeticRefused):
        return (
            f"Le modèle contient un calcul («\u00a0{error.message}\u00a0»), ce qui n’est pas admis."
        )
    return "Le modèle contient une formule que l’outil ne comprend pas."


def _place(error: TemplateError) -> str:
    """Return the paragraph at fault, which docxtpl keeps in the middle of seven."""
    around = [line.strip() for line in getattr(error, "docx_context", ())]
    shown = around[min(_FAULTY, len(around) - 1)] if around else ""
    return f"«\u00a0{shown[:60]}\u00a0»" if shown else ""


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

"""docxtpl made strict where it is silent: the one module that imports it, and Jinja with it.

`fill` imports this when a document is made; most commands make none.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, TemplateError, UndefinedError

from suivi_tool.documents.environment import ArithmeticRefused, environment, nested
from suivi_tool.documents.xml import parse
from suivi_tool.errors import SuiviError, TemplateRefused

MAX_PROPERTY = 255
_FAULTY = 3
_QUOTED = re.compile(r"'([^']*)'(?: is undefined)?$")
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


def rendered(template: bytes, values: Mapping[str, str | bool], *, remedy: str) -> bytes:
    """Return the Word file that docxtpl makes of `template` and `values`.

    Raises:
        TemplateRefused: the template has a fault, or asks for an unknown field.

    """
    engine = _Template(io.BytesIO(template))
    try:
        engine.render(nested(values), environment(), autoescape=True)
    except SuiviError:
        raise
    except TemplateError as error:
        raise TemplateRefused(_said(error), place=_place(error), remedy=remedy) from error
    except Exception as error:  # docxtpl and python-docx raise some ten classes of their own
        raise TemplateRefused("Le modèle ne peut pas être rempli.", remedy=remedy) from error
    out = io.BytesIO()
    engine.save(out)
    return out.getvalue()


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

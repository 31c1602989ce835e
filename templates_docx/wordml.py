"""Pieces of WordprocessingML, as text: runs, paragraphs, and the tagged controls the tool fills.

A tag is at once the name of a control (`w:tag`) and the Jinja expression that fills it, so that
one list of names serves the template, the first filling and every later update. In a table that
grows, `#` in a tag stands for the number of the row. Lengths are in centimetres.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from suivi_tool.documents.tags import sdt_id
from suivi_tool.procedure.words import french

BLUE, GREY, PALE, LINE = "1F3864", "595959", "EAF0F8", "B4C2D6"
DXA_PER_CM = 1440 / 2.54


def dxa(centimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(centimetres * DXA_PER_CM)


def attribute(value: str) -> str:
    """Return `value` quoted for an attribute; Jinja inside must use single quotes."""
    return quoteattr(value)


def run(
    text: str, style: str = "", *, bold: bool = False, size: float = 0, colour: str = ""
) -> str:
    """Return a run of text by French typography; `size` in points."""
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + ("<w:b/>" if bold else "")
    properties += f'<w:color w:val="{colour}"/>' if colour else ""
    properties += f'<w:sz w:val="{round(size * 2)}"/>' if size else ""
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{escape(typographic(text))}</w:t></w:r>'


def typographic(text: str) -> str:
    """Return `text` with ’ and non-breaking spaces where French has them; Jinja as it is."""
    pieces = re.split(r"(\{\{.*?\}\}|\{%.*?%\})", text)
    return "".join(piece if piece.startswith("{") else french(piece) for piece in pieces)


def label(text: str) -> str:
    """Return the name of a field, in the style of labels."""
    return run(text, "Libelle")


def hint(text: str) -> str:
    """Return small print."""
    return run(text, "Aide")


def paragraph(*content: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; `properties` are raw elements after w:pStyle, in schema order."""
    head = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f"<w:p>{f'<w:pPr>{head}</w:pPr>' if head else ''}{''.join(content)}</w:p>"


def heading(text: str, *, new_page: bool = False) -> str:
    """Return the title of a section."""
    page = "<w:pageBreakBefore/>" if new_page else ""
    return paragraph(run(text), style="Titre1", properties=page)


def spacer(points: float = 4) -> str:
    """Return an empty line of that height, as Word asks for between two tables."""
    exact = (
        f'<w:spacing w:before="0" w:after="0" w:line="{round(points * 20)}" w:lineRule="exact"/>'
    )
    return paragraph(properties=exact)


def _identity(tag: str, title: str) -> str:
    """Return alias, tag, id and lock of a control: it cannot be deleted by a slip of the hand."""
    if "#" in tag:
        name, number = (
            tag.replace("#", "{{ loop.index }}"),
            f"{{{{ '{tag}' | sdt_id(loop.index) }}}}",
        )
    else:
        name, number = tag, str(sdt_id(tag))
    return (
        f"<w:alias w:val={attribute(typographic(title))}/><w:tag w:val={attribute(name)}/>"
        f'<w:id w:val="{number}"/><w:lock w:val="sdtLocked"/>'
    )


def expression(tag: str) -> str:
    """Return the Jinja expression of a tag; in a row the row is called `rang`."""
    return "rang." + tag.split("#.")[1] if "#" in tag else tag


def field(tag: str, title: str, style: str = "Valeur", *, lines: bool = False) -> str:
    """Return an inline control holding a text; `lines` lets it hold several lines.

    A control with a look of its own is a rich one: LibreOffice 7.4 drops the look of plain ones.
    """
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    plain = "" if lines or style != "Valeur" else "<w:text/>"
    text = f"{{{{ {expression(tag)} }}}}"
    return (
        f"<w:sdt><w:sdtPr>{look}{_identity(tag, title)}{plain}</w:sdtPr><w:sdtContent>"
        f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r></w:sdtContent></w:sdt>'
    )


def zone(tag: str, title: str) -> str:
    """Return a block control for several paragraphs, one a line of the text."""
    loop = paragraph(run(f"{{%p for ligne in {tag} | lignes %}}"))
    body = paragraph(run("{{ ligne }}", "Valeur"), style="Texte")
    return (
        f"<w:sdt><w:sdtPr>{_identity(tag, title)}</w:sdtPr><w:sdtContent>"
        f"{loop}{body}{paragraph(run('{%p endfor %}'))}</w:sdtContent></w:sdt>"
    )


BOX_FONT = (
    '<w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"'
    ' w:cs="MS Gothic"{hint}/></w:rPr>'
)


def box(tag: str, text: str) -> str:
    """Return a box to tick and its words."""
    plain, east = BOX_FONT.format(hint=""), BOX_FONT.format(hint=' w:hint="eastAsia"')
    truth = expression(tag)
    return (
        f"<w:sdt><w:sdtPr>{plain}{_identity(tag, text)}<w14:checkbox>"
        f'<w14:checked w14:val="{{{{ 1 if {truth} else 0 }}}}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r>{east}<w:t>{{{{ '☒' if {truth} else '☐' }}}}</w:t></w:r>"
        f"</w:sdtContent></w:sdt>{run(chr(160) + text.replace(' ', chr(160)) + '   ', 'Valeur')}"
    )


def boxes(*choices: tuple[str, str]) -> str:
    """Return several boxes on one line; each a tag and its words."""
    return "".join(box(tag, text) for tag, text in choices)


def page_number(instruction: str, style: str = "Reference") -> str:
    """Return a PAGE or NUMPAGES field."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{look}<w:t>1</w:t></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )

"""The frame of the letters to the appellant, by French conventions (block, objet, références)."""

from __future__ import annotations

from templates_docx.frame import ALTERNATIVE, CENTRED
from templates_docx.letter_texts import CLOSING
from templates_docx.package import Margins, Template, picture
from templates_docx.tables import Cell, row, table
from templates_docx.wordml import dxa, page_number, paragraph, run

MARGINS = Margins(top=2.0, right=2.2, bottom=1.8, left=2.2, header=1.0, footer=0.8)
LEFT, RIGHT = 8.6, 8.0


def _reference(name: str, tag: str) -> str:
    """Return a line of the references, left out where it is empty."""
    keep = (paragraph(run(f"{{%p if {tag} %}}")), paragraph(run("{%p endif %}")))
    line = paragraph(run(name, bold=True), run(f"{{{{ {tag} }}}}"), style="Adresse")
    return keep[0] + line + keep[1]


def _top() -> tuple[str, ...]:
    """Return references on the left and the address of the appellant on the right."""
    references = (
        _reference("N/Réf. : ", "lettre.n_ref")
        + _reference("V/Réf. : ", "lettre.v_ref")
        + _reference("Affaire suivie par : ", "lettre.suivi_par")
        + paragraph(style="Adresse")
    )
    address = (
        paragraph(run("{{ lettre.destinataire }}"), style="Adresse")
        + paragraph(style="Adresse")
        + paragraph(run("{{ lettre.lieu_et_date }}"), style="Adresse")
    )
    cells = [Cell(references, LEFT, align="top"), Cell(address, RIGHT, align="top")]
    block = table((LEFT, RIGHT), [row(cells, height=3.2)], line=0)
    gap = '<w:spacing w:before="240" w:after="480"/>'
    subject = paragraph(
        run("Objet : ", bold=True), run("{{ lettre.objet }}"), style="Courrier", properties=gap
    )
    return paragraph(properties='<w:spacing w:before="480" w:after="0"/>'), block, subject


def _signature() -> tuple[str, ...]:
    """Return who signs, on the right, kept on the page of the closing formula."""
    aside = f'<w:ind w:left="{dxa(LEFT)}"/>'
    room = f'<w:keepNext/><w:spacing w:before="900" w:after="0"/>{aside}'
    return (
        paragraph(run("{{ signature.nom }}", bold=True), style="Adresse", properties=room),
        paragraph(run("{{ signature.fonction }}"), style="Adresse", properties=aside),
        paragraph(run("{%p if signature.pour_ordre %}")),
        paragraph(run("{{ signature.pour_ordre }}"), style="Adresse", properties=aside),
        paragraph(run("{%p endif %}")),
        paragraph(run("{%p if lettre.pieces %}")),
        paragraph(
            run("P.J. : ", bold=True),
            run("{{ lettre.pieces }}"),
            style="Adresse",
            properties='<w:spacing w:before="480" w:after="0"/>',
        ),
        paragraph(run("{%p endif %}")),
    )


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of `text`; within a paragraph its lines may be cut anywhere."""
    return [block.replace("\n", " ") for block in text.strip().split("\n\n")]


def letter(title: str, text: str) -> Template:
    """Return the template of a letter; blank lines part the paragraphs of `text`."""
    body = [paragraph(run("{{ lettre.civilite }},"), style="Courrier")]
    body += [paragraph(run(text), style="Courrier") for text in paragraphs_of(text)]
    body.append(paragraph(run(CLOSING), style="Courrier", properties="<w:keepNext/>"))
    head = (
        paragraph(
            picture(1.2, 1.2, ALTERNATIVE),
            run("  "),
            run("{{ organisme.nom }}", "Organisme", size=15),
            properties='<w:textAlignment w:val="center"/>',
        ),
    )
    foot = paragraph(
        run("{{ organisme.ligne }} – page ", "Aide"),
        page_number("PAGE", "Aide"),
        run(" / ", "Aide"),
        page_number("NUMPAGES", "Aide"),
        style="PiedDePage",
        properties=CENTRED,
    )
    return Template(
        title=title + " {{ appel.numero }}",
        subject="Appel envers une décision de certificat",
        body=(*_top(), *body, *_signature()),
        header=head,
        footer=(foot,),
        margins=MARGINS,
    )

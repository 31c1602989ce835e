"""What every form has above and below its text: logo, title, number, reference, page, notice."""

from __future__ import annotations

from templates_docx.package import Template, picture
from templates_docx.tables import Cell, row, table
from templates_docx.wordml import BLUE, field, page_number, paragraph, run, spacer

NOTICE = (
    "Enregistrement qualité : contient des données à caractère personnel, "
    "diffusion limitée aux personnes habilitées."
)
CENTRED = '<w:jc w:val="center"/>'
ALTERNATIVE = "Emblème, à remplacer par le logo de l’organisme"


def form_header(title: str, number_tag: str) -> tuple[str, ...]:
    """Return the header of a form: who, what and its number (if any), which edition and page."""
    who = paragraph(
        picture(0.95, 0.95, ALTERNATIVE),
        run("  "),
        field("organisme.nom", "Organisme", "Organisme"),
        properties='<w:textAlignment w:val="center"/>',
    )
    what = paragraph(run(title, "Document"), properties=CENTRED)
    if number_tag:
        number = field(number_tag, "Numéro", "Numero")
        what += paragraph(run("N° ", "Numero"), number, properties=CENTRED)
    edition = (
        paragraph(field("fiche.reference", "Référence du formulaire", "Libelle"))
        + paragraph(field("fiche.indice", "Indice et date de révision", "Reference"))
        + paragraph(
            run("Page ", "Reference"),
            page_number("PAGE"),
            run(" / ", "Reference"),
            page_number("NUMPAGES"),
        )
    )
    widths = (5.4, 7.6, 4.4)
    cells = [
        Cell(content, width) for content, width in zip((who, what, edition), widths, strict=True)
    ]
    return table(widths, [row(cells)], colour=BLUE, line=6), spacer(6)


def form_footer() -> tuple[str, ...]:
    """Return the footer of a form: the notice while the form is not validated, personal data."""
    return (
        paragraph(field("fiche.avis", "Validation du modèle", "Alerte"), style="PiedDePage"),
        paragraph(run(NOTICE, "Aide"), style="PiedDePage"),
    )


def form(
    name: str,
    number_tag: str,
    *,
    title: str,
    subject: str,
    body: tuple[str, ...],
    keywords: str = "",
) -> Template:
    """Return a form: `body` between the header that says `name` and its number, and the footer."""
    return Template(
        title=title,
        subject=subject,
        body=body,
        header=form_header(name, number_tag),
        footer=form_footer(),
        keywords=keywords,
    )

"""The styles of all templates: Calibri, dark blue titles, French."""

from __future__ import annotations

from templates_docx.wordml import BLUE, GREY

FONT = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
FRENCH = '<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>'


def _paragraph_style(
    name: str, title: str, paragraph: str, run: str = "", *, default: bool = False
) -> str:
    kind = ' w:default="1"' if default else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    properties = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{name}"><w:name w:val="{title}"/>{based}'
        f"<w:qFormat/>{properties}{look}</w:style>"
    )


def _run_style(name: str, run: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f"<w:qFormat/><w:rPr>{run}</w:rPr></w:style>"
    )


def _spacing(before: float, after: float, line: int = 240) -> str:
    """Return the space before and after in points; `line` is 240 for single."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
        f' w:line="{line}" w:lineRule="auto"/>'
    )


def _defaults() -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{FONT}<w:sz w:val="19"/><w:szCs w:val="19"/>{FRENCH}'
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{_spacing(0, 0)}</w:pPr></w:pPrDefault>"
        "</w:docDefaults>"
    )


STYLES = "".join(
    (
        _defaults(),
        _paragraph_style("Normal", "Normal", "", default=True),
        _paragraph_style(
            "Titre1",
            "heading 1",
            f"<w:keepNext/><w:keepLines/><w:pBdr>"
            f'<w:bottom w:val="single" w:sz="8" w:space="1" w:color="{BLUE}"/></w:pBdr>'
            f'{_spacing(7, 3)}<w:outlineLvl w:val="0"/>',
            f'<w:b/><w:color w:val="{BLUE}"/><w:sz w:val="22"/>',
        ),
        _paragraph_style("Texte", "Texte", ""),
        _paragraph_style(
            "Filet", "Filet", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        ),
        _paragraph_style("Courrier", "Courrier", _spacing(0, 8, 264), '<w:sz w:val="22"/>'),
        _paragraph_style("Adresse", "Adresse", _spacing(0, 0, 252), '<w:sz w:val="22"/>'),
        _paragraph_style("PiedDePage", "footer", '<w:jc w:val="center"/>', '<w:sz w:val="15"/>'),
        _run_style("Valeur", '<w:color w:val="000000"/>'),
        _run_style("Libelle", f'<w:b/><w:color w:val="{GREY}"/><w:sz w:val="17"/>'),
        _run_style("Entete", '<w:b/><w:color w:val="FFFFFF"/><w:sz w:val="17"/>'),
        _run_style("Aide", f'<w:i/><w:color w:val="{GREY}"/><w:sz w:val="16"/>'),
        _run_style("Reference", f'<w:color w:val="{GREY}"/><w:sz w:val="17"/>'),
        _run_style("Alerte", '<w:b/><w:color w:val="9C5700"/><w:sz w:val="15"/>'),
        _run_style("Petit", '<w:color w:val="000000"/><w:sz w:val="16"/>'),
        _run_style("Lien", '<w:color w:val="1F4E9E"/><w:sz w:val="16"/><w:u w:val="single"/>'),
        _run_style("Fait", '<w:b/><w:color w:val="1E6B3A"/><w:sz w:val="16"/>'),
        _run_style("Attente", '<w:b/><w:color w:val="9C5700"/><w:sz w:val="16"/>'),
        _run_style("Manque", '<w:b/><w:color w:val="B00020"/><w:sz w:val="16"/>'),
        _run_style("SansObjet", f'<w:color w:val="{GREY}"/><w:sz w:val="16"/>'),
        _run_style("Document", f'<w:b/><w:caps/><w:color w:val="{BLUE}"/><w:sz w:val="30"/>'),
        _run_style("Numero", f'<w:b/><w:color w:val="{BLUE}"/><w:sz w:val="22"/>'),
        _run_style("Organisme", f'<w:b/><w:color w:val="{BLUE}"/><w:sz w:val="20"/>'),
    )
)

"""Tables of the forms: their widths add up, their rows grow."""

from __future__ import annotations

from lxml import etree
from word_controls import NAMESPACES

from suivi_tool.documents.xml import Element, w
from templates_docx.tables import COLUMNS, WIDTH, framed, grid, listing, rows_of, signatures, small
from templates_docx.wordml import dxa, run


def parsed(text: str) -> Element:
    return etree.fromstring(f"<w:body {NAMESPACES}>{text}</w:body>")


def widths(text: str) -> list[list[int]]:
    """The widths of the cells, row by row."""
    return [
        [int(str(cell.get(w("w")))) for cell in row.iter(w("tcW"))]
        for row in parsed(text).iter(w("tr"))
    ]


def said(text: str) -> list[str]:
    rows = parsed(text).iter(w("tr"))
    return ["|".join(t.text or "" for t in row.iter(w("t"))) for row in rows]


def test_one_pair_takes_the_whole_line_and_two_share_it() -> None:
    made = grid([("Nom", run("a"))], [("Le", run("b")), ("Par", run("c"))])
    assert said(made) == ["Nom|a", "Le|b|Par|c"]
    for row in widths(made):
        assert abs(sum(row) - sum(map(dxa, COLUMNS))) <= 1  # rounded
    spans = [span.get(w("val")) for span in parsed(made).iter(w("gridSpan"))]
    assert spans == ["3"]


def test_a_grid_is_as_wide_as_the_page_allows() -> None:
    assert round(sum(COLUMNS), 1) == WIDTH
    assert [abs(sum(row) - dxa(WIDTH)) <= 1 for row in widths(framed("a.b", "Titre", 2))]


def test_a_list_has_its_headings_then_one_row_that_is_repeated() -> None:
    made = rows_of("mois", (("Mois", small("nom"), 3), ("Appels", small("appels"), 2)), "Mois")
    assert said(made) == [
        "Mois|Appels", "{%tr for rang in mois %}", "{{ rang.nom }}|{{ rang.appels }}",
        "{%tr endfor %}",
    ]  # fmt: skip
    assert widths(made) == [[dxa(3), dxa(2)]] * 4
    assert len(list(parsed(made).iter(w("tblHeader")))) == 1


def test_the_cells_of_a_listing_can_be_filled() -> None:
    made = listing("actions", (("Action", "libelle", 6), ("Pilote", "pilote", 3)), "Actions")
    tags = [tag.get(w("val")) for tag in parsed(made).iter(w("tag"))]
    assert tags == ["actions.{{ loop.index }}.libelle", "actions.{{ loop.index }}.pilote"]


def test_each_signer_has_a_frame() -> None:
    made = signatures(("Visa du RQ", "a.rq"), ("Visa du Directeur", "a.directeur"))
    assert said(made)[0] == "Visa du RQ|Visa du Directeur"
    assert [tag.get(w("val")) for tag in parsed(made).iter(w("tag"))] == ["a.rq", "a.directeur"]

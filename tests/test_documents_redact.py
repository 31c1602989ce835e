"""Names taken out of a fiche: out of split runs, deleted text, comments, links and properties."""

from __future__ import annotations

from hand_edits import MADE, edited
from lxml import etree

from suivi_tool.documents.archive import read_parts, write_parts
from suivi_tool.documents.controls import read, tagged
from suivi_tool.documents.redact import redact
from suivi_tool.documents.xml import WORD, Element, parse, w

NAMES = ("Lefèvre-N’Guyen", "Anaïs", "anais.lefevre@exemple.fr", "06 12 34 56 78")


def written_in(root: Element) -> None:
    """Write the name where people and Word put it: in two runs, deleted, with another space."""
    paragraph = next(root.iter(w("p")))
    pieces = ("Vu avec Ana", "ïs LEFÈVRE", "-N’Guyen le 3.")
    for piece in pieces:
        etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = piece
    gone = etree.SubElement(paragraph, w("del"), {w("author"): "Anaïs", w("id"): "1"})
    etree.SubElement(etree.SubElement(gone, w("r")), w("delText")).text = "tél. 06 12 34 56\u00a078"


def test_no_part_holds_a_name_any_more() -> None:
    document = edited(MADE, written_in)
    parts = read_parts(document)
    comment = (
        f'<w:comments xmlns:w="{WORD}"><w:comment w:id="1" w:author="Anaïs"><w:p><w:r><w:t>Anaïs'
    )
    parts["word/comments.xml"] = f"{comment}</w:t></w:r></w:p></w:comment></w:comments>".encode()
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId9" Type="x/hyperlink" TargetMode="External" '
        b'Target="mailto:anais.lefevre@exemple.fr"/></Relationships>',
    )
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(
        b"</dc:subject>", " – Anaïs</dc:subject>".encode()
    )
    done = redact(write_parts(parts), NAMES, {"appelant.adresse": "", "objet.motifs": "[effacé]"})
    held = b"".join(read_parts(done.document).values()).decode("utf-8", "replace").lower()
    for name in (*NAMES, "56\u00a078", "strasbourg", "40 minutes"):
        assert name.lower() not in held, name
    assert "vu avec" in held
    assert done.left == ()
    found = read(done.document)
    assert found["appelant.nom"] == "[anonymisé] [anonymisé]"
    assert found["objet.motifs"] == "[effacé]"
    assert found["appel.recu_le"] == "30/04/2026"


def test_a_link_to_a_file_names_nobody_any_more() -> None:
    parts = read_parts(MADE)
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(
        b"</Relationships>",
        b'<Relationship Id="rId9" Type="x/hyperlink" TargetMode="External" '
        b'Target="file:///Z:/Courrier_Ana%C3%AFs%20Lef%C3%A8vre-N%E2%80%99Guyen%202.pdf"/>'
        b"</Relationships>",
    )
    held = read_parts(redact(write_parts(parts), NAMES, replacement="X").document)[name].decode()
    assert 'Target="file:///Z:/Courrier_X%20X%202.pdf"' in held


def test_what_is_to_stay_stays_also_in_two_runs_and_in_properties() -> None:
    def change(root: Element) -> None:
        paragraph = next(root.iter(w("p")))
        for piece in ("Vu avec Ana", "ïs", " Petit, puis Anaïs."):
            etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = piece

    parts = read_parts(edited(MADE, change))
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(
        b"</dc:subject>", " – Anaïs Petit</dc:subject>".encode()
    )

    def before_another(text: str, _start: int, end: int) -> bool:
        return text[end:].startswith(" Petit")

    done = redact(write_parts(parts), ["Anaïs"], None, "X", before_another)
    paragraph = next(parse(read_parts(done.document)["word/document.xml"], "").iter(w("p")))
    said = "".join(text.text or "" for text in paragraph.iter(w("t")))
    assert said.endswith("Vu avec Anaïs Petit, puis X.")
    assert "– Anaïs Petit" in read_parts(done.document)["docProps/core.xml"].decode()


def with_a_thumbnail(document: bytes) -> bytes:
    """Return it with the picture of its first page that Word keeps on request."""
    parts = read_parts(document)
    parts["docProps/thumbnail.jpeg"] = b"the first page, as a picture"
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    link = f'<Relationship Id="rId77" Type="{kind}" Target="docProps/thumbnail.jpeg"/>'
    said = '<Override PartName="/docProps/thumbnail.jpeg" ContentType="image/jpeg"/>'
    for name, end, more in (
        ("_rels/.rels", b"</Relationships>", link),
        ("[Content_Types].xml", b"</Types>", said),
    ):
        parts[name] = parts[name].replace(end, more.encode() + end)
    return write_parts(parts)


def test_the_picture_of_the_page_as_it_was_goes_with_the_name() -> None:
    document = with_a_thumbnail(edited(MADE, written_in))
    parts = read_parts(redact(document, NAMES).document)
    assert not any(b"thumbnail" in name.encode() + content for name, content in parts.items())
    assert redact(document, ("Wxyz",)).found == 0


def test_words_within_words_stay() -> None:
    def change(root: Element) -> None:
        for tag, control in tagged(root):
            if tag == "objet.famille":
                next(control.iter(w("t"))).text = "Royal et Roy, Leroy"

    done = redact(edited(MADE, change), ("Roy",))
    assert read(done.document)["objet.famille"] == "Royal et [anonymisé], Leroy"


def test_a_file_without_the_names_comes_back_as_it_was() -> None:
    assert redact(MADE, ("Zoé", " ")).document is MADE
    assert redact(MADE, ()).document is MADE


def test_an_embedded_file_that_holds_a_name_is_told() -> None:
    parts = {**read_parts(MADE), "word/embeddings/x.bin": "…Anaïs…".encode()}
    assert redact(write_parts(parts), NAMES).left == ("word/embeddings/x.bin",)

"""Where a person is still named: in any file, in any part of it."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest

from suivi_tool.actions.identity import Identity
from suivi_tool.actions.searching import places

WHO = Identity(("Zoé Delaunay", "Delaunay"))


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def found(data: bytes) -> list[str]:
    return list(places(data, Identity(WHO.words)))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le"])
def test_a_text_names_the_person_in_any_encoding(encoding: str) -> None:
    assert found("Vu avec Zoé Delaunay, hier".encode(encoding)) == [""]
    assert found("Vu avec Zoé Durand, hier".encode(encoding)) == []


def test_markup_and_entities_hide_nobody() -> None:
    assert found(b"<w:t>Zo&#233; Del</w:t><w:t>aunay</w:t>") == [""]


def test_what_is_coded_in_a_link_is_read() -> None:
    link = b'<Relationship Target="Dossiers/Zo%C3%A9%20Delaunay/Courrier%20Delaunay.pdf"/>'
    assert found(link) == [""]
    assert found(link.replace(b"Delaunay", b"Durand")) == []


def test_a_mail_is_decoded() -> None:
    body = base64.b64encode("Zoé Delaunay".encode())
    head = b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    assert found(head + body) == [""]


def test_a_file_that_a_mail_brings_is_searched() -> None:
    body = base64.encodebytes(zipped(**{"word/document.xml": b"<w:t>Delau</w:t><w:t>nay</w:t>"}))
    head = b"Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
    assert found(head + body) == [""]


def test_each_part_of_an_archive_that_names_the_person_is_told_also_within_another() -> None:
    inner = zipped(a=b"Delaunay")
    data = zipped(un=b"rien", deux=b"Delaunay", trois=inner)
    assert found(data) == ["deux", "trois"]


def test_a_damaged_archive_is_searched_as_it_is() -> None:
    assert found(b"PK\x03\x04 Delaunay") == [""]
    assert found(b"") == found(b"PK") == []

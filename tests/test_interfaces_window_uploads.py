"""Dropped files: bounded, named by us, gone at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from suivi_tool.errors import RefusedInput
from suivi_tool.interfaces.window import uploads as module
from suivi_tool.interfaces.window.uploads import Uploads


@pytest.fixture
def uploads() -> Iterator[Uploads]:
    found = Uploads()
    yield found
    found.clear()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("appel.eml", "appel.eml"),
        ("../../.bashrc.eml", ".bashrc.eml"),
        ("C:\\Users\\x\\appel.MSG", "appel.MSG"),
        ("/etc/cron.d/x.eml", "x.eml"),
        ("a" * 400 + ".eml", "a" * 100 + ".eml"),
        ("\u202egpj.eml\n", "gpj.eml"),
    ],
)
def test_a_name_is_only_shown_never_used(uploads: Uploads, name: str, shown: str) -> None:
    kept = uploads.keep(name, b"x")
    assert kept.name == shown
    assert kept.path.parent == uploads._folder
    assert kept.path.stem == kept.id


@pytest.mark.parametrize("name", ["virus.exe", "page.html", "macro.xlsm", "sans", ".eml.lnk"])
def test_another_kind_is_refused_in_french(uploads: Uploads, name: str) -> None:
    with pytest.raises(RefusedInput, match="n’est pas accepté ici"):
        uploads.keep(name, b"x")


def test_an_empty_file_is_refused(uploads: Uploads) -> None:
    with pytest.raises(RefusedInput, match="est vide"):
        uploads.keep("a.eml", b"")


def test_a_file_too_large_is_refused(uploads: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 1024 * 1024)
    with pytest.raises(RefusedInput, match="dépasse 1 Mo"):
        uploads.keep("a.eml", b"x" * (1024 * 1024 + 1))


def test_only_the_last_ones_are_kept(uploads: Uploads) -> None:
    kept = [uploads.keep("a.eml", b"x") for _ in range(module.MAX_FILES + 3)]
    assert [uploads.get(upload.id) is not None for upload in kept[:4]] == [
        False,
        False,
        False,
        True,
    ]
    assert len(list(uploads._folder.iterdir())) == module.MAX_FILES


def test_nothing_stays_after_the_end(uploads: Uploads) -> None:
    kept = uploads.keep("a.eml", b"x")
    uploads.clear()
    assert not kept.path.exists()
    assert not uploads._folder.exists()

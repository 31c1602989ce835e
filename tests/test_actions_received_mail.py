"""The mail that brought the appeal fills what it can and is filed as it came."""

from __future__ import annotations

import re
from email.message import EmailMessage
from pathlib import Path

import pytest
from work_folders import WorkPlace, make

from suivi_tool.actions import received_mail
from suivi_tool.actions.demo import APPEAL
from suivi_tool.actions.register_appeal import register
from suivi_tool.errors import RefusedInput


@pytest.fixture
def place(tmp_path: Path) -> WorkPlace:
    return make(tmp_path / "d")


def write_mail(path: Path) -> Path:
    mail = EmailMessage()
    mail["From"] = "Élodie DELAUNAY <elodie@example.org>"
    mail["Date"] = "Thu, 30 Apr 2026 09:12:00 +0200"
    mail["Subject"] = "Contestation"
    mail.set_content("Je conteste la décision.")
    path.write_bytes(mail.as_bytes())
    return path


def test_what_was_typed_goes_before_what_the_mail_says(place: WorkPlace, tmp_path: Path) -> None:
    mail = write_mail(tmp_path / "contestation é.eml")
    answer = register(
        place.office(), {"type": "candidat", "decision": "Échec", "nom": "Petit"}, mail
    )
    row = place.row("Appels", answer.number)
    assert (row["Appelant"], row["Mode de réception"]) == ("Élodie Petit", "Mail")
    assert row["Date de réception"].day == 30
    assert (answer.folder / "Mail reçu.eml").read_bytes() == mail.read_bytes()
    assert "Je conteste" not in str(row)


@pytest.mark.parametrize("name", ["appel.txt", "absent.eml"])
def test_what_is_no_mail_is_refused_and_nothing_is_reserved(
    place: WorkPlace, tmp_path: Path, name: str
) -> None:
    (tmp_path / "appel.txt").write_text("x")
    with pytest.raises(RefusedInput, match=re.escape(name)):
        register(place.office(), APPEAL, tmp_path / name)
    assert not list(place.office().work.dossiers.iterdir())


def test_every_mail_of_the_corpus_is_read(place: WorkPlace, shared: Path) -> None:
    mails = sorted((shared / "corpus" / "mails").glob("*.msg"))
    assert len(mails) == 12
    read = [received_mail.read(mail, place.office()) for mail in mails]
    assert all(mail.file_name == "Mail reçu.msg" for mail in read)


def test_a_mail_that_cannot_be_read_is_filed_and_told(place: WorkPlace, tmp_path: Path) -> None:
    broken = tmp_path / "x.msg"
    broken.write_bytes(b"\xd0\xcf\x11\xe0 rien")
    answer = register(place.office(), APPEAL, broken)
    assert (answer.folder / "Mail reçu.msg").read_bytes() == broken.read_bytes()
    assert any("courriel" in alert.message for alert in answer.alerts)

"""The journal: a chain of lines, and what each kind of tampering is called."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from benchmarks import trust_tamper
from suivi_tool.storage.disk import Disk
from suivi_tool.storage.journal import Anchor, Journal, Line, Note

AT = datetime.fromisoformat("2026-05-04T09:15:00+02:00")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    kept = Journal(tmp_path / "journal.jsonl", Disk())
    for n in range(1, 6):
        kept.append("RQ", "statut", f"APP-{n}", ["Statut", "Reçu le"], AT)
    return kept


def lines(journal: Journal) -> list[bytes]:
    return journal.path.read_bytes().splitlines(keepends=True)


def told(journal: Journal, changed: list[bytes], *anchors: Anchor) -> list[str]:
    journal.path.write_bytes(b"".join(changed))
    return [fault.message for fault in journal.verify(anchors)]


def test_lines_come_back_in_order_with_their_real_moment(journal: Journal) -> None:
    fields = ("Statut", "Reçu le")
    assert journal.entries()[0] == Line(1, AT.isoformat(), "RQ", "statut", "APP-1", fields)
    assert [line.number for line in journal.entries()] == [f"APP-{n}" for n in range(1, 6)]
    assert journal.verify([journal.head()]) == ()
    assert journal.head().count == 5


def test_it_can_be_read_with_any_editor(journal: Journal) -> None:
    assert "Reçu le" in journal.path.read_text(encoding="utf-8")


def test_a_changed_word_is_found_in_its_line(journal: Journal) -> None:
    kept = lines(journal)
    kept[2] = kept[2].replace(b"APP-3", b"APP-9")
    assert told(journal, kept) == [
        "Le journal a été modifié à la ligne 3\u00a0: son contenu a été changé."
    ]


def test_a_removed_line_is_found_where_it_is_missing(journal: Journal) -> None:
    kept = lines(journal)
    assert told(journal, kept[:1] + kept[2:]) == [
        "Le journal a été modifié à la ligne 2\u00a0: une ligne a été enlevée, ajoutée ou déplacée."
    ]


def test_a_cut_tail_is_found_by_the_anchor_alone(journal: Journal) -> None:
    head, kept = journal.head(), lines(journal)
    assert told(journal, kept[:3]) == []
    assert told(journal, kept[:3], head) == [
        "Le journal a été modifié à la ligne 4\u00a0: 2 lignes ont été coupées à la fin."
    ]


def test_a_journal_that_is_gone_is_found_by_the_anchor(journal: Journal) -> None:
    head = journal.head()
    journal.path.unlink()
    assert len(journal.verify([head])) == 1


def test_lines_after_the_anchor_are_no_fault(journal: Journal) -> None:
    head = journal.head()
    journal.append("RQ", "x", "APP-6", [], AT)
    assert journal.verify([Anchor(), head, journal.head()]) == ()


def test_a_chain_made_anew_does_not_pass_by_the_anchor(journal: Journal) -> None:
    head = journal.head()
    journal.path.unlink()
    for n in range(1, 6):
        journal.append("RQ", "statut", f"APP-{n}", ["Statut"], AT)
    assert journal.verify() == ()
    assert len(journal.verify([head])) == 1


def test_what_a_dead_run_left_of_a_line_is_cut_off_by_the_next(journal: Journal) -> None:
    with journal.path.open("ab") as file:
        file.write(b'{"at":"2026-05-')
    assert len(journal.verify()) == 1
    journal.append("RQ", "x", "APP-6", [], AT)
    assert [line.number for line in journal.entries()] == [f"APP-{n}" for n in range(1, 7)]
    assert journal.verify() == ()


def test_a_last_line_without_its_line_end_is_whole(journal: Journal) -> None:
    journal.path.write_bytes(journal.path.read_bytes().rstrip(b"\n"))
    assert journal.head().count == 5
    journal.append("RQ", "x", "APP-6", [], AT)
    assert (journal.head().count, journal.verify()) == (6, ())


def test_drafted_lines_are_written_once(journal: Journal) -> None:
    draft = journal.draft([Note("RQ", "x", "APP-6", (), AT), Note("RQ", "x", "APP-7", (), AT)])
    assert journal.head().count == 5
    journal.write(draft.lines[:1])
    journal.write(draft.lines)
    journal.write(draft.lines)
    assert journal.head() == draft.anchor
    assert journal.verify([draft.anchor]) == ()


def test_one_goes_on_after_a_broken_place_which_stays_told(journal: Journal) -> None:
    told(journal, [*lines(journal)[:2], b"garbage\n"])
    journal.append("RQ", "x", "APP-6", [], AT)
    assert [fault.place[-7:] for fault in journal.verify()] == ["ligne 3"]


def test_an_anchor_is_written_and_read(journal: Journal) -> None:
    assert Anchor.parse(str(journal.head())) == journal.head()
    for text in ("", "3", "x:" + "0" * 64, "²:" + "0" * 64, "3:abc"):
        with pytest.raises(ValueError, match="not an anchor"):
            Anchor.parse(text)


@pytest.mark.parametrize("kind", trust_tamper.TAMPERINGS)
def test_every_tampering_is_found_at_its_place(kind: str) -> None:
    assert trust_tamper.tamper(kind, 40).wrong == []

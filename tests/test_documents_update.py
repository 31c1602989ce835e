"""Updating a fiche that people have typed into: their text is never lost."""

from __future__ import annotations

import pytest
from hand_edits import BODY, LATER, MADE, WRITTEN, edited, every_word, hand_edited, removed
from lxml import etree

from suivi_tool.documents.archive import read_parts
from suivi_tool.documents.check import check_document
from suivi_tool.documents.controls import read, tagged
from suivi_tool.documents.update import Conflict, Update, update
from suivi_tool.documents.xml import WORD, Element, parse, w


def control(root: Element, tag: str) -> Element:
    """Return the control of that tag."""
    [found] = [sdt for name, sdt in tagged(root) if name == tag]
    return found


def typed(root: Element, tag: str, text: str) -> None:
    """Replace what a control shows, as a person who types does."""
    [first, *others] = control(root, tag).iter(w("t"))
    first.text = text
    for other in others:
        other.text = ""


def test_facts_are_written_and_nothing_else_changes() -> None:
    done = update(MADE, LATER, WRITTEN)
    assert read(done.document) == {**LATER}
    assert done.written == LATER
    assert (done.conflicts, done.typed, done.missing, done.refused) == ((), {}, (), "")
    before, after = read_parts(MADE), read_parts(done.document)
    assert [name for name in before if before[name] != after[name]] == [BODY]
    assert check_document(done.document) == ()


def test_a_file_with_nothing_to_change_comes_back_as_it_was() -> None:
    assert update(MADE, WRITTEN, WRITTEN).document is MADE
    first = update(MADE, LATER, WRITTEN)
    assert update(first.document, LATER, first.written).document is first.document


def test_what_a_person_typed_stays_and_is_told() -> None:
    def change(root: Element) -> None:
        typed(root, "analyse.causes", "Badge non activé.")
        typed(root, "appelant.telephone", "07 00 00 00 00")
        typed(root, "conclusion.motif", "Motif du RQ")

    done = update(edited(MADE, change), LATER, WRITTEN)
    found = read(done.document)
    assert found["analyse.causes"] == "Badge non activé."
    assert done.typed == {"appelant.telephone": "07 00 00 00 00"}
    assert set(done.conflicts) == {
        Conflict("analyse.causes", "", "Badge non activé.", LATER["analyse.causes"]),
        Conflict("conclusion.motif", "", "Motif du RQ", LATER["conclusion.motif"]),
    }
    assert found["conclusion.le"] == "20/05/2026"
    again = update(done.document, LATER, done.written)
    assert again.document is done.document
    assert again.conflicts == done.conflicts


def test_what_was_read_back_is_no_conflict_any_more() -> None:
    hand = edited(MADE, lambda root: typed(root, "analyse.causes", "Badge"))
    done = update(hand, {**LATER, "analyse.causes": "Badge"}, WRITTEN)
    assert done.conflicts == ()
    assert done.written["analyse.causes"] == "Badge"


def test_a_date_typed_in_another_way_is_the_same_date() -> None:
    hand = edited(MADE, lambda root: typed(root, "conclusion.le", "20/5/26"))
    done = update(hand, LATER, WRITTEN)
    assert done.conflicts == ()
    assert read(done.document)["conclusion.le"] == "20/5/26"
    other = edited(MADE, lambda root: typed(root, "conclusion.le", "21 mai 2026"))
    [conflict] = update(other, LATER, WRITTEN).conflicts
    assert (conflict.found, conflict.wanted) == ("21 mai 2026", "20/05/2026")


def test_a_control_bound_to_data_or_to_a_day_shows_what_is_written() -> None:
    def change(root: Element) -> None:
        properties = control(root, "conclusion.le").find(w("sdtPr"))
        assert properties is not None
        etree.SubElement(properties, w("dataBinding"), {w("xpath"): "/x"})
        etree.SubElement(properties, w("date"), {w("fullDate"): "2020-01-01T00:00:00Z"})

    body = read_parts(update(edited(MADE, change), LATER, WRITTEN).document)[BODY]
    assert b"dataBinding" not in body
    assert b"fullDate" not in body


def test_a_box_ticked_by_hand_is_not_contradicted() -> None:
    def change(root: Element) -> None:
        box = control(root, "conclusion.non_justifie")
        [checked] = box.iter("{*}checked")
        checked.set("{http://schemas.microsoft.com/office/word/2010/wordml}val", "1")
        [text] = box.iter(w("t"))
        text.text = "☒"

    done = update(edited(MADE, change), LATER, WRITTEN)
    found = read(done.document)
    assert (found["conclusion.justifie"], found["conclusion.non_justifie"]) == (False, True)
    assert done.typed == {"conclusion.non_justifie": True}
    assert [conflict.tag for conflict in done.conflicts] == ["conclusion.justifie"]


def test_a_placeholder_is_no_text() -> None:
    def change(root: Element) -> None:
        found = control(root, "appel.envoye_le")
        typed(root, "appel.envoye_le", "Cliquez ou appuyez ici pour entrer du texte.")
        properties = found.find(w("sdtPr"))
        assert properties is not None
        properties.append(etree.Element(w("showingPlcHdr")))

    done = update(edited(MADE, change), WRITTEN, {**WRITTEN})
    assert read(done.document)["appel.envoye_le"] == "29/04/2026"
    assert done.changed == ("appel.envoye_le",)


def test_tracked_changes_and_comments_are_people_s() -> None:
    tracked = (
        f'<w:p xmlns:w="{WORD}"><w:del w:id="901" w:author="RQ"><w:r><w:delText>Retard'
        '</w:delText></w:r></w:del><w:ins w:id="902" w:author="RQ"><w:r><w:t></w:t></w:r>'
        "</w:ins></w:p>"
    )

    def change(root: Element) -> None:
        content = control(root, "analyse.causes").find(w("sdtContent"))
        assert content is not None
        content[:] = [etree.fromstring(tracked)]

    done = update(edited(MADE, change), LATER, WRITTEN)
    assert b"Retard</w:delText>" in read_parts(done.document)[BODY]
    assert [conflict.tag for conflict in done.conflicts] == ["analyse.causes"]


def test_a_control_taken_away_is_told_and_the_others_are_written() -> None:
    def change(root: Element) -> None:
        removed(control(root, "suites.fiches_acap"))

    done = update(edited(MADE, change), LATER, WRITTEN)
    assert done.missing == ("suites.fiches_acap",)
    assert read(done.document)["conclusion.le"] == "20/05/2026"


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_no_word_typed_by_hand_is_ever_lost(start: int) -> None:
    for seed in range(start, start + 20):
        document, tokens, comments = hand_edited(seed)
        first = update(document, LATER, WRITTEN)
        said = every_word(first.document)
        assert [token for token in tokens if token not in said] == [], f"seed {seed}"
        assert read_parts(first.document)[BODY].count(b"commentRangeStart") == comments
        assert_only_controls_changed(document, first)
        second = update(first.document, LATER, first.written)
        assert second.document == first.document, f"seed {seed}"
        assert check_document(first.document) == check_document(document)


def assert_only_controls_changed(document: bytes, done: Update) -> None:
    """Compare the body before and after with the controls that were written taken out."""
    changed = set(done.changed)

    def rest(data: bytes) -> bytes:
        root = parse(read_parts(data)[BODY])
        for row in [r for r in root.iter(w("tr")) if b"similaires.2." in etree.tostring(r)]:
            removed(row)
        for sdt in list(root.iter(w("sdt"))):
            mark = sdt.find(f"{w('sdtPr')}/{w('tag')}")
            if mark is not None and mark.get(w("val")) in changed:
                removed(sdt)
        return etree.tostring(root)

    assert rest(document) == rest(done.document)

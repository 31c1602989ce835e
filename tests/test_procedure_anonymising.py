from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from suivi_tool.procedure.anonymising import KEPT, REMOVED, anonymised, expired, is_anonymous
from suivi_tool.procedure.appeal import Action, Appeal, Channel, Justified
from suivi_tool.procedure.indicators import indicators
from suivi_tool.procedure.working_days import Calendar

TODAY = date(2026, 7, 1)
CLOSED = Appeal(
    "APP-1",
    received_on=date(2021, 4, 1),
    channel=Channel.MAIL,
    received_by="Claire Évrard",
    appellant="Zoé Martin",
    contact="zoe@example.org",
    file_number="D-778",
    decided_by="Jean Valette",
    ground_family="Notation",
    ground="Je m'appelle Zoé Martin.",
    acknowledged_on=date(2021, 4, 6),
    handler="Anne Petit",
    causes="Zoé a raison",
    justified=Justified.YES,
    actions=("AC-1",),
    closed_on=date(2021, 5, 31),
    end_told_on=date(2021, 6, 30),
    comments="Zoé a rappelé",
    folder="Dossiers/APP-1",
)


def test_no_name_and_no_free_text_is_left() -> None:
    bare = anonymised(CLOSED)
    left = " ".join(str(getattr(bare, field.name)) for field in fields(bare))
    for word in ("Zoé", "Martin", "Évrard", "Valette", "Petit", "example.org", "D-778", "Dossiers"):
        assert word not in left
    assert is_anonymous(bare)
    assert anonymised(bare) == bare


def test_every_field_is_either_kept_or_removed_on_purpose() -> None:
    assert set(REMOVED) == {
        "received_by", "appellant", "contact", "file_number", "decided_by", "ground",
        "period_validated_by", "handler", "causes", "ruled_by", "ruling_ground", "folder",
        "comments", "new_decision_by",
    }  # fmt: skip
    assert len(KEPT) + len(REMOVED) == len(fields(Appeal))


def test_the_indicators_do_not_change() -> None:
    calendar = Calendar({}, {}, frozenset(range(2020, 2027)))
    day = date(2021, 12, 1)
    before, after = (indicators([appeal], calendar, day) for appeal in (CLOSED, anonymised(CLOSED)))
    assert before == after


def test_closed_appeals_past_the_retention_are_found() -> None:
    done = [Action("AC-1", done_on=date(2021, 6, 1))]
    assert expired([CLOSED], done, 60, date(2026, 6, 30)) == ()
    (found,) = expired([CLOSED], done, 60, TODAY)
    assert (found.number, found.kept_until, found.hindrance) == ("APP-1", date(2026, 6, 30), "")
    assert expired([replace(CLOSED, closed_on=None), anonymised(CLOSED)], done, 60, TODAY) == ()


def test_what_keeps_an_appeal_is_said() -> None:
    (with_action,) = expired([CLOSED], [Action("AC-1")], 60, TODAY)
    assert with_action.hindrance == "Action encore ouverte\u00a0: AC-1."
    (untold,) = expired([replace(CLOSED, end_told_on=None)], [], 60, TODAY)
    assert "notifiée" in untold.hindrance

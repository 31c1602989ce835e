"""The reminder to a pilot: whom, about which actions, in which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from suivi_tool.procedure.appeal import Action, Role
from suivi_tool.procedure.organisation import Organisation, Person, Post
from suivi_tool.procedure.reminder import is_late, pilot, reminders

TODAY = date(2026, 5, 2)
ROY = Person("Anne Roy", "anne.roy@example.org")
BODY = Organisation("CESI", (Post(Role.QUALITY_MANAGER, ROY),))
LATE = Action("AC-2026-001", origin_reference="APP-2026-002", action="Relire le barème.",
              pilot="A. Roy", due=date(2026, 3, 2), new_due=date(2026, 4, 30))  # fmt: skip
OLDER = replace(LATE, number="AC-2025-009", due=date(2026, 1, 5), new_due=None)


def test_an_action_is_late_after_its_last_day_until_it_is_done() -> None:
    assert is_late(LATE, TODAY)
    assert not is_late(LATE, date(2026, 4, 30))
    assert not is_late(replace(LATE, done_on=date(2026, 5, 1)), TODAY)
    assert not is_late(replace(LATE, due=None, new_due=None), TODAY)


def test_the_pilot_is_known_by_name_or_by_role() -> None:
    assert pilot(LATE, BODY, TODAY) == ROY
    assert pilot(replace(LATE, pilot="RQ"), BODY, TODAY) == ROY
    assert pilot(replace(LATE, pilot="Karim Benali"), BODY, TODAY) == Person("Karim Benali")
    assert pilot(replace(LATE, pilot="Directeur"), BODY, TODAY).name == "Directeur"


def test_one_mail_a_pilot_the_oldest_deadline_first() -> None:
    other = replace(LATE, number="AC-2026-003", pilot="Karim Benali")
    first, second = reminders([LATE, other, OLDER], BODY, TODAY)
    assert (first.to, [action.number for action in first.actions]) == (
        ROY, ["AC-2025-009", "AC-2026-001"])  # fmt: skip
    assert first.subject == "2\u00a0actions en retard dont vous êtes pilote"
    assert second.subject == "Action AC-2026-003\u00a0: échéance du 30/04/2026 dépassée"


def test_it_says_what_since_when_from_where_and_what_is_asked() -> None:
    (mail,) = reminders([LATE], BODY, TODAY)
    said = mail.text.replace("\u00a0", " ")
    assert ("– AC-2026-001 : Relire le barème, à réaliser pour le jeu. 30/04/2026 (première "
            "échéance : 02/03/2026). Origine : APP-2026-002.") in said  # fmt: skip
    assert "nouvelle échéance et son motif" in said
    assert "'" not in said

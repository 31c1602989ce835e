"""The same form sent twice acts once, also from two windows at the same moment."""

from __future__ import annotations

import threading
from datetime import date

import pytest

from suivi_tool.interfaces.window.desk import MAX_ANSWERS, Answers, Desk


def test_two_at_once_act_once_and_get_the_same_answer() -> None:
    answers, acts, got = Answers(), list[int](), list[int]()
    begin = threading.Barrier(2)

    def act() -> int:
        acts.append(1)
        return len(acts)

    def send() -> None:
        begin.wait()
        got.append(answers.once("formulaire", act))

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (acts, got) == ([1], [1, 1])


def test_what_was_refused_may_be_sent_again() -> None:
    answers = Answers()
    with pytest.raises(ZeroDivisionError):
        answers.once("f", lambda: 1 // 0)
    assert answers.once("f", lambda: "enregistré") == "enregistré"


def test_old_answers_are_forgotten_not_hoarded() -> None:
    answers = Answers()
    for at in range(MAX_ANSWERS + 5):
        answers.once(str(at), lambda: "x")
    assert answers.get("0") is None
    assert answers.get(str(MAX_ANSWERS + 4)) == "x"


def test_the_day_is_that_of_the_trial_else_todays() -> None:
    assert Desk(None, date(2026, 5, 4)).day == date(2026, 5, 4)
    assert Desk(None).day >= date(2025, 1, 1)

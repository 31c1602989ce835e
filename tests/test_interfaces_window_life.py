"""The server ends when the last window is closed, and never in the middle of a request."""

from __future__ import annotations

import threading

import pytest

from suivi_tool.interfaces.window.life import Ending, Life


class Clock:
    """A clock that moves when told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_it_lives_while_a_window_is_open(clock: Clock) -> None:
    life = Life(grace=4, clock=clock)
    with life.window():
        clock.now += 3600
        assert not life.may_end()


def test_it_ends_a_few_seconds_after_the_last_window_closed(clock: Clock) -> None:
    life = Life(grace=4, clock=clock)
    with life.window(), life.window():
        clock.now += 60
    clock.now += 3.9
    assert not life.may_end()
    clock.now += 0.2
    assert life.may_end()


def test_going_from_one_page_to_the_next_is_no_end(clock: Clock) -> None:
    life = Life(grace=4, clock=clock)
    with life.window():
        pass
    clock.now += 3
    with life.window():
        clock.now += 10
        assert not life.may_end()


def test_it_waits_for_the_request_that_writes(clock: Clock) -> None:
    life = Life(grace=4, clock=clock)
    with life.window():
        pass
    with life.work():
        clock.now += 60
        assert not life.may_end()
        life.stop()
        assert not life.may_end()
    assert life.may_end()


def test_after_a_long_request_the_page_it_answers_has_time_to_open(clock: Clock) -> None:
    life = Life(grace=4, clock=clock)
    with life.window():
        pass
    with life.work():
        clock.now += 60
    clock.now += 3
    assert not life.may_end()


def test_once_it_ends_no_further_request_is_taken(clock: Clock) -> None:
    life = Life(clock=clock)
    life.stop()
    assert life.may_end()
    with pytest.raises(Ending), life.work():
        pass


def test_the_first_window_may_take_its_time(clock: Clock) -> None:
    life = Life(grace=4, first_window=120, clock=clock)
    clock.now += 119
    assert not life.may_end()
    clock.now += 2
    assert life.may_end()


def test_without_idle_stop_only_a_signal_ends_it(clock: Clock) -> None:
    life = Life(idle_stop=False, grace=4, clock=clock)
    with life.window():
        pass
    clock.now += 1_000_000
    assert not life.may_end()
    life.stop()
    assert life.may_end()


def test_wait_returns_when_told_to_stop_from_another_thread() -> None:
    life = Life(idle_stop=False)
    waiting = threading.Thread(target=life.wait, daemon=True)
    waiting.start()
    life.stop()
    waiting.join(5)
    assert not waiting.is_alive()

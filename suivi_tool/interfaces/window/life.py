"""When the server may end: windows and requests counted, never in the middle of one.

A window is an event stream held open; `work` is any other request. All times are seconds of a
monotonic clock.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

GRACE = 4.0
FIRST_WINDOW = 120.0
_STEP = 0.25


class Ending(Exception):
    """The server takes no new request: it is about to end."""


class Life:
    """Counts what is open and decides when the server may end.

    With `idle_stop` it ends `grace` seconds after the last window closed and the last request was
    answered (or where no window came in `first_window` seconds). Without, only `stop` ends it.
    """

    def __init__(
        self,
        *,
        idle_stop: bool = True,
        grace: float = GRACE,
        first_window: float = FIRST_WINDOW,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._change = threading.Condition()
        self._idle_stop = idle_stop
        self._clock = clock
        self._grace = first_window
        self._grace_after_first = grace
        self._windows = 0
        self._requests = 0
        self._asked = False
        self._closed = False
        self._quiet_since = clock()

    @property
    def windows(self) -> int:
        """How many windows are open."""
        return self._windows

    @contextmanager
    def window(self) -> Iterator[None]:
        """Hold one window open."""
        with self._change:
            self._windows += 1
            self._grace = self._grace_after_first
        try:
            yield
        finally:
            with self._change:
                self._windows -= 1
                self._quiet()

    @contextmanager
    def work(self) -> Iterator[None]:
        """Hold one request; the server does not end before it is answered.

        Raises: Ending where the server has already decided to end.
        """
        with self._change:
            if self._closed:
                raise Ending
            self._requests += 1
        try:
            yield
        finally:
            with self._change:
                self._requests -= 1
                self._quiet()

    def stop(self) -> None:
        """Ask the server to end as soon as no request is being answered."""
        with self._change:
            self._asked = True
            self._change.notify_all()

    def stay(self) -> None:
        """End only when told to: no window could be opened from here."""
        self._idle_stop = False

    def may_end(self) -> bool:
        """Tell whether the server may end now; once True, no further `work` is taken."""
        with self._change:
            if self._requests == 0 and (self._asked or self._idle()):
                self._closed = True
            return self._closed

    def wait(self) -> None:
        """Return when the server may end."""
        while not self.may_end():
            with self._change:
                self._change.wait(_STEP)

    def _quiet(self) -> None:
        self._quiet_since = self._clock()
        self._change.notify_all()

    def _idle(self) -> bool:
        waited = self._clock() - self._quiet_since
        return self._idle_stop and self._windows == 0 and waited >= self._grace

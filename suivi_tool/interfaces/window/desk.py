"""What every page of one server has at hand."""

from __future__ import annotations

import getpass
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from flask import current_app

from suivi_tool.interfaces.window.keys import Keys, Tickets
from suivi_tool.interfaces.window.life import Life
from suivi_tool.interfaces.window.opening import open_file
from suivi_tool.interfaces.window.uploads import Uploads

MAX_ANSWERS = 100


class Answers:
    """What was answered to each form, so that the same form sent twice acts once."""

    def __init__(self) -> None:
        self._answers: dict[str, Any] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._guard = threading.Lock()

    def once(self, form: str, act: Callable[[], Any]) -> Any:
        """Return the answer to `form`; `act` gives it, the first time only.

        What `act` raises is not kept: the form may be sent again.
        """
        with self._guard:
            lock = self._locks.setdefault(form, threading.Lock())
        with lock:
            if form not in self._answers:
                self._answers[form] = act()
                self._forget_oldest()
            return self._answers[form]

    def get(self, form: str) -> Any | None:
        """Return what was answered to `form`, or None."""
        return self._answers.get(form)

    def _forget_oldest(self) -> None:
        with self._guard:
            while len(self._answers) > MAX_ANSWERS:
                oldest = next(iter(self._answers))
                self._answers.pop(oldest)
                self._locks.pop(oldest, None)


def account_name() -> str:
    """Return the name of the account that runs the program, or an empty string."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


@dataclass
class Desk:
    """The work folder (None before the first start), the day, the user, and the server's own.

    `undone` are the numbers whose registration was taken back from here; none is given again.
    """

    root: Path | None
    today: date | None = None
    user: str = ""
    keys: Keys = field(default_factory=Keys.new)
    tickets: Tickets = field(default_factory=Tickets)
    life: Life = field(default_factory=Life)
    uploads: Uploads = field(default_factory=Uploads)
    answers: Answers = field(default_factory=Answers)
    undone: set[str] = field(default_factory=set)
    opener: Callable[[Path], bool] = open_file
    on_adopted: Callable[[Path], None] = lambda _root: None

    @property
    def day(self) -> date:
        """The day it is: the one given for a trial, else today's."""
        return self.today or date.today()  # noqa: DTZ011 - the day on this person's wall


def desk() -> Desk:
    """Return the desk of the server that answers now."""
    found = current_app.extensions["desk"]
    if not isinstance(found, Desk):
        raise TypeError("the app was made without a desk")
    return found

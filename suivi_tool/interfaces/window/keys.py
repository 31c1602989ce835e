"""The secrets of one server: a token, what is derived from it, and tickets that serve once."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

TICKET_LIFE = 120.0


def same(given: str | None, expected: str) -> bool:
    """Compare two secrets in constant time; any text may be given."""
    return hmac.compare_digest((given or "").encode(errors="replace"), expected.encode())


@dataclass(frozen=True)
class Keys:
    """The token of one server; cookie, form token and proofs follow from it.

    Neither gives the token away: they are HMAC-SHA256 over a purpose.
    """

    token: str

    @classmethod
    def new(cls) -> Keys:
        """Return keys nobody can guess (256 bits)."""
        return cls(secrets.token_urlsafe(32))

    @property
    def cookie(self) -> str:
        """The value of the session cookie."""
        return self.proof("cookie")

    @property
    def form(self) -> str:
        """The value each form sends back (against cross-site request forgery)."""
        return self.proof("formulaire")

    def proof(self, purpose: str) -> str:
        """Return what only a holder of the token can say about `purpose`."""
        return hmac.new(self.token.encode(), purpose.encode(), hashlib.sha256).hexdigest()


class Tickets:
    """Keys for the door that serve once and not for long.

    The address of a window stands on the browser's command line, which other accounts of the
    machine may read: it holds a ticket, never the token.
    """

    def __init__(
        self, life: float = TICKET_LIFE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._life = life
        self._clock = clock
        self._lock = threading.Lock()
        self._issued: dict[str, float] = {}

    def issue(self) -> str:
        """Return a new ticket."""
        ticket = secrets.token_urlsafe(24)
        with self._lock:
            self._issued[ticket] = self._clock() + self._life
        return ticket

    def redeem(self, given: str) -> bool:
        """Take a ticket; tell whether it was good. It is not good twice."""
        with self._lock:
            until = self._issued.pop(given, None)
        return until is not None and self._clock() <= until

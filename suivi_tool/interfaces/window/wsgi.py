"""Around the app: the secret path it lives under, and the requests counted for its life."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import Any

from werkzeug.wsgi import ClosingIterator

from suivi_tool.interfaces.window.life import Ending, Life

WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

STREAM = "/vie"
OUTSIDE = "suivi.outside"
CLOSING = "Le programme se ferme. Ouvrez-le de nouveau."


def new_prefix() -> str:
    """Return a path nobody can guess (96 bits)."""
    return f"/{secrets.token_urlsafe(12)}"


class Prefixed:
    """Serve `app` under a secret path.

    A cookie of 127.0.0.1 goes to every port of it, hence to the server of another account; its
    path keeps it to ours. Outside the path the app is told so (`OUTSIDE`).
    """

    def __init__(self, app: WsgiApp, prefix: str) -> None:
        self._app = app
        self._prefix = prefix

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        path = environ.get("PATH_INFO", "")
        inside = path == self._prefix or path.startswith(f"{self._prefix}/")
        environ[OUTSIDE] = not inside
        if inside:
            environ["SCRIPT_NAME"] = self._prefix
            environ["PATH_INFO"] = path[len(self._prefix) :] or "/"
        return self._app(environ, start)


class Counted:
    """Count each request of `app`, until its last byte is out; event streams are not requests."""

    def __init__(self, app: WsgiApp, life: Life) -> None:
        self._app = app
        self._life = life

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        if environ.get("PATH_INFO", "").endswith(STREAM):
            return self._app(environ, start)
        with ExitStack() as held:
            try:
                held.enter_context(self._life.work())
            except Ending:
                start("503 Service Unavailable", [("Content-Type", "text/plain; charset=utf-8")])
                return [CLOSING.encode()]
            answer = self._app(environ, start)
            return ClosingIterator(answer, [held.pop_all().close])
        raise AssertionError  # pragma: no cover - the block above always returns or raises

"""Around the app: only under its secret path, each request counted until its last byte."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from werkzeug.wsgi import ClosingIterator

from suivi_tool.interfaces.window.life import Life
from suivi_tool.interfaces.window.wsgi import OUTSIDE, STREAM, Counted, Prefixed, new_prefix


def seen(path: str) -> dict[str, Any]:
    """Return what the app is told of a request to `path` of a server under « /secret »."""
    told: dict[str, Any] = {"PATH_INFO": path}

    def app(environ: dict[str, Any], _start: Callable[..., Any]) -> Iterable[bytes]:
        told.update(environ)
        return []

    Prefixed(app, "/secret")(dict(told), lambda *_: None)
    return told


@pytest.mark.parametrize(
    ("path", "inside", "rest"),
    [("/secret/appels", True, "/appels"), ("/secret", True, "/"), ("/secretaire", False,
     "/secretaire"), ("/appels", False, "/appels"), ("", False, "")],
)  # fmt: skip
def test_only_the_secret_path_leads_inside(path: str, inside: bool, rest: str) -> None:
    told = seen(path)
    assert (told[OUTSIDE], told["PATH_INFO"]) == (not inside, rest)


def test_no_two_servers_share_a_path() -> None:
    assert len({new_prefix() for _ in range(100)}) == 100


def test_the_server_does_not_end_before_the_last_byte() -> None:
    life = Life(idle_stop=False)
    answer = Counted(lambda *_: [b"un", b"deux"], life)({"PATH_INFO": "/"}, lambda *_: None)
    life.stop()
    assert not life.may_end()
    assert b"".join(answer) == b"undeux"
    assert isinstance(answer, ClosingIterator)
    answer.close()
    assert life.may_end()


def test_a_request_that_fails_is_over_and_none_begins_once_it_ends() -> None:
    def fail(*_: object) -> Iterable[bytes]:
        raise ZeroDivisionError

    life = Life(idle_stop=False)
    with pytest.raises(ZeroDivisionError):
        Counted(fail, life)({"PATH_INFO": "/"}, lambda *_: None)
    life.stop()
    assert life.may_end()
    said: list[str] = []
    answer = Counted(fail, life)({"PATH_INFO": "/"}, lambda status, _: said.append(status))
    assert said == ["503 Service Unavailable"]
    assert "se ferme" in b"".join(answer).decode()
    with pytest.raises(ZeroDivisionError):  # an open window is no request
        Counted(fail, life)({"PATH_INFO": STREAM}, lambda *_: None)

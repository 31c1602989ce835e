"""Starts of the window are told beside a bare page of the same round; Tk only where it is."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from benchmarks import window_start as trial

NAN = float("nan")
ROUNDS = {"lancer": [2.0, 8.0, 3.0], "ours": [1.5, 6.0, 2.0], "bare": [1.0, 4.0, 1.0]}


def told(times: dict[str, list[float]]) -> dict[str, object]:
    return {row.name: row.value for row in trial._rows(times)}


def test_the_ratio_is_of_the_same_round() -> None:
    rows = told(ROUNDS | {"tk": [0.5, 1.0, 0.5]})
    assert rows["`python3 lancer.py` to a form one can type in"] == 3.0
    assert rows["times a bare Flask page"] == 2.0
    assert rows["times a Tk window"] == 6.0


def test_without_tk_nothing_is_said_of_it() -> None:
    rows = told(ROUNDS | {"tk": [NAN, NAN, NAN]})
    assert [name for name in rows if "Tk" in name] == []


def test_a_server_is_ended_once_it_was_measured(tmp_path: Path) -> None:
    serve = (
        "from http.server import *; s = HTTPServer(('127.0.0.1', 0), BaseHTTPRequestHandler); "
        "print(f'http://127.0.0.1:{s.server_port}/', flush=True); s.serve_forever()"
    )
    with trial.started([sys.executable, "-c", serve], tmp_path) as (url, begun):
        assert url.startswith("http://127.0.0.1:")
        assert begun > 0
        with pytest.raises(HTTPError, match="501"):
            urlopen(url, timeout=5)
    with pytest.raises(URLError, match="refused"):
        urlopen(url, timeout=5)

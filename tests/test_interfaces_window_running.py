"""The life of a real server process: started, reused, ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys.server import serving

from suivi_tool.interfaces.window import running

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signaux POSIX")

PROGRAM = "import sys\nfrom suivi_tool.interfaces.window.running import run\nsys.exit(run(None{}))"


class House:
    """Starts servers with a state folder of their own, and a browser that is only pretended."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.windows = place / "fenêtres.txt"
        browser = f"'{sys.executable}' '{ROOT / 'tests/journeys/pretend_browser.py'}'"
        self.environ = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "XDG_STATE_HOME": str(place / "état"),
            "SUIVI_NAVIGATEUR": f"{browser} '{self.windows}'",
        }
        self.started: list[subprocess.Popen[str]] = []

    def start(self, arguments: str = "") -> subprocess.Popen[str]:
        command = [sys.executable, "-W", "error", "-c", PROGRAM.format(arguments)]
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            command, env=self.environ, stdout=pipe, stderr=pipe, text=True, cwd=self.place
        )
        self.started.append(process)
        return process

    def opened(self, count: int) -> list[tuple[int, str]]:
        """Wait for that many windows; return the process and the address of each."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            lines = self.windows.read_text("utf-8").splitlines() if self.windows.exists() else []
            if len(lines) >= count:
                return [(int(line.split()[0]), line.split()[1]) for line in lines]
            time.sleep(0.05)
        raise AssertionError(f"{count} windows were not opened")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    place = tmp_path / "Dossier d’essai"
    place.mkdir()
    found = House(place)
    yield found
    for process in found.started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_closing_the_last_window_ends_the_server_within_ten_seconds(house: House) -> None:
    """Both windows are of one server, and killed without a word, as a browser that crashes."""
    first = house.start()
    house.opened(1)
    second = house.start()
    (one, page), (other, page_again) = house.opened(2)
    assert second.wait(10) == 0
    assert page.rpartition("/")[0] == page_again.rpartition("/")[0]
    assert first.poll() is None

    os.kill(one, signal.SIGKILL)
    time.sleep(6)
    assert first.poll() is None, "a window was still open"

    os.kill(other, signal.SIGKILL)
    closed = time.monotonic()
    assert first.wait(10) == 0
    assert time.monotonic() - closed < 10
    assert list((house.place / "état" / "suivi_tool").glob("*.json")) == []
    assert first.communicate() == ("", "")


def test_without_browser_it_serves_until_sigterm(house: House) -> None:
    server = house.start(", browser=False")
    assert server.stdout is not None
    url = server.stdout.readline().strip()
    assert url.startswith("http://127.0.0.1:")
    note = house.place / "page.txt"
    window = subprocess.Popen(
        [sys.executable, str(ROOT / "tests/journeys/pretend_browser.py"), str(note), url],
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 20
    while not note.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert "t=" not in note.read_text("utf-8"), "the token does not stay in the address"
    server.send_signal(signal.SIGTERM)
    assert server.wait(5) == 0
    window.kill()
    window.wait()
    assert server.communicate() == ("", "")


def test_the_state_of_a_killed_server_does_not_stand_in_the_way(house: House) -> None:
    killed = house.start()
    house.opened(1)
    killed.kill()
    killed.wait()
    again = house.start()
    windows = house.opened(2)
    assert again.poll() is None
    assert windows[0][1].split("/")[2:4] != windows[1][1].split("/")[2:4]


def test_two_double_clicks_at_once_make_one_server(house: House) -> None:
    starts = [house.start() for _ in range(3)]
    windows = house.opened(3)
    assert len({url.split("/")[2] for _, url in windows}) == 1
    until = time.monotonic() + 10
    while sum(start.poll() is None for start in starts) > 1 and time.monotonic() < until:
        time.sleep(0.05)
    assert sum(start.poll() is None for start in starts) == 1


def test_a_request_being_answered_is_finished_before_the_end(tmp_path: Path) -> None:
    written, answers = tmp_path / "écrit", []

    def slow_write() -> str:
        begun.set()
        time.sleep(0.8)
        written.write_text("entier", "utf-8")
        return "fait"

    begun = threading.Event()
    with serving(None) as client:
        client.enter()
        app = client.served.app
        app.view_functions["alive.read_date"] = slow_write
        asking = threading.Thread(target=lambda: answers.append(client.post("/date").text))
        asking.start()
        assert begun.wait(5)
        client.served.desk.life.stop()
    asking.join(5)
    assert answers == ["fait"]
    assert written.read_text("utf-8") == "entier"


def test_no_browser_is_told_in_a_window_and_the_address_serves(house: House) -> None:
    note, program = house.place / "montré.txt", house.place / "zenity"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{note}"\nsleep 60\n', "utf-8")
    program.chmod(0o755)
    house.environ |= {"SUIVI_NAVIGATEUR": "", "BROWSER": "", "DISPLAY": ":7"}
    house.environ["PATH"] = f"{house.place}:/bin/absent"
    server = house.start()
    assert server.stdout is not None
    url = server.stdout.readline().strip()
    until = time.monotonic() + 20
    while not (note.exists() and url in note.read_text("utf-8")) and time.monotonic() < until:
        time.sleep(0.05)
    said = note.read_text("utf-8")
    assert "Aucun navigateur" in said
    assert url in said
    server.send_signal(signal.SIGTERM)
    assert server.wait(5) == 0


def test_an_upload_that_stops_half_way_does_not_hold_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert running._Quiet.timeout <= 10
    monkeypatch.setattr(running._Quiet, "timeout", 0.3)
    with serving(None) as client:
        client.enter()
        half = socket.create_connection(("127.0.0.1", client.port))
        head = {
            "Host": f"127.0.0.1:{client.port}",
            "Cookie": client.cookie,
            "X-Jeton": client.served.desk.keys.form,
            "Content-Type": "multipart/form-data; boundary=x",
            "Content-Length": "1000",
        }
        lines = [f"POST {client.prefix}/date HTTP/1.1", *(f"{k}: {v}" for k, v in head.items())]
        half.sendall("\r\n".join([*lines, "", "--x"]).encode())
        while not client.served.desk.life._requests:
            time.sleep(0.01)
        client.served.desk.life.stop()
        ended = threading.Thread(target=client.served.desk.life.wait, daemon=True)
        ended.start()
        ended.join(10)
        assert not ended.is_alive()
        half.close()

"""Start the window: reuse the server that runs, or serve until the last window is closed."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

from filelock import FileLock
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from suivi_tool.actions.office import find_folder
from suivi_tool.errors import RefusedInput, SuiviError
from suivi_tool.interfaces import telling
from suivi_tool.interfaces.window import handover, remembered, state
from suivi_tool.interfaces.window.app import create_app
from suivi_tool.interfaces.window.desk import Desk, account_name
from suivi_tool.interfaces.window.life import Life
from suivi_tool.interfaces.window.opening import open_window
from suivi_tool.interfaces.window.wsgi import new_prefix
from suivi_tool.procedure.words import french

NO_BROWSER = french(
    "Aucun navigateur n'a pu être ouvert sur ce poste. Ouvrez cette adresse dans Edge, Chrome ou "
    "Firefox (Ctrl+C copie ce message) :"
)


class _Quiet(WSGIRequestHandler):
    """No line a request on the terminal: addresses hold secrets.

    A browser that stops in the middle of what it sends holds the server for `timeout` seconds.
    """

    timeout = 10.0

    def version_string(self) -> str:
        """Name no program and no version to whoever asks."""
        return "suivi"

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class _Server(ThreadedWSGIServer):
    """A server on loopback whose port nobody else may share (Windows would allow it)."""

    allow_reuse_address = os.name != "nt"
    daemon_threads = True


def say(url: str) -> None:
    """Print the address where there is a terminal (pythonw has none)."""
    if sys.stdout is not None:
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()


def run(
    folder: Path | None,
    today: date | None = None,
    user: str = "",
    mail: Path | None = None,
    *,
    browser: bool = True,
    announce: Callable[[str], None] = say,
) -> int:
    """Open the window over `folder` and serve it; return the exit code.

    `folder` None: SUIVI_DOSSIER, else where `suivi.toml` lies, else the one used last. Where there
    is no work folder the page of the first start opens. `mail` fills the form.
    With `browser` the server of a former start is reused, and ends when its last window is closed;
    without, the address is announced and the server runs until SIGTERM or Ctrl+C.

    Raises: RefusedInput where this machine refuses a port, or a private place for its state.
    """
    found = find_folder(folder)
    folder = found if folder or found else remembered.folder()
    path = state.state_file(folder, today, user)
    with FileLock(path.with_suffix(".lock")):
        former = state.read(path)
        url = handover.ask(former, mail) if former else None
        if url and browser:
            if not open_window(url):
                _without_browser(url, announce)
            return 0
        served = Served(folder, today, user, idle_stop=browser)
        if not url:
            served.found_at(path)
    try:
        served.start()
        served.open(mail, announce, browser=browser)
        served.wait()
    finally:
        served.close()
    return 0


def _without_browser(url: str, announce: Callable[[str], None]) -> None:
    """Say that no browser came up, and the address, where the person looks."""
    announce(url)
    telling.tell(f"{NO_BROWSER}\n{url}")


class Served:
    """One server, bound to its port from the start; `serve` answers until it may end.

    Raises: RefusedInput where no port is given to us.
    """

    def __init__(
        self, folder: Path | None, today: date | None, user: str, *, idle_stop: bool
    ) -> None:
        self.desk = Desk(
            folder,
            today,
            user or account_name(),
            life=Life(idle_stop=idle_stop),
            on_adopted=self._adopted,
        )
        self._states: list[Path] = []
        self._trial = today, user
        prefix = new_prefix()
        try:
            self._server = _Server("127.0.0.1", 0, _unready, _Quiet)
        except OSError as error:
            raise RefusedInput(
                f"cet ordinateur refuse d’ouvrir un port local ({error.strerror}).",
                remedy="Demandez à la personne qui gère ce poste d’autoriser 127.0.0.1.",
            ) from error
        port = self._server.server_port
        self.running = state.Running(port, prefix, self.desk.keys.token, os.getpid())
        self.app = create_app(self.desk, port, prefix)
        self._server.app = self.app
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)

    @property
    def url(self) -> str:
        """The address with its token, good as long as the server runs."""
        return handover.address(self.running, self.desk.keys.token)

    def open(self, mail: Path | None, announce: Callable[[str], None], *, browser: bool) -> None:
        """Open the first window, or announce the address."""
        kept = self._keep(mail)
        ticket = self.desk.tickets.issue() if browser else self.desk.keys.token
        url = handover.address(self.running, ticket, kept)
        if not browser:
            announce(url)
        elif not open_window(url):
            self.desk.life.stay()
            url = handover.address(self.running, self.desk.keys.token, kept)
            told = threading.Thread(target=_without_browser, args=(url, announce), daemon=True)
            told.start()  # a window that waits for « OK » keeps no signal waiting

    def found_at(self, path: Path) -> None:
        """Let a second start find this server by the state file `path`."""
        state.write(path, self.running)
        self._states.append(path)

    def start(self) -> None:
        """Answer requests from now on; SIGTERM and Ctrl+C end it when nothing is being answered."""
        _on_signals(self.desk.life.stop)
        self._thread.start()

    def wait(self) -> None:
        """Return when the server may end: idle, or told to."""
        self.desk.life.wait()
        self._server.shutdown()
        self._thread.join(5)

    def close(self) -> None:
        """Give the port back, take away what was dropped, and be found no more."""
        for path in self._states:
            state.forget(path, self.running.pid)
        self._server.server_close()
        self.desk.uploads.clear()

    def _adopted(self, root: Path) -> None:
        """Remember the work folder that the first start led to, and be found under it."""
        remembered.remember(root)
        self.found_at(state.state_file(root.absolute(), *self._trial))

    def _keep(self, mail: Path | None) -> str:
        """Keep the mail that was dropped on the icon; the form says where it cannot be read."""
        try:
            return self.desk.uploads.keep(mail.name, mail.read_bytes()).id if mail else ""
        except (OSError, SuiviError):
            return handover.UNREADABLE


def _unready(_environ: object, _start: object) -> list[bytes]:
    return []


def _on_signals(stop: Callable[[], None]) -> None:
    """End on SIGTERM and Ctrl+C (on Windows also Ctrl+Break), when nothing is being answered."""
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGTERM", "SIGINT", "SIGBREAK", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: stop())
